"""Commands on interviews: a new round, and the debrief of one that was held."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models.dossier import read_entry, read_round
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.journal.recording import Recorder, command, whole
from models.pipeline.applications import new_application, reschedule
from models.pipeline.contacts import ContactEntry, put_down, title_of
from models.pipeline.people import attend, take_part
from models.pipeline.skipping import skip_passed_over
from models.rows import lookup
from models.sharing.merging import merged
from models.sharing.seen import Seen
from models.tables import Application, Interview
from models.typed.meeting import still_to_come
from models.words import NoteKind, Outcome, Stage


@dataclass(frozen=True, slots=True)
class _Round:
    """Who is in a new round."""

    people: tuple[PersonEntry, ...]


@whole
def record_debrief(
    key: int, entry: DebriefEntry, *, now: datetime, opened: DebriefEntry | None = None
) -> None:
    """Write down what an interview brought: who was there, what was said, what was promised.

    What another program changed since it was `opened` is kept; raises `Clash` where both changed
    the same thing.
    """
    held = lookup.interview(key)
    row = held.application
    if opened is not None:

        def again(chosen: DebriefEntry, known: DebriefEntry) -> None:
            record_debrief(key, chosen, now=now, opened=known)

        entry = merged(opened, entry, _on_file(held, opened, now), again, zone=now.tzinfo)
    title = f"Debriefed {row.company}"
    with command("debrief", title, now=now, application_id=row.id) as recorder:
        people = take_part(recorder, row, entry.people)
        attend(recorder, held, people, entry.people)
        reschedule(recorder, held, entry.interview)
        recorder.update(
            held,
            discussed=entry.discussed,
            went_badly=entry.went_badly,
            debriefed_at=held.debriefed_at or now,
        )
        recorder.update(row, promised_on=entry.promised_on)


def _on_file(held: Interview, opened: DebriefEntry, now: datetime) -> DebriefEntry:
    """The debrief as it is on file; a round that is still to come says nothing of when it was."""
    known = read_round(held)
    to_come = still_to_come(known.interview, now)
    return DebriefEntry(
        opened.interview if to_come else known.interview,
        known.people,
        known.discussed,
        known.went_badly,
        held.application.promised_on,
    )


@whole
def add_round(
    key: int,
    interview: InterviewEntry,
    people: tuple[PersonEntry, ...],
    *,
    now: datetime,
    opened: tuple[PersonEntry, ...] | None = None,
    seen: Seen | None = None,
) -> int:
    """A new interview for a card, which goes back to Interview; the card's number.

    From the last column a new application is made that remembers the old one, which goes to the
    archive (playbook, S9). `opened`: the people whom the person began with; what another program
    changed about them since is kept. Raises `Clash` where both changed the same thing.
    """
    row = lookup.application(key)
    if opened is not None:
        people = _with_news(
            row,
            people,
            opened,
            now,
            lambda chosen, known: add_round(
                key, interview, chosen, now=now, opened=known, seen=seen
            ),
        )
    if row.stage is Stage.CLOSED:
        return _return(key, interview, people, now=now, seen=seen)
    title = f"New round at {row.company}"
    with command("round", title, now=now, application_id=row.id, seen=seen) as recorder:
        new_round(recorder, row, interview, people, now=now)
    return row.id


@whole
def log_interview(
    key: int,
    contact: ContactEntry,
    interview: InterviewEntry,
    people: tuple[PersonEntry, ...],
    *,
    now: datetime,
) -> int:
    """Log a contact that brought an interview, and add it, as one command; the card's number.

    From the last column that is a new one, as for `add_round`.
    """
    row = lookup.application(key)
    title = title_of(contact, row)
    with command("log", title, now=now, application_id=row.id) as recorder:
        put_down(recorder, row, contact, now=now)
        if row.stage is Stage.CLOSED:
            fresh = returned(recorder, row, interview, people, now=now)
            recorder.application_id = fresh.id
            return fresh.id
        new_round(recorder, row, interview, people, now=now)
    return row.id


def new_round(
    recorder: Recorder,
    row: Application,
    interview: InterviewEntry,
    people: tuple[PersonEntry, ...],
    *,
    now: datetime,
) -> Interview:
    """A new interview for a card, which goes back to Interview, as part of an open command.

    Beyond that column nobody waits for thanks for the one before any more.
    """
    latest = lookup.newest_round(row)
    if row.stage is not Stage.INTERVIEW:
        skip_passed_over(recorder, row, [NoteKind.THANK_YOU], now=now)
    fresh = recorder.insert(
        Interview(
            application=row,
            round=latest.round + 1 if latest else 1,
            starts_at=interview.starts_at,
            ends_at=interview.ends_at,
            zone=interview.zone,
            kind=interview.kind,
            place=interview.place,
            day_only=interview.day_only,
        )
    )
    attend(recorder, fresh, take_part(recorder, row, people), people)
    since = row.stage_since if row.stage is Stage.INTERVIEW else now
    recorder.update(row, stage=Stage.INTERVIEW, stage_since=since, promised_on=None)
    return fresh


def _with_news(
    row: Application,
    people: tuple[PersonEntry, ...],
    opened: tuple[PersonEntry, ...],
    now: datetime,
    again: Callable[[tuple[PersonEntry, ...], tuple[PersonEntry, ...]], int],
) -> tuple[PersonEntry, ...]:
    """Those of a round as they are now; who is not in it is of no concern here."""
    there = {one.id for one in people}
    known = read_entry(row).people
    chosen = merged(
        _Round(tuple(one for one in opened if one.id in there)),
        _Round(people),
        _Round(tuple(one for one in known if one.id in there)),
        lambda mine, _theirs: again(mine.people, known),
        zone=now.tzinfo,
    )
    return chosen.people


def _return(
    key: int,
    interview: InterviewEntry,
    people: tuple[PersonEntry, ...],
    *,
    now: datetime,
    seen: Seen | None,
) -> int:
    old = lookup.application(key)
    if seen is not None:
        seen.check_row(old)
    with command("return", f"{old.company} is back", now=now, seen=seen) as recorder:
        fresh = returned(recorder, old, interview, people, now=now)
        recorder.application_id = fresh.id
        return fresh.id


def returned(
    recorder: Recorder,
    old: Application,
    interview: InterviewEntry,
    people: tuple[PersonEntry, ...],
    *,
    now: datetime,
) -> Application:
    """An application that comes back from the last column: a new one that remembers the old.

    Part of an open command; the old one goes to the archive (playbook, S9).
    """
    entry = ApplicationEntry(
        company=old.company,
        role=old.role,
        place=old.place,
        url=old.url,
        people=people,
    )
    fresh = new_application(recorder, entry, interview, now=now, origin=old)
    recorder.update(old, outcome=Outcome.RETURNED, archived_at=now)
    return fresh


@whole
def skip_debrief(key: int, *, now: datetime, seen: Seen | None = None) -> None:
    """Nothing more to write down about an interview: its debrief counts as done."""
    held = lookup.interview(key)
    row = held.application
    title = f"Nothing to add about {row.company}"
    with command("debrief", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(held, debriefed_at=now)
