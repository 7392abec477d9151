"""Slots: what a draft does not know yet stands in square brackets until somebody fills it."""

from dataclasses import dataclass

from models.late import late

_LONGEST = 80
# '[text](https://…)' is a link as Markdown writes it, and no slot.
_SLOT = late(rf"\[[^\[\]\n]{{1,{_LONGEST}}}\](?!\((?:https?:|mailto:|www\.|/))")
_NO_BRACKETS = str.maketrans("[]", "()")
_BLANK = (
    r"(?:(?:your|their|my|the|insert|recipient|interviewer|hiring manager|candidate)[ _'s]*)*"
    r"(?:(?:first|last|full|company|job|role)[ _]?)?"
    r"(?:name|company|firm|role|position|job|title|topic|date|interviewer|recipient|team|skill)s?"
)
_LOOKALIKE = late(
    r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|<<[^<>\n]{1,80}>>|_{3,}"
    # Capitals: 'todo' is a word of Spanish, 'xxx' the end of a friendly note.
    r"|\b(?:TODO|TBD|TBC|FIXME|TKTK|XXX+|(?:INSERT|ENTER)(?: [A-Z]{2,})+)\b"
    rf"|<(?i:{_BLANK})>|\{{(?i:{_BLANK})\}}|\((?i:(?:insert|your) {_BLANK})\)"
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
