"""Which of several interviews is the next, and which was held and is not done with."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

STILL_THANKED = timedelta(days=7)
"""What was not said in a week is better said in the next interview, or with the thanks for it."""


class Tally(NamedTuple):
    """Notes of one kind in one round: how many people they go to, and what became of them."""

    people: int = 0
    sent: int = 0
    skipped: int = 0
    copied: int = 0
    last_sent: datetime | None = None

    @property
    def settled(self) -> bool:
        """True when nobody is left to write to."""
        return self.sent + self.skipped >= self.people


NOBODY = Tally()


class Round(NamedTuple):
    """An interview: its number, when it is, and whether only its day is known.

    Of one that a newer one follows also which it is, and what became of it; one without a date
    was held when its card came to its column.
    """

    number: int
    start: datetime
    end: datetime
    day_only: bool = False
    id: int | None = None
    debriefed: bool = True
    thank_you: Tally = NOBODY


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


def left_behind(rounds: Iterable[Round], now: datetime) -> Round | None:
    """Of those that were held and still ask for something the one that does so most.

    A debrief comes before any thanks, which would hide it until they are due, and the freshest
    first; of thanks the oldest are due first.
    """
    behind = [one for one in rounds if not is_to_come(one, now) and _asks_for_more(one, now)]
    unwritten = [one for one in behind if not one.debriefed]
    if unwritten:
        return max(unwritten, key=lambda one: one.start)
    return min(behind, key=lambda one: one.start, default=None)


def _asks_for_more(one: Round, now: datetime) -> bool:
    """Whoever got their thanks, or is to get none, needs no debrief either."""
    thanks = one.thank_you
    if not one.debriefed:
        return not (thanks.people and thanks.settled)
    return not thanks.settled and now - one.end <= STILL_THANKED
