"""Which flow carries out which command on a card."""

from collections.abc import Awaitable, Callable
from typing import Any

from models.board import Card
from models.errors import NotPossible
from models.stages import ORDER, TITLES, neighbour
from tui.flows import contacts, due, interviews, moving
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option

CardFlow = Callable[[DeskScreen[Any], Card], Awaitable[int | None]]
"""Does something about a card; the number of the card to select then, if it is another."""


async def show(screen: DeskScreen[Any], card: Card) -> None:
    """Everything about the card."""
    from tui.screens.application import ApplicationScreen

    await screen.app.push_screen_wait(ApplicationScreen(screen.desk, card.id))
    await screen.reload()


async def move_right(screen: DeskScreen[Any], card: Card) -> None:
    """One column on."""
    target = neighbour(card.stage, 1)
    if target is None:
        raise NotPossible(f"{TITLES[card.stage]} is the last column.", hint="a archives the card.")
    await moving.move(screen, card, target)


async def move_left(screen: DeskScreen[Any], card: Card) -> None:
    """One column back: a correction."""
    target = neighbour(card.stage, -1)
    if target is None:
        raise NotPossible(f"{TITLES[card.stage]} is the first column.")
    await moving.move(screen, card, target)


async def move_to(screen: DeskScreen[Any], card: Card) -> None:
    """To a column by its number."""
    options = [Option(str(number), TITLES[stage], stage) for number, stage in enumerate(ORDER, 1)]
    target = await screen.prompt.choose(f"Move {card.title} to:", options)
    if target is not None:
        await moving.move(screen, card, target)


FLOWS: dict[str, CardFlow] = {
    "open": show,
    "compose": due.do_next,
    "move-right": move_right,
    "move-left": move_left,
    "move-to": move_to,
    "debrief": interviews.debrief,
    "log": contacts.log,
    "round": interviews.new_round,
    "edit": interviews.edit,
    "copy-last": contacts.copy_last,
    "snooze": contacts.snooze,
    "persist": contacts.persist,
    "archive": contacts.archive,
    "delete": contacts.delete,
}
