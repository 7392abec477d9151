"""Taking back the newest change, and doing it again; whichever window made it, it is named."""

import asyncio
from contextlib import closing
from typing import Any

from models.errors import LeftAsItIs
from models.journal import replaying
from models.journal.replaying import Replayed, Replaying
from models.sharing.authorship import made_elsewhere
from models.sharing.watching import Watch
from tui.progress import bar
from tui.screens.base import DeskScreen
from tui.typeahead import stop_wanted


async def undo(screen: DeskScreen[Any], watch: Watch) -> int | None:
    """Take back the newest change; one that another window made meanwhile only after asking.

    The application that it was about. Raises `NotPossible` where there is nothing to take back.
    """
    newest = replaying.to_undo()
    elsewhere = dict(made_elsewhere(watch.began_at))
    if newest in elsewhere and not await screen.prompt.confirm(
        f"The newest change was made in another window: {elsewhere[newest]}. Take it back?",
        "take it back",
        "leave it",
    ):
        raise LeftAsItIs("It stays. Nothing was taken back.")
    steps = replaying.undoing(newest)
    replayed = await _stepwise(screen, "Taking it back", steps, "nothing was taken back")
    return await _said(screen, "Taken back", replayed, watch)


async def redo(screen: DeskScreen[Any], watch: Watch) -> int | None:
    """Do again what was taken back last, likewise."""
    steps = replaying.redoing()
    replayed = await _stepwise(screen, "Doing it again", steps, "nothing was done again")
    return await _said(screen, "Done again", replayed, watch)


async def _stepwise(screen: DeskScreen[Any], what: str, steps: Replaying, stopped: str) -> Replayed:
    """All of it, with how far it is where it takes long; Escape stops it, and nothing of it stays.

    A command is taken back whole or not at all: half of one would be a board that nobody made.
    """
    with closing(steps):
        while True:
            try:
                share = next(steps)
            except StopIteration as end:
                replayed: Replayed = end.value
                return replayed
            screen.status.say(f"{what}: {bar(share, 1)}  Esc stops.")
            await asyncio.sleep(0)
            if stop_wanted(screen.app):
                raise LeftAsItIs(f"Stopped: {stopped}.")


async def _said(screen: DeskScreen[Any], what: str, replayed: Replayed, watch: Watch) -> int | None:
    watch.skip()
    await screen.reload()
    screen.status.say(f"{what}: {replayed.title}.")
    return replayed.application_id
