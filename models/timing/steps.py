"""What a person does next about an application: its kinds, when it is due, how urgent that is."""

from datetime import datetime, time
from enum import StrEnum
from math import inf
from typing import NamedTuple


class StepKind(StrEnum):
    """What a person does next about an application."""

    ATTEND = "interview"
    CALLED_OFF = "interview called off"
    DEBRIEF = "debrief"
    THANK_YOU = "thank-you"
    LINKEDIN = "LinkedIn request"
    CHECK_IN = "check-in"
    ANSWER_OFFER = "answer the offer"
    REJECTION_REPLY = "reply to the rejection"
    CLOSING = "closing note"
    KEEP_WARM = "keep-warm touch"
    NOTHING = "nothing"


class Urgency(StrEnum):
    """How a step stands against now; also the word for it."""

    OVERDUE = "overdue"
    TODAY = "due today"
    LATER = "later"
    NONE = ""


class Step(NamedTuple):
    """What is next: due at a moment (None: nothing is), how urgent, and why, in one sentence.

    `snoozed` where it would be due earlier, had the person not put it off. `interview_id` is the
    interview that it is about, where that is not the newest.
    """

    kind: StepKind
    due: datetime | None = None
    urgency: Urgency = Urgency.NONE
    why: str = ""
    snoozed: bool = False
    interview_id: int | None = None

    @property
    def at(self) -> float:
        """When it is due, as a timestamp to order by; infinite where nothing is."""
        return self.due.timestamp() if self.due else inf


def urgency_of(due: datetime, now: datetime) -> Urgency:
    """Overdue once its moment has passed (a whole day: once its day has), else today or later."""
    local = due.astimezone(now.tzinfo)
    day, today = local.date(), now.date()
    if day > today:
        return Urgency.LATER
    whole_day = local.time() == time.min
    # Within one zone Python compares what the clocks say, which an hour that comes twice upsets.
    passed = day < today if whole_day else due.timestamp() < now.timestamp()
    return Urgency.OVERDUE if passed else Urgency.TODAY
