"""The daily review: what it brings up, in which order, and the record of the habit."""

from datetime import timedelta

from building import NOW, Builder

from models.board import review
from models.entries import InterviewEntry
from models.pipeline import contacts, interviews, moves
from models.pipeline.applications import archive
from models.pipeline.contacts import ContactEntry
from models.tables import JournalEntry, ReviewDay
from models.timing.policy import Policy
from models.timing.steps import Urgency
from models.words import Brought, Direction, Ending, Outcome, Stage

LATER = NOW + timedelta(minutes=20)
TOMORROW = NOW + timedelta(days=1)


def due(build: Builder) -> list[str]:
    return [card.company for card in review.due_now(Policy(), NOW)]


def test_an_empty_board_has_nothing_to_review(build: Builder) -> None:
    assert due(build) == []


def test_overdue_comes_first_the_longest_overdue_before_the_rest(build: Builder) -> None:
    build.add("Today")
    build.add("Late", held=timedelta(days=3))
    build.add("Later than late", held=timedelta(days=9))
    cards = review.due_now(Policy(), NOW)
    assert [card.company for card in cards] == ["Later than late", "Late", "Today"]
    assert [card.step.urgency for card in cards[1:]] == [Urgency.OVERDUE, Urgency.TODAY]


def test_what_is_due_at_the_same_moment_comes_in_the_order_added(build: Builder) -> None:
    for company in ("Zeta", "Alpha", "Mu"):
        build.add(company)
    assert due(build) == ["Zeta", "Alpha", "Mu"]


def test_what_is_not_due_snoozed_or_archived_is_left_out(build: Builder) -> None:
    build.add("To come", held=timedelta(days=-3))
    contacts.snooze(build.add("Asleep"), TOMORROW, now=NOW)
    archive(build.add("Gone"), Outcome.WITHDRAWN, now=NOW)
    build.add("Due")
    assert due(build) == ["Due"]


def test_a_review_begun_twice_began_once(build: Builder) -> None:
    review.begin(NOW)
    review.begin(LATER)
    (day,) = ReviewDay.select()
    assert (day.day, day.started_at, day.finished_at) == (NOW.date(), NOW, None)


def test_what_was_done_adds_up_over_the_day(build: Builder) -> None:
    review.begin(NOW)
    review.finish(NOW, 2)
    review.finish(LATER, 1)
    (day,) = ReviewDay.select()
    assert (day.finished_at, day.done) == (LATER, 3)


def test_each_day_has_its_own_record(build: Builder) -> None:
    review.begin(NOW)
    review.finish(NOW, 2)
    review.begin(TOMORROW)
    review.finish(TOMORROW, 5)
    days = ReviewDay.select().order_by(ReviewDay.day)
    assert [(day.day, day.done) for day in days] == [(NOW.date(), 2), (TOMORROW.date(), 5)]


def test_a_review_that_was_not_begun_leaves_no_record(build: Builder) -> None:
    review.finish(NOW, 2)
    assert not ReviewDay.select().exists()


def test_a_review_is_no_command(build: Builder) -> None:
    review.begin(NOW)
    review.finish(NOW, 2)
    assert not JournalEntry.select().exists()


def test_a_review_that_midnight_interrupts_belongs_to_the_day_it_began(build: Builder) -> None:
    late = NOW.replace(hour=23, minute=50)
    review.begin(late)
    review.finish(late + timedelta(minutes=20), 4)
    (day,) = ReviewDay.select()
    assert (day.day, day.done) == (NOW.date(), 4)


def test_the_outlook_has_what_is_left_what_comes_tomorrow_and_what_rests(build: Builder) -> None:
    build.add("Left")
    build.debriefed("Thanks tomorrow")
    build.add("To come", held=timedelta(days=-1))
    contacts.snooze(build.add("Asleep"), TOMORROW + timedelta(days=2), now=NOW)
    after = review.outlook(Policy(), NOW)
    assert [card.company for card in after.left] == ["Left"]
    assert [card.company for card in after.tomorrow] == ["Thanks tomorrow"]
    assert [one.company for one in after.meetings] == ["To come"]
    assert [card.company for card in after.resting] == ["Asleep"]


def test_the_outlook_hides_no_interview_behind_what_else_is_next(build: Builder) -> None:
    def second(key: int, hours: int) -> None:
        at = InterviewEntry(starts_at=NOW + timedelta(hours=hours))
        interviews.add_round(key, at, (), now=NOW)

    second(build.add("To debrief"), 24)
    asleep, offered, ended = build.add("Asleep"), build.add("Offered"), build.add("Ended")
    for key in (asleep, offered, ended):
        build.debrief(key)
        second(key, 23)
    contacts.snooze(asleep, NOW + timedelta(days=4), now=NOW)
    offer = ContactEntry(1, Direction.IN, brought=Brought.OFFER)
    contacts.log_contact(offered, offer, now=NOW)
    moves.move(ended, Stage.CLOSED, now=NOW, ending=Ending.REJECTED)
    build.add("Today", held=timedelta(hours=-1))
    build.add("Much later", held=timedelta(days=-2))
    after = review.outlook(Policy(), NOW)
    assert [(one.company, one.round) for one in after.meetings] == [
        ("Today", 1),
        ("Asleep", 2),
        ("Offered", 2),
        ("To debrief", 2),
    ]
    assert after.meetings[-1].start == NOW + timedelta(hours=24)
