"""Putting a letter on file: what is typed in two windows is joined, or told apart.

The words of a letter are compared with those on file and with those that both began with
(`Letter.filed`). What was written elsewhere is never overwritten by saving as one types.
"""

from collections.abc import Sequence
from datetime import datetime

from models.database.patience import patience
from models.database.reading import one_moment
from models.errors import NotPossible
from models.journal.recording import command, whole
from models.notes.kinds import KINDS
from models.notes.letters import Letter, Words, read_letters
from models.notes.recipients import UNSETTLED
from models.pipeline import variants
from models.pipeline.as_it_was import as_it_was
from models.rows import lookup
from models.settings.reading import Settings
from models.sharing.clash import Clash
from models.sharing.merging import merged
from models.tables import Note

_MOMENT = 0.1
"""In seconds."""


@as_it_was
def save_draft(letter: Letter, *, now: datetime) -> None:
    """Keep what was typed; the note is put on file the first time.

    Raises `Clash` where another window changed the same words: both are on file then, until the
    person chooses. `NotPossible` where it settled the note, `Gone` where the application is no
    longer there.
    """
    try:
        _save(letter, now)
    except Clash:
        variants.keep(letter)
        raise


@whole
def _save(letter: Letter, now: datetime) -> None:
    put_on_file(letter, now)


def save_while_typing(letter: Letter, *, now: datetime) -> None:
    """The same, for what is tried again anyway: another program that writes is hardly waited for.

    A program that holds the board for long must not hold who types.
    """
    with patience(_MOMENT):
        save_draft(letter, now=now)


def put_on_file(letter: Letter, now: datetime) -> Note:
    """The letter's row with the words as they are now, as part of an open transaction.

    Raises as `save_draft` does.
    """
    note = note_of(letter)
    if note is None:
        lookup.application(letter.application_id)
        lookup.person(letter.person_id)
        return _new(letter, now)
    letter.note_id = note.id
    if note.state not in UNSETTLED and not letter.settled:
        raise NotPossible(
            f"The note to {letter.name} was marked as {note.state} in another window."
        )

    def again(chosen: Words, known: Words) -> None:
        _choose(letter, chosen, known, now)

    _write(note, letter, merged(letter.filed, letter.words, words_of(note), again))
    return note


def note_of(letter: Letter) -> Note | None:
    """A letter's row, also where another window made it since the letter was read."""
    found: Note | None = None
    if letter.note_id is not None:
        found = Note.get_or_none(Note.id == letter.note_id)
    if found is None:
        wanted = (
            (Note.application == letter.application_id)
            & (Note.person == letter.person_id)
            & (Note.kind == letter.kind)
            & (Note.id > letter.newest)
        )
        if KINDS[letter.kind].per_round:
            wanted &= Note.interview == letter.interview_id
        found = Note.select().where(wanted).order_by(Note.id.desc()).first()
    return found


def words_of(note: Note) -> Words:
    """What a note on file says."""
    return Words(note.channel, note.subject, note.body)


@whole
def _choose(letter: Letter, chosen: Words, known: Words, now: datetime) -> None:
    """Write what the person chose; what it takes the place of can be brought back by undo."""
    note = lookup.note(letter.note_id or 0)
    take = merged(known, chosen, words_of(note), lambda one, two: _choose(letter, one, two, now))
    title = f"Chose between two drafts to {letter.name}"
    with command("draft", title, now=now, application_id=letter.application_id) as recorder:
        recorder.update(note, channel=take.channel, subject=take.subject, body=take.body)
        variants.settle(letter, recorder)
    letter.take(take)
    letter.variant_id = letter.apart = None


def _new(letter: Letter, now: datetime) -> Note:
    note: Note = Note.create(
        application=letter.application_id,
        person=letter.person_id,
        interview=letter.interview_id,
        kind=letter.kind,
        channel=letter.channel,
        subject=letter.subject,
        body=letter.body,
        created_at=now,
    )
    letter.note_id = note.id
    letter.take(letter.words)
    return note


def _write(note: Note, letter: Letter, words: Words) -> None:
    note.channel, note.subject, note.body = words.channel, words.subject, words.body
    note.save(only=[Note.channel, Note.subject, Note.body])
    variants.forget(letter)
    letter.take(words)


def reread(letters: Sequence[Letter], settings: Settings, *, now: datetime) -> list[Letter]:
    """The letters as they are now that another window wrote, in their order; new ones come last.

    What was typed and not saved stays, and so does everybody, though they get no note any more.
    Raises `Gone` where the application is no longer there.
    """
    first = letters[0]
    read = read_letters(
        first.application_id, first.kind, settings, now=now, interview_id=first.interview_id
    )
    fresh = {letter.person_id: letter for letter in read}
    with one_moment():
        known = [_as_it_is(letter, fresh.pop(letter.person_id, None)) for letter in letters]
    return [*known, *fresh.values()]


def _as_it_is(letter: Letter, fresh: Letter | None) -> Letter:
    """One letter now; `fresh` is what would be written to that person today.

    That is another note where this one went out meanwhile and its kind repeats.
    """
    note = note_of(letter)
    if letter.touched:
        return letter
    if fresh is not None and fresh.note_id == (note.id if note else letter.note_id):
        return fresh
    if note is not None:
        letter.take(words_of(note))
        letter.note_id, letter.state = note.id, note.state
        letter.copied_at, letter.copied_body = note.copied_at, note.copied_body
        letter.copied_subject, letter.settled_at = note.copied_subject, note.settled_at
    return letter
