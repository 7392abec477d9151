"""Driving the program without a terminal: keys, pastes, and waiting for what they bring about.

The pictures are drawn by it, and the tests of the screens go through the program with it.
"""

import asyncio
from collections.abc import Callable
from typing import Any
from weakref import WeakSet

from textual import events
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from tui.app import AfterwordApp

STEPS, STEP_SECONDS = 1000, 0.01
ROUNDS, REST_SECONDS = 3, 0.002

DRAWN: WeakSet[Screen[Any]] = WeakSet()
"""The screens that were drawn since they were opened."""


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
    """Wait until all that was asked for is done, and only a key can change anything.

    A screen that opened is drawn; after that it is when somebody looks (`seen`, `lines`, a
    picture) and at its end: a fifth of a test's time went into drawing it for nobody.
    """
    await _rest(pilot)
    if pilot.app.screen not in DRAWN:
        draw(pilot)


async def _rest(pilot: Pilot[Any]) -> None:
    """Wait until all that was asked for is done.

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


def draw(pilot: Pilot[Any]) -> None:
    """Draw what is not drawn yet."""
    app = pilot.app
    app.screen._compositor.render_update(screen_stack=app._background_screens)
    DRAWN.add(app.screen)


def _at_rest(app: App[Any]) -> bool:
    screen = app.screen
    pumps = (app, *screen.walk_children(with_self=True))
    waiting = any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
    to_draw = screen._layout_required or screen._repaint_required or screen._dirty_widgets
    # The app has its new size at once; its screens hear of it a moment later.
    return not (waiting or to_draw or screen._callbacks or app._resize_event)


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


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste a text where the cursor is: one event, where typing is one for each letter."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def all_at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Post keys without a pause between them, as a slow line delivers them.

    It is the way to somewhere: what is there is drawn when somebody looks.
    """
    for key in keys:
        _post(pilot, key)
    await _all_had(pilot)
    await _rest(pilot)


def seen(pilot: Pilot[Any]) -> str:
    """What is on the screen, as text."""
    return "\n".join(strip.text for strip in lines(pilot))


def lines(pilot: Pilot[Any]) -> list[Strip]:
    """What is on the screen, with its colours and with what lies below a dialog."""
    app = pilot.app
    whole = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(whole, LayoutUpdate)
    return [Strip.join(line) for line in whole.strips]
