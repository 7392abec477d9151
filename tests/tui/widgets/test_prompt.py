"""A question has the keys until it is answered or left."""

import pytest
from piloting import asked, board, chosen, on, press, running, select, settle
from textual.events import AppBlur, AppFocus
from textual.widgets import Input

from tests.tui.piloting import cards
from tui.desk import Desk


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_does_not_leave_it(demo: Desk, key: str) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Mauersegler Energie")
        await press(pilot, "delete", key, "escape")
        assert not asked(pilot)
        await press(pilot, "delete", key, "y")
        assert "Mauersegler Energie" not in cards(pilot)


async def test_nor_does_it_leave_what_is_typed(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Mauersegler Energie")
        await press(pilot, "z", "d", *"3 d", "tab", *"ec")
        assert pilot.app.screen.query_one("#answer", Input).value == "3 dec"
        await press(pilot, "escape")
        assert not asked(pilot)


async def test_a_click_elsewhere_takes_neither_the_keys_nor_the_selection(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Mauersegler Energie")
        await press(pilot, "delete")
        column = board(pilot).columns.column
        await pilot.click(column, offset=(5, 9))
        await pilot.click("BoardHeader")
        await settle(pilot)
        assert chosen(pilot) == "Mauersegler Energie"
        await press(pilot, "n")
        assert not asked(pilot)
        assert on(pilot) == "BoardScreen", "n was the answer, and no new application"
        await pilot.click(column, offset=(5, 9))
        await settle(pilot)
        assert chosen(pilot) == "Hoshimizu Robotics"


async def test_a_terminal_that_is_left_and_come_back_to(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Mauersegler Energie")
        await press(pilot, "delete")
        pilot.app.post_message(AppBlur())
        await settle(pilot)
        pilot.app.post_message(AppFocus())
        await settle(pilot)
        await press(pilot, "n")
        assert not asked(pilot)
        assert on(pilot) == "BoardScreen"
