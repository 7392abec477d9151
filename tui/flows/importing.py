"""Bringing files in: which ones, then a screen that shows what would become of their rows."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from models.errors import InvalidInput
from models.exchange.incoming.dropped import dropped
from models.files.home import at_home
from tui.screens.base import DeskScreen


async def ask_and_import(screen: DeskScreen[Any]) -> None:
    """Ask for a file by its path, then bring it in."""
    paths = await screen.prompt.type(
        "Which file? Its path, or drop it here (CSV, JSON, an invitation, a vCard…)", _files
    )
    if paths:
        await bring_in(screen, paths)


def _files(text: str) -> list[Path]:
    place = at_home(text.strip()).absolute()
    paths = dropped(text) or dropped(str(place))
    if not paths:
        raise _no_file(place)
    return paths


def _no_file(place: Path) -> InvalidInput:
    with suppress(OSError):
        if place.is_dir():
            return InvalidInput("This is a folder.", hint="Give the path of a file in it.")
        if place.exists():
            return InvalidInput("This is no ordinary file.", hint="Pipe it in: afterword import -")
    return InvalidInput("There is no such file.", hint="Give its path from the root, or from ~.")


async def bring_in(screen: DeskScreen[Any], paths: Sequence[Path]) -> None:
    """Show what would come in, and write it if the person says so."""
    from tui.screens.importing import ImportScreen

    said = await screen.app.push_screen_wait(ImportScreen(screen.desk, paths))
    await screen.reload()
    if said:
        screen.status.say(f"{said}. u takes all of it back.")
