"""Recording as skipped what nobody is going to write."""

from collections.abc import Iterable
from datetime import datetime

from models.journal import Recorder
from models.lookup import newest_round
from models.recipients import UNSETTLED, channel_for, note_on_file, recipients
from models.tables import Application, Note
from models.words import NoteKind, NoteState


def skip_passed_over(
    recorder: Recorder, row: Application, kinds: Iterable[NoteKind], *, now: datetime
) -> None:
    """Record as skipped what a move over several columns leaves out."""
    for kind in kinds:
        skip_unsettled(recorder, row, kind, now=now, reason="passed over by a move")


def skip_unsettled(
    recorder: Recorder, row: Application, kind: NoteKind, *, now: datetime, reason: str
) -> None:
    """Record every note of a kind that is not settled as skipped, drafts included."""
    latest = newest_round(row)
    for person in recipients(row, kind):
        on_file = note_on_file(row, kind, person, latest)
        values = {"state": NoteState.SKIPPED, "settled_at": now, "skip_reason": reason}
        if on_file is None:
            recorder.insert(
                Note(
                    application=row,
                    person=person,
                    interview=latest,
                    kind=kind,
                    channel=channel_for(kind, person),
                    created_at=now,
                    **values,
                )
            )
        elif on_file.state in UNSETTLED:
            recorder.update(on_file, **values)
