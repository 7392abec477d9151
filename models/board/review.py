"""The daily review: what is due now, most pressing first, and the record of the habit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.board.cards import Card, read_cards
from models.database import explained, lasting
from models.tables import ReviewDay
from models.timing.cadence import Urgency
from models.timing.policy import Policy

# A tuple: an enumeration's member is found in it without being hashed.
_PRESSING = (Urgency.OVERDUE, Urgency.TODAY)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a finished review leaves: due now still, due on the next day, and resting."""

    left: tuple[Card, ...]
    tomorrow: tuple[Card, ...]
    resting: tuple[Card, ...]


def due_now(policy: Policy, now: datetime) -> list[Card]:
    """Every card with something due, overdue ones first; `now` is in the person's zone."""
    return _pressing(read_cards(policy, now, urgencies=_PRESSING))


def outlook(policy: Policy, now: datetime) -> Outlook:
    """What there is after today's review; interviews of tomorrow belong to it."""
    cards = _cards(policy, now)
    tomorrow = now.date() + timedelta(days=1)
    return Outlook(
        left=tuple(_pressing(cards)),
        tomorrow=tuple(
            card for card in cards if card.step.due is not None and card.step.due.date() == tomorrow
        ),
        resting=tuple(card for card in cards if card.step.snoozed),
    )


def _cards(policy: Policy, now: datetime) -> list[Card]:
    return sorted(read_cards(policy, now), key=_when)


def _pressing(cards: Iterable[Card]) -> list[Card]:
    due = [card for card in cards if card.step.urgency in _PRESSING]
    return sorted(due, key=lambda card: (_PRESSING.index(card.step.urgency), *_when(card)))


def _when(card: Card) -> tuple[float, int]:
    due = card.step.due
    return due.timestamp() if due else float("inf"), card.id


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
