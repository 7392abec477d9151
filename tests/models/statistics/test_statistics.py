"""The statistics: figures worked out by hand, and nothing that was taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from building import ANA, BO, CY, NOW, Builder

from models.entries import InterviewEntry
from models.journal import replaying
from models.pipeline import applications, contacts, interviews, moves, notes
from models.pipeline.contacts import ContactEntry
from models.statistics import as_json, read_statistics
from models.statistics.figures import Bin, CheckIns, Endings, Funnel, Statistics, ThankYous
from models.tables import Application, Interview, JournalEntry, Note
from models.timing.policy import Policy
from models.words import (
    Brought,
    CallResult,
    Channel,
    Direction,
    Ending,
    NoteKind,
    NoteState,
    Outcome,
    Stage,
)

LATER = NOW + timedelta(days=60)


def read(now: datetime = LATER, policy: Policy | None = None) -> Statistics:
    return read_statistics(policy or Policy(), now)


def counts(bins: tuple[Bin, ...]) -> list[int]:
    return [each.count for each in bins]


def send(
    build: Builder, key: int, kind: NoteKind, at: datetime, call: CallResult = CallResult.NONE
) -> None:
    """Everybody's note of a kind goes out at a moment."""
    for letter in build.letters(key, kind, now=at):
        notes.mark_sent(letter, now=at, call_result=call)


def hear(key: int, brought: Brought, at: datetime, day: date | None = None) -> None:
    entry = ContactEntry(None, Direction.IN, Channel.EMAIL, brought, day)
    contacts.log_contact(key, entry, now=at)


def thanked(build: Builder, company: str, hours: int = 2) -> int:
    """A card whose two people were thanked so many hours after the interview's end."""
    key = build.debriefed(company)
    send(build, key, NoteKind.THANK_YOU, NOW + timedelta(hours=hours - 1))
    return key


# The way


def test_nothing_yet(build: Builder) -> None:
    found = read()
    assert found.applications == 0
    assert found.funnel == Funnel(0, 0, 0, 0, 0)
    assert found.answers.median is None
    assert found.habit.streak.longest == 0


def test_columns_that_were_stood_in(build: Builder) -> None:
    build.debriefed("Only interviewed")
    thanked(build, "Only thanked")
    moves.move(build.debriefed("Waits unthanked"), Stage.WAITING, now=NOW)
    checked = thanked(build, "Checked in with")
    moves.move(checked, Stage.WAITING, now=NOW)
    send(build, checked, NoteKind.CHECK_IN, NOW + timedelta(days=9))
    refused = thanked(build, "Refused at once")
    hear(refused, Brought.REJECTION, NOW + timedelta(days=1))
    assert read().funnel == Funnel(5, thanked=3, waiting=2, checked_in=1, answered=1)


def test_a_correction_takes_back_what_was_reached(build: Builder) -> None:
    key = thanked(build, "Acme")
    moves.move(key, Stage.WAITING, now=NOW)
    moves.move(key, Stage.INTERVIEW, now=NOW)
    assert read().funnel == Funnel(1, 0, 0, 0, 0)


def test_a_new_round_does_not(build: Builder) -> None:
    key = thanked(build, "Acme")
    moves.move(key, Stage.WAITING, now=NOW)
    again = InterviewEntry(starts_at=NOW + timedelta(days=3))
    interviews.add_round(key, again, (CY,), now=NOW)
    moves.move(key, Stage.WAITING, now=NOW + timedelta(days=4))
    moves.move(key, Stage.INTERVIEW, now=NOW + timedelta(days=4))
    assert read().funnel == Funnel(1, 1, 1, 0, 0)


def test_the_archive_counts_and_what_was_deleted_does_not(build: Builder) -> None:
    applications.archive(thanked(build, "Kept"), Outcome.WITHDRAWN, now=NOW)
    applications.delete_application(thanked(build, "Gone"), now=NOW)
    build.add("In its place")
    assert read().funnel == Funnel(2, 1, 0, 0, 0)


def test_without_a_journal_the_rows_tell_what_they_can(build: Builder) -> None:
    key = thanked(build, "Acme")
    Application.update(stage=Stage.CHECKED_IN).where(Application.id == key).execute()
    JournalEntry.delete().execute()
    found = read()
    assert found.funnel == Funnel(1, thanked=1, waiting=0, checked_in=1, answered=0)
    assert found.thank_yous.missing == 0


def test_where_all_of_them_stand(build: Builder) -> None:
    build.add("Open")
    offered = build.add("Offered, then refused")
    hear(offered, Brought.OFFER, NOW, NOW.date())
    hear(offered, Brought.REJECTION, NOW + timedelta(days=2))
    taken = build.add("Taken")
    hear(taken, Brought.OFFER, NOW, NOW.date())
    contacts.end_offer(taken, Outcome.ACCEPTED, now=NOW)
    moves.move(build.add("Refused"), Stage.CLOSED, now=NOW)
    silent = build.add("Silent")
    moves.move(silent, Stage.CLOSED, now=NOW, ending=Ending.SILENCE)
    applications.archive(build.add("Silent, archived"), Outcome.SILENCE, now=NOW)
    applications.archive(build.add("Withdrawn"), Outcome.WITHDRAWN, now=NOW)
    found = read()
    assert found.endings == Endings(
        offers=2, accepted=1, rejections=1, unanswered=2, withdrawn=1, open=1
    )
    assert found.funnel.answered == 3


def test_an_answer_after_the_silence(build: Builder) -> None:
    key = build.add("Late")
    moves.move(key, Stage.CLOSED, now=NOW, ending=Ending.SILENCE)
    assert read().endings.unanswered == 1
    hear(key, Brought.REJECTION, NOW + timedelta(days=20))
    assert read().endings.rejections == 1
    assert read().answers.days == (20,)


def test_what_came_back_was_answered_once(build: Builder) -> None:
    key = build.add("Acme")
    hear(key, Brought.REJECTION, NOW)
    interviews.add_round(key, InterviewEntry(starts_at=LATER), (ANA,), now=NOW)
    assert read().endings == Endings(0, 0, rejections=1, unanswered=0, withdrawn=0, open=1)


# Days to an answer


def test_days_count_from_the_last_interview_before_the_answer(build: Builder) -> None:
    hear(build.add("One"), Brought.REJECTION, NOW + timedelta(days=5))
    twice = build.add("Two")
    second = InterviewEntry(starts_at=NOW + timedelta(days=10))
    interviews.add_round(twice, second, (CY,), now=NOW)
    hear(twice, Brought.OFFER, NOW + timedelta(days=18), NOW.date())
    build.add("Waits")
    build.add("To come", held=timedelta(days=-90))
    found = read().answers
    assert found.days == (5, 8)
    assert found.median == 6.5
    assert counts(found.bins) == [0, 1, 1, 0, 0, 0]
    assert (found.waiting, found.undated) == (1, 0)


def test_days_are_the_persons(build: Builder) -> None:
    """22:30 UTC is the next day in Paris."""
    key = build.add("Acme")
    hear(key, Brought.REJECTION, datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    assert read().answers.days == (2,)
    assert read(LATER.astimezone(UTC)).answers.days == (1,)


def test_the_first_answer_counts(build: Builder) -> None:
    key = build.add("Acme")
    hear(key, Brought.OFFER, NOW + timedelta(days=3), NOW.date())
    hear(key, Brought.REJECTION, NOW + timedelta(days=9))
    assert read().answers.days == (3,)


def test_a_rejection_that_was_a_mistake_is_none(build: Builder) -> None:
    key = build.add("Acme")
    hear(key, Brought.REJECTION, NOW + timedelta(days=3))
    moves.move(key, Stage.INTERVIEW, now=NOW + timedelta(days=3, hours=1))
    assert read().answers.days == ()
    assert read().answers.waiting == 1
    hear(key, Brought.REJECTION, NOW + timedelta(days=12))
    assert read().answers.days == (12,)


def test_an_answer_that_nobody_logged_came_when_the_card_was_closed(build: Builder) -> None:
    moves.move(build.add("Moved"), Stage.CLOSED, now=NOW + timedelta(days=4))
    applications.archive(build.add("Filed"), Outcome.REJECTED, now=NOW + timedelta(days=6))
    applications.archive(build.add("Declined"), Outcome.DECLINED, now=NOW + timedelta(days=7))
    found = read().answers
    assert (found.days, found.undated) == ((4, 6), 1)


def test_from_the_thank_you_where_no_time_is_known(build: Builder) -> None:
    key = thanked(build, "Acme")
    Interview.update(starts_at=None, ends_at=None).execute()
    hear(key, Brought.REJECTION, NOW + timedelta(days=11))
    assert read().answers.days == (11,)


# Keeping up


def test_thank_you_notes_by_hours(build: Builder) -> None:
    """The interview of two hours ago lasted one, so that it ended an hour before NOW."""
    thanked(build, "Quick", hours=2)
    thanked(build, "On the minute", hours=24)
    thanked(build, "Just past", hours=25)
    build.debriefed("Forgotten")
    assert read().thank_yous == ThankYous(
        hours=24,
        sent=6,
        in_time=4,
        bins=(
            Bin(0, 3, 2),
            Bin(4, 6, 0),
            Bin(7, 12, 0),
            Bin(13, 24, 2),
            Bin(25, 48, 2),
            Bin(49, None, 0),
        ),
        missing=1,
    )


def test_a_minute_past_the_hours_is_past_them(build: Builder) -> None:
    key = build.debriefed("Acme", people=(ANA,))
    send(build, key, NoteKind.THANK_YOU, NOW + timedelta(hours=23, minutes=1))
    found = read().thank_yous
    assert (found.in_time, counts(found.bins)) == (0, [0, 0, 0, 0, 1, 0])


def test_the_hours_are_the_persons(build: Builder) -> None:
    thanked(build, "Acme", hours=30)
    found = read(policy=Policy(thank_you_hours=36)).thank_yous
    assert (found.in_time, found.sent) == (2, 2)
    assert [(each.low, each.high) for each in found.bins][-3:] == [(25, 36), (37, 48), (49, None)]


def test_nothing_is_missing_before_its_time_is_over(build: Builder) -> None:
    build.debriefed("Acme")
    assert read(NOW).thank_yous.missing == 0
    assert read(NOW + timedelta(hours=24)).thank_yous.missing == 1


def test_a_card_went_out_on_the_day_it_was_posted(build: Builder) -> None:
    thanked(build, "Acme", hours=72)
    Note.update(posted_on=NOW.date() + timedelta(days=1)).execute()
    found = read().thank_yous
    assert found.in_time == 2
    assert counts(found.bins) == [0, 0, 0, 2, 0, 0]


def waiting(build: Builder, promised: date | None) -> int:
    """A card in Waiting since Monday the 23rd, its people thanked on that day."""
    key = thanked(build, "Acme", hours=1)
    contacts.set_promise(key, promised, now=NOW)
    moves.move(key, Stage.WAITING, now=NOW)
    return key


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        # Promised by Thursday the 26th, so due on Monday the 30th.
        (datetime(2026, 11, 29, 9, tzinfo=UTC), CheckIns(1, 1, 0, 0, ())),
        (datetime(2026, 11, 30, 9, tzinfo=UTC), CheckIns(1, 0, 1, 0, ())),
        (datetime(2026, 12, 1, 9, tzinfo=UTC), CheckIns(1, 0, 0, 1, (Bin(1, 1, 1),))),
        (datetime(2026, 12, 7, 9, tzinfo=UTC), CheckIns(1, 0, 0, 1, (Bin(3, 5, 1),))),
    ],
)
def test_check_ins_against_their_day(build: Builder, sent: datetime, expected: CheckIns) -> None:
    key = waiting(build, date(2026, 11, 26))
    send(build, key, NoteKind.CHECK_IN, sent)
    contacts.set_promise(key, date(2026, 12, 20), now=sent)  # what came later changes nothing
    hear(key, Brought.NOTHING, sent + timedelta(hours=1))
    found = read().check_ins
    assert replace(found, bins=tuple(each for each in found.bins if each.count)) == expected


def test_holidays_move_the_day_of_a_check_in(build: Builder) -> None:
    key = waiting(build, None)
    send(build, key, NoteKind.CHECK_IN, datetime(2026, 12, 3, 9, tzinfo=UTC))
    assert read().check_ins.late == 1  # seven business days after the 23rd: Wednesday the 2nd
    off = Policy(holidays=frozenset([date(2026, 11, 27)]))
    assert read(policy=off).check_ins.on_the_day == 1


def test_a_call_that_nobody_took_moves_no_day(build: Builder) -> None:
    key = waiting(build, None)
    (letter,) = build.letters(key, NoteKind.CHECK_IN, now=NOW + timedelta(days=8))
    notes.no_answer(letter, now=NOW + timedelta(days=8))
    send(build, key, NoteKind.CHECK_IN, datetime(2026, 12, 2, 9, tzinfo=UTC))
    assert read().check_ins.on_the_day == 1


def test_a_second_check_in_counts_from_the_first(build: Builder) -> None:
    key = waiting(build, None)
    send(build, key, NoteKind.CHECK_IN, datetime(2026, 12, 2, 9, tzinfo=UTC))
    send(build, key, NoteKind.CHECK_IN, datetime(2026, 12, 11, 9, tzinfo=UTC))
    assert read().check_ins.on_the_day == 2


def test_a_touch_is_one_however_many_people_got_it(build: Builder) -> None:
    key = thanked(build, "Acme")
    send(build, key, NoteKind.LINKEDIN, NOW + timedelta(days=1))
    send(build, key, NoteKind.CHECK_IN, NOW + timedelta(days=9))
    send(build, key, NoteKind.CHECK_IN, NOW + timedelta(days=20))
    build.add("Untouched")
    build.add("To come", held=timedelta(days=-90))
    found = read().touches
    assert (found.applications, found.total) == (2, 4)
    assert counts(found.bins) == [1, 0, 0, 0, 1, 0]


def test_each_round_is_thanked_anew(build: Builder) -> None:
    key = thanked(build, "Acme")
    again = InterviewEntry(starts_at=NOW + timedelta(days=2))
    interviews.add_round(key, again, (BO,), now=NOW)
    send(build, key, NoteKind.THANK_YOU, NOW + timedelta(days=2, hours=3))
    found = read()
    assert found.touches.total == 2
    assert (found.thank_yous.sent, found.thank_yous.in_time) == (3, 3)


# Honesty and cost


def commands(build: Builder, key: int) -> list[Callable[[], object]]:
    """One of each kind that the figures hang on, each on its own card's state as it is then."""
    return [
        lambda: send(build, build.debriefed("New", people=(ANA,)), NoteKind.THANK_YOU, NOW),
        lambda: contacts.set_promise(key, date(2026, 11, 26), now=NOW),
        lambda: moves.move(key, Stage.WAITING, now=NOW),
        lambda: send(build, key, NoteKind.CHECK_IN, NOW + timedelta(days=9)),
        lambda: hear(key, Brought.OFFER, NOW + timedelta(days=10), NOW.date()),
        lambda: moves.move(key, Stage.THANKED, now=NOW + timedelta(days=11)),
        lambda: hear(key, Brought.REJECTION, NOW + timedelta(days=12)),
        lambda: applications.archive(key, Outcome.REJECTED, now=NOW + timedelta(days=13)),
        lambda: applications.delete_application(key, now=NOW + timedelta(days=14)),
    ]


def test_what_is_undone_leaves_the_figures_and_redone_comes_back(build: Builder) -> None:
    changed = 0
    for command in commands(build, thanked(build, "Acme")):
        before = read()
        newest = JournalEntry.select().count()
        command()
        after = read()
        changed += after != before
        steps = JournalEntry.select().count() - newest
        for _ in range(steps):
            replaying.undo()
        assert read() == before
        for _ in range(steps):
            replaying.redo()
        assert read() == after
    assert changed >= 6


def test_reading_a_thousand_takes_as_many_queries_as_one(
    build: Builder, statements: Callable[[], list[str]]
) -> None:
    now = NOW.astimezone(UTC)
    rows = [
        {"company": f"C{n}", "stage": Stage.WAITING, "stage_since": now, "created_at": now}
        for n in range(1000)
    ]
    Application.insert_many(rows).execute()
    held = [{"application": n, "starts_at": now} for n in range(1, 1001)]
    Interview.insert_many(held).execute()
    sent = [
        {
            "application": n,
            "interview": n,
            "kind": kind,
            "state": NoteState.SENT,
            "created_at": now,
            "settled_at": now + timedelta(days=days),
        }
        for n in range(1, 1001)
        for kind, days in ((NoteKind.THANK_YOU, 1), (NoteKind.CHECK_IN, 9))
    ]
    Note.insert_many(sent).execute()
    statements()
    found = read()
    assert len(statements()) == 6
    assert (found.applications, found.touches.total, found.check_ins.sent) == (1000, 2000, 1000)


def test_json(build: Builder) -> None:
    key = thanked(build, "Acme")
    hear(key, Brought.REJECTION, NOW + timedelta(days=6))
    shape = as_json(read())
    assert shape["version"] == 1
    assert shape["at"] == "2027-01-22T18:00:00+01:00"
    assert shape["funnel"] == {
        "interview": 1,
        "thanked": 1,
        "waiting": 0,
        "checked_in": 0,
        "answered": 1,
    }
    assert shape["days_to_answer"]["days"] == [6]
    assert shape["days_to_answer"]["histogram"][-1] == {"from": 29, "to": None, "count": 0}
    assert set(shape) == {
        "version",
        "at",
        "applications",
        "funnel",
        "endings",
        "days_to_answer",
        "thank_you_notes",
        "check_ins",
        "touches",
        "habit",
    }
