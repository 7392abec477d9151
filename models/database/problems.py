"""What an engine says is wrong, in words that a person can act on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from peewee import DatabaseError, OperationalError, PeeweeException

from models.database.places import backups_folder, command_for, file_at, shown
from models.errors import DatabaseDamaged, DatabaseProblem, NotPossible
from models.tables import proxy

_RESTORE = "It was left untouched. To put the newest good backup in its place: {restore}"


@contextmanager
def explained(place: str = "") -> Iterator[None]:
    """Turn what the engine says into a `DatabaseProblem` that a person can act on."""
    try:
        yield
    except PeeweeException as error:
        first = _first(error)
        if isinstance(first, DatabaseProblem):
            raise first from error
        raise problem(str(first), place or _bound_place(), _verb(first)) from error


def _first(error: BaseException) -> BaseException:
    """What went wrong, where SQLite had taken the transaction back by itself already.

    It does so when a write fails; taking it back once more then fails too, and hides the reason.
    """
    signs = ("cannot rollback", "no such savepoint")
    while any(sign in str(error) for sign in signs) and error.__context__ is not None:
        error = error.__context__
    return error


def damaged(place: str, message: str) -> DatabaseDamaged:
    """The problem of a file that holds what no Afterword wrote, with the way back from it."""
    hint = _RESTORE.format(restore=command_for(place, "restore"))
    return DatabaseDamaged(message.format(place=shown(place)), hint=hint)


def not_there(place: str) -> DatabaseProblem:
    """There is no board at a path, with the ways to make one, or to get one back from backups."""
    file = file_at(place)
    if file is not None and backups_folder(file).is_dir():
        return DatabaseProblem(
            f"There is no board at {shown(place)}, only backups of one.",
            hint=f"To put the newest good one there: {command_for(place, 'restore')}",
        )
    return DatabaseProblem(
        f"There is no board at {shown(place)}.",
        hint="Is the path right? add and import make a board there, and so does opening one: "
        f"{command_for(place)}",
    )


def in_use(place: str) -> NotPossible:
    """Another program has the board open, and what is to be done needs it alone."""
    return NotPossible(f"{place} is open in another Afterword.", hint="Close it there first.")


def _bound_place() -> str:
    return str(getattr(proxy.obj, "database", "") or "")


def _verb(error: BaseException) -> str:
    return "answered" if isinstance(error, (OperationalError, DatabaseError)) else "said"


_DAMAGE = (
    ("malformed", "{place} is damaged."),
    ("no such table", "{place} lacks a table of Afterword."),
)
_CAUSES = (
    ("locked", "{place} is in use by another program.", "Try again in a moment, or end it there."),
    (
        "not a database",
        "{place} is not an Afterword board.",
        "It was left untouched. Choose another file with --db PATH.",
    ),
    (
        "readonly",
        "{place} cannot be written.",
        "Make the file and its folder writable, or choose another with --db PATH.",
    ),
    (
        "unable to open",
        "{place} cannot be opened.",
        "See that the folder exists and is yours to write, or choose another with --db PATH.",
    ),
    (
        "psycopg",
        "{place} needs a driver for PostgreSQL, which is not installed.",
        "Install one beside Afterword: pip install psycopg2-binary.",
    ),
    (
        "MySQL driver",
        "{place} needs a driver for MySQL, which is not installed.",
        "Install one beside Afterword: pip install pymysql.",
    ),
    (
        "disk I/O error",
        "{place} could not be read or written.",
        "See whether its disk is full or failing, then try again.",
    ),
    ("disk is full", "The disk that holds {place} is full.", "Free some space, then try again."),
)
_OF_PERMISSIONS = ("readonly", "unable to open")


def _shut(file: Path) -> tuple[str, str] | None:
    """What keeps a board that is there from being written, and what to do; None if nothing does.

    SQLite does not say which it was, and makes files beside a board even to read it.
    """
    file = file.resolve()
    folder = file.parent
    if not os.access(file, os.F_OK):
        return None
    log = file.with_name(f"{file.name}-wal")
    board = f"{file.name} and {log.name}" if os.access(log, os.F_OK) else "the board"
    copy = f"copy {board} to where you can write, and open the copy with --db PATH."
    if _is_read_only_disk(folder):
        return "its disk is mounted read-only", f"Even to look at it, {copy}"
    in_folder, in_file = os.access(folder, os.W_OK | os.X_OK), os.access(file, os.R_OK | os.W_OK)
    if in_folder:
        return None if in_file else ("the file is read-only", f"Make it writable, or {copy}")
    which = "that folder" if in_file else "the file and its folder"
    return (
        f"nothing can be made in {folder}",
        f"Make {which} writable (looking at a board writes there too), or {copy}",
    )


def _is_read_only_disk(folder: Path) -> bool:
    with suppress(AttributeError, OSError):  # Windows has no such question.
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    return False


def problem(said: str, place: str, verb: str = "answered") -> DatabaseProblem:
    """What an engine said about the board at a place."""
    for sign, message in _DAMAGE:
        if sign in said:
            return damaged(place, message)
    file = file_at(place)
    if "not a database" in said and file is not None and backups_folder(file).is_dir():
        return damaged(place, "{place} is damaged: it is no database any more.")
    for sign, message, hint in _CAUSES:
        if sign in said:
            what = message.format(place=shown(place))
            shut = _shut(file) if file is not None and sign in _OF_PERMISSIONS else None
            if shut is None:
                return DatabaseProblem(what, hint=hint)
            why, to_do = shut
            return DatabaseProblem(f"{what.removesuffix('.')}: {why}.", hint=to_do)
    return DatabaseProblem(
        f"The database {shown(place)} {verb}: {said}.", hint="Nothing was changed by this step."
    )
