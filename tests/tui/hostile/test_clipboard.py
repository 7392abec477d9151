"""What leaves by a copy: whatever a board holds, nothing on the clipboard is unseen or an order."""

from pathlib import Path
from typing import Any

import pytest

from models.tables import Application
from models.text import clean_text
from tests.shares import LONG
from tests.tui.hostile.nasties import FIXED
from tests.tui.hostile.poison import JOINED, poison
from tests.tui.hostile.stream import foreign
from tests.tui.hostile.walking import CARD, back
from tests.tui.piloting import board, compose, composer, press, running, until
from tui.desk import Desk

COPIES: dict[str, tuple[str, ...]] = {
    "the newest note of a card": ("y",),
    "a note of an application": ("enter", "y"),
    "the subject": ("c", "escape", "s"),
    "the address": ("c", "escape", "a"),
    "the text, cleaned, twice as it has mistakes": ("c", "escape", "c", "y", "y"),
}


@pytest.mark.parametrize("text", [JOINED, *(FIXED if LONG else ())], ids=lambda text: text[:20])
async def test_from_the_file(demo: Desk, copies: Any, text: str) -> None:
    card = Application.get(Application.company == CARD).id
    poison(Path(demo.database.location), text)
    async with running(demo) as pilot:
        for name, keys in COPIES.items():
            board(pilot).go_to(card)
            await press(pilot, *keys)
            await back(pilot)
            for copied in copies.texts:
                assert foreign(copied.replace("\n", " ")) == [], name
                assert copied == clean_text(copied), name
        if text is JOINED:
            assert len(copies.texts) == len(COPIES) - 1, "a text with open slots is held back"
        assert pilot.app.return_code is None


async def test_what_is_selected_takes_the_routes_that_are_set(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        await compose(pilot)
        written: list[str] = []
        driver = pilot.app._driver
        assert driver is not None
        driver.write = written.append  # type: ignore[method-assign]
        screen = composer(pilot)
        screen.editor.load_text("half\x1b]52;c;aGFybQ==\x07 \u202ehidden")
        screen.editor.select_all()
        await press(pilot, "ctrl+c")
        await until(pilot, lambda: copies.texts)
        assert copies.texts == ["half hidden"]
        assert not any("52;" in sent for sent in written), "and no other way"
