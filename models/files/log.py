"""The log: what went wrong, for whoever mends it, with nothing personal in it.

Of an exception it keeps the kind, the places in the code it came through, and the engine's or the
system's own name for it. Never its message and never a value: those may hold a person's words.
"""

import errno
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType, TracebackType

_OWN = ("models", "tui")


def log_path() -> Path:
    """Where the log is, or would be: `afterword.log` in the XDG state folder."""
    from platformdirs import user_state_path

    return user_state_path("afterword", appauthor=False) / "afterword.log"


def record(error: BaseException) -> Path | None:
    """Write down an exception; the log's place, or None where it cannot be written. Never raises.

    The file and its folder are made when there is something to write, for their owner alone.
    """
    # Loaded now: hardly any run has something to write.
    from models.files.log_file import write

    path = log_path()
    try:
        write(path, describe(error))
    except OSError:
        return None
    return path


def describe(error: BaseException) -> str:
    """An exception in the log's words: when, which versions, each cause with its way."""
    import platform

    when = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    program = f"afterword {_version('afterword')}, textual {_version('textual')}"
    head = f"{when} {program}, python {platform.python_version()}, {sys.platform}"
    return "\n".join([head, *_lines(error, set())])


def where(error: BaseException) -> str:
    """The kind of an exception and the program's own line that it came from, in a few words."""
    own = [place for place in _way(error.__traceback__) if place.startswith(_OWN)]
    return f"{_kind(error)} in {own[-1]}" if own else _kind(error)


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    yield f"  {_kind(error)}{_code(error)}"
    yield from (f"    {place}" for place in _way(error.__traceback__))
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _lines(one, seen)
    hidden = error.__suppress_context__
    cause = error.__cause__ or (None if hidden else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield "  because of"
        yield from _lines(cause, seen)


def _kind(error: BaseException) -> str:
    return type(error).__qualname__


def _code(error: BaseException) -> str:
    """What the system or SQLite calls it; both are names from a fixed list."""
    if isinstance(error, OSError) and error.errno is not None:
        return f" {errno.errorcode.get(error.errno, error.errno)}"
    name = getattr(error, "sqlite_errorname", "")
    return f" {name}" if isinstance(name, str) and name.startswith("SQLITE_") else ""


def _way(trace: TracebackType | None) -> list[str]:
    from traceback import walk_tb

    return [_place(frame, line) for frame, line in walk_tb(trace)]


def _place(frame: FrameType, line: int) -> str:
    """A place by its module's name: a path may hold the person's, a template's text their words."""
    module = frame.f_globals.get("__name__")
    known = sys.modules.get(module) if isinstance(module, str) else None
    if known is None or getattr(known, "__dict__", None) is not frame.f_globals:
        return "a template"
    return f"{module}:{line} {frame.f_code.co_name}"


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
