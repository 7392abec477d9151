"""What a typed date means for an interview: whether it was held, when it began; and for a promise.

An interview's date decides whether it was held: what a person said of it gives way.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from models.entries import InterviewEntry
from models.when import Moment

NO_DATE = "no date: counted from when it was added"
NO_TIME = "no time yet"
_AN_HOUR = timedelta(hours=1)


def was_held(moment: Moment | None, *, said: bool, now: datetime) -> bool:
    """Whether an interview at this moment is over; `said` counts where the date leaves it open.

    That is where there is no date, and where it is today without a time. `now` is aware, in the
    person's zone.
    """
    if moment is None or (not moment.has_time and moment.day == now.date()):
        return said
    return moment.at <= now if moment.has_time else moment.day < now.date()


def still_to_come(interview: InterviewEntry, now: datetime) -> bool:
    """Whether an interview on file has not begun; without a time it has not until its day ends."""
    starts = interview.starts_at
    if starts is None:
        return False
    return (
        starts.astimezone(now.tzinfo).date() >= now.date() if interview.day_only else starts > now
    )


def start_of(moment: Moment, *, held: bool, now: datetime) -> tuple[datetime, bool]:
    """When an interview begins, and whether only its day is known (the moment is noon, then).

    One that was held today, at a time that was not said, has just ended.
    """
    if moment.has_time:
        return moment.at, False
    noon = moment.at.replace(hour=12, minute=0, second=0, microsecond=0)
    if held and moment.day == now.date():
        return min(noon, now - _AN_HOUR), False
    return noon, True


def just_ended(now: datetime) -> datetime:
    """When an interview began that is over just now."""
    return now - _AN_HOUR


def as_held(interview: InterviewEntry, now: datetime) -> InterviewEntry:
    """An interview of which a debrief is written: one still to come was held early, just now."""
    if not still_to_come(interview, now):
        return interview
    return replace(interview, starts_at=just_ended(now), ends_at=None, day_only=False)


def moved(interview: InterviewEntry, starts: datetime | None, *, day_only: bool) -> InterviewEntry:
    """The same interview at another time; it takes as long as before where that is known."""
    before, end = interview.starts_at, interview.ends_at
    ends = None
    if starts and before and end and not day_only:
        ends = starts + (end - before)
    return replace(interview, starts_at=starts, ends_at=ends, day_only=day_only)


def promise_remark(promised: date, today: date) -> str:
    """What to say of the day by which an answer was promised; nothing of one to come."""
    return "that day has passed: a check-in is due" if promised < today else ""
