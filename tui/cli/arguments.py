"""Arguments that several subcommands have, and how a shell completes them.

A shell is told of no trouble: where the board cannot be read, nothing is offered.
"""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _board(context: click.Context) -> str | None:
    """Which board the line names: as typed, so with what the shell would have replaced."""
    import os

    db = context.find_root().params.get("db")
    if db and db.startswith("~/"):
        db = f"{os.environ.get('HOME', '~')}{db[1:]}"
    return os.path.expandvars(db) if db else None


def companies(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The companies on the board that begin so, for `afterword show` those in the archive too.

    A name that two cards share names neither, and is left out.
    """
    from collections import Counter

    from models.board.choosing import read_named
    from models.text import fold
    from tui.cli.session import opened

    try:
        with opened(_board(context)):
            known = read_named()
    except Exception:
        return []
    shelved = context.info_name == "show"
    names = Counter(one.company for one in known if shelved or not one.archived)
    single = [name for name, count in names.items() if count == 1]
    return sorted(name for name in single if fold(name).startswith(fold(begun)))


def people(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The people of the application that the line names already, as far as they begin so."""
    from models.board.choosing import choose
    from models.text import fold
    from tui.cli.session import opened

    # What stands before the option that is completed has not become a parameter yet.
    which = " ".join(context.args[:1])
    try:
        with opened(_board(context)):
            named = choose(which)
    except Exception:
        return []
    return [name for name in named.people if fold(name).startswith(fold(begun))]


def which(*, several: bool = True) -> Decorator:
    """The application a command is about: its number, or words that fit one alone."""
    return click.argument(
        "which",
        metavar="WHICH..." if several else "WHICH",
        nargs=-1 if several else 1,
        required=True,
        shell_complete=companies,
    )


def as_json() -> Decorator:
    """Print JSON instead of words."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def here(command: str) -> str:
    """What the person types for another subcommand on the board that this one is about."""
    from models.database import default_location
    from models.database.places import command_for, shown

    db = click.get_current_context().find_root().obj
    return command_for(shown(db) if db else str(default_location()), command)
