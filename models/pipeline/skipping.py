"""Recording as skipped what nobody is going to write."""

from collections.abc import Iterable
from datetime import datetime

from models.journal.recording import Recorder
from models.notes.recipients import (
    UNSETTLED,
    channel_for,
    interviewers,
    note_on_file,
    recipients,
    why_not_asked,
)
from models.rows.lookup import newest_round
from models.tables import Application, Interview, Note, Person
from models.words import CONNECTED, PASSED_OVER, NoteKind, NoteState


def skip_passed_over(
    recorder: Recorder, row: Application, kinds: Iterable[NoteKind], *, now: datetime
) -> None:
    """Record as skipped what a move over several columns leaves out."""
    for kind in kinds:
        skip_unsettled(recorder, row, kind, now=now, reason=PASSED_OVER)


def recall_passed_over(recorder: Recorder, row: Application, kinds: Iterable[NoteKind]) -> None:
    """Bring back what was passed over in this round by moves that a correction takes back.

    A draft is one again; where nothing was written, nothing stays.
    """
    here = (Note.application == row) & (Note.interview == newest_round(row))
    passed = Note.kind.in_(list(kinds)) & (Note.skip_reason == PASSED_OVER)
    for note in Note.select().where(here & passed).order_by(Note.id):
        if note.body or note.subject:
            state = NoteState.COPIED if note.copied_at else NoteState.DRAFT
            recorder.update(note, state=state, settled_at=None, skip_reason="")
        else:
            recorder.delete(note)


def skip_unasked(recorder: Recorder, row: Application, *, now: datetime) -> None:
    """Record for everybody met who gets no LinkedIn request why that is (playbook, S3)."""
    latest = newest_round(row)
    for person in interviewers(row):
        reason = why_not_asked(row, person)
        if reason and note_on_file(row, NoteKind.LINKEDIN, person, latest) is None:
            recorder.insert(_skipped(row, latest, person, NoteKind.LINKEDIN, reason, now))


def to_be_asked(row: Application, person: Person) -> bool:
    """Whether a LinkedIn request to somebody is called for, or may be some day."""
    on_file = note_on_file(row, NoteKind.LINKEDIN, person, newest_round(row))
    settled = on_file is not None and on_file.state not in UNSETTLED
    return not settled and not why_not_asked(row, person)


def skip_connected(recorder: Recorder, row: Application, person: Person, *, now: datetime) -> None:
    """Record that somebody is a connection already: no request is called for any more."""
    latest = newest_round(row)
    on_file = note_on_file(row, NoteKind.LINKEDIN, person, latest)
    if on_file is None:
        recorder.insert(_skipped(row, latest, person, NoteKind.LINKEDIN, CONNECTED, now))
    elif on_file.state in UNSETTLED:
        recorder.update(on_file, state=NoteState.SKIPPED, settled_at=now, skip_reason=CONNECTED)


def skip_unsettled(
    recorder: Recorder,
    row: Application,
    kind: NoteKind,
    *,
    now: datetime,
    reason: str,
    held: Interview | None = None,
) -> None:
    """Record every note of a kind that is not settled as skipped, drafts included.

    `held` is the round that they are about (None: the newest).
    """
    latest = held or newest_round(row)
    for person in recipients(row, kind, latest):
        on_file = note_on_file(row, kind, person, latest)
        if on_file is None:
            recorder.insert(_skipped(row, latest, person, kind, reason, now))
        elif on_file.state in UNSETTLED:
            recorder.update(on_file, state=NoteState.SKIPPED, settled_at=now, skip_reason=reason)


def _skipped(
    row: Application,
    latest: Interview | None,
    person: Person,
    kind: NoteKind,
    reason: str,
    now: datetime,
) -> Note:
    return Note(
        application=row,
        person=person,
        interview=latest,
        kind=kind,
        channel=channel_for(kind, person),
        state=NoteState.SKIPPED,
        created_at=now,
        settled_at=now,
        skip_reason=reason,
    )
