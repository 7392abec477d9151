"""Everything about a card, on a screen of its own."""

from typing import Any

from models.board.cards import Card
from tui.screens.base import DeskScreen


async def show(screen: DeskScreen[Any], card: Card) -> None:
    """Everything about the card."""
    from tui.screens.application import ApplicationScreen

    await screen.app.push_screen_wait(ApplicationScreen(screen.desk, card.id))
    await screen.reload()
