"""A file of a board as a failing disk leaves it."""

from pathlib import Path

PAGE = 4096


def ruin(path: Path, kept: int = 2) -> None:
    """Overwrite all but so many pages; less than nothing counts from the end."""
    whole = bytearray(path.read_bytes())
    whole[kept * PAGE :] = b"\xff" * len(whole[kept * PAGE :])
    path.write_bytes(whole)
