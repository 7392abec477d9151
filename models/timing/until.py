"""Until when what is next stays what it is, if nothing happens but that time goes by."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import inf

from models.timing.cadence import Facts, check_in, newest_round
from models.timing.days import local_day, start_of
from models.timing.policy import Policy
from models.timing.rounds import STILL_THANKED, Round
from models.words import Stage

_A_DAY, _JUST = timedelta(days=1), timedelta(microseconds=1)


def stays_until(facts: Facts, policy: Policy, now: datetime) -> float:
    """The first moment behind `now` at which `next_step` may name another kind or moment.

    A timestamp; infinite where there is none. It may be too early, never too late: each of what
    the clock of `models.timing.cadence` compares with now is here. `now` is in the person's zone.
    """
    present = now.timestamp()
    turns = [at for one in _turns(facts, policy, now) if (at := one.timestamp()) > present]
    return min(turns, default=inf)


def _turns(facts: Facts, policy: Policy, now: datetime) -> Iterator[datetime]:
    if facts.snoozed_until is not None:
        yield facts.snoozed_until
    newest = newest_round(facts)
    if newest is not None:
        yield _over(newest, now)
    for one in facts.earlier:
        yield _over(one, now)
        yield one.end + STILL_THANKED + _JUST
    # Somebody may still be asked to connect: a check-in that falls due goes before that.
    if facts.stage in (Stage.THANKED, Stage.WAITING) and not facts.linkedin.settled:
        _, due, _ = check_in(facts, policy, now)
        if due is not None:
            yield due


def _over(one: Round, now: datetime) -> datetime:
    """When an interview is over; one whose time is not known, when its day is."""
    if one.day_only:
        return start_of(local_day(one.start, now) + _A_DAY, now)
    return one.end
