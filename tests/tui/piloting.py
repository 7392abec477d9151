"""Going through the app in tests: where to go, and what is there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Input

from models.board.cards import Card
from screenshots.driving import all_at_once, draw, idle, lines, paste, press, seen, settle, until
from tui.app import AfterwordApp
from tui.desk import Desk
from tui.screens.board import BoardScreen
from tui.screens.composer import ComposerScreen
from tui.widgets.prompt import Prompt
from tui.widgets.status import Status

__all__ = ["all_at_once", "draw", "idle", "lines", "paste", "press", "seen", "settle", "until"]

WIDE = (120, 40)


async def resize(pilot: Pilot[Any], width: int, height: int) -> None:
    """Make the window another one, and wait until every screen is laid out for it and drawn."""
    size = Size(width, height)
    assert pilot.app._driver is not None
    pilot.app._driver._size = size
    pilot.app.post_message(Resize(size, size))
    await until(pilot, lambda: pilot.app.size == size)
    await settle(pilot)
    draw(pilot)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text."""
    await all_at_once(pilot, *text)


def said(pilot: Pilot[Any]) -> str:
    """The message on the status line."""
    return str(pilot.app.screen.query_one(Status).content)


def asked(pilot: Pilot[Any]) -> str:
    """The question that waits for an answer, or nothing."""
    prompt = next(iter(pilot.app.screen.query(Prompt)), None)
    if prompt is None or not prompt.asking:
        return ""
    return " ".join(str(prompt.query_one("#question").render()).splitlines())


def on(pilot: Pilot[Any]) -> str:
    """The name of the screen's class."""
    return type(pilot.app.screen).__name__


def board(pilot: Pilot[Any]) -> BoardScreen:
    """The board, whatever is on top of it."""
    found = pilot.app.screen_stack[0]
    assert isinstance(found, BoardScreen)
    return found


def chosen(pilot: Pilot[Any]) -> str:
    """The company of the selected card."""
    card = board(pilot).columns.card
    return card.company if card else ""


def cards(pilot: Pilot[Any]) -> dict[str, Card]:
    """Every card on the board, by its company."""
    return {card.company: card for column in board(pilot).cards.values() for card in column}


def field(pilot: Pilot[Any], name: str) -> Any:
    """A form's field by its name."""
    return pilot.app.screen.field(name)


def typed(pilot: Pilot[Any], name: str) -> str:
    """What stands in a form's field."""
    value: str = field(pilot, name).query_one(Input).value
    return value


@asynccontextmanager
async def running(desk: Desk, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[Any]]:
    """The app on a desk, ready for keys."""
    app = AfterwordApp(desk)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: board(pilot).columns.has_focus)
        await settle(pilot)
        yield pilot
        if app.is_running:
            draw(pilot)


async def select(pilot: Pilot[Any], company: str) -> Card:
    """Select a card of the board."""
    card = cards(pilot)[company]
    board(pilot).go_to(card.id)
    await settle(pilot)
    assert chosen(pilot) == company
    return card


def composer(pilot: Pilot[Any]) -> ComposerScreen:
    """The composer, which is on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, ComposerScreen), seen(pilot)
    return screen


async def compose(pilot: Pilot[Any], company: str = "Wadi Lawz") -> ComposerScreen:
    """Open the composer for what is due on a card."""
    await select(pilot, company)
    await press(pilot, "c")
    return composer(pilot)
