"""The screens one reads on: an application, the archive, the help, the dialog for errors."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from piloting import (
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
    settle,
    until,
)
from textual.containers import VerticalScroll

from models.board.choosing import choose
from models.dossier import read_dossier
from models.entries import InterviewEntry, PersonEntry
from models.errors import AfterwordError
from models.pipeline.interviews import add_round
from tui.clipboard.report import Verdict
from tui.commands import COMMANDS
from tui.desk import Desk
from tui.screens.application import QUESTIONS, _ago
from tui.screens.error import ErrorDialog


async def test_an_application_before_its_interview(demo: Desk, copies: Any) -> None:
    async with running(demo, (80, 24)) as pilot:
        card = await select(pilot, "Tournepierre")
        await press(pilot, "enter")
        assert on(pilot) == "ApplicationScreen"
        assert "Tournepierre · Staff Platform Engineer" in seen(pilot)
        assert "Worth asking before you leave (Q copies)" in seen(pilot)
        await press(pilot, "Q")
        assert copies.texts == [QUESTIONS]
        await press(pilot, "y")
        assert "There is no note to copy yet. c writes the one that is due." in said(pilot)
        await press(pilot, "c")
        assert copies.texts == [QUESTIONS, QUESTIONS]
        await press(pilot, "w")
        assert "Who is the main contact?" in asked(pilot)
        await press(pilot, "2")
        assert read_dossier(card.id).main_contact_id == read_dossier(card.id).entry.people[1].id
        assert "Bastien Lhoumeau ★ main contact" in seen(pilot)
        await press(pilot, "question_mark")
        assert on(pilot) == "HelpScreen"
        await press(pilot, "escape", "e", "escape")
        assert on(pilot) == "ApplicationScreen"
        await press(pilot, "q")
        assert on(pilot) == "BoardScreen"


async def test_the_help_explains_every_symbol(demo: Desk) -> None:
    async with running(demo, (200, 60)) as pilot:
        shown = seen(pilot)
        await press(pilot, "3", "enter")
        shown += seen(pilot)
        symbols = {one for one in shown if "\u25a0" <= one <= "\u27bf"}
        assert symbols >= set("●○◆■□★")
        await press(pilot, "question_mark")
        assert symbols <= set(seen(pilot))


async def test_what_an_application_came_back_from(demo: Desk) -> None:
    old, now = choose("marisma"), demo.now()
    entry = InterviewEntry(starts_at=now + timedelta(days=2))
    add_round(old.id, entry, (PersonEntry("Ana Ruiz"),), now=now)
    async with running(demo, (80, 24)) as pilot:
        await select(pilot, "Marisma Alta")
        await press(pilot, "enter")
        assert f"(number {old.id}), " in seen(pilot)
        assert "Rejected / Kept-warm" not in seen(pilot)
        await press(pilot, "b")
        assert "Archived  returned as a new application" in seen(pilot)
        await press(pilot, "b")
        assert said(pilot) == "! This application did not come from an earlier one."
        await press(pilot, "escape", "escape")
        assert on(pilot) == "BoardScreen"


async def test_the_notes_of_an_application(demo: Desk, copies: Any) -> None:
    async with running(demo, (80, 24)) as pilot:
        card = await select(pilot, "Fjellgnist")
        await press(pilot, "enter")
        scrolled = pilot.app.screen.query_one("#dossier", VerticalScroll)
        assert scrolled.scroll_y == 0, "it opens at its top"
        await press(pilot, "space")
        assert scrolled.scroll_y > 0
        await press(pilot, "pageup", "pagedown", "pageup")
        assert scrolled.scroll_y == 0
        newest, next_one = read_dossier(card.id).notes[:2]
        await press(pilot, "y", "down")
        assert f"{next_one.title} to {next_one.to}" in seen(pilot), "the chosen note is in view"
        await press(pilot, "enter")
        assert copies.texts == [newest.body, next_one.body]
        copies.verdict = Verdict.FAILED
        await press(pilot, "up", "y")
        assert said(pilot).startswith("! ")
        await press(pilot, "c")
        assert "The offer of Fjellgnist:" in asked(pilot)
        await press(pilot, "escape", "d")
        assert on(pilot) == "DebriefForm"
        await press(pilot, "escape", "escape")
        assert on(pilot) == "BoardScreen"


async def test_the_archive(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "A", "down", "enter")
        assert on(pilot) == "ApplicationScreen"
        assert "Pinemarten Locks" in seen(pilot)
        assert "Archived  declined" in seen(pilot)
        await press(pilot, "escape", "question_mark", "escape", "delete")
        assert "Delete Pinemarten Locks with its notes and history?" in asked(pilot)
        await press(pilot, "n")
        assert "Pinemarten Locks" in seen(pilot)
        await press(pilot, "backspace", "y")
        assert "Pinemarten Locks" not in seen(pilot).replace(said(pilot), "")
        assert "Pinemarten Locks is deleted. u takes that back." in said(pilot)
        await press(pilot, "b")
        assert "Larkmoor Games is on the board again." in said(pilot)
        await press(pilot, "q")
        assert "Larkmoor Games" in cards(pilot)
        await press(pilot, "u", "u", "A")
        assert "Pinemarten Locks" in seen(pilot)
        assert "Larkmoor Games" in seen(pilot)


async def test_the_empty_archive(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "A")
        assert "Nothing is archived yet." in seen(pilot)
        for key in ("b", "delete", "enter"):
            board(pilot).status.clear()
            await press(pilot, key)
            assert "The archive is empty." in said(pilot), key
        await press(pilot, "escape")
        assert on(pilot) == "BoardScreen"


async def test_the_help_has_every_key(demo: Desk) -> None:
    demo.settings = demo.settings._replace(keys={"board.new": "ctrl+alt+shift+f12"})
    async with running(demo, (100, 150)) as pilot:
        await press(pilot, "question_mark")
        words = " ".join(seen(pilot).split())
        for command in COMMANDS:
            assert command.help in words, command.id
        assert "Composer, after Esc" in words
        assert "Ctrl+Alt+Shift+F12 Add an application" in words, "a long name has a line of its own"
        for key in ("question_mark", "q", "escape"):
            await press(pilot, key)
            assert on(pilot) == "BoardScreen"
            await press(pilot, "question_mark")


async def test_an_error_is_shown_in_full_and_can_be_copied(
    demo: Desk, copies: Any, monkeypatch: Any
) -> None:
    def broken() -> None:
        raise AfterwordError("[b]No[/b] space left.", title="Not saved", hint="Make some room.")

    monkeypatch.setattr("models.journal.replaying.to_undo", broken)
    async with running(demo) as pilot:
        for key in ("escape", "enter", "q"):
            await press(pilot, "u")
            assert isinstance(pilot.app.screen, ErrorDialog)
            for words in ("Not saved", "[b]No[/b] space left.", "Make some room."):
                assert words in seen(pilot)
            await press(pilot, "y")
            assert copies.texts.pop().startswith("Not saved\n[b]No[/b] space left.")
            assert "How the copy ended: verified." in seen(pilot)
            await press(pilot, key)
            await until(pilot, lambda: on(pilot) == "BoardScreen")
        await press(pilot, "down")
        assert board(pilot).columns.has_focus


async def test_ctrl_c_never_ends_the_program(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        await press(pilot, "ctrl+c")
        assert "q closes Afterword" in said(pilot)
        await press(pilot, "c", "f7", "ctrl+c")
        await until(pilot, lambda: copies.texts)
        assert copies.texts[0].startswith("Hi Jörg,")
        assert pilot.app.is_running


async def test_a_search_is_left_for_the_card_that_is_wanted(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "slash")
        await all_at_once(pilot, *"pharos", "enter", "n", "escape")
        assert "1 of 15 cards" in seen(pilot)
        board(pilot).go_to(cards(pilot)["Wadi Lawz"].id)
        await settle(pilot)
        assert "15 cards" in seen(pilot)
        await press(pilot, "slash", "enter")
        assert not board(pilot).query_one("#search").display


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "just now"), (3, "3 days ago"), (13, "a week ago"), (16, "2 weeks ago"),
     (40, "5 weeks ago"), (70, "2 months ago")],
)  # fmt: skip
def test_how_long_ago(now: datetime, days: int, words: str) -> None:
    assert _ago(now - timedelta(days=days), now) == words
