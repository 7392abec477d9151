"""Commands on whole applications: add, edit, archive, bring back, delete."""

from datetime import datetime

from models.dossier import interview_of, read_entry
from models.entries import ApplicationEntry, Edit, InterviewEntry
from models.errors import NotPossible
from models.journal.recording import Recorder, command, whole
from models.pipeline.people import (
    attend,
    forget_if_unknown,
    join_newest_round,
    leave,
    take_part,
)
from models.rows import lookup
from models.sharing.merging import merged
from models.sharing.seen import Seen
from models.tables import Application, Interview
from models.words import Outcome, Stage


@whole
def add_application(entry: ApplicationEntry, interview: InterviewEntry, *, now: datetime) -> int:
    """A new card in the column Interview, with its first round; its number."""
    with command("add", f"Added {entry.company}", now=now) as recorder:
        row = new_application(recorder, entry, interview, now=now)
        recorder.application_id = row.id
        return row.id


def new_application(
    recorder: Recorder,
    entry: ApplicationEntry,
    interview: InterviewEntry,
    *,
    now: datetime,
    origin: Application | None = None,
) -> Application:
    """The rows of a new application, written as part of an open command."""
    row = recorder.insert(
        Application(
            company=entry.company,
            role=entry.role,
            place=entry.place,
            url=entry.url,
            notes=entry.notes,
            promised_on=entry.promised_on,
            stage=Stage.INTERVIEW,
            stage_since=now,
            created_at=now,
            origin=origin,
        )
    )
    people = take_part(recorder, row, entry.people)
    first = recorder.insert(
        Interview(
            application=row,
            round=1,
            starts_at=interview.starts_at,
            ends_at=interview.ends_at,
            zone=interview.zone,
            kind=interview.kind,
            place=interview.place,
            day_only=interview.day_only,
        )
    )
    attend(recorder, first, people, entry.people)
    return row


@whole
def edit_application(
    key: int,
    entry: ApplicationEntry,
    interview: InterviewEntry | None = None,
    *,
    now: datetime,
    opened: Edit | None = None,
) -> int:
    """Change what is known of an application and its people; people not named leave it; its number.

    `interview` is what is known of the newest round now (of the round that was `opened`); None
    leaves it as it is. What another program changed since it was `opened` is kept; raises `Clash`
    where both changed the same thing.
    """
    row = lookup.application(key)
    held = lookup.newest_round(row)
    if opened is not None:
        held = lookup.interview(opened.interview_id) if opened.interview_id else None
        mine = Edit(entry, interview, opened.interview_id)
        on_file = Edit(read_entry(row), interview_of(held) if held else None, opened.interview_id)

        def again(chosen: Edit, known: Edit) -> int:
            return edit_application(
                key, chosen.application, chosen.interview, now=now, opened=known
            )

        chosen = merged(opened, mine, on_file, again, zone=now.tzinfo)
        entry, interview = chosen.application, chosen.interview
    with command("edit", f"Edited {entry.company}", now=now, application_id=row.id) as recorder:
        recorder.update(
            row,
            company=entry.company,
            role=entry.role,
            place=entry.place,
            url=entry.url,
            notes=entry.notes,
            promised_on=entry.promised_on,
        )
        known = {part.person_id for part in lookup.participations(row)}
        people = take_part(recorder, row, entry.people)
        leave(recorder, row, people)
        join_newest_round(recorder, row, [p for p in people if p.id not in known])
        if held is not None and interview is not None:
            reschedule(recorder, held, interview)
    return row.id


def reschedule(recorder: Recorder, held: Interview, entry: InterviewEntry) -> None:
    """When, how and where an interview is, as part of an open command."""
    recorder.update(
        held,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        day_only=entry.day_only,
        zone=entry.zone,
        kind=entry.kind,
        place=entry.place,
    )


@whole
def archive(key: int, outcome: Outcome, *, now: datetime, seen: Seen | None = None) -> None:
    """Take a card off the board with its outcome; the archive keeps all of it."""
    row = lookup.application(key)
    title = f"Archived {row.company}: {outcome}"
    with command("archive", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(row, outcome=outcome, archived_at=now)


@whole
def bring_back(key: int, *, now: datetime, seen: Seen | None = None) -> None:
    """Put an archived card back where it was. Raises `NotPossible` if it is on the board."""
    row = lookup.application(key)
    if row.archived_at is None:
        raise NotPossible(f"{row.company} is on the board already.")
    title = f"Brought back {row.company}"
    with command("bring-back", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(row, outcome=Outcome.NONE, archived_at=None)


@whole
def delete_application(key: int, *, now: datetime, seen: Seen | None = None) -> None:
    """Delete an application with all its notes; people known from nowhere else go with it."""
    row = lookup.application(key)
    people = [part.person for part in lookup.participations(row)]
    with command(
        "delete", f"Deleted {row.company}", now=now, application_id=key, seen=seen
    ) as recorder:
        recorder.delete(row)
        for person in people:
            forget_if_unknown(recorder, person)
