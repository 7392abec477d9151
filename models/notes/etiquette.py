"""The checks on a note, run as one types: deterministic, offline, from the playbook's table.

Each rule is a small function from an `Occasion` and the text to findings. A finding that *stops*
keeps the note from being copied; an *error* asks for a second, deliberate press; a *warning* never
stops anybody.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.notes.anatomy import Anatomy, dissect
from models.notes.kinds import KINDS
from models.notes.occasion import Occasion
from models.notes.slots import find_lookalikes, find_slots
from models.text import fold, hidden_characters, paragraphs, sentences, utf16_units, words
from models.words import Channel, NoteKind


class Level(StrEnum):
    """How much a finding weighs."""

    STOP = "stop"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where (`start` to `end` in the body), what to do, and why."""

    rule: str
    level: Level
    message: str
    start: int
    end: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A text with its parts, taken apart once for all rules."""

    text: str
    parts: Anatomy


_TITLES = frozenset(("dr", "mr", "mrs", "ms", "miss", "prof", "sir", "madam", "van", "von", "de"))

Rule = Callable[[Occasion, Note], Iterator[Finding]]
RULES: list[Rule] = []


def rule(check: Rule) -> Rule:
    """Add a check to the list that `examine` runs."""
    RULES.append(check)
    return check


def examine(occasion: Occasion, text: str) -> list[Finding]:
    """All findings on a note's body, in the order of their places; what stops comes first there."""
    note = Note(text, dissect(text))
    found = [finding for check in RULES for finding in check(occasion, note)]
    weight = {level: place for place, level in enumerate(Level)}
    return sorted(found, key=lambda finding: (finding.start, weight[finding.level]))


@rule
def unfilled_slot(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """An unfilled slot, or something that looks like one."""
    for slot in find_slots(note.text):
        yield Finding(
            "unfilled-slot",
            Level.STOP,
            f"Fill in [{slot.label}].",
            slot.start,
            slot.end,
            "Nothing says 'form letter' like a bracket left in.",
        )
    for start, end in find_lookalikes(note.text):
        yield Finding(
            "unfilled-slot",
            Level.STOP,
            f"Replace '{note.text[start:end]}'.",
            start,
            end,
            "It looks like a placeholder.",
        )


@rule
def hidden(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """Control, bidirectional-override or invisible characters."""
    spans = hidden_characters(note.text)
    if spans:
        yield Finding(
            "hidden-characters",
            Level.STOP,
            "Invisible characters came with a paste; clean them away.",
            *spans[0],
            "They may show as boxes, or turn the text around, where you paste it.",
        )


@rule
def linkedin_limit(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """LinkedIn: over the limit."""
    if occasion.channel is not Channel.LINKEDIN or occasion.kind is not NoteKind.LINKEDIN:
        return
    over = utf16_units(note.text) - occasion.linkedin_limit
    if over > 0:
        start = max(0, len(note.text) - over)
        yield Finding(
            "linkedin-limit",
            Level.STOP,
            f"Cut {over} character{'s' * (over > 1)}: LinkedIn takes {occasion.linkedin_limit}.",
            start,
            len(note.text),
            "LinkedIn cuts or refuses a longer note on an invitation.",
        )


@rule
def do_not_contact(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """Marked 'do not contact'."""
    if occasion.do_not_contact:
        yield Finding(
            "do-not-contact",
            Level.ERROR,
            f"{occasion.recipient} is marked 'do not contact'.",
            0,
            0,
            "You asked to be reminded.",
        )


@rule
def stranger(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """Another application's company, or a person from one, named in this note."""
    greeting_end = note.parts.greeting.end
    for start, end, owner in occasion.strangers.named_in(note.text, greeting_end):
        yield Finding(
            "wrong-name",
            Level.ERROR,
            f"'{note.text[start:end]}' belongs to {owner}, not to this note.",
            start,
            end,
            "A note with another company's name in it undoes all its good.",
        )


@rule
def greeting(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """The recipient is not greeted by name."""
    if occasion.channel is Channel.PHONE:
        return
    part = note.parts.greeting
    opening = part.text or note.text[:60]
    if not _names(opening, f"{occasion.greeting} {occasion.recipient}"):
        yield Finding(
            "greeting",
            Level.WARNING,
            f"Greet {occasion.greeting or occasion.recipient} by name.",
            part.start,
            max(part.end, 1),
            "A note to somebody starts with their name.",
        )


@rule
def length(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """Longer than the kind allows (greeting and sign-off not counted)."""
    if occasion.channel is Channel.PHONE:
        return
    kind = KINDS[occasion.kind]
    body = note.parts.body
    limits = (
        (kind.most_sentences, sentences(body.text), "sentences"),
        (kind.most_words, words(body.text), "words"),
        (kind.most_paragraphs, paragraphs(body.text), "paragraphs"),
    )
    for most, count, unit in limits:
        if most and count > most:
            yield Finding(
                "length",
                Level.WARNING,
                f"{count} {unit}: {most} are enough here.",
                body.start,
                body.end,
                "A short note is read; a long one is put off.",
            )


@rule
def sign_off(occasion: Occasion, note: Note) -> Iterator[Finding]:
    """No sign-off with the sender's name."""
    if occasion.channel is Channel.PHONE or not occasion.sender:
        return
    ending = note.parts.sign_off.text or note.text.rstrip().rsplit("\n", 1)[-1][-60:]
    if not _names(ending, occasion.sender):
        yield Finding(
            "sign-off",
            Level.WARNING,
            "Sign with your name.",
            max(0, len(note.text) - 1),
            len(note.text),
            "They talked to several people that week.",
        )


def _names(text: str, name: str) -> bool:
    """Whether some word of a name stands in a text: 'Ana' does not in 'Hi Diana'.

    Languages that do not part their words have no such edges: there it may stand within one.
    """
    wanted = [word.strip(".,()") for word in fold(name).split()]
    there = fold(text)
    return any(
        re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", there)
        for word in wanted
        if word not in _TITLES and (len(word) > 1 or not word.isascii())
    )
