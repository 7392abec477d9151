"""The letters that a card's next step asks for."""

from datetime import datetime

from models.board.cards import Card
from models.notes.letters import Letter, read_letters
from models.settings.reading import Settings
from models.timing.steps import StepKind
from models.words import NoteKind

NOTES = {
    StepKind.THANK_YOU: NoteKind.THANK_YOU,
    StepKind.LINKEDIN: NoteKind.LINKEDIN,
    StepKind.CHECK_IN: NoteKind.CHECK_IN,
    StepKind.REJECTION_REPLY: NoteKind.REJECTION_REPLY,
    StepKind.CLOSING: NoteKind.CLOSING,
    StepKind.KEEP_WARM: NoteKind.KEEP_WARM,
}
"""The kind of note that a step asks for, where it asks for one."""


def drafts(card: Card, settings: Settings, now: datetime) -> list[Letter]:
    """The letters that are still to be written for what is due on a card, as they stand now."""
    kind = NOTES.get(card.step.kind)
    if kind is None:
        return []
    letters = read_letters(card.id, kind, settings, now=now, interview_id=card.step.interview_id)
    return [one for one in letters if not one.settled]
