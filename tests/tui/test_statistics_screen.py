"""The statistics screen: there with one key, whole at every size, plain where there is nothing."""

import pytest
from piloting import on, press, running, seen, until

from models.board import review
from tui.desk import Desk
from tui.widgets.panel import Panel

TITLES = (
    "The way",
    "The habit: days with a review",
    "From interview to answer",
    "Thank-you notes",
    "Touches per application",
    "Check-ins",
)


async def test_all_at_once_where_there_is_room(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "S")
        shown = seen(pilot)
        for words in (
            *TITLES,
            "19 applications",
            "2 offers, 3 rejections",
            "6 days in a row, 13 at most",
            "10 days, the median of 5 answers",
            "10 still waiting",
            "25 of 27 within 24 hours (93 %)",
            "1.7 per application, 29 in all",
            "2 of 3 on the day (67 %)",
        ):
            assert words in shown
        await press(pilot, "?")
        assert on(pilot) == "HelpScreen"
        await press(pilot, "escape", "q")
        await until(pilot, lambda: on(pilot) == "BoardScreen")


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_the_rest_is_a_scroll_away(demo: Desk, size: tuple[int, int]) -> None:
    async with running(demo, size) as pilot:
        await press(pilot, "S")
        assert "The way" in seen(pilot)
        met = seen(pilot)
        for _ in range(10):
            await press(pilot, "space")
            met += seen(pilot)
        assert all(title in met for title in TITLES)
        for _ in range(10):
            await press(pilot, "pageup")
        assert "The way" in seen(pilot)
        for panel in pilot.app.screen.query(Panel):
            width, height = panel.content_size
            lines = panel._lines(width)
            assert len(lines) == height, panel.id
            assert all(line.cell_length <= width for line in lines), panel.id


async def test_an_empty_board_says_what_will_be_here(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "S")
        assert "There is nothing to count yet." in seen(pilot)
        assert "With the first review" in seen(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")


async def test_each_panel_says_what_it_waits_for(empty: Desk) -> None:
    review.begin(empty.now())
    review.finish(empty.now(), 0)
    async with running(empty) as pilot:
        await press(pilot, "S")
        for words in ("1 day in a row", "No answer yet.", "None went out yet."):
            assert words in seen(pilot)
