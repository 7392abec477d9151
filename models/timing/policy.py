"""When things are due: the person's settings, with the playbook's table 'Timing' as defaults."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_A_DAY = timedelta(days=1)

PERSISTENT = 5
"""As a number of check-ins: as many as make five touches in all, and one at the least."""


class Policy(NamedTuple):
    """The numbers behind every due moment; each has its sentence in `explained`."""

    thank_you_hours: int = 24
    linkedin_days: int = 1
    check_in_after_promise: int = 2
    check_in_without_promise: int = 7
    next_check_in: int = 7
    check_ins: int = 1
    rejection_reply_hours: int = 48
    keep_warm_weeks: int = 8
    closing_after: int = 10
    interview_hours: int = 1
    holidays: frozenset[date] = frozenset()


def explained() -> dict[str, str]:
    """Each number of the policy, in order, with its sentence."""
    return {
        "thank_you_hours": "hours after an interview's end for the thank-you notes",
        "linkedin_days": "days after the thank-you until a LinkedIn request is due",
        "check_in_after_promise": "business days after a promised date that passed",
        "check_in_without_promise": "business days after the last contact, where no date was"
        " promised",
        "next_check_in": "business days after the last contact until you ask again",
        "check_ins": 'how often to check in: 1 to 4, or "persistent" for five touches in all',
        "rejection_reply_hours": "hours after a rejection for the reply to it",
        "keep_warm_weeks": "weeks between the touches that keep a contact warm",
        "closing_after": "business days after the last allowed check-in until the card asks to be"
        " closed",
        "interview_hours": "how long an interview takes, where its end is not known",
    }


def check_ins_allowed(chosen: int | None, policy: Policy, other_touches: int) -> int:
    """How many check-ins a round may have: the card's own number, else the policy's.

    A persistent person's five touches count every kind of note once, however many people got it
    (playbook, 'Timing'); `other_touches` are those that were no check-ins.
    """
    wanted = policy.check_ins if chosen is None else chosen
    return max(1, PERSISTENT - other_touches) if wanted >= PERSISTENT else wanted


def is_business_day(day: date, holidays: Iterable[date] = ()) -> bool:
    """Neither a weekend nor one of the person's holidays."""
    return day.weekday() < 5 and day not in frozenset(holidays)


def business_days_after(day: date, count: int, holidays: Iterable[date] = ()) -> date:
    """The day that lies so many business days after the given one (which may be any day)."""
    return _business_days_after(day, count, frozenset(holidays))


def business_days_before(day: date, count: int, holidays: Iterable[date] = ()) -> date:
    """The day that lies so many business days before the given one (which may be any day)."""
    days_off = frozenset(holidays)
    while count > 0:
        day -= timedelta(days=1)
        count -= is_business_day(day, days_off)
    return day


@lru_cache(maxsize=4096)
def _business_days_after(day: date, count: int, days_off: frozenset[date]) -> date:
    while count > 0:
        day += _A_DAY
        count -= day.weekday() < 5 and day not in days_off
    return day
