"""The whole app on two emulated terminals: both show the same after every write."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from tests.shares import LONG
from tests.tui.piloting import all_at_once, board, paste, press, resize, settle, until
from tests.tui.terminal.emulated import Pair
from tui.app import AfterwordApp
from tui.desk import Desk

SEEDS = range(20) if LONG else range(2)
STEPS = 150 if LONG else 60
SIZES = ((120, 40), (80, 24), (60, 20), (40, 15))
THEMES = ("afterword-dark", "afterword-light", "ansi-dark", "ansi-light")
KEYS = (
    *"jkhlgG12345<>mcdtieyzpar/uASP?nxovwf+",
    *("tab", "shift+tab", "enter", "escape", "escape", "space", "pagedown", "ctrl+l", "ctrl+p"),
)
TEXTS = ("thank you", "漢字 と かな", "👍 it went well 😀", "né\u0301e — “so”", "[b]no markup[/b]")


class Watched(HeadlessDriver):
    """A terminal's driver whose writes are shown on both terminals, and compared."""

    pair: Pair
    resizing = False
    """From a resize until the app has arranged itself anew, what is written is for another size."""

    @property
    def is_headless(self) -> bool:
        """Not headless: Textual draws only where somebody looks."""
        return False

    def write(self, data: str) -> None:
        """Show it, and compare."""
        self.pair.write(data)
        if not self.resizing:
            assert self.pair.differences() == []

    def forget(self, size: tuple[int, int] | None = None) -> None:
        """As the real one."""
        self.pair.painter.forget(size)


@contextmanager
def watched(app: AfterwordApp) -> Iterator[Pair]:
    """The app's terminal, watched; the palette knows how to quit, and this app stays."""
    pair = Pair()
    vars(app)["exit"] = lambda *_arguments, **_options: None
    app.driver_class = type("_Watched", (Watched,), {"pair": pair})
    yield pair


async def _resize(pilot: Pilot[Any], pair: Pair, size: tuple[int, int]) -> None:
    driver = pilot.app._driver
    assert isinstance(driver, Watched)
    driver.resizing = True
    pair.resize(*size)
    await resize(pilot, *size)
    driver.resizing = False
    assert pair.differences() == []


async def _do_something(pilot: Pilot[Any], pair: Pair, chance: random.Random) -> None:
    what = chance.random()
    if what < 0.05:
        await _resize(pilot, pair, chance.choice(SIZES))
    elif what < 0.08:
        pilot.app.theme = chance.choice(THEMES)
        await settle(pilot)
    elif what < 0.15:
        await paste(pilot, chance.choice(TEXTS))
    elif what < 0.25:
        await all_at_once(pilot, *chance.choices(KEYS, k=4))
    else:
        await press(pilot, chance.choice(KEYS))


@pytest.mark.parametrize("seed", SEEDS)
async def test_both_terminals_show_the_same(demo: Desk, seed: int) -> None:
    chance = random.Random(seed)
    app = AfterwordApp(demo)
    with watched(app) as pair:
        async with app.run_test(size=SIZES[0], headless=False) as pilot:
            await until(pilot, lambda: board(pilot).columns.has_focus)
            for _ in range(STEPS):
                await _do_something(pilot, pair, chance)
    print(f"seed {seed}: {pair.written:,} bytes written, {pair.sent:,} sent")
    assert pair.sent < pair.written / 2


async def test_a_repaint_sends_the_whole_screen(demo: Desk) -> None:
    app = AfterwordApp(demo)
    with watched(app) as pair:
        async with app.run_test(size=SIZES[0], headless=False) as pilot:
            await until(pilot, lambda: board(pilot).columns.has_focus)
            await press(pilot, "l")
            # Something else wrote on the terminal.
            shown = pair.painted.display
            for screen in (pair.plain, pair.painted):
                screen.erase_in_display(2)
            await press(pilot, "ctrl+l")
            assert pair.painted.display == shown
            assert pair.differences() == []
