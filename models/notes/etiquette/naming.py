"""Rules about who is named: the recipient, the sender, and nobody from another application."""

import re
from collections.abc import Iterator

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import WRITTEN, Found, rule
from models.notes.etiquette.spelling import greets_nearly
from models.notes.etiquette.spellings import spellings
from models.notes.etiquette.wording import set_of
from models.text import fold

_TITLES = set_of("dr mr mrs ms miss mx prof sir madam van von der den de la le du di al")
_OPENING_LENGTH = 60


@rule("wrong-name", Level.ERROR, "A note with another company's name in it undoes all its good.")
def stranger(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Another application's company, or a person from one, named in this note."""
    greeting_end = note.parts.greeting.end
    for start, end, owner in occasion.strangers.named_in(note.text, greeting_end):
        yield start, end, f"'{note.text[start:end]}' belongs to {owner}, not to this note."


@rule("greeting", Level.WARNING, "A note to somebody starts with their name.", channels=WRITTEN)
def greeting(occasion: Occasion, note: Note) -> Iterator[Found]:
    """The recipient is not greeted by name."""
    part = note.parts.greeting
    opening = part.text or note.text[:_OPENING_LENGTH]
    if not _names(opening, f"{occasion.greeting} {occasion.recipient}") and not greets_nearly(note):
        end = part.end or min(1, len(note.text))
        yield part.start, end, f"Greet {occasion.greeting or occasion.recipient} by name."


@rule("sign-off", Level.WARNING, "They talked to several people that week.", channels=WRITTEN)
def sign_off(occasion: Occasion, note: Note) -> Iterator[Found]:
    """No sign-off with the sender's name."""
    if not occasion.sender:
        return
    last = note.text.rstrip().rsplit("\n", 1)[-1][-_OPENING_LENGTH:]
    if not _names(note.parts.sign_off.text or last, occasion.sender):
        yield max(0, len(note.text) - 1), len(note.text), "Sign with your name."


def _names(text: str, name: str) -> bool:
    """Whether some word of a name stands in a text: 'Ana' does not in 'Hi Diana'.

    Languages that do not part their words have no such edges: there it may stand within one.
    """
    there = fold(text)
    wanted = (word.strip(".,()") for word in name.split())
    return any(
        re.search(rf"(?<![a-z]){re.escape(form)}(?![a-z])", there)
        for word in wanted
        for form in spellings(word)
        if form not in _TITLES and (len(form) > 1 or not form.isascii())
    )
