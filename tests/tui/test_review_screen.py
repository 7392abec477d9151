"""The review: through the queue, one thing at a time, to a real end."""

from datetime import timedelta

from piloting import asked, cards, on, press, running, seen, until

from models.board.choosing import choose
from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.pipeline import interviews
from models.pipeline.applications import add_application
from tui.desk import Desk
from tui.screens.review import ReviewScreen


async def test_goes_through_everything_that_is_due(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "r")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        total = len(screen.queue)
        assert total > 4
        assert f"1 of {total}" in seen(pilot)
        companies = [card.company for card in screen.queue]
        for number, company in enumerate(companies, 1):
            assert company in seen(pilot)
            assert f"{number} of {total}" in seen(pilot)
            await press(pilot, "space")
        assert f"0 of {total} done, {total} left for another day" in seen(pilot)
        assert seen(pilot).splitlines()[-1].split() == ["Esc", "Leave"], "no key that does nothing"
        await press(pilot, "enter")
        await until(pilot, lambda: on(pilot) == "BoardScreen")


async def test_done_snooze_and_pass(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "r")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        first, second = screen.queue[:2]
        await press(pilot, "x")
        assert f"{first.company}: when was it done?" in asked(pilot)
        await press(pilot, "y")
        assert "And how?" in asked(pilot)
        await press(pilot, "e")
        await until(pilot, lambda: screen.place == 1)
        await press(pilot, "z")
        assert f"Snooze {second.company}" in asked(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: screen.place == 2)
        await press(pilot, "space")
        assert (screen.place, len(screen.done)) == (3, 2)
        await press(pilot, "escape")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)[second.company].step.snoozed
        assert cards(pilot)[first.company].step.kind is not first.step.kind


async def test_the_end_tells_tomorrows_interview_behind_what_is_left_of_the_last(
    demo: Desk,
) -> None:
    now, key = demo.now(), choose("Hoshimizu").id
    tomorrow = InterviewEntry(starts_at=now + timedelta(days=1))
    interviews.add_round(key, tomorrow, (), now=now)
    async with running(demo) as pilot:
        await press(pilot, "r")
        while "That was today's review" not in seen(pilot):
            await press(pilot, "space")
        told = seen(pilot)
        assert "● Hoshimizu Robotics: debrief due today" in told
        assert "○ Tournepierre: interview in 6 h" in told[told.index("Later today") :]
        tomorrow_on = told[told.index("\n", told.index("Tomorrow")) :]
        assert f"○ Hoshimizu Robotics: round 2 tomorrow {now:%H:%M}" in tomorrow_on


async def test_a_snooze_that_is_left_stays_at_the_card(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "r", "z", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert (screen.place, screen.done) == (0, [])


async def test_writing_comes_back_to_the_review(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "r", "enter")
        await until(pilot, lambda: on(pilot) in ("ComposerScreen", "DebriefForm"))
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: on(pilot) == "ReviewScreen")
        assert pilot.app.screen.place == 0


async def test_nothing_due(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "r")
        assert "Nothing is due today. Enjoy the quiet." in seen(pilot)
        await press(pilot, "x", "z", "space")
        assert on(pilot) == "ReviewScreen"


async def test_nothing_due_but_to_be_there(empty: Desk) -> None:
    now = empty.now()
    entry = ApplicationEntry("Acme", people=(PersonEntry("Ana Ruiz"),))
    later = InterviewEntry(starts_at=now + timedelta(hours=2))
    add_application(entry, later, now=now)
    async with running(empty) as pilot:
        await press(pilot, "r")
        assert "Nothing is due today." in seen(pilot)
        assert "Enjoy the quiet" not in seen(pilot)
        assert "○ Acme: interview in 2 h" in seen(pilot)
