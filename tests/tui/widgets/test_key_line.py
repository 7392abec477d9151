"""The bottom line: whole keys only, the way out always, and what a click does."""

from typing import Any

import pytest
from piloting import on, press, resize, running, settle, until
from textual.pilot import Pilot

from tui.desk import Desk
from tui.widgets.key_line import KeyLine, Shown, fitting

KEYS = [
    Shown("n", "New", "n"),
    Shown("Enter", "Open", "enter"),
    Shown("?", "Help", "question_mark", stays=True),
    Shown("z", "Snooze", "z"),
    Shown("q", "Quit", "q", stays=True),
]


@pytest.mark.parametrize(
    ("width", "kept"),
    [(80, "nE?zq"), (39, "nE?zq"), (38, "nE?q"), (30, "nE?q"), (29, "n?q"), (19, "n?q"), (5, "?q")],
)
def test_the_last_ones_go_first_but_not_the_way_out(width: int, kept: str) -> None:
    assert "".join(shown.key[0] for shown in fitting(KEYS, width)) == kept


def shown(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one(KeyLine).content).rstrip()


async def test_it_says_what_the_keys_do_here(demo: Desk) -> None:
    async with running(demo, (80, 24)) as pilot:
        assert shown(pilot).startswith("n New Enter Open")
        assert shown(pilot).endswith("? Help q Quit")
        await press(pilot, "z")
        assert shown(pilot) == "Esc Cancel"
        await press(pilot, "escape", "slash")
        assert shown(pilot) == "Esc All cards"
        await press(pilot, "escape", "c")
        assert shown(pilot) == "Tab Next slot Ctrl+O Copy Ctrl+G Editor Esc Keys"
        await resize(pilot, 40, 24)
        assert shown(pilot) == "Tab Next slot Ctrl+O Copy Esc Keys"
        await press(pilot, "escape")
        assert shown(pilot).endswith("Esc Leave")


async def test_a_key_that_was_changed_stays_at_its_place(demo: Desk) -> None:
    async with running(demo) as pilot:
        as_made = shown(pilot)
    keys = {"board.compose": "f7", "board.review": "R,f8", "board.help": "f1", "text.editor": "f9"}
    demo.settings = demo.settings._replace(keys=keys)
    async with running(demo) as pilot:
        changed = (("c Write", "F7 Write"), ("r Review", "R Review"), ("? Help", "F1 Help"))
        for old, new in changed:
            assert old in as_made
            as_made = as_made.replace(old, new)
        assert shown(pilot).casefold() == as_made.casefold()
        await press(pilot, "f7")
        assert shown(pilot).casefold() == "tab next slot ctrl+o copy f9 editor esc keys"


async def test_a_click_on_a_key_is_that_key(demo: Desk) -> None:
    async with running(demo, (100, 24)) as pilot:
        line = pilot.app.screen.query_one(KeyLine)
        await pilot.click(line, offset=(shown(pilot).index("Help"), 0))
        await until(pilot, lambda: on(pilot) == "HelpScreen")
        await pilot.click(pilot.app.screen.query_one(KeyLine), offset=(1, 0))
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await pilot.click(line, offset=(99, 0))
        await settle(pilot)
        assert pilot.app.is_running
        await pilot.click(line, offset=(shown(pilot).index("Quit"), 0))
        await until(pilot, lambda: not pilot.app.is_running)
