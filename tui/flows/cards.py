"""Which flow carries out which command on a card; its module is imported when it is first used.

The board is on the screen some 40 ms sooner for it.
"""

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

from models.board.cards import Card
from models.errors import NotPossible
from tui.screens.base import DeskScreen

CardFlow = Callable[[DeskScreen[Any], Card], Awaitable[int | None]]
"""Does something about a card; the number of the card to select then, if it is another."""

FLOWS: dict[str, str] = {
    "open": "showing.show",
    "compose": "due.do_next",
    "move-right": "moving.move_right",
    "move-left": "moving.move_left",
    "move-to": "moving.move_to",
    "debrief": "interviews.debrief",
    "log": "contacts.log",
    "round": "interviews.new_round",
    "edit": "interviews.edit",
    "copy-last": "contacts.copy_last",
    "snooze": "contacts.snooze",
    "persist": "contacts.persist",
    "archive": "contacts.archive",
    "delete": "contacts.delete",
}
"""By the command's name: the module in this folder, and its function."""


def flow(name: str) -> CardFlow:
    """The flow of a command on a card."""
    module, _, function = FLOWS[name].partition(".")
    found: CardFlow = getattr(import_module(f"tui.flows.{module}"), function)
    return found


def still_there(card: Card, fresh: Card | None) -> Card:
    """The card as it is now on the board, if it is there.

    Raises `NotPossible` where it is gone, or was just moved: what was meant may not be meant now.
    """
    if fresh is None:
        raise NotPossible(f"{card.title} is no longer on the board.")
    if fresh.stage is not card.stage:
        raise NotPossible(f"{card.title} was just moved in another window.")
    return fresh
