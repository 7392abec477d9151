"""The daily review: what is due now, most pressing first, and the record of the habit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.board.cards import Card, card_of, read_cards
from models.board.facts import Known, gather
from models.database import explained, lasting
from models.tables import ReviewDay
from models.timing.cadence import next_step, to_come
from models.timing.policy import Policy
from models.timing.steps import StepKind, Urgency
from models.words import Stage

# A tuple: an enumeration's member is found in it without being hashed.
_PRESSING = (Urgency.OVERDUE, Urgency.TODAY)


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview to come, whatever else is next on its card; `start` is in the person's zone."""

    company: str
    round: int
    start: datetime
    day_only: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a finished review leaves: due now still, due on the next day, and resting.

    `meetings` are the interviews of today and tomorrow, in their order; no other card is one.
    """

    left: tuple[Card, ...]
    tomorrow: tuple[Card, ...]
    resting: tuple[Card, ...]
    meetings: tuple[Meeting, ...]


def due_now(policy: Policy, now: datetime) -> list[Card]:
    """Every card with something due, overdue ones first; `now` is in the person's zone."""
    return _pressing(read_cards(policy, now, urgencies=_PRESSING))


def outlook(policy: Policy, now: datetime) -> Outlook:
    """What there is after today's review, the interviews of today and tomorrow with it.

    An interview is told though something of an earlier round is due, or its card rests.
    """
    cards, meetings = [], []
    tomorrow = now.date() + timedelta(days=1)
    for known in gather(policy):
        cards.append(card_of(known, next_step(known.facts, policy, now), policy, now))
        meeting = _meeting(known, now)
        if meeting is not None and meeting.start.date() <= tomorrow:
            meetings.append(meeting)
    cards.sort(key=lambda card: card.place)
    return Outlook(
        left=tuple(_pressing(cards)),
        tomorrow=tuple(card for card in cards if _is_due_on(tomorrow, card)),
        resting=tuple(card for card in cards if card.step.snoozed),
        meetings=tuple(sorted(meetings, key=lambda one: one.start)),
    )


def _meeting(known: Known, now: datetime) -> Meeting | None:
    """The next interview of an application that has not ended."""
    first = to_come(known.facts, now) if known.stage is not Stage.CLOSED else None
    if first is None:
        return None
    start = first.start.astimezone(now.tzinfo)
    return Meeting(known.company, first.number or known.round, start, first.day_only)


def _is_due_on(day: date, card: Card) -> bool:
    due, attends = card.step.due, card.step.kind is StepKind.ATTEND
    return due is not None and due.date() == day and not (attends and not card.step.snoozed)


def _pressing(cards: Iterable[Card]) -> list[Card]:
    due = [card for card in cards if card.step.urgency in _PRESSING]
    return sorted(due, key=lambda card: (_PRESSING.index(card.step.urgency), *card.place))


def begin(now: datetime) -> None:
    """Note that today's review has begun; a second beginning changes nothing."""
    with explained(), lasting():
        if not ReviewDay.select().where(ReviewDay.day == now.date()).exists():
            ReviewDay.create(day=now.date(), started_at=now)


def finish(now: datetime, done: int) -> None:
    """Note that the review came to its end, and how much was done in it.

    It is that of the day on which it began, which midnight may have ended meanwhile.
    """
    with explained(), lasting():
        days = [now.date(), now.date() - timedelta(days=1)]
        begun = ReviewDay.select().where(ReviewDay.day.in_(days)).order_by(ReviewDay.day.desc())
        newest: ReviewDay | None = begun.first()
        if newest is not None:
            newest.finished_at, newest.done = now, newest.done + done
            newest.save(only=[ReviewDay.finished_at, ReviewDay.done])
