"""Slots: what a draft does not know yet stands in square brackets until somebody fills it."""

import re
from dataclasses import dataclass

_LONGEST = 80
_SLOT = re.compile(rf"\[[^\[\]\n]{{1,{_LONGEST}}}\]")
_NO_BRACKETS = str.maketrans("[]", "()")
_LOOKALIKE = re.compile(
    # Capitals: 'todo' is a word of Spanish, 'xxx' the end of a friendly note.
    r"\{\{.{0,80}?\}\}|\bTODO\b|\bTBD\b|\bXXX+\b|<(?i:(?:your )?name)>"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to fill: `text[start:end]` holds the brackets, `label` what they say."""

    start: int
    end: int
    label: str


def slot(label: str) -> str:
    """A slot as it stands in a draft; a label that would not be found again is made to fit."""
    return f"[{label.translate(_NO_BRACKETS)[:_LONGEST]}]"


def without_brackets(text: str) -> str:
    """A text in which no slot would be seen: what was typed is never taken for one."""
    return text.translate(_NO_BRACKETS)


def find_slots(text: str) -> list[Slot]:
    """All slots of a text, in order."""
    return [Slot(m.start(), m.end(), m.group()[1:-1]) for m in _SLOT.finditer(text)]


def find_lookalikes(text: str) -> list[tuple[int, int]]:
    """Spans of what somebody else's template may have left: TODO, XXX, {{name}}."""
    return [match.span() for match in _LOOKALIKE.finditer(text)]


def next_slot(text: str, place: int) -> Slot | None:
    """The first slot that begins at or after a place."""
    return next((found for found in find_slots(text) if found.start >= place), None)


def previous_slot(text: str, place: int) -> Slot | None:
    """The last slot that ends at or before a place."""
    before = [found for found in find_slots(text) if found.end <= place]
    return before[-1] if before else None
