"""The daily review: what is due now, most pressing first, and the record of the habit."""

from datetime import datetime

from models.board import Card, read_columns
from models.cadence import Urgency
from models.database import explained, lasting
from models.policy import Policy
from models.tables import ReviewDay

_PRESSING = {Urgency.OVERDUE: 0, Urgency.TODAY: 1}


def due_now(policy: Policy, now: datetime) -> list[Card]:
    """Every card with something due, overdue ones first; `now` is in the person's zone."""
    cards = [card for column in read_columns(policy, now).values() for card in column]
    due = [card for card in cards if card.step.urgency in _PRESSING]
    return sorted(due, key=_order)


def _order(card: Card) -> tuple[int, float, int]:
    due = card.step.due
    return _PRESSING[card.step.urgency], due.timestamp() if due else 0.0, card.id


def begin(now: datetime) -> None:
    """Note that today's review has begun; a second beginning changes nothing."""
    with explained(), lasting():
        if not ReviewDay.select().where(ReviewDay.day == now.date()).exists():
            ReviewDay.create(day=now.date(), started_at=now)


def finish(now: datetime, done: int) -> None:
    """Note that today's review came to its end, and how much was done in it."""
    with explained(), lasting():
        ReviewDay.update(finished_at=now, done=ReviewDay.done + done).where(
            ReviewDay.day == now.date()
        ).execute()
