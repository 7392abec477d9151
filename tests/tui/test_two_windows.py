"""Two windows on one board: each shows what the other did, and keeps what its reader chose."""

from datetime import timedelta
from typing import Any

import pytest
from piloting import (
    all_at_once,
    asked,
    board,
    cards,
    chosen,
    on,
    press,
    running,
    said,
    seen,
    select,
    settle,
    until,
    write,
)
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from models.board.cards import Card
from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.journal import replaying
from models.pipeline import applications, contacts, moves
from models.words import Outcome, Stage
from tests.elsewhere import elsewhere
from tests.shares import long_share
from tui.desk import Desk
from tui.screens.board import BoardScreen


@pytest.fixture(autouse=True)
def _looks_when_told(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """What another window wrote is not seen before the test says so."""
    if "by_itself" not in request.node.name:
        monkeypatch.setattr("tui.screens.board.LOOK_SECONDS", 3600)


async def look(pilot: Pilot[Any]) -> None:
    """Follow at once, rather than within the half second."""
    await board(pilot).following.look_now()
    await settle(pilot)


def add(desk: Desk, company: str) -> int:
    entry = ApplicationEntry(company, people=(PersonEntry("Ana Ruiz"),))
    held = InterviewEntry(desk.now() - timedelta(hours=2))
    return applications.add_application(entry, held, now=desk.now())


def stage_of(pilot: Pilot[Any], company: str) -> Stage:
    card: Card = cards(pilot)[company]
    return card.stage


async def test_a_card_moved_elsewhere_moves_here_by_itself(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, "Wadi Lawz")
        with elsewhere(demo.database):
            moves.move(card.id, Stage.CLOSED, now=demo.now())
        await until(pilot, lambda: stage_of(pilot, "Wadi Lawz") is Stage.CLOSED)
        await settle(pilot)
        assert chosen(pilot) == "Wadi Lawz", "the selection is the card's, not the column's"
        assert board(pilot).columns.active is Stage.CLOSED
        assert said(pilot).startswith("In another window: Moved Wadi Lawz to")


async def test_what_happened_as_the_board_was_drawn_is_told(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was read already, and does not look for changes yet."""
    begin = BoardScreen._begin

    def begins_late(self: BoardScreen) -> None:
        with elsewhere(demo.database):
            add(demo, "Acme")
        begin(self)

    monkeypatch.setattr(BoardScreen, "_begin", begins_late)
    async with running(demo) as pilot:
        await look(pilot)
        assert "Acme" in seen(pilot)
        assert said(pilot) == "In another window: Added Acme."


async def test_nothing_is_read_while_nothing_changes(demo: Desk, statements: Any) -> None:
    async with running(demo) as pilot:
        await look(pilot)
        statements()
        await look(pilot)
        assert set(statements()) <= {"PRAGMA data_version"}


async def test_the_selected_card_and_its_place_on_the_screen_stay(demo: Desk) -> None:
    with elsewhere(demo.database):
        for number in range(30):
            add(demo, f"Company {number}")
    async with running(demo, (80, 24)) as pilot:
        await select(pilot, "Company 20")
        column = board(pilot).columns.column
        line = column.selected - column.offset_card
        assert column.offset_card
        with elsewhere(demo.database):
            gone = [card for card in column.cards[:3] if card.company != "Company 20"]
            for card in gone:
                applications.archive(card.id, Outcome.WITHDRAWN, now=demo.now())
        await look(pilot)
        assert chosen(pilot) == "Company 20"
        assert column.selected - column.offset_card == line


@long_share
async def test_a_search_stays_and_so_does_what_is_typed_into_it(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "/")
        await write(pilot, "acm")
        with elsewhere(demo.database):
            add(demo, "Acme")
            add(demo, "Globex")
        await look(pilot)
        await write(pilot, "e")
        assert board(pilot).wanted == "acme"
        assert chosen(pilot) == "Acme"
        assert {card.company for card in board(pilot).columns.column.cards} == {"Acme"}
        assert said(pilot) == "In another window: Added Globex (and 1 more)."


@long_share
async def test_a_message_of_ones_own_is_not_pushed_aside(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        await press(pilot, "z", "1")
        own = said(pilot)
        assert "rests until" in own
        with elsewhere(demo.database):
            add(demo, "Acme")
        await look(pilot)
        assert "Acme" in seen(pilot)
        assert said(pilot) == own


async def test_an_application_is_read_again_and_left_when_it_is_gone(demo: Desk) -> None:
    async with running(demo, (80, 24)) as pilot:
        card = await select(pilot, "Fjellgnist")
        await press(pilot, "enter", "down", "space")
        scrolled = pilot.app.screen.query_one("#dossier", VerticalScroll).scroll_y
        listed = pilot.app.screen.query_one("NotesList")
        note = listed.chosen_id
        with elsewhere(demo.database):
            contacts.set_check_ins(card.id, 3, now=demo.now())
        await look(pilot)
        assert "Check-ins with Fjellgnist: 3" in {
            event.text for event in pilot.app.screen.dossier.timeline
        }
        assert listed.chosen_id == note
        assert pilot.app.screen.query_one("#dossier", VerticalScroll).scroll_y == scrolled
        with elsewhere(demo.database):
            applications.delete_application(card.id, now=demo.now())
        await look(pilot)
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await settle(pilot)
        assert "In another window: Deleted Fjellgnist" in said(pilot)
        await press(pilot, "g")
        assert chosen(pilot), "the keys are the board's again"


@long_share
async def test_the_archive_keeps_the_entry_that_is_chosen(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = cards(pilot)["Wadi Lawz"]
        await press(pilot, "A", "down")
        shelf = pilot.app.screen
        before = shelf._card().company
        with elsewhere(demo.database):
            applications.archive(card.id, Outcome.WITHDRAWN, now=demo.now())
        await look(pilot)
        assert shelf._card().company == before
        assert "Wadi Lawz" in seen(pilot)


@long_share
async def test_the_statistics_count_again(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "S")
        assert "There is nothing to count yet." in seen(pilot)
        with elsewhere(empty.database):
            add(empty, "Acme")
        await look(pilot)
        assert "1 application" in seen(pilot)
        assert "The way" in seen(pilot)
        with elsewhere(empty.database):
            add(empty, "Globex")
        await look(pilot)
        assert "2 applications" in seen(pilot)


@long_share
async def test_the_review_goes_on_where_another_window_dealt_with_it(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "r")
        screen = pilot.app.screen
        first, second, third = screen.queue[:3]
        with elsewhere(demo.database):
            applications.delete_application(first.id, now=demo.now())
        await look(pilot)
        assert said(pilot) == f"{first.company} was deleted in another window."
        assert second.company in seen(pilot)
        with elsewhere(demo.database):
            contacts.snooze(second.id, demo.now() + timedelta(days=9), now=demo.now())
        await look(pilot)
        assert said(pilot) == f"{second.company} was done in another window."
        with elsewhere(demo.database):
            add(demo, "Acme")
        await look(pilot)
        assert third.company in seen(pilot), "what did not concern it changes nothing"


@long_share
async def test_a_screen_below_follows_when_it_is_on_top_again(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "question_mark")
        with elsewhere(demo.database):
            add(demo, "Acme")
        await look(pilot)
        assert "Acme" not in cards(pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: "Acme" in cards(pilot))


@long_share
async def test_a_question_stays_while_the_board_below_follows(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        await press(pilot, "z")
        question = asked(pilot)
        with elsewhere(demo.database):
            add(demo, "Acme")
        await look(pilot)
        assert asked(pilot) == question
        assert "Acme" in seen(pilot)
        await all_at_once(pilot, "1")
        assert replaying.undo().title == "Snoozed Wadi Lawz"


async def test_a_question_about_what_another_window_decided_meanwhile(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, "Wadi Lawz")
        await press(pilot, "z")
        with elsewhere(demo.database):
            contacts.snooze(card.id, demo.now() + timedelta(days=9), now=demo.now())
        await press(pilot, "1")
        assert asked(pilot).startswith("In another window meanwhile: Snoozed Wadi Lawz.")
        await press(pilot, "n")
        assert said(pilot) == "Wadi Lawz stays as the other window left it."
        await press(pilot, "a")
        with elsewhere(demo.database):
            applications.archive(card.id, Outcome.ACCEPTED, now=demo.now())
        await press(pilot, "w")
        assert "Archived Wadi Lawz: accepted. Do this all the same?" in asked(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: "archived: withdrawn" in said(pilot))
        assert replaying.undo().title == "Archived Wadi Lawz: withdrawn"


@long_share
async def test_deleting_what_was_changed_meanwhile_asks_once_more(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, "Wadi Lawz")
        await press(pilot, "delete")
        with elsewhere(demo.database):
            contacts.set_check_ins(card.id, 2, now=demo.now())
        await press(pilot, "y")
        assert asked(pilot).startswith("In another window meanwhile: Check-ins with Wadi Lawz: 2.")
        await press(pilot, "escape")
        assert "Wadi Lawz" in cards(pilot)


@long_share
async def test_a_card_that_was_just_moved_is_not_moved_on_unseen(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, "Wadi Lawz")
        with elsewhere(demo.database):
            moves.move(card.id, Stage.CLOSED, now=demo.now())
        await press(pilot, "<")
        assert said(pilot) == "! Wadi Lawz was just moved in another window."
        assert stage_of(pilot, "Wadi Lawz") is Stage.CLOSED
        with elsewhere(demo.database):
            applications.delete_application(card.id, now=demo.now())
        await press(pilot, "<")
        assert said(pilot) == "! Wadi Lawz is no longer on the board."


async def test_what_another_window_did_is_named_before_it_is_taken_back(demo: Desk) -> None:
    async with running(demo) as pilot:
        with elsewhere(demo.database):
            add(demo, "Acme")
        await press(pilot, "u")
        assert asked(pilot).startswith(
            "The newest change was made in another window: Added Acme. Take it back?"
        )
        with elsewhere(demo.database):
            add(demo, "Globex")
        await press(pilot, "y")
        assert "Something newer was done in another window: Added Globex." in said(pilot)
        await press(pilot, "u", "n")
        assert said(pilot) == "It stays. Nothing was taken back."
        await press(pilot, "u", "y")
        await until(pilot, lambda: said(pilot) == "Taken back: Added Globex.")
        await press(pilot, "U")
        assert said(pilot) == "Done again: Added Globex."
        await select(pilot, "Wadi Lawz")
        await press(pilot, "z", "1", "u")
        assert said(pilot) == "Taken back: Snoozed Wadi Lawz.", "one's own without a question"
