"""Hostile text on the lines that ask: pasted there it is an answer or none, never a command."""

import pytest
from textual import events
from textual.widgets import Input

from models.sharing.authorship import newest_entry
from models.text import clean_line, clean_text
from tests.shares import LONG
from tests.tui.hostile.nasties import FIXED, storable
from tests.tui.hostile.poison import JOINED
from tests.tui.hostile.walking import CARD, QUESTIONS, assert_harmless, back
from tests.tui.piloting import asked, on, paste, press, running, select, settle
from tui.desk import Desk

EVERYDAY = ("log, a new date", "snooze")


@pytest.mark.parametrize("text", [JOINED, *(FIXED if LONG else ())], ids=lambda text: text[:20])
async def test_what_is_pasted_as_an_answer(demo: Desk, text: str) -> None:
    async with running(demo) as pilot:
        before = newest_entry()
        for name in QUESTIONS if LONG else EVERYDAY:
            await select(pilot, CARD)
            await press(pilot, *QUESTIONS[name])
            question, shown = asked(pilot), on(pilot)
            line = pilot.app.screen.query_one("#answer", Input)
            assert line.has_focus, name
            await paste(pilot, storable(text))
            pilot.app.post_message(events.Key("x", "\x9b"))
            await settle(pilot)
            assert_harmless(pilot, f"{name}: {text[:40]!r}")
            assert line.value == clean_text(line.value), name
            assert (asked(pilot), on(pilot)) == (question, shown), "what is pasted is no command"
            if clean_line(line.value):
                await press(pilot, "enter")
                assert_harmless(pilot, f"{name}, answered: {text[:40]!r}")
                assert asked(pilot) == question, "it is no answer either"
            await back(pilot)
        assert newest_entry() == before
        assert pilot.app.return_code is None
