"""A new round hides nothing of the one before: on the board, in the review, for scripts."""

import json
from datetime import timedelta

import pytest
from commanding import Afterword
from piloting import (
    all_at_once,
    asked,
    board,
    cards,
    compose,
    on,
    press,
    running,
    said,
    seen,
    select,
    until,
)

from models.board.choosing import choose
from models.dossier import read_dossier
from models.entries import InterviewEntry, PersonEntry
from models.pipeline.interviews import add_round, skip_debrief
from models.timing.steps import StepKind
from models.words import Stage
from tui.desk import Desk
from tui.screens.debrief import DebriefForm
from tui.screens.review import ReviewScreen


def followed(desk: Desk, company: str) -> int:
    """The number of a card of the demo, to which another interview was added."""
    now = desk.now()
    return add_round(
        choose(company).id, InterviewEntry(starts_at=now + timedelta(days=2)), (), now=now
    )


@pytest.mark.parametrize("key", ["c", "greater_than_sign"])
async def test_the_notes_of_the_round_before_are_written_and_the_card_stays(
    demo: Desk, key: str
) -> None:
    followed(demo, "Wadi Lawz")
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        assert "round 2 " in seen(pilot)
        await press(pilot, key)
        assert "1 of 3 thanked" in seen(pilot)
        assert "Yousef Qattan" in seen(pilot)
        await press(pilot, "escape", "X")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        card = cards(pilot)["Wadi Lawz"]
        assert (card.stage, card.step.kind) == (Stage.INTERVIEW, StepKind.ATTEND)
        assert said(pilot) == (
            "Thank-you note to Yousef Qattan, Dr. Huda Shammout: skipped. u takes that back."
        )
        await press(pilot, "u")
        assert cards(pilot)["Wadi Lawz"].step.kind is StepKind.THANK_YOU
        assert (await compose(pilot)).letter.name == "Yousef Qattan"


async def test_the_round_before_is_done_with_when_everybody_is_skipped(demo: Desk) -> None:
    followed(demo, "Wadi Lawz")
    async with running(demo) as pilot:
        await compose(pilot)
        await press(pilot, "escape", "x", "x")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert "Yousef Qattan, Dr. Huda Shammout: skipped." in said(pilot)
        assert cards(pilot)["Wadi Lawz"].step.kind is StepKind.ATTEND


async def test_the_round_before_is_debriefed_not_the_one_to_come(demo: Desk) -> None:
    followed(demo, "Hoshimizu Robotics")
    async with running(demo) as pilot:
        await select(pilot, "Hoshimizu Robotics")
        await press(pilot, "enter")
        assert "Worth asking before you leave (Q copies)" in seen(pilot), "of the next one"
        shown = "\n".join(line.strip() for line in seen(pilot).splitlines())
        assert "\nRound 2 " in shown[: shown.index("People")], "what comes then"
        rounds = shown[shown.index("\nRound 1 ·") :]
        assert "With: 水野 千尋, Kenta Arakawa" in rounds[: rounds.index("Round 2 ·")]
        assert "With: " in rounds[rounds.index("Round 2 ·") :]
        await press(pilot, "escape", "d")
        assert "Debrief: Hoshimizu Robotics, round 1" in seen(pilot)
        form = pilot.app.screen
        assert isinstance(form, DebriefForm), seen(pilot)
        assert form.round.number == 1
        await press(pilot, "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")


async def test_thanks_are_offered_for_the_round_that_was_debriefed(demo: Desk) -> None:
    now, key = demo.now(), choose("Hoshimizu").id
    rin = PersonEntry("Rin Sato")
    add_round(key, InterviewEntry(starts_at=now - timedelta(minutes=90)), (rin,), now=now)
    followed(demo, "Hoshimizu Robotics")
    async with running(demo) as pilot:
        await select(pilot, "Hoshimizu Robotics")
        await press(pilot, "d")
        assert "Debrief: Hoshimizu Robotics, round 1" in seen(pilot), "the later one"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "Write the thank-you notes now" in asked(pilot))
        assert "Write down what was said in round 2" in said(pilot)
        await press(pilot, "y")
        assert "Thank-you note · Hoshimizu" in seen(pilot)
        assert "Kenta Arakawa" in seen(pilot)
        await press(pilot, "escape", "escape")


async def test_what_comes_to_mind_later_is_added_to_the_round_before(demo: Desk) -> None:
    key = followed(demo, "Hoshimizu Robotics")
    skip_debrief(read_dossier(key).rounds[0].id, now=demo.now())
    async with running(demo) as pilot:
        await select(pilot, "Hoshimizu Robotics")
        await press(pilot, "c", "escape", "X")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Hoshimizu Robotics"].step.kind is StepKind.ATTEND
        await press(pilot, "d")
        assert "b add to round 1" in asked(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: on(pilot) == "DebriefForm")
        await all_at_once(pilot, *"pruning by night", "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        first, second = read_dossier(key).rounds
        assert (first.people[0].topics, second.people[0].topics) == ("pruning by night", "")


async def test_in_the_review_the_round_before_comes_up_and_is_done_with(demo: Desk) -> None:
    key = followed(demo, "Hoshimizu Robotics")
    async with running(demo) as pilot:
        await press(pilot, "r")
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        while review.queue[review.place].id != key:
            await press(pilot, "space")
        assert "Write down what was said in round 1" in seen(pilot)
        await press(pilot, "x", "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Hoshimizu Robotics"].step.kind is StepKind.THANK_YOU
        assert board(pilot).columns.has_focus


def test_a_script_hears_of_the_round_before_and_marks_its_notes(afterword: Afterword) -> None:
    added = afterword(
        "log", "wadi", "--in", "email", "--brought", "interview", "--when", "fri 9:00"
    )
    assert (added.exit_code, added.stderr) == (0, "")
    due = json.loads(afterword("due", "--json").stdout)["due"]
    [wadi] = [one for one in due if one["company"] == "Wadi Lawz"]
    assert wadi["what"] == "thank-you"
    assert "for round 1 is best sent" in afterword("show", "wadi").stdout
    for words in ([], ["--kind", "thank-you"]):
        drafted = json.loads(afterword("draft", "wadi", "--to", "yousef", *words, "--json").stdout)
        assert "Thank you for our conversation" in drafted["subject"]
    for who in ("yousef", "huda"):
        sent = afterword("sent", "wadi", "--to", who, "--anyway")
        assert sent.exit_code == 0, sent.stderr
    card = json.loads(afterword("show", "wadi", "--json").stdout)
    assert (card["stage"], card["next"]["what"]) == ("interview", "interview")
