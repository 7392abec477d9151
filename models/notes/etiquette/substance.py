"""Rules about what a note should say: one's own strengths, the company, the conversation."""

from collections.abc import Iterator

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note, whole
from models.notes.etiquette.registry import WRITTEN, Found, rule
from models.notes.occasion import Occasion
from models.notes.wording import stems
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
    if not occasion.strengths or not note.english or note.find("qualifications"):
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
    places = note.places
    named = []
    for what, evidence in note.setting.strengths:
        there = what & note.stems
        enough = bool(what) and len(there) >= _SHARE_OF_A_STRENGTH * len(what)
        proof = evidence & note.stems
        if enough or len(proof) > 1:
            named.append(min(places[one] for one in (there if enough else proof)))
    if len(named) > MOST_QUALIFICATIONS:
        start, end = sorted(named)[MOST_QUALIFICATIONS]
        yield start, end, f"{len(named)} strengths: choose the two or three that fit the job best."


@rule(
    "nothing-of-company",
    Level.WARNING,
    "Say what draws you to them: it could be sent to anybody else as it is.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def nothing_of_company(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A thank-you that says nothing of the company, its work or what was said there."""
    if not note.english or not occasion.company:
        return
    there = note.stems | frozenset(note.words)
    if (
        not note.setting.company & there
        and not (note.setting.role and note.setting.role <= there)
        and not _said(note)
        and not note.find("company-words")
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
    if not note.english:
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


def _told(evidence: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a line of evidence comes up: by two of its words, or its only one."""
    return bool(evidence) and len(evidence & there) >= min(2, len(evidence))


def _end_of_body(note: Note) -> int:
    return whole(note.parts.body)[1]
