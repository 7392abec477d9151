"""What a typed date means for an interview: whether it was held, when it began; and for a promise.

An interview's date decides whether it was held: what a person said of it gives way.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from models.entries import InterviewEntry
from models.errors import InvalidInput
from models.typed.when import Moment, describe_moment

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


def timed(
    interview: InterviewEntry, moment: Moment | None, *, said: bool, new: bool, now: datetime
) -> InterviewEntry:
    """The same interview at the moment that was typed; without one a new one has just ended.

    `said` is whether the person said that it was held. Raises `InvalidInput` for one to come that
    has no date.
    """
    if moment is not None:
        held = was_held(moment, said=said, now=now)
        starts, day_only = start_of(moment, held=held, now=now)
        return moved(interview, starts, day_only=day_only)
    if not said:
        raise InvalidInput("When will it be?", field="when")
    return moved(interview, just_ended(now) if new else None, day_only=False)


def moment_on(day: date, now: datetime) -> datetime:
    """When something was of which only the day was said: now, or at noon of that day."""
    return now if day == now.date() else datetime.combine(day, time(12), now.tzinfo)


def when_it_was(moment: Moment | None, now: datetime) -> datetime:
    """When something happened that was typed with or without a time; without a word, now.

    Raises `InvalidInput` for what is still to come.
    """
    if moment is None:
        return now
    at = moment.at if moment.has_time else moment_on(moment.day, now)
    if at > now:
        raise InvalidInput(f"{describe_moment(moment, now=now)} is still to come.", field="when")
    return at


def promise_remark(promised: date, today: date) -> str:
    """What to say of the day by which an answer was promised; nothing of one to come."""
    return "that day has passed: a check-in is due" if promised < today else ""
