"""What the subcommands share: the person's board, opened as a script needs it. Without click."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from models.settings.reading import Settings
from tui.cli.output import warn
from tui.trouble import told

if TYPE_CHECKING:
    from models.database import Database


@dataclass(frozen=True, slots=True)
class Session:
    """An open board with the person's settings; `now` is in the person's zone, to the second.

    `notices` is what there is to say about the file.
    """

    settings: Settings
    now: datetime
    notices: tuple[str, ...] = ()


@contextmanager
def session(db: str | None, *, making: bool = False, writing: bool = False) -> Iterator[Session]:
    """The board of a script: opened, closed at the end, and trouble told.

    Only a command that is `making` something makes a file: where the person has no board of their
    own yet, it is an empty one that is not kept, and any other that is not there is trouble. Before
    a command that makes or is `writing` something, the day's backup is made, if need be; after it,
    the calendar file follows. Settings that are not understood are named on standard error; their
    defaults are used.
    """
    with told(), opened(db, making=making, writing=writing) as known:
        for notice in (*known.settings.problems, *known.notices):
            warn(f"! {notice}")
        yield known
        if (writing or making) and (trouble := calendar_kept_up(known.settings, known.now)):
            warn(f"! {trouble}")


@contextmanager
def opened(db: str | None, *, making: bool = False, writing: bool = False) -> Iterator[Session]:
    """The same without a word; trouble is raised as `AfterwordError`."""
    from models.database import open_database
    from models.settings.reading import load_settings

    settings = load_settings()
    with open_database(db if making else _there(db)) as board:
        now = datetime.now(UTC).astimezone(settings.zone).replace(microsecond=0)
        said = back_up_first(board, settings, now) if writing or making else ""
        yield Session(settings, now, tuple(filter(None, (*board.notices, said))))


def _there(db: str | None) -> str:
    """Where a board is to be read, without making it. Raises `DatabaseProblem` if it is not there.

    The person's own is empty until they make one; where there are backups of it, they had one.
    """
    from models.database import MEMORY, default_location
    from models.database.places import backups_folder, is_missing

    place = db or str(default_location())
    if not is_missing(place):
        return place
    if db or backups_folder(default_location()).is_dir():
        from models.database.problems import not_there

        raise not_there(place)
    return MEMORY


def calendar_kept_up(settings: Settings, now: datetime) -> str:
    """After the open board was changed: the person's calendar file too; a sentence if that failed.

    Nothing where they want none.
    """
    if settings.outgoing.calendar_file is None:
        return ""
    from models.errors import AfterwordError
    from models.exchange.exports.calendar import keep_up_if_wanted

    try:
        keep_up_if_wanted(settings, now)
    except AfterwordError as error:
        return str(error)
    return ""


def back_up_first(board: "Database", settings: Settings, now: datetime) -> str:
    """Before a board is changed: the day's backup, if need be; a sentence where that failed."""
    if board.file is None:
        return ""
    from models.backups.making import back_up_daily

    return back_up_daily(board.file, now=now, settings=settings.path)
