"""Commands on contacts: logged in either direction with what they brought; and snoozing."""

from dataclasses import dataclass
from datetime import date, datetime

from models.journal.recording import Recorder, command, whole
from models.pipeline.moves import arrive
from models.rows import lookup
from models.sharing.seen import Seen
from models.stages import Transition, transition
from models.tables import Application, Contact, Snooze
from models.text import shorten
from models.timing.policy import PERSISTENT
from models.words import Brought, Channel, Direction, Ending, Outcome, Stage


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """One contact: who made it, how, and what it brought.

    `day` is the new date for `Brought.DATE`, the day to answer by for `Brought.OFFER`; `at` is when
    it was (aware; None: now).
    """

    person_id: int | None
    direction: Direction
    channel: Channel = Channel.UNKNOWN
    brought: Brought = Brought.NOTHING
    day: date | None = None
    summary: str = ""
    at: datetime | None = None


@whole
def log_contact(
    key: int, entry: ContactEntry, *, now: datetime, seen: Seen | None = None
) -> Transition | None:
    """Log a contact and what follows from it; the move it brought about, if any.

    A new date is promised, an offer is marked on the card, a rejection moves it to the last
    column, a withdrawal archives it. An interview is added by its own command afterwards.
    """
    row = lookup.application(key)
    title = title_of(entry, row)
    with command("log", title, now=now, application_id=row.id, seen=seen) as recorder:
        put_down(recorder, row, entry, now=now)
        return _follow(recorder, row, entry, entry.at or now)


def title_of(entry: ContactEntry, row: Application) -> str:
    """What a contact is called in the journal."""
    who = lookup.person(entry.person_id).name if entry.person_id else row.company
    wrote = f"{who} was in touch" if entry.direction is Direction.IN else f"Wrote to {who}"
    return f"{wrote}: {_in_words(entry)}"


def put_down(recorder: Recorder, row: Application, entry: ContactEntry, *, now: datetime) -> None:
    """A line in the log of contacts, as part of an open command."""
    recorder.insert(
        Contact(
            application=row,
            person=entry.person_id,
            direction=entry.direction,
            channel=entry.channel,
            at=entry.at or now,
            brought=entry.brought,
            summary=entry.summary,
        )
    )


def _in_words(entry: ContactEntry) -> str:
    """What a contact brought; where somebody wrote down what was said, that."""
    said = shorten(entry.summary, 60)
    if not said or entry.brought is Brought.NOTHING:
        return said or str(entry.brought)
    return f"{entry.brought} ({said})"


def _follow(
    recorder: Recorder, row: Application, entry: ContactEntry, now: datetime
) -> Transition | None:
    if entry.brought is Brought.DATE:
        recorder.update(row, promised_on=entry.day)
    elif entry.brought is Brought.OFFER:
        recorder.update(row, offer="open", offer_answer_by=entry.day)
    elif entry.brought is Brought.WITHDRAWAL:
        recorder.update(row, outcome=Outcome.WITHDRAWN, archived_at=now)
    elif entry.brought is Brought.REJECTION and row.stage is not Stage.CLOSED:
        step = transition(row.stage, Stage.CLOSED)
        arrive(recorder, row, step, now=now, ending=Ending.REJECTED)
        return step
    return None


@whole
def snooze(key: int, until: datetime, *, now: datetime, seen: Seen | None = None) -> None:
    """Nothing about this application is due before `until` (aware)."""
    row = lookup.application(key)
    title = f"Snoozed {row.company}"
    with command("snooze", title, now=now, application_id=row.id, seen=seen) as recorder:
        known = Snooze.get_or_none(Snooze.application == row)
        if known is None:
            recorder.insert(Snooze(application=row, until=until))
        else:
            recorder.update(known, until=until)


@whole
def wake(key: int, *, now: datetime, seen: Seen | None = None) -> None:
    """End a snooze, if there is one."""
    row = lookup.application(key)
    title = f"Woke {row.company}"
    with command("wake", title, now=now, application_id=row.id, seen=seen) as recorder:
        known = Snooze.get_or_none(Snooze.application == row)
        if known is not None:
            recorder.delete(known)


@whole
def choose_main_contact(
    key: int, person_id: int, *, now: datetime, seen: Seen | None = None
) -> None:
    """Make somebody the one whom check-ins and replies go to."""
    row = lookup.application(key)
    chosen = lookup.person(person_id)
    title = f"{chosen.name} is the main contact at {row.company}"
    with command("main-contact", title, now=now, application_id=row.id, seen=seen) as recorder:
        for part in lookup.participations(row):
            recorder.update(part, main_contact=part.person_id == person_id)


@whole
def set_check_ins(key: int, count: int | None, *, now: datetime, seen: Seen | None = None) -> None:
    """How often this card may ask: a number, `PERSISTENT`, or None for what the settings say."""
    row = lookup.application(key)
    often = {None: "as the settings say", PERSISTENT: "up to five touches in all"}
    title = f"Check-ins with {row.company}: {often.get(count, count)}"
    with command("persistence", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(row, check_ins_allowed=count)


@whole
def set_promise(key: int, day: date | None, *, now: datetime, seen: Seen | None = None) -> None:
    """The day by which they expect to decide; None where none is known."""
    row = lookup.application(key)
    said = f"by {day:%a} {day.day} {day:%b}" if day else "no date"
    title = f"{row.company} promised an answer: {said}"
    with command("promise", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(row, promised_on=day)


@whole
def set_answer_by(key: int, day: date, *, now: datetime, seen: Seen | None = None) -> None:
    """They gave more time (or less) to answer their offer."""
    row = lookup.application(key)
    title = f"{row.company} wants an answer by {day:%a} {day.day} {day:%b}"
    with command("offer", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(row, offer_answer_by=day)


@whole
def end_offer(key: int, outcome: Outcome, *, now: datetime, seen: Seen | None = None) -> None:
    """An offer was accepted or declined: the card goes to the archive with that outcome."""
    row = lookup.application(key)
    title = f"Offer of {row.company}: {outcome}"
    with command("offer", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(row, outcome=outcome, archived_at=now)
