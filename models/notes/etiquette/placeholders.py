"""Rules about what was left to be filled in."""

from collections.abc import Iterator

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import Found, rule
from models.notes.slots import find_lookalikes, find_slots


@rule("unfilled-slot", Level.STOP, "Nothing says 'form letter' like a bracket left in.")
def unfilled_slot(occasion: Occasion, note: Note) -> Iterator[Found]:
    """An unfilled slot, or something that looks like one."""
    for slot in find_slots(note.text):
        yield slot.start, slot.end, f"Fill in [{slot.label}]."
    for start, end in find_lookalikes(note.text):
        yield start, end, f"Replace '{note.text[start:end]}': it looks like a placeholder."
