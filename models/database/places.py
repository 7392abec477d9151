"""Where a board may be: the person's own place, other paths, addresses; and what lies beside it."""

from pathlib import Path

from models.files.home import at_home

MEMORY = ":memory:"
SIDES = ("", "-wal", "-shm", "-journal")
"""What SQLite puts behind a file's name: the file itself, and what it may keep beside it."""


def default_location() -> Path:
    """The person's own board: `afterword/afterword.db` in the XDG data folder."""
    from platformdirs import user_data_path

    return user_data_path("afterword", appauthor=False) / "afterword.db"


def file_at(place: str) -> Path | None:
    """The file that a path or an SQLite address means; None for memory or a server."""
    if place.startswith("sqlite:"):
        from playhouse.db_url import parse

        return file_at(str(parse(place)["database"]))
    return None if place == MEMORY or "://" in place else at_home(place)


def is_missing(place: str) -> bool:
    """Whether a place is a file that is not there; what is on a server is never taken for that.

    Nor is one in a folder that may not be entered: opening it tells.
    """
    file = file_at(place)
    try:
        return file is not None and not file.exists()
    except PermissionError:
        return False


def backups_folder(board: Path) -> Path:
    """Where a board's backups are kept: beside the file itself, should a link lead to it."""
    file = board.resolve()
    return file.with_name(f"{file.name}-backups")


def of_board(file: Path) -> list[Path]:
    """A board's file with what lies beside it, and the folder it is in if that is Afterword's."""
    file = file.resolve()
    own = default_location().parent.resolve()
    folder = [own] if file.parent == own else []
    return [*folder, *(file.with_name(file.name + side) for side in SIDES), backups_folder(file)]


def shown(place: str) -> str:
    """A place fit to be shown: a password may stand before the host or among the options."""
    if "://" not in place:
        return place
    scheme, rest = place.split("://", 1)
    return f"{scheme}://{rest.partition('?')[0].rpartition('@')[2]}"


def command_for(place: str, command: str = "") -> str:
    """How the person runs a subcommand on this board, or opens it."""
    words = ["afterword"]
    if place != str(default_location()):
        import shlex

        words += ["--db", shlex.quote(place)]
    return " ".join([*words, command]).rstrip()
