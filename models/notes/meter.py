"""How long a note is against what its kind allows: for the meter beside the composer."""

from dataclasses import dataclass

from models.notes.anatomy import dissect
from models.notes.etiquette.occasion import Occasion
from models.notes.kinds import KINDS
from models.prose import paragraphs, sentences, words
from models.text import utf16_units
from models.words import Channel, NoteKind

MOST_RECOVERY_SENTENCES = 3
"""Playbook, S5: two or three sentences supply what was missed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure: how many of what, and the most there may be (0: no limit)."""

    unit: str
    count: int
    most: int = 0

    @property
    def over(self) -> bool:
        """True past the limit."""
        return bool(self.most) and self.count > self.most


def measure(occasion: Occasion, text: str) -> list[Reading]:
    """The figures that matter for this kind of note; greeting and sign-off are not counted.

    The recovery part of a thank-you, where there is one, is counted apart.
    """
    if occasion.channel is Channel.PHONE:
        return []
    if occasion.kind is NoteKind.LINKEDIN:
        return [Reading("characters", utf16_units(text), occasion.linkedin_limit)]
    kind = KINDS[occasion.kind]
    thanks = occasion.kind is NoteKind.THANK_YOU
    parts = dissect(text, occasion.phrases if thanks else None)
    body = "\n\n".join(part.text for part in parts.counted)
    readings = [
        Reading("sentences", sentences(body), kind.most_sentences),
        Reading("words", words(body), kind.most_words),
    ]
    if kind.most_paragraphs:
        readings.append(Reading("paragraphs", paragraphs(body), kind.most_paragraphs))
    if parts.recovery.text:
        count = sentences(parts.recovery.text)
        readings.append(Reading("sentences to add", count, MOST_RECOVERY_SENTENCES))
    return readings
