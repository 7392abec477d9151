"""Another program holds the board: it is waited for, then told, and what was typed stays."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from filling import fill, known
from piloting import compose, on, press, running, said, seen, select, settle, until, write

from models.tables import Note
from tests.shares import long_share
from tui.desk import Desk
from tui.screens.error import ErrorDialog


@contextmanager
def held(desk: Desk) -> Iterator[None]:
    """Another program is in the middle of writing."""
    with closing(sqlite3.connect(desk.database.location, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture(autouse=True)
def _hardly_waits(demo: Desk) -> None:
    """As if the seconds of waiting were over at once."""
    demo.database.engine.timeout = 0.01  # type: ignore[attr-defined]


async def test_a_note_is_saved_as_soon_as_it_can_be(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        with held(demo):
            await write(pilot, "Typed while it was held.")
            await until(pilot, lambda: "Not saved." in said(pilot))
            assert "is in use by another program" in said(pilot)
            await write(pilot, " And on.")
        await until(pilot, lambda: said(pilot) == "Saved now.")
        assert "Typed while it was held. And on." in Note.get_by_id(screen.letter.note_id).body


async def test_a_form_stays_with_what_was_typed(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        await press(pilot, "e")
        await fill(pilot, "role", "Head of Platform")
        with held(demo):
            await press(pilot, "ctrl+s")
            assert on(pilot) == "ApplicationForm"
            assert said(pilot).startswith("! Not saved. ")
            assert "Try again in a moment" in said(pilot)
        await press(pilot, "ctrl+s")
        assert on(pilot) == "BoardScreen"
        assert known(pilot, "Wadi Lawz").entry.role == "Head of Platform"


@long_share
async def test_a_command_is_refused_in_so_many_words(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        with held(demo):
            await press(pilot, "z", "1")
            assert isinstance(pilot.app.screen, ErrorDialog)
            assert "is in use by another program" in seen(pilot)
            await press(pilot, "escape")
        await press(pilot, "z", "1")
        assert "rests until" in said(pilot)


@long_share
async def test_a_review_goes_on_though_it_cannot_be_counted(demo: Desk) -> None:
    async with running(demo) as pilot:
        with held(demo):
            await press(pilot, "r")
            await settle(pilot)
            assert on(pilot) == "ReviewScreen"
            assert said(pilot).startswith("! This review is not counted.")
            await press(pilot, *["space"] * len(pilot.app.screen.queue))
            assert "That was today's review" in seen(pilot)
