"""Forms and composer: what is typed ahead, what stops a copy, what names may hold."""

from typing import Any

import pytest

from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.pipeline.applications import add_application
from tests.tui.piloting import (
    all_at_once,
    asked,
    board,
    cards,
    on,
    press,
    running,
    said,
    seen,
    select,
    typed,
    until,
)
from tui.desk import Desk

HOSTILE = ("[b]Bold[/b]", "[/b] Ltd", "[@click=app.quit]x[/]", "😀 مرحبا", "W" * 200)


async def test_text_typed_ahead_lands_in_the_form(empty: Desk) -> None:
    async with running(empty) as pilot:
        await all_at_once(pilot, "n", *"delta", "enter", *"aqx")
        await until(pilot, lambda: on(pilot) == "ApplicationForm" and typed(pilot, "role"))
        assert (typed(pilot, "company"), typed(pilot, "role")) == ("delta", "aqx")


async def test_a_form_says_beside_the_field_what_is_missing(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "n", "x", "ctrl+s")
        assert on(pilot) == "ApplicationForm"
        assert "Whom did you meet? One name is enough." in seen(pilot)
        assert typed(pilot, "company") == "x"


async def test_an_untouched_form_is_left_without_a_question(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "n", "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await press(pilot, "n", "x", "escape")
        assert "Leave without saving?" in asked(pilot)


async def test_an_unfilled_slot_stops_the_copy(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        await press(pilot, "c", "ctrl+o")
        assert copies.texts == []
        assert "Not copied yet. Fill in [what draws you to Wadi Lawz]." in said(pilot)
        await press(pilot, "enter", "ctrl+o")
        assert "Did it go out to Yousef Qattan?" in asked(pilot)
        assert copies.texts[0].startswith("Hi Yousef,\n")
        await press(pilot, "y")
        assert "1 left" in said(pilot)


@pytest.mark.parametrize("company", HOSTILE)
async def test_names_are_text(empty: Desk, company: str) -> None:
    entry = ApplicationEntry(company, role=company, people=(PersonEntry(company),))
    add_application(entry, InterviewEntry(), now=empty.now())
    async with running(empty) as pilot:
        assert company in cards(pilot)
        assert company[:6].rstrip() in seen(pilot)
        await press(pilot, "enter")
        assert on(pilot) == "ApplicationScreen"
        await press(pilot, "escape", "r")
        assert on(pilot) == "ReviewScreen"
        await press(pilot, "escape", "ctrl+p", "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert board(pilot).columns.card is not None
