"""Moments as the demo's data writes them, told from the visitor's now.

`-2 14:00` is 14:00 two business days ago, `+3 10:30` in three business days, `-1d 18:30` yesterday
whatever day that was, `0 08:10` today. Three moments follow the clock, so that something is always
due: `earlier` (a talk that ended today), `later` (one still to come today) and `soon` (in a few
hours, still today); `soon-25h` is so many hours before that. Close to midnight, where nothing fits
into today, `later` and `soon` are tomorrow. A day alone (`+3`) is for dates.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from models.timing.policy import business_days_after, is_business_day

EARLIER_MINUTES = 45

_MOMENT = re.compile(r"(?P<days>[+-]?\d+)(?P<calendar>d?)(?: (?P<clock>\d\d:\d\d))?")
_ANCHOR = re.compile(r"(?P<name>earlier|later|soon)(?:(?P<hours>-\d+)h)?")


def moment(told: str, now: datetime) -> datetime:
    """The moment that `told` means, aware, in the zone of `now`."""
    anchor = _ANCHOR.fullmatch(told)
    if anchor:
        start = {"earlier": _earlier, "later": _later, "soon": _soon}[anchor["name"]](now)
        return after(start, hours=int(anchor["hours"] or 0))
    found = _MOMENT.fullmatch(told)
    if not found or not found["clock"]:
        raise ValueError(f"no moment: {told!r}")
    clock = time.fromisoformat(found["clock"])
    return datetime.combine(day(told, now), clock, now.tzinfo)


def day(told: str, now: datetime) -> date:
    """The day that `told` means, in the zone of `now`."""
    found = _MOMENT.fullmatch(told)
    if not found:
        raise ValueError(f"no day: {told!r}")
    count = int(found["days"])
    if found["calendar"]:
        return now.date() + timedelta(days=count)
    return business_days_after(now.date(), count) if count > 0 else _before(now.date(), -count)


def after(start: datetime, *, hours: int = 0, minutes: int = 0) -> datetime:
    """So much real time later, also over a change of the clocks."""
    span = timedelta(hours=hours, minutes=minutes)
    return (start.astimezone(UTC) + span).astimezone(start.tzinfo)


def _before(today: date, count: int) -> date:
    while count > 0:
        today -= timedelta(days=1)
        count -= is_business_day(today)
    return today


def _earlier(now: datetime) -> datetime:
    """At eight, or as short before now as it takes to have ended today."""
    ended = max(_at(now, time(0)), after(now, minutes=-15))
    return min(_at(now, time(8)), after(ended, minutes=-EARLIER_MINUTES))


def _later(now: datetime) -> datetime:
    """At three, or at the next full hour but one; tomorrow at ten where that is past midnight."""
    hour = after(now, hours=2).replace(minute=0, second=0, microsecond=0)
    start = max(_at(now, time(15)), hour)
    return start if start.date() == now.date() else moment("1d 10:00", now)


def _soon(now: datetime) -> datetime:
    """In four hours, but before midnight if there is half an hour left until then."""
    last = _at(now, time(23, 45))
    start = after(now, hours=4)
    if start.date() == now.date() or after(now, minutes=30) > last:
        return start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0)
    return last


def _at(now: datetime, clock: time) -> datetime:
    return datetime.combine(now.date(), clock, now.tzinfo)
