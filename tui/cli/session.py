"""What the subcommands share: the person's board opened, and trouble told in two lines."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import click

from models.errors import AfterwordError
from models.settings import Settings

TROUBLE = 2
"""The exit status when something went wrong."""
_CANNOT_DRAW = ("", "dumb", "unknown", "vt52")


@dataclass(frozen=True, slots=True)
class Session:
    """An open board with the person's settings; `now` is in the person's zone, to the second."""

    settings: Settings
    now: datetime


@contextmanager
def told() -> Iterator[None]:
    """What goes wrong is told in two lines, with a status that says so."""
    try:
        yield
    except AfterwordError as error:
        click.echo(f"{error.title}: {error.message}", err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        sys.exit(TROUBLE)


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
        with open_database(db if db or default_location().exists() else MEMORY):
            now = datetime.now(UTC).astimezone(settings.zone).replace(microsecond=0)
            yield Session(settings, now)


def need_terminal() -> None:
    """The board is for a person at a terminal; anything else is told so."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(
            "The board needs a terminal: run afterword in one. See afterword --help.", err=True
        )
        sys.exit(TROUBLE)
    term = os.environ.get("TERM", "")
    if term in _CANNOT_DRAW:
        named = f"TERM is '{term}'" if term else "TERM is not set"
        click.echo(f"This terminal cannot draw the board ({named}).", err=True)
        click.echo("Run afterword in another terminal, or set TERM=xterm-256color here.", err=True)
        sys.exit(TROUBLE)
