"""The habit of the daily review: its days, and the streak.

A streak counts days with a finished review. Weekends and the person's holidays do not break it,
and a review on one of them counts. Today does not break it either: it is not over. A working day
without a finished review does, whether or not anything was due on it: what was due on a day gone
by cannot be known (snoozes, facts and settings have changed since), and a quiet day takes one key
to look at.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from models.database import explained
from models.statistics.figures import Habit, ReviewedDay, Streak
from models.tables import ReviewDay
from models.timing.policy import Policy, business_days_after, is_business_day

WEEKS = 26
_RECENT = timedelta(days=28)


def streak(now: datetime, policy: Policy) -> Streak:
    """The streak as at `now`, which is in the person's zone; one query."""
    return _streak(read_days(), now.date(), policy)


def read_days() -> list[ReviewedDay]:
    """Every day on which a review was begun, oldest first."""
    r = ReviewDay
    with explained():
        rows = r.select().order_by(r.day)
        return [ReviewedDay(row.day, row.finished_at is not None, row.done) for row in rows]


def habit_of(days: Sequence[ReviewedDay], now: datetime, policy: Policy) -> Habit:
    """The habit as at `now` (in the person's zone); days that lie ahead of it do not count."""
    today = now.date()
    first = first_shown(today, WEEKS)
    reviewed, working = _recently(days, today, policy)
    return Habit(
        streak=_streak(days, today, policy),
        days=tuple(entry for entry in days if first <= entry.day <= today),
        reviewed=reviewed,
        working=working,
    )


def first_shown(today: date, weeks: int) -> date:
    """The Monday with which so many weeks begin, this one being the last of them."""
    return today - timedelta(days=today.weekday(), weeks=weeks - 1)


def _streak(days: Iterable[ReviewedDay], today: date, policy: Policy) -> Streak:
    finished = [entry.day for entry in days if entry.finished and entry.day <= today]
    return streak_of(finished, today, policy.holidays)


def streak_of(finished: Iterable[date], today: date, holidays: frozenset[date]) -> Streak:
    """The streak of some days with a finished review, none of them after today; in any order."""
    longest = current = 0
    last: date | None = None
    for day in sorted(set(finished)):
        unbroken = last is not None and business_days_after(last, 1, holidays) >= day
        current = current + 1 if unbroken else 1
        longest = max(longest, current)
        last = day
    if last is not None and business_days_after(last, 1, holidays) < today:
        current = 0
    return Streak(current, longest)


def _recently(days: Sequence[ReviewedDay], today: date, policy: Policy) -> tuple[int, int]:
    begun = [entry.day for entry in days if entry.day <= today]
    if not begun:
        return 0, 0
    finished = {entry.day for entry in days if entry.finished}
    first = max(begun[0], today - _RECENT + timedelta(days=1))
    span = (first + timedelta(days=passed) for passed in range((today - first).days + 1))
    working = [
        day
        for day in span
        if is_business_day(day, policy.holidays) and (day < today or day in finished)
    ]
    return sum(day in finished for day in working), len(working)
