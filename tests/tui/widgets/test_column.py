"""The columns cost what is in view, whatever the board holds, and keep the selection in view."""

from collections.abc import Callable
from typing import Any

import pytest
from piloting import board, chosen, draw, press, resize, running, settle
from textual.geometry import Region

from models.board.cards import Card
from models.kept.pile import Pile
from models.timing.steps import Step, StepKind, Urgency
from models.words import Stage
from tui.desk import Desk
from tui.widgets.column import Column
from tui.widgets.column_frame import HEAD, Frame


def many(number: int) -> list[Card]:
    step = Step(StepKind.NOTHING, None, Urgency.NONE, "")
    return [
        Card(n, f"Company {n}", "Engineer", Stage.INTERVIEW, step, (), "", None, None, "")
        for n in range(1, number + 1)
    ]


@pytest.fixture
def regions(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Region, ...]]:
    """What columns were asked to draw anew."""
    asked: list[tuple[Region, ...]] = []
    refresh = Column.refresh

    def listening(self: Column, *given: Region, **options: Any) -> Any:
        asked.append(given)
        return refresh(self, *given, **options)

    monkeypatch.setattr(Column, "refresh", listening)
    return asked


async def test_a_step_down_draws_two_cards_anew(
    demo: Desk, regions: list[tuple[Region, ...]]
) -> None:
    async with running(demo) as pilot:
        column = board(pilot).columns.column
        regions.clear()
        await press(pilot, "down")
        height = column.frame.card_height
        assert [region for given in regions for region in given] == [
            Region(0, HEAD, column.size.width, height - 1),
            Region(0, HEAD + height, column.size.width, height - 1),
        ]
        assert all(regions), "a column was drawn anew whole"


async def test_reading_again_what_has_not_changed_draws_nothing(
    demo: Desk, regions: list[tuple[Region, ...]]
) -> None:
    async with running(demo) as pilot:
        regions.clear()
        await board(pilot).reload()
        await settle(pilot)
        assert regions == []


async def test_ten_thousand_cards_draw_what_is_in_view(
    empty: Desk, monkeypatch: pytest.MonkeyPatch, regions: list[tuple[Region, ...]]
) -> None:
    drawn: list[int] = []
    line = Column._line

    def listening(self: Column, y: int, now: Frame) -> Any:
        drawn.append(y)
        return line(self, y, now)

    async with running(empty) as pilot:
        columns = board(pilot).columns
        monkeypatch.setattr(Column, "_line", listening)
        board(pilot).cards[Stage.INTERVIEW] = Pile.of(many(10_000))
        board(pilot)._show()
        await settle(pilot)
        await press(pilot, "G")
        assert chosen(pilot) == "Company 10000"
        draw(pilot)
        assert drawn
        assert max(drawn) < columns.column.size.height
        made = sum(bool(lines) for lines in columns.column._lines)
        assert made <= 4 * columns.column.frame.room
        regions.clear()
        await press(pilot, "up")
        rows = sum(region.height for given in regions for region in given)
        assert 0 < rows <= 2 * columns.column.frame.card_height
        assert all(regions), "a column was drawn anew whole"


async def test_going_about_asks_the_database_nothing(
    demo: Desk, statements: Callable[[], list[str]]
) -> None:
    async with running(demo) as pilot:
        await board(pilot).reload()
        assert statements(), "reading the board asks the database"
        await press(pilot, "down", "right", "G", "g", "4", "left", "pagedown")
        assert set(statements()) <= {"PRAGMA data_version"}, "whether others wrote is no table"


async def test_a_question_that_is_left_reads_no_card_again(
    demo: Desk, statements: Callable[[], list[str]]
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "2", "z", "escape")
        statements()
        await press(pilot, "z", "escape")
        assert not [asked for asked in statements() if 'FROM "note"' in asked]


async def test_a_question_that_takes_the_focus_styles_no_column_anew(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(demo) as pilot:
        styled: list[Column] = []
        monkeypatch.setattr(Column, "forget_styles", styled.append)
        await press(pilot, "z", "escape")
        assert styled == []


@pytest.mark.parametrize("height", [40, 24, 15])
async def test_resizing_keeps_the_selected_card_in_view(empty: Desk, height: int) -> None:
    async with running(empty, (120, height)) as pilot:
        columns = board(pilot).columns
        board(pilot).cards[Stage.INTERVIEW] = Pile.of(many(50))
        board(pilot).cards[Stage.CHECKED_IN] = Pile.of(many(50))
        board(pilot)._show()
        await press(pilot, "4", "G", "up", "up")
        for width in (80, 40, 60, 120):
            await resize(pilot, width, height)
            column = columns.columns[Stage.CHECKED_IN]
            assert chosen(pilot) == "Company 48"
            assert column.display
            place = column.selected - column.offset_card
            assert 0 <= place < column.frame.room


async def test_a_click_selects(demo: Desk) -> None:
    async with running(demo) as pilot:
        column = board(pilot).columns.columns[Stage.WAITING]
        await pilot.click(column, offset=(3, HEAD + column.frame.card_height))
        await settle(pilot)
        assert chosen(pilot) == "Saltmarsh Mutual"
