"""Which of several interviews is the next."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple


class Round(NamedTuple):
    """An interview with a date: its number, when it is, and whether only its day is known."""

    number: int
    start: datetime
    end: datetime
    day_only: bool = False


def is_to_come(one: Round, now: datetime) -> bool:
    """Whether an interview is not over; one without a time is not until its day ends.

    `now` is in the person's zone.
    """
    if one.day_only:
        return one.start.astimezone(now.tzinfo).date() >= now.date()
    return one.end > now


def next_to_come(rounds: Iterable[Round], now: datetime) -> Round | None:
    """The first by date of those that are not over."""
    ahead = [one for one in rounds if is_to_come(one, now)]
    return min(ahead, key=lambda one: one.start, default=None)
