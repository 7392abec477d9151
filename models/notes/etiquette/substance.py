"""Rules about what a note should say: one's own strengths, the company, the conversation."""

import re
from collections.abc import Iterator

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note, folded, whole
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import WRITTEN, Found, rule
from models.notes.etiquette.spelling import misspelt_between
from models.notes.etiquette.wording import stems, words_of
from models.words import NoteKind

MOST_QUALIFICATIONS = 3
"""Playbook, S2: two or three qualifications that match the job."""

_SHARE_OF_A_STRENGTH = 0.6


@rule(
    "no-qualification",
    Level.WARNING,
    "Two or three strengths that match the job are what the note is for.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def no_qualification(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A thank-you that names none of the sender's qualifications."""
    if not occasion.strengths or not _is_whole(note) or note.find("qualifications"):
        return
    there = note.stems
    if not any(what & there or _told(evidence, there) for what, evidence in note.setting.strengths):
        place = _end_of_body(note)
        yield place, place, f"Name a strength of yours, such as '{occasion.strengths[0].what}'."


@rule(
    "too-many-qualifications",
    Level.WARNING,
    "A list is skimmed; two or three strengths are remembered.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def too_many_qualifications(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A thank-you that names more than three of the sender's qualifications."""
    if len(occasion.strengths) <= MOST_QUALIFICATIONS:
        return
    named = [there for one in note.setting.strengths if (there := _named(one, note.stems))]
    if len(named) > MOST_QUALIFICATIONS:
        places = sorted(min(note.places[one] for one in there) for there in named)
        start, end = places[MOST_QUALIFICATIONS]
        yield start, end, f"{len(named)} strengths: choose the two or three that fit the job best."


@rule(
    "same-qualification",
    Level.WARNING,
    "Said twice, it sounds like the only one you have; another does more, or once is enough.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def same_qualification(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A thank-you that names one of the sender's qualifications twice, in the same words.

    A single word is passed over: 'Python' may be theirs as well. So is what the evidence says.
    """
    body = folded(note.parts.body.text)
    for strength in occasion.strengths:
        if len(words_of(strength.what)) > 1:
            proven = _spans(body.text, strength.evidence)
            named = [
                (start, end)
                for start, end in _spans(body.text, strength.what)
                if not any(first <= start and end <= last for first, last in proven)
            ]
            for span in named[1:2]:
                start, end = body.back(*span)
                at = note.parts.body.start
                yield start + at, end + at, f"'{strength.what}' stands here twice."


def _spans(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where a phrase stands in a folded text, whatever is between its words."""
    words = r"[\W_]+".join(map(re.escape, words_of(phrase)))
    return [found.span() for found in re.finditer(rf"(?<!\w){words}(?!\w)", text) if words]


@rule(
    "nothing-of-company",
    Level.WARNING,
    "Say what draws you to them: it could be sent to anybody else as it is.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def nothing_of_company(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A thank-you that says nothing of the company, its work or what was said there."""
    if not occasion.company or not _is_whole(note):
        return
    there = note.stems | frozenset(note.words)
    if (
        not note.setting.company & there
        and not (note.setting.role and note.setting.role <= there)
        and not _said(note)
        and not note.find("company-words")
        and not _names_it_wrongly(occasion, note)
    ):
        place = _end_of_body(note)
        yield place, place, f"Say something of {occasion.company}."


@rule(
    "nothing-of-conversation",
    Level.WARNING,
    "They will know you again by what you talked about.",
    kinds=(NoteKind.LINKEDIN,),
)
def nothing_of_conversation(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A LinkedIn request with nothing from that person's conversation."""
    if not _is_whole(note):
        return
    place = _end_of_body(note)
    who = occasion.greeting or occasion.recipient
    if note.setting.said:
        if not _said(note):
            piece = occasion.said[0]
            yield place, place, f"Mention something from your talk with {who}, such as '{piece}'."
    elif not _something_special(occasion, note):
        yield (
            place,
            place,
            f"Nothing is on file of your talk with {who}: mention something that was said.",
        )


def _is_whole(note: Note) -> bool:
    """Whether it can be told what a note does not say: it is English, and no slot is left."""
    return note.english and note.filled


def _names_it_wrongly(occasion: Occasion, note: Note) -> bool:
    """Whether the company is misspelt, or another named in its place: other rules say so."""
    end = note.parts.body.end
    return any(occasion.strangers.named_in(note.text, 0)) or any(misspelt_between(note, 0, end))


def _said(note: Note) -> bool:
    """Whether some piece of the conversation, by half of its words, comes up in the note."""
    return any(len(piece & note.stems) * 2 >= len(piece) for piece in note.setting.said)


def _something_special(occasion: Occasion, note: Note) -> bool:
    """Whether a note says anything that not every request says."""
    common = occasion.phrases.words("commonplaces")
    said = {
        found
        for word in note.words
        if word not in common and word not in note.setting.names
        for found in stems(word)
    }
    return bool(said - note.setting.company - note.setting.role)


def _named(
    strength: tuple[frozenset[str], frozenset[str]], there: frozenset[str]
) -> frozenset[str]:
    """The stems by which a strength is named beyond doubt; none if it is not."""
    what, evidence = strength[0] & there, strength[1] & there
    if what and len(what) >= _SHARE_OF_A_STRENGTH * len(strength[0]):
        return what
    return evidence if len(evidence) > 1 else frozenset()


def _told(evidence: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a line of evidence comes up: by two of its words, or its only one."""
    return bool(evidence) and len(evidence & there) >= min(2, len(evidence))


def _end_of_body(note: Note) -> int:
    return whole(note.parts.body)[1]
