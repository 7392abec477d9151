"""Rules about notes that are nearly one another: within a panel, and from round to round."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import SENTENCE, Note, Rival, whole
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import WRITTEN, Found, rule
from models.words import NoteKind

ALIKE = 0.8
"""From this share of words in common (names, greeting and sign-off taken out) notes are alike …"""

ALIKE_IN_SUBSTANCE = 0.75
"""… if this share is in common, too, of what is neither a commonplace nor one's own strengths."""

_FEWEST_WORDS = 5


@rule(
    "panel-alike",
    Level.WARNING,
    "The panel will compare what they got.",
    kinds=(NoteKind.THANK_YOU, NoteKind.LINKEDIN),
    channels=WRITTEN,
)
def panel_alike(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Two panel notes nearly alike once names are removed."""
    for rival in _alike(note, note.setting.panel):
        yield *_in_common(note, rival), f"Make it different from the note to {rival.recipient}."


@rule(
    "repeats-earlier",
    Level.WARNING,
    "They still have the first note: write about this round.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def repeats_earlier(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A later round's note that says what an earlier one said."""
    for rival in _alike(note, note.setting.earlier):
        message = "Say something new: it is nearly the note of the earlier round."
        yield *_in_common(note, rival), message


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of two texts is the same words in the same order: from 0 to 1."""
    if one == other:
        return 1.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)


def _may_be_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts have so many words in common that their order is worth comparing."""
    common = (Counter(one) & Counter(other)).total()
    return 2 * common >= ALIKE * (len(one) + len(other))


def _alike(note: Note, rivals: Sequence[Rival]) -> Iterator[Rival]:
    """The first of some notes that a note is nearly alike; none while it has slots to fill."""
    if not rivals or not note.filled:
        return
    words, own = note.setting.compared(note.parts.body.text)
    for rival in rivals:
        if (
            min(len(words), len(rival.words)) >= _FEWEST_WORDS
            and _may_be_alike(words, rival.words)
            and likeness(words, rival.words) >= ALIKE
            and likeness(own, rival.own) >= ALIKE_IN_SUBSTANCE
        ):
            yield rival
            return


def _in_common(note: Note, rival: Rival) -> tuple[int, int]:
    """The longest sentence that both have but for names, or the beginning of the body."""
    bare = note.setting.without_names
    start, end = whole(note.parts.body)
    same = [
        (found.start() + start, found.end() + start)
        for found in SENTENCE.finditer(note.text[start:end])
        if bare(found.group()) in rival.sentences
    ]
    return max(same, key=lambda span: span[1] - span[0], default=(start, start))
