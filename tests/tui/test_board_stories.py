"""What a person does to cards, each taken back and done again."""

from datetime import timedelta
from typing import Any

import pytest
from piloting import (
    all_at_once,
    asked,
    board,
    cards,
    chosen,
    composer,
    on,
    press,
    running,
    said,
    seen,
    select,
    until,
)
from textual.pilot import Pilot
from textual.widgets import Input, Static

from models.board.choosing import choose
from models.entries import InterviewEntry, PersonEntry
from models.journal import replaying
from models.journal.recording import command
from models.notes.questions import QUESTIONS
from models.pipeline.interviews import add_round
from models.tables import Person
from models.timing.steps import StepKind, Urgency
from models.words import Stage
from tui.desk import Desk
from tui.widgets.prompt import Prompt

CHANGES = (
    ("Aurinkotuuli", ("less_than_sign",)),
    ("Mauersegler Energie", ("z", "1")),
    ("Horta do Vento", ("z", "w")),
    ("Chandravel Maps", ("z", "d", *"3 dec", "enter")),
    ("Saltmarsh Mutual", ("t", "w", "n")),
    ("Saltmarsh Mutual", ("t", "c", "d", *"fri", "enter")),
    ("Saltmarsh Mutual", ("t", "m", "o", *"1 dec", "enter")),
    ("Saltmarsh Mutual", ("t", "p", "x")),
    ("Mauersegler Energie", ("a", "a")),
    ("Mauersegler Energie", ("a", "d")),
    ("Wadi Lawz", ("a", "r")),
    ("Adunni Freight", ("a", "n")),
    ("Pharos Lane", ("a", "w")),
    ("Fjellgnist", ("c", "a")),
    ("Fjellgnist", ("c", "d")),
    ("Sorrelbank Health", ("delete", "y")),
    ("Sorrelbank Health", ("backspace", "y")),
)
"""A card and the keys that change something about it, without leaving the board."""


async def test_undo_leads_to_the_card_that_came_back_and_redo_to_the_new_one(demo: Desk) -> None:
    old, now = choose("marisma"), demo.now()
    entry = InterviewEntry(starts_at=now + timedelta(days=2))
    async with running(demo, (80, 24)) as pilot:
        add_round(old.id, entry, (PersonEntry("Ana Ruiz"),), now=now)
        await press(pilot, "u")
        assert said(pilot) == "Taken back: Marisma Alta is back."
        assert chosen(pilot) == "Marisma Alta"
        assert "Rejected / Kept-warm" in seen(pilot)
        await press(pilot, "U")
        card = board(pilot).columns.card
        assert card is not None
        assert (card.company, card.stage) == ("Marisma Alta", Stage.INTERVIEW)
        assert "Rejected / Kept-warm" not in seen(pilot)


async def test_escape_stops_a_long_undo_and_nothing_of_it_stays(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "_STEP", 1)
    with command("import", "Imported many", now=demo.now()) as recorder:
        for number in range(200):
            recorder.insert(Person(name=f"Person {number}"))
    entry, people = replaying.to_undo(), Person.select().count()
    async with running(demo) as pilot:
        # What was typed before Escape goes nowhere: a second undo would be another change's.
        await all_at_once(pilot, "u", "u", "escape")
        assert said(pilot) == "Stopped: nothing was taken back."
        assert (replaying.to_undo(), Person.select().count()) == (entry, people)
        await press(pilot, "u")
        assert said(pilot) == "Taken back: Imported many."
        assert Person.select().count() == people - 200
        await all_at_once(pilot, "U", "escape")
        assert said(pilot) == "Stopped: nothing was done again."
        assert Person.select().count() == people - 200
        await press(pilot, "U")
        assert said(pilot) == "Done again: Imported many."
        assert (replaying.to_undo(), Person.select().count()) == (entry, people)


async def test_every_change_is_taken_back_and_done_again(demo: Desk) -> None:
    async with running(demo) as pilot:
        for company, keys in CHANGES:
            before = cards(pilot)
            await select(pilot, company)
            await all_at_once(pilot, *keys)
            after = cards(pilot)
            about = f"{company}: {' '.join(keys)}\n{seen(pilot)}"
            assert after != before, about
            assert not asked(pilot), about
            await press(pilot, "u")
            assert said(pilot).startswith("Taken back: "), about
            assert cards(pilot) == before, about
            await press(pilot, "ctrl+r")
            assert said(pilot).startswith("Done again: "), about
            assert cards(pilot) == after, about
            await press(pilot, "u")


async def test_many_changes_are_taken_back_one_by_one(demo: Desk) -> None:
    async with running(demo) as pilot:
        states = [cards(pilot)]
        for company, keys in CHANGES[:4]:
            await select(pilot, company)
            await all_at_once(pilot, *keys)
            states.append(cards(pilot))
        for state in states[-2::-1]:
            await press(pilot, "u")
            assert cards(pilot) == state
        for state in states[1:]:
            await press(pilot, "ctrl+r")
            assert cards(pilot) == state
        await press(pilot, "ctrl+r")
        assert said(pilot).startswith("!"), "there is nothing more to do again"


async def test_a_day_is_typed_on_the_line(demo: Desk) -> None:
    async with running(demo) as pilot:
        before = cards(pilot)
        await press(pilot, "z", "d")
        assert asked(pilot) == "Snooze until when?"
        prompt = board(pilot).query_one(Prompt)
        await all_at_once(pilot, *"fri")
        assert remark(prompt) == "Fri 27 Nov 2026 (in 4 days)"
        await all_at_once(pilot, *"lish", "enter")
        assert remark(prompt).startswith("! 'frilish' is not a date I can read.")
        assert prompt.query_one(Input).value == "frilish"
        await press(pilot, "escape")
        assert not asked(pilot)
        assert cards(pilot) == before
        assert board(pilot).columns.has_focus


async def test_a_question_has_the_keys(demo: Desk) -> None:
    async with running(demo) as pilot:
        before = cards(pilot)
        await press(pilot, "a")
        assert "goes to the archive as:" in asked(pilot)
        await press(pilot, "q", "u", "delete", "down")
        assert "goes to the archive as:" in asked(pilot), "other keys are no answer"
        await press(pilot, "escape", "down")
        assert chosen(pilot) == "Hoshimizu Robotics"
        assert cards(pilot) == before
        await press(pilot, "t", "escape", "t", "w", "escape", "escape")
        assert cards(pilot) == before
        assert not asked(pilot)


async def test_going_on_asks_for_the_promised_day(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Aurinkotuuli")
        await press(pilot, "e")
        pilot.app.screen.field("promised").set_text("")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s", "greater_than_sign")
        assert "By when do they expect to decide?" in asked(pilot)
        assert cards(pilot)["Aurinkotuuli"].stage is Stage.WAITING, "it has happened already"
        await all_at_once(pilot, *"4 dec", "enter")
        await until(pilot, lambda: on(pilot) == "ComposerScreen")
        assert str(cards(pilot)["Aurinkotuuli"].promised_on) == "2026-12-04"


async def test_a_card_without_an_end_is_kept_warm_by_its_key(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Adunni Freight")
        await press(pilot, "greater_than_sign", "n")
        assert on(pilot) == "ComposerScreen"
        assert "Closing note" in seen(pilot)
        await press(pilot, "escape", "escape", "y")
        await until(pilot, lambda: "stays in the last column" in said(pilot))
        assert cards(pilot)["Adunni Freight"].stage is Stage.CLOSED
        await press(pilot, "u", "u")
        assert cards(pilot)["Adunni Freight"].stage is Stage.CHECKED_IN


async def test_a_rejection_that_was_logged_is_taken_back_step_by_step(demo: Desk) -> None:
    async with running(demo) as pilot:
        before = cards(pilot)
        await select(pilot, "Sorrelbank Health")
        await press(pilot, "t", "w")
        assert "Enter Siobhán Tierney" in asked(pilot)
        await press(pilot, "enter", "r")
        assert on(pilot) == "ComposerScreen"
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: "Keep Sorrelbank Health warm" in asked(pilot))
        await press(pilot, "n")
        assert "Sorrelbank Health is archived. u takes that back." in said(pilot)
        assert "Sorrelbank Health" not in cards(pilot)
        await press(pilot, "u")
        assert cards(pilot)["Sorrelbank Health"].stage is Stage.CLOSED
        await press(pilot, "u")
        assert cards(pilot) == before


async def test_an_interview_that_was_logged_may_be_left_without_its_round(demo: Desk) -> None:
    async with running(demo) as pilot:
        before = cards(pilot)
        await select(pilot, "Saltmarsh Mutual")
        await press(pilot, "t", "c", "i")
        assert on(pilot) == "RoundForm"
        await press(pilot, "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert "an interview. Logged" in said(pilot)
        await press(pilot, "u")
        assert cards(pilot) == before


async def test_a_card_is_selected_as_soon_as_it_is_there(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "slash", *"wadi", "enter")
        await press(pilot, "n", *"Zeta", "tab", "tab", *"Cy Young", "ctrl+s")
        await until(pilot, lambda: on(pilot) == "DebriefForm")
        assert chosen(pilot) == "Zeta"
        assert not board(pilot).wanted
        assert "wadi" not in seen(pilot)
        await press(pilot, *"Kafka", "ctrl+s")
        assert "Write the thank-you notes now" in asked(pilot)
        assert chosen(pilot) == "Zeta"


async def test_a_card_that_moves_stays_selected_while_it_is_asked_about(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Saltmarsh Mutual")
        await press(pilot, "m", "5")
        await press(pilot, "n")
        assert on(pilot) == "ComposerScreen"
        assert chosen(pilot) == "Saltmarsh Mutual"


async def test_a_note_that_moves_no_card_is_told_as_sent(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        company, card = next(
            (name, one) for name, one in cards(pilot).items() if one.step.kind is StepKind.KEEP_WARM
        )
        await select(pilot, company)
        await press(pilot, "c")
        composer(pilot).editor.load_text(f"Hi {card.people[0]},\n\nAll the best.\n\nInes Marlow")
        await press(pilot, "ctrl+o", "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert said(pilot).startswith("Keep-warm touch to ")
        assert said(pilot).endswith(": sent. u takes that back.")
        assert chosen(pilot) == company


async def test_giving_up_early_is_asked_about(demo: Desk) -> None:
    async with running(demo) as pilot:
        early = next(
            name
            for name, card in cards(pilot).items()
            if card.step.kind is StepKind.CLOSING and card.step.urgency is Urgency.LATER
        )
        stage = cards(pilot)[early].stage
        await select(pilot, early)
        await press(pilot, "c")
        assert "An answer may still come: a closing note is due" in asked(pilot)
        await press(pilot, "n")
        assert cards(pilot)[early].stage is stage
        await press(pilot, "c", "y")
        await until(pilot, lambda: on(pilot) == "ComposerScreen")


async def test_there_is_no_note_to_copy_again(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Brackenmoor Rail")
        await press(pilot, "y")
        assert "No note to Brackenmoor Rail was copied or sent yet." in said(pilot)
        await press(pilot, "c")
        assert copies.texts == [QUESTIONS]
        await select(pilot, "Sorrelbank Health")
        await press(pilot, "y")
        assert copies.texts[1].startswith("Hi Callum,")
        assert said(pilot).startswith("Thank-you note to Callum Strachan: ")


def remark(prompt: Prompt) -> str:
    return str(prompt.query_one("#remark", Static).content)


async def test_q_ends_the_program(demo: Desk) -> None:
    async with running(demo) as pilot:
        await ends(pilot)


async def ends(pilot: Pilot[Any]) -> None:
    await pilot.press("q")
    await until(pilot, lambda: not pilot.app.is_running)
    assert pilot.app.return_code == 0
