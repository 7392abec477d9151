"""Driving the app in tests: keys, waiting for what they bring about, and reading the screen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.widgets import Input

from models.board import Card
from tui.app import AfterwordApp
from tui.desk import Desk
from tui.screens.board import BoardScreen
from tui.screens.composer import ComposerScreen
from tui.widgets.prompt import Prompt
from tui.widgets.status import Status

WIDE = (120, 40)
STEPS, STEP_SECONDS = 1000, 0.01
ROUNDS, REST_SECONDS = 3, 0.002


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Wait for something to become true; fails, with the screen as it is, if it never does."""
    for _ in range(STEPS):
        if condition():
            return
        await asyncio.sleep(STEP_SECONDS)
    raise AssertionError(f"never came about; the screen:\n{seen(pilot)}")


def idle(pilot: Pilot[Any]) -> bool:
    """True if every key that was pressed has had its effect."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    return not (app._keys or app._under_way or app._held)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until all that was asked for is done and drawn; nothing is left but to wait for a key.

    Textual's own `pilot.pause()` takes a process that gets no processor for one that has no work.
    """
    quiet = 0
    for _ in range(STEPS):
        await pilot._wait_for_screen()
        pilot.app.screen._on_timer_update()
        quiet = quiet + 1 if _at_rest(pilot.app) else 0
        if quiet == ROUNDS:
            return
        await asyncio.sleep(REST_SECONDS)
    raise AssertionError(f"never came to rest; the screen:\n{seen(pilot)}")


def _at_rest(app: App[Any]) -> bool:
    screen = app.screen
    pumps = (app, *screen.walk_children(with_self=True))
    waiting = any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
    to_draw = screen._layout_required or screen._repaint_required or screen._dirty_widgets
    return not (waiting or to_draw or screen._callbacks)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after another, each when the one before it has had its effect."""
    for key in keys:
        _post(pilot, key)
        await _all_had(pilot)
    await settle(pilot)


async def _all_had(pilot: Pilot[Any]) -> None:
    """Wait until every key that was posted has had its effect."""
    taken = asyncio.Event()
    pilot.app.call_later(taken.set)
    # An app that ended on an error takes nothing any more.
    await asyncio.wait_for(taken.wait(), STEPS * STEP_SECONDS)
    await until(pilot, lambda: idle(pilot))


def _post(pilot: Pilot[Any], key: str) -> None:
    name = _character_to_key(key) if len(key) == 1 else key
    pilot.app.post_message(events.Key(name, key if len(key) == 1 else key_to_character(name)))


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text."""
    await press(pilot, *(_character_to_key(character) for character in text))


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste a text where the cursor is: one event, where typing is one for each letter."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def all_at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Post keys without a pause between them, as a slow line delivers them."""
    for key in keys:
        _post(pilot, key)
    await _all_had(pilot)
    await settle(pilot)


def seen(pilot: Pilot[Any]) -> str:
    """What is on the screen, as text."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def said(pilot: Pilot[Any]) -> str:
    """The message on the status line."""
    return str(pilot.app.screen.query_one(Status).content)


def asked(pilot: Pilot[Any]) -> str:
    """The question that waits for an answer, or nothing."""
    prompt = pilot.app.screen.query_one(Prompt)
    if not prompt.asking:
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
