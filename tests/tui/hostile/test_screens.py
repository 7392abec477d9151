"""Hostile text on every screen: no sequence of its own, no crash, no action.

It is put into the board's file directly, as another program or an older file might hold it, and
typed and pasted into every field. What the app sends is taken from its driver, and what it draws
from its lines: no piece of them may be anything but text, and no text may carry an action.
"""

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from models.tables import Application
from models.text import clean_line
from tests.shares import LONG
from tests.tui.hostile.nasties import FIXED, LARGE, storable
from tests.tui.hostile.poison import JOINED, poison
from tests.tui.hostile.stream import foreign
from tests.tui.piloting import asked, on, press, running, seen, settle
from tui.desk import Desk

ROUTES = {
    "board": (),
    "application": ("enter",),
    "composer": ("c",),
    "debrief": ("d",),
    "edit": ("e",),
    "round": ("i",),
    "log": ("t", "w"),
    "delete": ("delete",),
    "snooze": ("z", "1"),
    "review": ("r",),
    "search": ("/", "a"),
    "palette": (":", "a"),
    "archive": ("A",),
    "archived": ("A", "enter"),
    "statistics": ("S",),
    "move": ("m", "3"),
    "undo": ("z", "1", "u"),
}


EVERYDAY = ("board", "application", "composer", "palette")


def assert_harmless(pilot: Pilot[Any], where: str) -> None:
    """Nothing that is drawn would be obeyed, or acts when it is clicked."""
    app = pilot.app
    strips = app.screen._compositor.render_strips()
    for strip in strips:
        assert foreign(strip.render(app.console)) == [], where
        for _text, style, _order in strip:
            meta = style.meta if style else {}
            assert "@click" not in meta, (where, meta)
            assert style is None or not style.link, where


async def back(pilot: Pilot[Any]) -> None:
    for _ in range(6):
        if on(pilot) == "BoardScreen" and not asked(pilot):
            return
        leaving = on(pilot) != "Palette" and "Leave without saving?" in asked(pilot)
        await press(pilot, "y" if leaving else "escape")
    raise AssertionError(seen(pilot))


@pytest.mark.parametrize("text", [JOINED, *(FIXED if LONG else ())], ids=lambda text: text[:20])
async def test_from_the_file(demo: Desk, text: str) -> None:
    poison(Path(demo.database.location), text)
    async with running(demo) as pilot:
        for name in ROUTES if LONG else EVERYDAY:
            await press(pilot, *ROUTES[name])
            assert_harmless(pilot, f"{name}: {text[:40]!r}")
            await back(pilot)
        assert pilot.app.return_code is None


@pytest.mark.skipif(not LONG, reason="takes long: make long")
async def test_a_million_characters_in_every_field(demo: Desk) -> None:
    path = Path(demo.database.location)
    poison(path, LARGE, only="application_id = 1")
    async with running(demo) as pilot:
        for name in ("application", "composer", "edit"):
            await press(pilot, *ROUTES[name])
            assert_harmless(pilot, name)
            await back(pilot)


async def test_into_every_field(empty: Desk) -> None:
    """Typed (as far as a terminal can send it) and pasted, then read again."""
    text = storable(JOINED)
    async with running(empty) as pilot:
        await press(pilot, "n")
        fields = list(pilot.app.screen.query("Input, TextArea"))
        for field in fields if LONG else fields[:3]:
            field.focus()
            pilot.app.post_message(events.Paste(text))
            pilot.app.post_message(events.Key("x", "\x9b"))
            await settle(pilot)
            assert_harmless(pilot, f"into {field}")
        await press(pilot, "ctrl+s")
        assert_harmless(pilot, "saved")
        assert on(pilot) == "ApplicationForm" or Application.get().company == clean_line(text)
