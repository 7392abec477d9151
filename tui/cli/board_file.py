"""What the commands on whole files share: which file it is, the settings, the moment, consent."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from models.errors import NotPossible

if TYPE_CHECKING:
    from models.settings.reading import Settings

DECLINED = 1
"""The exit status where the person said no."""


def board_file(db: str | None) -> "tuple[Path, datetime, Settings]":
    """The board's file, now in the person's zone, and the settings.

    Raises `NotPossible` for a board that is not in a file.
    """
    from models.database import default_location
    from models.database.places import file_at, shown
    from models.settings.reading import load_settings

    settings = load_settings()
    file = file_at(db) if db else default_location()
    if file is None:
        raise NotPossible(
            f"{shown(db or '')} is not a file.",
            hint="A database server has its own ways to back up, restore and erase.",
        )
    return file, datetime.now(UTC).astimezone(settings.zone).replace(microsecond=0), settings


def agreed(question: str, yes: bool) -> bool:
    """Whether the person says yes; never asked where `yes` was said or there is no terminal.

    Raises `NotPossible` in the latter case.
    """
    if yes:
        return True
    # Python has none of a stream that was closed before the start.
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise NotPossible("Nobody is here to be asked.", hint="Nothing was done: add --yes.")
    return click.confirm(question, default=False)
