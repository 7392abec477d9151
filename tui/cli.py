"""The command `afterword`. Textual is imported only when the board is opened."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models.errors import AfterwordError

if TYPE_CHECKING:
    from tui.desk import Desk

TROUBLE = 2
"""The exit status when something went wrong."""


def _version() -> str:
    from importlib.metadata import version

    return version("afterword")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", metavar="PATH-OR-URL", help="Use this board instead of your own.")
@click.option("--version", is_flag=True, help="Show the version and end.")
@click.pass_context
def main(context: click.Context, db: str | None, version: bool) -> None:
    """A board for what comes after a job interview.

    Without a command it opens the board.

    \b
    Examples:
      afterword                    open your board
      afterword demo               look around on a throw-away board
      afterword --db work.db       open another board
    """
    if version:
        click.echo(f"afterword {_version()}")
        context.exit()
    context.obj = db
    if context.invoked_subcommand is None:
        _open(db)


@main.command()
def demo() -> None:
    """Open a throw-away board with lifelike data; nothing of yours is touched."""
    from tempfile import TemporaryDirectory

    _need_terminal()
    with _told(), TemporaryDirectory(prefix="afterword-demo-") as folder:
        from models.database import open_database
        from models.demo import DEMO_PROFILE, fill_demo
        from models.settings import Settings, load_settings
        from models.settings_file import save_profile
        from tui.desk import Desk

        path = Path(folder) / "config.toml"
        save_profile(path, DEMO_PROFILE)
        own = load_settings()
        settings = Settings(
            path, DEMO_PROFILE, theme=own.theme, clipboard=own.clipboard, keys=own.keys
        )
        with open_database(Path(folder) / "demo.db") as database:
            desk = Desk(database, settings, throwaway=True)
            fill_demo(now=desk.now())
            _run(desk)


@main.command()
@click.pass_obj
def config(db: str | None) -> None:
    """Show where the settings and the data are kept, and whether the settings are sound."""
    from models.database import default_location
    from models.settings import default_path, load_settings

    with _told():
        click.echo(f"settings  {default_path()}")
        click.echo(f"data      {db or default_location()}")
        problems = load_settings().problems
        for problem in problems:
            click.echo(f"! {problem}", err=True)
        if problems:
            sys.exit(1)


def _open(db: str | None) -> None:
    _need_terminal()
    with _told():
        from models.database import open_database
        from models.settings import load_settings
        from tui.desk import Desk

        settings = load_settings()
        with open_database(db) as database:
            _run(Desk(database, settings))


def _run(desk: "Desk") -> None:
    from tui.app import run

    status = run(desk)
    if status:
        sys.exit(status)


def _need_terminal() -> None:
    """The board is for a person at a terminal; anything else is told so."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(
            "The board needs a terminal: run afterword in one. See afterword --help.", err=True
        )
        sys.exit(TROUBLE)
    if os.environ.get("TERM", "") in ("", "dumb"):
        click.echo("This terminal cannot draw the board (TERM is not set, or 'dumb').", err=True)
        click.echo("Run afterword in another terminal, or set TERM=xterm-256color here.", err=True)
        sys.exit(TROUBLE)


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong is told in two lines, with a status that says so."""
    try:
        yield
    except AfterwordError as error:
        click.echo(f"{error.title}: {error.message}", err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        sys.exit(TROUBLE)
