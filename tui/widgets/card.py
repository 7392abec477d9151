"""How a card looks: its lines, as runs of text with the style of each."""

import re
from datetime import datetime

from models.board.cards import Card
from models.phrases import SYMBOLS, step_phrase
from models.timing.steps import Urgency

Run = tuple[str, str]
"""A text and the name of its style: name, muted, warning or error."""

ROOMY = 5
COMPACT = 3

_STYLES = {
    Urgency.OVERDUE: "error",
    Urgency.TODAY: "warning",
    Urgency.LATER: "muted",
    Urgency.NONE: "muted",
}


_SHORTER = (
    (re.compile(" due "), " "),
    (re.compile(" overdue "), " late "),
    (re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)"), ""),
    (re.compile(r"\b\w{3}, (?=\d+ days ago)"), ""),
    (re.compile(r"\binterview (?=\w+ \d)"), ""),
    (re.compile("keep-warm"), "touch"),
    (re.compile("thank-you"), "thanks"),
)
"""What a narrow card leaves out, in this order, so that the day is never cut."""


def card_lines(card: Card, now: datetime, height: int, width: int) -> list[list[Run]]:
    """The lines of a card, `height` of them for `width` cells; the last is the gap below it."""
    title: list[Run] = [(card.company, "name")]
    if card.offer:
        title.append((" ★ offer", "warning"))
    step = _step(card, now, width)
    if height <= COMPACT:
        if card.role:
            title.append((f" · {card.role}", "muted"))
        return [title, step, []]
    return [title, [(card.role, "muted")], step, [_below(card, width)], []]


def _step(card: Card, now: datetime, width: int) -> list[Run]:
    """What is next; where that is too long, a shorter word rather than no day."""
    urgency = card.step.urgency
    phrase = step_phrase(card.step, now, promised_on=card.promised_on)
    line = f"{SYMBOLS[urgency]} {phrase}"
    for longer, shorter in _SHORTER:
        if len(line) <= width:
            break
        line = longer.sub(shorter, line)
    return [(line, _STYLES[urgency])]


def _below(card: Card, width: int) -> Run:
    if card.progress.startswith("copied"):
        marked = f"◆ {card.progress}"
        return marked if len(marked) <= width else "◆ copied, unconfirmed", "warning"
    if card.progress:
        fits = len(card.progress) <= width
        return card.progress if fits else card.progress.removesuffix(" to connect"), "muted"
    return f"{_pips(card)}{_people(card)}".rstrip(), "muted"


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
