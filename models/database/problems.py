"""What an engine says is wrong, in words that a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

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
            return DatabaseProblem(message.format(place=shown(place)), hint=hint)
    return DatabaseProblem(
        f"The database {shown(place)} {verb}: {said}.", hint="Nothing was changed by this step."
    )
