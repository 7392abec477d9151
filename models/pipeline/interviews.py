"""Commands on interviews: a new round, and the debrief of one that was held."""

from datetime import datetime

from models import lookup
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.journal import Recorder, command
from models.pipeline.applications import new_application, reschedule
from models.pipeline.people import attend, take_part
from models.tables import Application, Interview
from models.words import Outcome, Stage


def record_debrief(key: int, entry: DebriefEntry, *, now: datetime) -> None:
    """Write down what an interview brought: who was there, what was said, what was promised."""
    held = lookup.interview(key)
    row = held.application
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


def add_round(
    key: int, interview: InterviewEntry, people: tuple[PersonEntry, ...], *, now: datetime
) -> int:
    """A new interview for a card, which goes back to Interview; the card's number.

    From the last column a new application is made that remembers the old one, which goes to the
    archive (playbook, S9).
    """
    row = lookup.application(key)
    if row.stage is Stage.CLOSED:
        return _return(key, interview, people, now=now)
    title = f"New round at {row.company}"
    with command("round", title, now=now, application_id=row.id) as recorder:
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
    """A new interview for a card, which goes back to Interview, as part of an open command."""
    latest = lookup.newest_round(row)
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
    recorder.update(row, stage=Stage.INTERVIEW, stage_since=now, promised_on=None)
    return fresh


def _return(
    key: int, interview: InterviewEntry, people: tuple[PersonEntry, ...], *, now: datetime
) -> int:
    old = lookup.application(key)
    with command("return", f"{old.company} is back", now=now) as recorder:
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


def skip_debrief(key: int, *, now: datetime) -> None:
    """Nothing more to write down about an interview: its debrief counts as done."""
    held = lookup.interview(key)
    row = held.application
    title = f"Nothing to add about {row.company}"
    with command("debrief", title, now=now, application_id=row.id) as recorder:
        recorder.update(held, debriefed_at=now)
