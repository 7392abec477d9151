"""Whether the board's file is still the one that was opened.

SQLite goes on writing into a file that was deleted, or replaced by another, without a word; all of
that would be gone with the program.
"""

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from models.errors import DatabaseProblem

_opened: "WeakKeyDictionary[Any, tuple[int, int]]" = WeakKeyDictionary()


def remember(engine: Any) -> None:
    """Note which file an open database is, if it is one."""
    known = _identity(engine.database)
    if known is not None:
        _opened[engine] = known


def require(engine: Any) -> None:
    """Raises `DatabaseProblem` where the file of a database was taken away or replaced since."""
    known = _opened.get(engine)
    if known is not None and _identity(engine.database) != known:
        raise DatabaseProblem(
            f"{engine.database} was moved or replaced while it was open; nothing was written.",
            hint="Put it back in its place, or close Afterword and open it again.",
        )


def _identity(place: Any) -> tuple[int, int] | None:
    try:
        found = Path(str(place)).stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
