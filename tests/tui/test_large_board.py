"""A board of which only the cards in view are read: 120, as if they were ten thousand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from piloting import (
    board,
    chosen,
    on,
    press,
    resize,
    running,
    said,
    seen,
    settle,
    until,
    write,
)
from textual.widgets import Input

from bench.boards import make_board
from models.board.cards import read_columns
from models.database import open_database
from models.errors import DatabaseProblem
from models.pipeline import applications, moves
from models.tables import proxy
from models.words import Outcome, Stage
from tests.elsewhere import elsewhere
from tui.desk import Desk


@pytest.fixture
def large(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("models.kept.board.FEW", 0)
    monkeypatch.setattr("tui.screens.board.LOOK_SECONDS", 3600)
    empty.database.close()
    make_board(empty.database.location, 120, empty.now())
    with open_database(empty.database.location) as database:
        proxy.initialize(database.engine)
        yield replace(empty, database=database)


def companies(desk: Desk, stage: Stage) -> list[str]:
    """What is there, from the top of a column."""
    return [card.company for card in read_columns(desk.settings.cadence, desk.now())[stage]]


async def test_from_top_to_bottom_and_back(large: Desk) -> None:
    wanted = companies(large, Stage.WAITING)
    async with running(large) as pilot:
        await press(pilot, "3")
        for company in wanted:
            assert chosen(pilot) == company
            assert company in seen(pilot)
            await press(pilot, "down")
        await press(pilot, "g")
        assert chosen(pilot) == wanted[0]
        await press(pilot, "G")
        assert chosen(pilot) == wanted[-1]


async def test_most_keys_ask_the_board_for_nothing(
    large: Desk, statements: Callable[[], list[str]]
) -> None:
    async with running(large) as pilot:
        await press(pilot, "down", "right")
        statements()
        await press(pilot, "up", "down", "left", "right")
        assert [sql for sql in statements() if "SELECT" in sql] == []


async def test_a_search_finds_what_was_never_in_view(large: Desk) -> None:
    last = companies(large, Stage.CLOSED)[-1]
    async with running(large) as pilot:
        await press(pilot, "/")
        await write(pilot, last.lower())
        await settle(pilot)
        assert chosen(pilot) == last
        assert f"of 120 cards with '{last.lower()}'" in seen(pilot)
        await press(pilot, "enter", "escape")
        assert chosen(pilot) == last
        assert "120 cards" in seen(pilot)


async def test_the_palette_goes_to_what_was_never_in_view(large: Desk) -> None:
    last = companies(large, Stage.CLOSED)[-1]
    async with running(large) as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: on(pilot) == "Palette")
        pilot.app.screen.query_one(Input).value = last
        await until(pilot, lambda: last in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: chosen(pilot) == last)


async def test_a_card_moves_and_comes_back(large: Desk) -> None:
    company = companies(large, Stage.WAITING)[4]
    async with running(large) as pilot:
        await press(pilot, "3", *["down"] * 4, "less_than_sign")
        await until(pilot, lambda: company in companies(large, Stage.THANKED))
        await settle(pilot)
        assert chosen(pilot) == company
        assert board(pilot).columns.active is Stage.THANKED
        await press(pilot, "u")
        await until(pilot, lambda: company in companies(large, Stage.WAITING))
        await settle(pilot)
        assert chosen(pilot) == company


async def test_what_another_window_takes_away_unseen(large: Desk) -> None:
    """It is gone before its card was ever read, and this window has not looked yet."""
    async with running(large, (80, 24)) as pilot:
        column = board(pilot).columns.columns[Stage.WAITING]
        with elsewhere(large.database):
            applications.delete_application(column.cards.ids[-1], now=large.now())
            applications.archive(column.cards.ids[-2], Outcome.WITHDRAWN, now=large.now())
            moves.move(column.cards.ids[-3], Stage.CLOSED, now=large.now())
        await press(pilot, "3", "G")
        assert chosen(pilot) == "…"
        await press(pilot, "z")
        assert said(pilot) == "! … is no longer on the board."
        assert len(column.cards) == 21
        assert chosen(pilot) == companies(large, Stage.WAITING)[-1]


async def test_a_card_that_cannot_be_read_is_told_and_all_goes_on(
    large: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_cards(*_given: Any, **_named: Any) -> Any:
        raise DatabaseProblem("The board cannot be read.")

    last = companies(large, Stage.WAITING)[-1]
    async with running(large) as pilot:
        await press(pilot, "3", "down")
        with monkeypatch.context() as broken:
            broken.setattr("models.kept.board.read_cards", read_cards)
            await press(pilot, "G")
            await until(pilot, lambda: on(pilot) == "ErrorDialog")
            assert "cannot be read" in seen(pilot)
            await press(pilot, "escape")
            assert last not in seen(pilot)
            await press(pilot, "up")
        await press(pilot, "g", "G")
        assert chosen(pilot) == last


async def test_as_time_goes_by(large: Desk) -> None:
    """A minute later, and a week."""
    began = large.now()
    async with running(large) as pilot:
        await press(pilot, "5", "G")
        for later in (timedelta(minutes=1), timedelta(days=7)):
            large.clock = lambda later=later: began + later
            board(pilot)._tick()
            await settle(pilot)
            for stage in Stage:
                column = board(pilot).columns.columns[stage]
                assert [card.company for card in column.cards] == companies(large, stage)
        assert chosen(pilot)


async def test_a_window_that_grows_shows_more(large: Desk) -> None:
    wanted = companies(large, Stage.INTERVIEW)
    async with running(large, (120, 12)) as pilot:
        for height in (24, 60, 90):
            await resize(pilot, 120, height)
            shown = seen(pilot)
            room = board(pilot).columns.column.frame.room
            assert all(company in shown for company in wanted[: min(room, len(wanted))])
