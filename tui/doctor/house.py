"""Checks of the program's own things: its version, the settings, the data."""

import os
import platform
import stat
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from models.database import MEMORY, default_location, open_database
from models.errors import AfterwordError
from models.log import log_path
from models.settings import Settings, default_path
from tui.doctor.finding import Finding, Level


def program() -> Finding:
    """What runs."""
    parts = [f"Afterword {_version('afterword')}", f"Textual {_version('textual')}"]
    parts.append(f"Python {platform.python_version()} on {platform.system()}")
    return Finding("program", Level.FACT, ", ".join(parts))


def settings(read: Settings | AfterwordError) -> Finding:
    """Whether the settings are understood."""
    if isinstance(read, AfterwordError):
        return Finding("settings", Level.TROUBLE, read.message, read.hint)
    if read.problems:
        says = f"{read.path}: {len(read.problems)} not understood"
        return Finding("settings", Level.NOTICE, says, "afterword config names them.")
    there = "" if default_path().exists() else " (not made yet; the defaults hold)"
    return Finding("settings", Level.FINE, f"{read.path}{there}")


def data(location: str | None) -> Finding:
    """Whether the board can be opened, is sound, and is its owner's alone; nothing is changed."""
    place = location or str(default_location())
    is_file = "://" not in place and place != MEMORY
    path = Path(place).expanduser()
    if is_file and not path.exists():
        return Finding("data", Level.FINE, f"{place} (not made yet; the board makes it)")
    try:
        with open_database(location, migrate=False) as opened:
            wrong, shown = opened.damage(), opened.shown
    except AfterwordError as error:
        return Finding("data", Level.TROUBLE, error.message, error.hint)
    if wrong:
        advice = "Leave it as it is, and put a copy in its place."
        return Finding("data", Level.TROUBLE, f"{shown} is damaged: {wrong}", advice)
    if is_file and os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        advice = f"chmod 600 {place}"
        return Finding("data", Level.NOTICE, f"{shown} is sound, but others can read it", advice)
    return Finding("data", Level.FINE, f"{shown} is sound")


def log() -> Finding:
    """Where mistakes of the program are written down."""
    path = log_path()
    return Finding("log", Level.FACT, str(path) if path.exists() else f"{path} (nothing in it yet)")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"
