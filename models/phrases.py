"""Short wordings of facts that every surface shares: the board, the review, the command line."""

from datetime import date, datetime, time, timedelta

from models.timing.steps import Step, StepKind, Urgency
from models.words import Channel

SYMBOLS = {Urgency.OVERDUE: "!", Urgency.TODAY: "●", Urgency.LATER: "○", Urgency.NONE: "·"}


WAYS = {
    Channel.EMAIL: "by e-mail",
    Channel.PHONE: "by phone",
    Channel.LINKEDIN: "on LinkedIn",
    Channel.POST: "on a card by post",
}
"""How a note travels, as a sentence says it."""

_SHORT = {
    StepKind.LINKEDIN: "LinkedIn",
    StepKind.ANSWER_OFFER: "answer",
    StepKind.REJECTION_REPLY: "reply",
    StepKind.CLOSING: "close",
    StepKind.KEEP_WARM: "keep-warm",
}
"""Steps by a word that leaves room for the day on a card."""


def step_phrase(step: Step, now: datetime, *, promised_on: date | None = None) -> str:
    """What is next and when: 'thank-you due in 6 h', 'promised Tue, 2 days ago'."""
    if step.kind is StepKind.NOTHING:
        return "nothing to do"
    if step.due is None:
        return str(step.kind)
    if step.snoozed and step.urgency is Urgency.LATER:
        return f"snoozed until {day_phrase(step.due.date(), now)}"
    if step.kind in (StepKind.ATTEND, StepKind.CALLED_OFF):
        return _interview(step.kind, step.due, now)
    if step.kind is StepKind.CHECK_IN and promised_on and step.urgency is Urgency.LATER:
        return f"promised {promise_phrase(promised_on, now)}"
    return f"{_SHORT.get(step.kind, step.kind)} {_due(step, now)}"


def promise_phrase(day: date, now: datetime) -> str:
    """A promised day as one says it: 'yesterday', 'Tue', 'Tue, 2 days ago', 'Tue 24 Nov'."""
    days = (day - now.date()).days
    if days < -1:
        return f"{day:%a}, {-days} days ago"
    return day_phrase(day, now)


def day_phrase(day: date, now: datetime) -> str:
    """A day near now by its name, one further away by its date."""
    days = (day - now.date()).days
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in named:
        return named[days]
    if 1 < days < 7:
        return f"{day:%a}"
    year = f" {day.year}" if day.year != now.year else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


def meeting_phrase(start: datetime, now: datetime, *, day_only: bool) -> str:
    """When an interview is: 'in 2 h', 'tomorrow 14:00', 'Tue' where its time is not known yet."""
    at = start.astimezone(now.tzinfo)
    if day_only:
        return day_phrase(at.date(), now)
    if at.date() == now.date() and at > now:
        return f"in {_hours(_passed(now, at))}"
    return f"{day_phrase(at.date(), now)} {at:%H:%M}"


def _due(step: Step, now: datetime) -> str:
    due = step.due or now
    whole_day = due.time() == time.min
    if step.urgency is Urgency.OVERDUE:
        late = (now.date() - due.date()).days
        return f"overdue {late} d" if late else f"overdue {_hours(_passed(due, now))}"
    if step.urgency is Urgency.TODAY:
        return "due today" if whole_day else f"due in {_hours(_passed(now, due))}"
    if not whole_day and _passed(now, due) < timedelta(hours=24):
        return f"due in {_hours(_passed(now, due))}"
    return f"due {day_phrase(due.date(), now)}"


def _passed(start: datetime, end: datetime) -> timedelta:
    """The time between; within one zone Python would subtract what the clocks say."""
    return timedelta(seconds=end.timestamp() - start.timestamp())


def _hours(span: timedelta) -> str:
    minutes = max(1, round(span.total_seconds() / 60))
    return f"{minutes} min" if minutes < 60 else f"{round(minutes / 60)} h"


def _interview(kind: StepKind, at: datetime, now: datetime) -> str:
    if kind is StepKind.CALLED_OFF:
        return f"called off: {day_phrase(at.date(), now)}"
    day_only = at.time() == time.min
    when = meeting_phrase(at, now, day_only=day_only)
    # With its time a date says by itself that somebody is met.
    is_long = not day_only and len(when) > len("tomorrow 14:00")
    return when if is_long else f"interview {when}"
