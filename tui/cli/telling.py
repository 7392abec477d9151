"""Telling what is due, without click: a shell prompt asks for it every time it is shown."""

import sys
from typing import TYPE_CHECKING

from tui.cli.output import print_json, say
from tui.cli.session import opened, session
from tui.trouble import TROUBLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from models.board.cards import Card

NOTHING = 1
"""The exit status when nothing is due; 0 is for something, `TROUBLE` for an error."""


def tell_due(db: str | None, *, as_json: bool = False, short: bool = False) -> None:
    """Say what is due, and end with a status that says whether anything is."""
    if short and not as_json:
        sys.exit(_in_short(db))
    with session(db) as known:
        from models.board.review import due_now

        cards = due_now(known.settings.cadence, known.now)
        if as_json:
            from tui.cli.shapes import due_shape

            print_json(due_shape(cards, known.now))
        else:
            say(_listed(cards, known.now))
    sys.exit(0 if cards else NOTHING)


def _in_short(db: str | None) -> int:
    """One line, or none; the status. A prompt is never broken, whatever is wrong."""
    try:
        with opened(db) as known:
            from models.board.review import due_now

            cards = due_now(known.settings.cadence, known.now)
        if cards:
            say(_short(cards))
    except Exception:
        return TROUBLE
    return 0 if cards else NOTHING


def _listed(cards: "Sequence[Card]", now: "datetime") -> str:
    from models.phrases import SYMBOLS, step_phrase

    if not cards:
        return "Nothing is due now."
    lines = []
    for card in cards:
        phrase = step_phrase(card.step, now, promised_on=card.promised_on)
        role = f" · {card.role}" if card.role else ""
        lines.append(f"{SYMBOLS[card.step.urgency]} {card.company}{role}: {phrase}")
        lines.append(f"    {card.step.why}")
    return "\n".join(lines)


def _short(cards: "Sequence[Card]") -> str:
    from models.timing.steps import Urgency

    overdue = sum(card.step.urgency is Urgency.OVERDUE for card in cards)
    parts = []
    if overdue:
        parts.append(f"! {overdue} overdue")
    if overdue < len(cards):
        parts.append(f"{'' if overdue else '● '}{len(cards) - overdue} due today")
    return ", ".join(parts)
