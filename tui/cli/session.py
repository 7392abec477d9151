"""What the subcommands share: the person's board, opened as a script needs it. Without click."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from models.settings import Settings
from tui.cli.output import warn
from tui.start import told


@dataclass(frozen=True, slots=True)
class Session:
    """An open board with the person's settings; `now` is in the person's zone, to the second.

    `notices` is what there is to say about the file.
    """

    settings: Settings
    now: datetime
    notices: tuple[str, ...] = ()


@contextmanager
def session(db: str | None, *, making: bool = False) -> Iterator[Session]:
    """The board of a script: opened, closed at the end, and trouble told.

    Where the person has none of their own yet, it is an empty one that is not kept, unless the
    command is `making` something: asking makes no file. Settings that are not understood are named
    on standard error; their defaults are used.
    """
    with told(), opened(db, making=making) as known:
        for notice in (*known.settings.problems, *known.notices):
            warn(f"! {notice}")
        yield known


@contextmanager
def opened(db: str | None, *, making: bool = False) -> Iterator[Session]:
    """The same without a word; trouble is raised as `AfterwordError`."""
    from models.database import MEMORY, default_location, open_database
    from models.settings import load_settings

    settings = load_settings()
    with open_database(db if db or making or default_location().exists() else MEMORY) as board:
        now = datetime.now(UTC).astimezone(settings.zone).replace(microsecond=0)
        yield Session(settings, now, tuple(board.notices))
