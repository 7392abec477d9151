"""Paths as people type them."""

from pathlib import Path


def at_home(place: str | Path) -> Path:
    """A path whose ~ leads home; ~somebody whom nobody knows is a name like any other."""
    try:
        return Path(place).expanduser()
    except RuntimeError:
        return Path(place)
