"""Notes of known sizes on a board, and the copying of one as a person does it."""

from datetime import UTC, datetime, timedelta

from models.database import open_database
from models.demo import DEMO_PROFILE
from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.notes.letters import read_letters
from models.pipeline.applications import add_application
from models.pipeline.filing import save_draft
from models.pipeline.notes import mark_copied
from models.settings.reading import default_path, load_settings
from models.settings.writing import save_profile
from models.words import NoteKind
from tests.end_to_end.terminal import Terminal
from tests.models.building import Builder

SIZES = (200, 2_000, 9_000)
PASSAGE = "Dear Zoë,\n\nthank you for 日本語 👩‍💻 and tea 🍵.\nUntil soon\n\n"
BEFORE = "what was copied before"


def note(size: int) -> str:
    """A note of so many bytes, of several alphabets, with emoji and line breaks."""
    whole = PASSAGE * (size // len(PASSAGE.encode()))
    return whole + "." * (size - len(whole.encode()))


def write_notes() -> None:
    """A board of one's own with a card for each size, whose last note has that many bytes."""
    now = datetime.now(UTC)
    with open_database():
        for size in SIZES:
            held = InterviewEntry(starts_at=now - timedelta(hours=3))
            entry = ApplicationEntry(f"Bytes {size}", people=(PersonEntry(f"Ana {size}"),))
            key = add_application(entry, held, now=now)
            [letter] = read_letters(key, NoteKind.THANK_YOU, load_settings(), now=now)
            letter.body = note(size)
            mark_copied(letter, now=now)


def write_draft(body: str) -> None:
    """A board of one's own with one card, whose thank-you note is half written."""
    now = datetime.now(UTC)
    save_profile(default_path(), DEMO_PROFILE)
    with open_database():
        build = Builder(load_settings())
        key = build.debriefed("Hoshi Labs", now=now, people=(PersonEntry("Ana Ruiz"),))
        letter = build.letter(key, NoteKind.THANK_YOU, now=now)
        letter.body = body
        save_draft(letter, now=now)


def copy_note(terminal: Terminal, size: int, says: str) -> str:
    """Copy the note of the card that is chosen, as a person does; what the program says of it."""
    terminal.tmux("set-buffer", BEFORE)
    terminal.press("y")
    about = f"Thank-you note to Ana {size}:"
    screen = terminal.wait_for(lambda seen: about in seen and says in " ".join(seen.split()))
    return " ".join(screen[screen.index(about) :].split())
