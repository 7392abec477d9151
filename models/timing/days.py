"""Days and hours as the clock of `models.timing.cadence` reckons with them: where the person is.

`now` is aware, in the person's zone; other moments may be in any.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache


def local_day(moment: datetime, now: datetime) -> date:
    """The day on which a moment falls where the person is."""
    return moment.astimezone(now.tzinfo).date()


def hours_after(moment: datetime, hours: int) -> datetime:
    """Hours that pass, not hours on a clock that is put forward or back meanwhile."""
    return moment.astimezone(UTC) + timedelta(hours=hours)


def start_of(day: date, now: datetime) -> datetime:
    """A whole day, as the moment it begins in the person's zone."""
    return datetime.combine(day, time.min, now.tzinfo)


@lru_cache(maxsize=1024)
def spoken(day: date) -> str:
    """A day as a reason says it: 'Tue 24 Nov'."""
    return f"{day:%a} {day.day} {day:%b}"
