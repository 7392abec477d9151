"""What the subcommands share: the person's board, opened as a script needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import click

from models.settings import Settings
from tui.start import told


@dataclass(frozen=True, slots=True)
class Session:
    """An open board with the person's settings; `now` is in the person's zone, to the second."""

    settings: Settings
    now: datetime


@contextmanager
def session(db: str | None) -> Iterator[Session]:
    """The board of a script: opened, closed at the end, and trouble told.

    Where the person has none of their own yet, it is an empty one that is not kept: asking makes
    no file. Settings that are not understood are named on standard error; their defaults are used.
    """
    with told():
        from models.database import MEMORY, default_location, open_database
        from models.settings import load_settings

        settings = load_settings()
        for problem in settings.problems:
            click.echo(f"! {problem}", err=True)
        with open_database(db if db or default_location().exists() else MEMORY) as opened:
            for notice in opened.notices:
                click.echo(f"! {notice}", err=True)
            now = datetime.now(UTC).astimezone(settings.zone).replace(microsecond=0)
            yield Session(settings, now)
