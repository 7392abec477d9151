"""How a card looks: its lines, as runs of text with the part each plays."""

import re
from datetime import datetime

from models.board.cards import Card
from models.phrases import SYMBOLS, step_phrase
from models.timing.cadence import Urgency

Run = tuple[str, str]
"""A text and the name of its part: company, role, people, copied, or an urgency."""

ROOMY = 5
COMPACT = 3

_PARTS = {
    Urgency.OVERDUE: "overdue",
    Urgency.TODAY: "today",
    Urgency.LATER: "later",
    Urgency.NONE: "later",
}


_SHORTER = (
    (re.compile(" due "), " "),
    (re.compile(" overdue "), " late "),
    (re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)"), ""),
    (re.compile(r"\b\w{3}, (?=\d+ days ago)"), ""),
    (re.compile(r"\binterview (?=\w+ \d)"), ""),
    (re.compile("keep-warm"), "touch"),
)
"""What a narrow card leaves out, in this order, so that the day is never cut."""


def card_lines(card: Card, now: datetime, height: int, width: int) -> list[list[Run]]:
    """The lines of a card, `height` of them for `width` cells; the last is the gap below it."""
    title: list[Run] = [(card.company, "company")]
    if card.offer:
        title.append((" ★ offer", "today"))
    step = _step(card, now, width)
    if height <= COMPACT:
        if card.role:
            title.append((f" · {card.role}", "role"))
        return [title, step, []]
    return [title, [(card.role, "role")], step, [_below(card, width)], []]


def _step(card: Card, now: datetime, width: int) -> list[Run]:
    """What is next; where that is too long, a shorter word rather than no day."""
    urgency = card.step.urgency
    phrase = step_phrase(card.step, now, promised_on=card.promised_on)
    line = f"{SYMBOLS[urgency]} {phrase}"
    for longer, shorter in _SHORTER:
        if len(line) <= width:
            break
        line = longer.sub(shorter, line)
    return [(line, _PARTS[urgency])]


def _below(card: Card, width: int) -> Run:
    if card.progress.startswith("copied"):
        marked = f"◆ {card.progress}"
        return marked if len(marked) <= width else "◆ copied, unconfirmed", "copied"
    if card.progress:
        return card.progress, "people"
    return f"{_pips(card)}{_people(card)}".rstrip(), "people"


def _pips(card: Card) -> str:
    """A square for each touch that the round may have, filled for those there were."""
    if card.touches is None:
        return ""
    return "■" * card.touches.done + "□" * card.touches.left + " "


def _people(card: Card) -> str:
    if not card.people:
        return ""
    others = len(card.people) - 1
    return card.people[0] + (f" +{others}" if others else "")
