"""What a typed date means for an interview."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.entries import InterviewEntry
from models.errors import InvalidInput
from models.typed.meeting import (
    as_held,
    just_ended,
    moved,
    promise_remark,
    start_of,
    still_to_come,
    timed,
    was_held,
    when_it_was,
)
from models.typed.when import Moment, parse_moment

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)
HOUR = timedelta(hours=1)


def at(text: str) -> Moment:
    return parse_moment(text, now=NOW, toward="past")


@pytest.mark.parametrize(
    ("text", "said_held", "said_to_come"),
    [
        ("tomorrow", False, False),
        ("next fri", False, False),
        ("today 9:01", False, False),
        ("today 09:00", True, True),
        ("yesterday", True, True),
        ("today 8:15", True, True),
        ("today", True, False),
    ],
)
def test_the_date_decides_where_it_can(text: str, said_held: bool, said_to_come: bool) -> None:
    moment = at(text)
    assert was_held(moment, said=True, now=NOW) is said_held
    assert was_held(moment, said=False, now=NOW) is said_to_come


def test_without_a_date_the_person_decides() -> None:
    assert was_held(None, said=True, now=NOW)
    assert not was_held(None, said=False, now=NOW)


def test_a_day_without_a_time_is_kept_as_one() -> None:
    noon = NOW.replace(hour=12)
    assert start_of(at("tomorrow"), held=False, now=NOW) == (noon + timedelta(days=1), True)
    assert start_of(at("yesterday"), held=True, now=NOW) == (noon - timedelta(days=1), True)
    assert start_of(at("today"), held=False, now=NOW) == (noon, True)
    assert start_of(at("today"), held=True, now=NOW) == (NOW - HOUR, False)
    evening = NOW.replace(hour=20)
    assert start_of(at("today"), held=True, now=evening) == (noon, False)
    assert start_of(at("today 8:15"), held=True, now=NOW) == (NOW.replace(hour=8, minute=15), False)


def test_what_is_still_to_come() -> None:
    noon = NOW.replace(hour=12).astimezone(UTC)
    assert still_to_come(InterviewEntry(noon), NOW)
    assert not still_to_come(InterviewEntry(noon), NOW.replace(hour=13))
    assert still_to_come(InterviewEntry(noon, day_only=True), NOW.replace(hour=23))
    assert not still_to_come(InterviewEntry(noon, day_only=True), NOW + timedelta(days=1))
    assert not still_to_come(InterviewEntry(), NOW)


def test_a_debrief_of_one_to_come_is_of_one_that_has_just_ended() -> None:
    past = InterviewEntry(NOW - HOUR, kind="video")
    assert as_held(past, NOW) is past
    future = InterviewEntry(NOW + HOUR, NOW + 2 * HOUR, kind="video", day_only=True)
    assert as_held(future, NOW) == InterviewEntry(just_ended(NOW), kind="video")


def test_what_is_moved_takes_as_long_as_before() -> None:
    known = InterviewEntry(NOW, NOW + 2 * HOUR, kind="video")
    later = NOW + timedelta(days=1)
    assert moved(known, later, day_only=False) == InterviewEntry(
        later, later + 2 * HOUR, kind="video"
    )
    assert moved(known, later, day_only=True).ends_at is None
    assert moved(known, None, day_only=False).ends_at is None


def test_a_promise_that_has_passed_is_said() -> None:
    assert promise_remark(date(2026, 11, 22), NOW.date()).startswith("that day has passed")
    assert promise_remark(NOW.date(), NOW.date()) == ""


def test_a_new_interview_without_a_date_has_just_ended_unless_it_is_to_come() -> None:
    fresh = InterviewEntry(kind="video")
    assert timed(fresh, None, said=True, new=True, now=NOW).starts_at == NOW - HOUR
    assert timed(fresh, None, said=True, new=False, now=NOW).starts_at is None
    with pytest.raises(InvalidInput, match="When will it be"):
        timed(fresh, None, said=False, new=True, now=NOW)


def test_what_was_typed_is_when_it_is() -> None:
    held = timed(InterviewEntry(kind="video"), at("fri 10:30"), said=True, new=True, now=NOW)
    assert (held.kind, held.day_only) == ("video", False)
    assert held.starts_at == datetime(2026, 11, 20, 10, 30, tzinfo=PARIS)
    day = timed(InterviewEntry(), at("2026-12-03"), said=True, new=True, now=NOW)
    assert (day.starts_at, day.day_only) == (datetime(2026, 12, 3, 12, tzinfo=PARIS), True)


def test_when_something_was() -> None:
    assert when_it_was(None, NOW) == NOW
    assert when_it_was(at("today"), NOW) == NOW
    assert when_it_was(at("yesterday"), NOW) == datetime(2026, 11, 22, 12, tzinfo=PARIS)
    assert when_it_was(at("fri 14:30"), NOW) == datetime(2026, 11, 20, 14, 30, tzinfo=PARIS)
    with pytest.raises(InvalidInput, match="is still to come"):
        when_it_was(at("2026-11-24"), NOW)
