"""The board: going about, searching, moving cards, and every command on a card."""

from typing import Any

import pytest
from piloting import (
    asked,
    board,
    cards,
    chosen,
    field,
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
from textual.widgets import Input

from models.words import Stage
from tui.desk import Desk
from tui.screens.board import BoardScreen
from tui.widgets.interview_fields import InterviewFields


@pytest.mark.parametrize(
    ("keys", "company"),
    [
        ((), "Mauersegler Energie"),
        (("down",), "Hoshimizu Robotics"),
        (("j", "j"), "Wadi Lawz"),
        (("j", "j", "k"), "Hoshimizu Robotics"),
        (("down", "up", "up"), "Mauersegler Energie"),
        (("right",), "Aurinkotuuli"),
        (("l", "l", "h"), "Aurinkotuuli"),
        (("left",), "Mauersegler Energie"),
        (("3",), "Sorrelbank Health"),
        (("5", "right"), "Pharos Lane"),
        (("G",), "Brackenmoor Rail"),
        (("end", "home"), "Mauersegler Energie"),
        (("G", "g"), "Mauersegler Energie"),
        (("pagedown",), "Brackenmoor Rail"),
        (("pagedown", "pageup"), "Mauersegler Energie"),
    ],
)
async def test_keys_go_about(demo: Desk, keys: tuple[str, ...], company: str) -> None:
    async with running(demo) as pilot:
        await press(pilot, *keys)
        assert chosen(pilot) == company


async def test_selection_survives_a_reload(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "j", "j")
        await board(pilot).reload()
        await settle(pilot)
        assert chosen(pilot) == "Wadi Lawz"


async def test_search_folds_accents_and_esc_ends_it(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "slash")
        await write(pilot, "jarzebina")
        await press(pilot, "enter")
        assert chosen(pilot) == "Jarzębina Logistyka"
        assert "1 of 15 cards" in seen(pilot)
        assert "Mauersegler" not in seen(pilot)
        await press(pilot, "escape")
        assert "Mauersegler" in seen(pilot)
        assert not board(pilot).query_one("#search").display
        assert board(pilot).columns.has_focus


async def test_search_that_hides_all(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "slash")
        await write(pilot, "zzz")
        await press(pilot, "enter", "c")
        assert chosen(pilot) == ""
        assert "No card is selected" in said(pilot)
        assert on(pilot) == "BoardScreen"
        assert not any(one.display for one in board(pilot).query("#welcome"))


async def test_letters_in_the_search_are_no_commands(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "slash")
        await write(pilot, "nqd")
        assert on(pilot) == "BoardScreen"
        assert board(pilot).query_one("#search", Input).value == "nqd"


async def test_a_move_that_is_an_act_opens_the_composer_and_the_card_stays(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "greater_than_sign")
        assert on(pilot) == "ComposerScreen"
        await press(pilot, "escape")
        assert on(pilot) == "ComposerScreen", "the first Esc only leaves the text"
        await press(pilot, "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Mauersegler Energie"].stage is Stage.INTERVIEW
        await until(pilot, lambda: "stays in Interview until its note is sent" in said(pilot))


async def test_moving_back_is_a_correction(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "2", "less_than_sign")
        assert on(pilot) == "BoardScreen"
        assert cards(pilot)["Aurinkotuuli"].stage is Stage.INTERVIEW
        assert chosen(pilot) == "Aurinkotuuli"
        await press(pilot, "u")
        assert cards(pilot)["Aurinkotuuli"].stage is Stage.THANKED
        assert "Taken back:" in said(pilot)
        assert "Aurinkotuuli" in said(pilot)
        await press(pilot, "ctrl+r")
        assert cards(pilot)["Aurinkotuuli"].stage is Stage.INTERVIEW
        assert "Done again:" in said(pilot)
        assert "Aurinkotuuli" in said(pilot)


@pytest.mark.parametrize(("key", "words"), [("1", "first column"), ("5", "last column")])
async def test_no_column_beyond_the_edges(demo: Desk, key: str, words: str) -> None:
    async with running(demo) as pilot:
        await press(pilot, key, "less_than_sign" if key == "1" else "greater_than_sign")
        assert words in said(pilot)


async def test_m_and_a_digit_move_over_columns(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "m")
        assert "Move Mauersegler Energie to:" in asked(pilot)
        await press(pilot, "3")
        assert cards(pilot)["Mauersegler Energie"].stage is Stage.WAITING
        assert on(pilot) in ("ComposerScreen", "BoardScreen")


async def test_m_can_be_left(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "m", "escape")
        assert not asked(pilot)
        assert cards(pilot)["Mauersegler Energie"].stage is Stage.INTERVIEW
        assert board(pilot).columns.has_focus


@pytest.mark.parametrize(("answer", "kept"), [("y", True), ("n", False)])
async def test_the_last_column_asks_how_it_ended(demo: Desk, answer: str, kept: bool) -> None:
    async with running(demo) as pilot:
        await press(pilot, "3", "m", "5")
        assert "How did it end with Sorrelbank Health?" in asked(pilot)
        await press(pilot, "r")
        assert on(pilot) == "ComposerScreen"
        await press(pilot, "escape")
        assert on(pilot) == "ComposerScreen", "the first Esc only leaves the text"
        await press(pilot, "escape")
        await until(pilot, lambda: "Keep Sorrelbank Health warm" in asked(pilot))
        await press(pilot, answer)
        await until(pilot, lambda: ("Sorrelbank Health" in cards(pilot)) is kept)
        assert "u takes that back" in said(pilot)


async def test_archive_and_back(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "a", "w")
        assert "Mauersegler Energie is archived" in said(pilot)
        assert "Mauersegler Energie" not in cards(pilot)
        await press(pilot, "A")
        assert on(pilot) == "ArchiveScreen"
        assert "Mauersegler Energie" in seen(pilot)
        await press(pilot, "b")
        assert "Mauersegler Energie is on the board again." in said(pilot)
        await press(pilot, "escape")
        assert "Mauersegler Energie" in cards(pilot)


async def test_delete_asks_and_undo_restores(demo: Desk) -> None:
    async with running(demo) as pilot:
        before = cards(pilot)["Mauersegler Energie"]
        await press(pilot, "delete")
        assert "Delete Mauersegler Energie" in asked(pilot)
        await press(pilot, "n")
        assert "Mauersegler Energie" in cards(pilot)
        await press(pilot, "delete", "y")
        assert "Mauersegler Energie" not in cards(pilot)
        await press(pilot, "u")
        assert cards(pilot)["Mauersegler Energie"] == before
        assert chosen(pilot) == "Mauersegler Energie"


@pytest.mark.parametrize(
    ("brought", "words"),
    [
        (("n",), "nothing new"),
        (("d", *"fri", "enter"), "a new date"),
        (("o", "enter"), "an offer"),
        (("x",), "withdrawal"),
    ],
)
async def test_logging_a_contact(demo: Desk, brought: tuple[str, ...], words: str) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Saltmarsh Mutual")
        await press(pilot, "t", "w", *brought)
        assert on(pilot) == "BoardScreen"
        assert words in said(pilot)
        assert "Logged; u takes that back." in said(pilot)


async def test_logging_a_rejection_leads_to_the_reply(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Saltmarsh Mutual")
        await press(pilot, "t", "c", "r")
        assert on(pilot) == "ComposerScreen"
        assert cards(pilot)["Saltmarsh Mutual"].stage is Stage.CLOSED


async def test_logging_an_interview_leads_to_its_round(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Saltmarsh Mutual")
        await press(pilot, "t", "m", "i")
        assert on(pilot) == "RoundForm"


async def test_logging_asks_who_where_there_are_several(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "3", "t", "p")
        assert "Siobhán Tierney" in asked(pilot)
        await press(pilot, "2", "n")
        assert "Logged" in said(pilot)


async def test_snooze_and_wake(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "z")
        assert "wake it" not in asked(pilot), "it does not sleep"
        await press(pilot, "3")
        assert said(pilot).endswith("rests until Thu 26 Nov. u takes that back.")
        assert cards(pilot)["Mauersegler Energie"].step.snoozed
        await press(pilot, "z", "3")
        assert said(pilot).endswith("rests until Thu 26 Nov."), "there is nothing more to take back"
        assert chosen(pilot) == "Mauersegler Energie"
        await press(pilot, "z", "w")
        assert not cards(pilot)["Mauersegler Energie"].step.snoozed


async def test_a_new_round(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Saltmarsh Mutual")
        await press(pilot, "i")
        assert on(pilot) == "RoundForm"
        pilot.app.screen.query_one(InterviewFields)._held.index = 1
        field(pilot, "when").set_text("fri 10:00")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "Saltmarsh Mutual: the new round is on its card." in said(pilot))
        assert cards(pilot)["Saltmarsh Mutual"].stage is Stage.INTERVIEW


async def test_a_round_that_was_held_is_debriefed(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Saltmarsh Mutual")
        await press(pilot, "i")
        pilot.app.screen.query_one(InterviewFields)._held.index = 0
        field(pilot, "when").set_text("today 8:00")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "DebriefForm")


async def test_the_empty_board_welcomes(empty: Desk) -> None:
    async with running(empty) as pilot:
        assert "Welcome to Afterword." in seen(pilot)
        await press(pilot, "u")
        assert said(pilot).startswith("!")
        await press(pilot, "greater_than_sign")
        assert "No card is selected" in said(pilot)


async def test_problems_are_shown_at_start(demo: Desk) -> None:
    demo.settings = demo.settings._replace(
        theme="nowhere",
        problems=("cadence.x: no such setting",),
        keys={"board.new": "e"},
    )
    async with running(demo, (200, 40)) as pilot:
        assert "cadence.x: no such setting" in said(pilot)
        assert "keys.board.new: e belongs to 'Edit' (board.edit) already" in said(pilot)
        assert "there is no theme 'nowhere'" in said(pilot)
        await press(pilot, "e")
        assert "Edit Mauersegler Energie" in seen(pilot)


async def test_a_changed_key_works_and_shows_in_the_help(demo: Desk) -> None:
    demo.settings = demo.settings._replace(keys={"board.new": "f7"})
    async with running(demo) as pilot:
        await press(pilot, "n")
        assert on(pilot) == "BoardScreen"
        await press(pilot, "question_mark")
        assert any(
            "f7" in line.casefold() and "Add an application" in line
            for line in seen(pilot).splitlines()
        )
        await press(pilot, "escape", "f7")
        assert on(pilot) == "ApplicationForm"


@pytest.mark.parametrize(("second", "waits"), [(0, 60), (1, 59), (59, 1)])
async def test_time_is_told_anew_when_a_minute_begins(
    demo: Desk, monkeypatch: pytest.MonkeyPatch, second: int, waits: int
) -> None:
    now = demo.now().replace(second=second)
    demo.clock = lambda: now
    timers: list[float] = []
    set_timer = BoardScreen.set_timer

    def listening(self: BoardScreen, delay: float, *given: Any, **named: Any) -> Any:
        timers.append(delay)
        return set_timer(self, delay, *given, **named)

    monkeypatch.setattr(BoardScreen, "set_timer", listening)
    async with running(demo) as pilot:
        assert timers == [waits]
        board(pilot)._tick()
        assert timers == [waits, waits]
