"""Rules about notes that are nearly one another: within a panel, and from round to round."""

import re
from collections.abc import Iterator, Sequence

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note, whole
from models.notes.etiquette.registry import WRITTEN, Found, rule
from models.notes.occasion import Occasion
from models.words import NoteKind

ALIKE = 0.8
"""From this share of words in common (names, greeting and sign-off taken out) notes are alike."""

_FEWEST_WORDS = 5
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]*")


@rule(
    "panel-alike",
    Level.WARNING,
    "The panel will compare what they got.",
    kinds=(NoteKind.THANK_YOU, NoteKind.LINKEDIN),
    channels=WRITTEN,
)
def panel_alike(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Two panel notes nearly alike once names are removed."""
    if not occasion.panel:
        return
    mine = _bare(note)
    for (recipient, theirs), sibling in zip(note.setting.panel, occasion.panel, strict=True):
        if _are_alike(mine, theirs):
            start, end = _in_common(note, sibling.body)
            yield start, end, f"Make it different from the note to {recipient}."
            return


@rule(
    "repeats-earlier",
    Level.WARNING,
    "They still have the first note: write about this round.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def repeats_earlier(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A later round's note that says what an earlier one said."""
    if not occasion.earlier:
        return
    mine = _bare(note)
    for (_, theirs), earlier in zip(note.setting.earlier, occasion.earlier, strict=True):
        if _are_alike(mine, theirs):
            start, end = _in_common(note, earlier)
            yield start, end, "Say something new: it is nearly the note of the earlier round."
            return


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two texts is the same words in the same order: from 0 to 1."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= _FEWEST_WORDS and likeness(one, other) >= ALIKE


def _bare(note: Note) -> tuple[str, ...]:
    return note.setting.without_names(note.parts.body.text)


def _in_common(note: Note, other: str) -> tuple[int, int]:
    """The longest sentence that both have but for names, or the beginning of the body."""
    bare = note.setting.without_names
    theirs = {bare(found.group()) for found in _SENTENCE.finditer(other)}
    start, end = whole(note.parts.body)
    same = [
        (found.start() + start, found.end() + start)
        for found in _SENTENCE.finditer(note.text[start:end])
        if bare(found.group()) in theirs
    ]
    return max(same, key=lambda span: span[1] - span[0], default=(start, start))
