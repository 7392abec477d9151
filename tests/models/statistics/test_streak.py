"""The habit: which days keep a streak, and which break it."""

from datetime import date, timedelta

import pytest
from building import NOW, Builder
from hypothesis import given
from hypothesis import strategies as st

from models.board import review
from models.statistics import Streak, read_statistics, streak
from models.statistics.habit import streak_of
from models.timing.policy import Policy, is_business_day

TODAY = NOW.date()  # a Monday
SPAN = 60
DAYS = st.sets(st.integers(0, SPAN).map(lambda ago: TODAY - timedelta(days=ago)))


def day_by_day(finished: set[date], today: date, holidays: set[date]) -> Streak:
    """The rule, told as one would tell it: walk through all days and count."""
    run = longest = 0
    for ago in range(SPAN + 7, -1, -1):
        day = today - timedelta(days=ago)
        if day in finished:
            run += 1
        elif is_business_day(day, holidays) and day != today:
            run = 0
        longest = max(longest, run)
    return Streak(run, longest)


@given(DAYS, DAYS, st.integers(0, 6))
def test_as_counted_day_by_day(finished: set[date], holidays: set[date], later: int) -> None:
    today = TODAY + timedelta(days=later)
    expected = day_by_day(finished, today, holidays)
    assert streak_of(finished, today, frozenset(holidays)) == expected


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        ((), Streak(0, 0)),
        ((0,), Streak(1, 1)),
        ((3,), Streak(1, 1)),  # Friday: neither the weekend nor today, not over yet, breaks it
        ((0, 3, 4), Streak(3, 3)),
        ((0, 1, 3), Streak(3, 3)),  # a Sunday counts
        ((4,), Streak(0, 1)),  # Friday without one
        ((0, 4, 5, 6), Streak(1, 3)),
    ],
)
def test_by_hand(ago: tuple[int, ...], expected: Streak) -> None:
    finished = [TODAY - timedelta(days=days) for days in ago]
    assert streak_of(finished, TODAY, frozenset()) == expected


def test_a_holiday_does_not_break_it() -> None:
    thursday, friday = TODAY - timedelta(days=4), TODAY - timedelta(days=3)
    assert streak_of([thursday], TODAY, frozenset()).current == 0
    assert streak_of([thursday], TODAY, frozenset([friday])).current == 1


def keep(ago: int, done: int | None) -> None:
    """A review so many days ago; None left it halfway."""
    at = NOW - timedelta(days=ago)
    review.begin(at)
    if done is not None:
        review.finish(at, done)


def test_from_the_records(build: Builder) -> None:
    for ago, done in ((-1, 9), (0, 2), (3, 0), (4, None), (5, 1), (6, 1), (7, 4)):
        keep(ago, done)
    assert streak(NOW, Policy()) == Streak(2, 3)
    habit = read_statistics(Policy(), NOW).habit
    assert habit.streak == Streak(2, 3)
    assert [(entry.day.day, entry.finished, entry.done) for entry in habit.days] == [
        (16, True, 4),
        (17, True, 1),
        (18, True, 1),
        (19, False, 0),
        (20, True, 0),
        (23, True, 2),
    ]
    assert (habit.reviewed, habit.working) == (5, 6)


def test_only_the_last_weeks_are_listed_but_the_longest_streak_is_remembered(
    build: Builder,
) -> None:
    for ago in (200, 201, 202):
        keep(ago, 1)
    keep(25 * 7, 1)
    habit = read_statistics(Policy(), NOW).habit
    assert [entry.day for entry in habit.days] == [TODAY - timedelta(weeks=25)]
    assert habit.streak == Streak(0, 3)
    assert (habit.reviewed, habit.working) == (0, 19)
