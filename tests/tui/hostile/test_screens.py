"""Hostile text on every screen: no sequence of its own, no crash, no action.

It is put into the board's file directly, as another program or an older file might hold it, and
typed and pasted into every field. What the app sends is taken from its driver, and what it draws
from its lines: no piece of them may be anything but text, and no text may carry an action.
"""

from pathlib import Path

import pytest
from textual import events

from models.tables import Application
from models.text import clean_line
from tests.shares import LONG
from tests.tui.hostile.nasties import FIXED, LARGE, storable
from tests.tui.hostile.poison import JOINED, poison
from tests.tui.hostile.walking import CARD, ROUTES, assert_harmless, back, go
from tests.tui.piloting import on, press, running, seen, settle, until
from tui.desk import Desk

EVERYDAY = ("board", "application", "composer", "palette")
TYPED_INTO = {
    "debrief": ("d",),
    "edit": ("e",),
    "round": ("i",),
    "profile": ("P",),
    "composer": ("down", "down", "c"),
    "search": ("/",),
    "palette": (":",),
    "import": ("I",),
}
"""What leads to fields, besides those of a new application."""


@pytest.mark.parametrize("text", [JOINED, *(FIXED if LONG else ())], ids=lambda text: text[:20])
async def test_from_the_file(demo: Desk, text: str) -> None:
    card = Application.get(Application.company == CARD).id
    poison(Path(demo.database.location), text)
    async with running(demo) as pilot:
        for name in ROUTES if LONG else EVERYDAY:
            await go(pilot, name, card)
            await back(pilot)
        assert pilot.app.return_code is None


async def test_a_form_that_nobody_touched_is_left_at_once(demo: Desk) -> None:
    """What is cleaned when it is shown is no change of the person's."""
    card = Application.get(Application.company == CARD).id
    poison(Path(demo.database.location), JOINED)
    async with running(demo) as pilot:
        for name in ("debrief", "edit", "round"):
            await go(pilot, name, card)
            await press(pilot, "escape")
            assert on(pilot) == "BoardScreen", name


@pytest.mark.skipif(not LONG, reason="takes long: make long")
async def test_a_million_characters_in_every_field(demo: Desk) -> None:
    path = Path(demo.database.location)
    card = Application.get(Application.company == CARD).id
    poison(path, LARGE, only=f"application_id = {card}")
    async with running(demo) as pilot:
        for name in ("application", "composer", "edit"):
            await go(pilot, name, card)
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


@pytest.mark.parametrize("name", TYPED_INTO if LONG else ("composer", "profile"))
async def test_into_the_fields_of(demo: Desk, name: str) -> None:
    text = storable(JOINED)
    async with running(demo) as pilot:
        await press(pilot, *TYPED_INTO[name])
        shown = on(pilot)
        fields = [field for field in pilot.app.screen.query("Input, TextArea") if field.display]
        assert fields
        for field in fields:
            field.focus()
            pilot.app.post_message(events.Paste(text))
            pilot.app.post_message(events.Key("x", "\x9b"))
            await settle(pilot)
            assert_harmless(pilot, f"into {field}")
        assert on(pilot) == shown, "what is pasted is no command"
        await press(pilot, "ctrl+s", "enter")
        assert_harmless(pilot, "saved")
        assert pilot.app.return_code is None


async def test_from_an_imported_file(empty: Desk, tmp_path: Path) -> None:
    """In every cell, in a header, and in the file's own name, whose path is pasted."""
    cell = storable(JOINED).replace('"', '""')
    path = tmp_path / "a [b][@click=app.quit] $x.csv"
    head = f'company,role,stage,interviewer,email,notes,"odd {cell}"'
    row = ",".join([f'"Acme {cell}"', f'"{cell}"', "Interview", '"Ana"', '""', *[f'"{cell}"'] * 2])
    path.write_text(f"{head}\n{row}\n", "utf-8")
    async with running(empty) as pilot:
        await press(pilot, "I")
        pilot.app.post_message(events.Paste(str(path)))
        await settle(pilot)
        await press(pilot, "enter")
        assert_harmless(pilot, "the path")
        await until(pilot, lambda: "1 new" in seen(pilot))
        assert_harmless(pilot, "what would come in")
        await press(pilot, "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert_harmless(pilot, "the board")
        assert Application.get().company == clean_line(f"Acme {storable(JOINED)}")
