"""Arguments that several subcommands have, and how a shell completes them."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def companies(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The companies on the board that begin so. A shell is told of no trouble: then there are none.

    A name that two cards share names neither, and is left out.
    """
    from collections import Counter

    from models.choosing import read_named
    from models.text import fold
    from tui.cli.session import opened

    try:
        with opened(context.find_root().params.get("db")):
            on_board = Counter(one.company for one in read_named() if not one.archived)
    except Exception:
        return []
    names = [name for name, count in on_board.items() if count == 1]
    return sorted(name for name in names if fold(name).startswith(fold(begun)))


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
