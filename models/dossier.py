"""Everything known about one application, for its own screen and for the forms that edit it."""

from dataclasses import dataclass
from datetime import date, datetime

from models.database.reading import one_moment
from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.errors import NotPossible
from models.notes.kinds import KINDS
from models.notes.recipients import interviewers, main_contact
from models.rows.lookup import application, newest_round, participations
from models.tables import (
    Application,
    Contact,
    Conversation,
    Interview,
    JournalEntry,
    Note,
    Person,
)
from models.words import Brought, Channel, Direction, EntryState, NoteState, Outcome, Stage


@dataclass(frozen=True, slots=True)
class Round:
    """One interview as it is on file. Moments are UTC."""

    id: int
    number: int
    interview: InterviewEntry
    discussed: str
    went_badly: str
    debriefed: bool
    people: tuple[PersonEntry, ...]

    def told(self, *, alone: bool) -> list[tuple[str, str]]:
        """What is on record of it, each with its label: who said what, who is or was there
        besides (not where the round is `alone`: there everybody is), and what was written down."""
        talks = [
            (one.name, "; ".join(text for text in (one.topics, one.memorable) if text))
            for one in self.people
        ]
        quiet = "" if alone else ", ".join(name for name, said in talks if not said)
        besides = "Also there" if any(said for _, said in talks) else "With"
        general = (("In general", self.discussed), ("Went badly", self.went_badly))
        return [line for line in (*talks, (besides, quiet), *general) if line[1]]


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note that went out or was copied, to be read and copied again."""

    id: int
    title: str
    to: str
    subject: str
    body: str
    state: NoteState
    at: datetime


@dataclass(frozen=True, slots=True)
class Logged:
    """One contact of the log; `who` is empty where nobody in particular is on record."""

    at: datetime
    direction: Direction
    channel: Channel
    who: str
    brought: Brought
    summary: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The application that this one came back from (playbook, S9)."""

    id: int
    company: str
    role: str
    open: bool
    notes: int

    @property
    def title(self) -> str:
        """What it is, and how much there is to read: 'Acme · Engineer (number 3), 2 notes'."""
        named = " · ".join(filter(None, (self.company, self.role)))
        count = f"{self.notes} note{'s' * (self.notes != 1)}"
        return f"{named} (number {self.id}), {'still open, ' if self.open else ''}{count}"


@dataclass(frozen=True, slots=True)
class Dossier:
    """One application, whole."""

    id: int
    stage: Stage
    since: datetime
    entry: ApplicationEntry
    promised_on: date | None
    offer: str
    offer_answer_by: date | None
    outcome: Outcome
    archived_at: datetime | None
    main_contact_id: int | None
    check_ins_allowed: int | None
    origin: Origin | None
    rounds: tuple[Round, ...]
    notes: tuple[WrittenNote, ...]
    timeline: tuple[Event, ...]
    called_off: tuple[InterviewEntry, ...] = ()

    @property
    def newest(self) -> Round | None:
        """The newest round that was not called off."""
        return self.rounds[-1] if self.rounds else None

    def round_of(self, interview_id: int | None) -> Round | None:
        """The round that is meant; the newest where none is, or it is gone."""
        return next((one for one in self.rounds if one.id == interview_id), self.newest)


def read_dossier(key: int) -> Dossier:
    """Read an application whole. Raises `NotPossible` if it is gone."""
    with one_moment():
        row = application(key)
        main = main_contact(row)
        return Dossier(
            id=row.id,
            stage=row.stage,
            since=row.stage_since,
            entry=read_entry(row),
            promised_on=row.promised_on,
            offer=row.offer,
            offer_answer_by=row.offer_answer_by,
            outcome=row.outcome,
            archived_at=row.archived_at,
            main_contact_id=main.id if main else None,
            check_ins_allowed=row.check_ins_allowed,
            origin=_origin(row.origin) if row.origin else None,
            rounds=tuple(_rounds(row)),
            notes=tuple(_notes(row)),
            timeline=tuple(_timeline(row)),
            called_off=tuple(map(interview_of, _held(row, called_off=True))),
        )


def last_note(key: int) -> WrittenNote | None:
    """The newest note that was copied or sent; None if there is none."""
    with one_moment():
        notes = _notes(application(key))
    return notes[-1] if notes else None


def read_contacts(key: int) -> list[Logged]:
    """The contacts of an application that were logged, the newest first. Moments are UTC."""
    with one_moment():
        kept = Contact.select().where(Contact.application == key)
        return [
            Logged(
                one.at,
                one.direction,
                one.channel,
                one.person.name if one.person else "",
                one.brought,
                one.summary,
            )
            for one in kept.order_by(Contact.at.desc(), Contact.id.desc())
        ]


def read_entry(row: Application) -> ApplicationEntry:
    """What a form shows of an application."""
    return ApplicationEntry(
        company=row.company,
        role=row.role,
        place=row.place,
        url=row.url,
        notes=row.notes,
        promised_on=row.promised_on,
        people=tuple(_person(part.person, part.role) for part in participations(row)),
        on_file=True,
    )


def _origin(row: Application) -> Origin:
    return Origin(row.id, row.company, row.role, row.archived_at is None, len(_notes(row)))


def _person(person: object, role: str, talk: Conversation | None = None) -> PersonEntry:
    shared = (
        *("name", "greeting", "email", "phone", "linkedin", "postal_address"),
        *("channel", "linkedin_welcome", "do_not_contact", "id"),
    )
    return PersonEntry(
        role=role,
        topics=talk.topics if talk else "",
        memorable=talk.memorable if talk else "",
        **{name: getattr(person, name) for name in shared},
    )


def interview_of(held: Interview) -> InterviewEntry:
    """What a form shows of a round. Moments are UTC."""
    return InterviewEntry(
        held.starts_at, held.ends_at, held.zone, held.kind, held.place, held.day_only
    )


def read_round(held: Interview) -> Round:
    """One round of an application. Raises `NotPossible` where it was called off."""
    found = next((one for one in _rounds(held.application) if one.id == held.id), None)
    if found is None:
        raise NotPossible("This interview was called off.")
    return found


def _rounds(row: Application) -> list[Round]:
    roles = {part.person_id: part.role for part in participations(row)}
    latest = newest_round(row)
    rounds = []
    for held in _held(row, called_off=False):
        talks = Conversation.select(Conversation, Person).join(Person)
        talks = talks.where(Conversation.interview == held)
        people = [
            _person(talk.person, roles.get(talk.person_id, ""), talk)
            for talk in talks.order_by(Conversation.id)
        ]
        if not people and latest is not None and held.id == latest.id:
            people = [_person(met, roles.get(met.id, "")) for met in interviewers(row)]
        rounds.append(
            Round(
                id=held.id,
                number=held.round,
                interview=interview_of(held),
                discussed=held.discussed,
                went_badly=held.went_badly,
                debriefed=held.debriefed_at is not None,
                people=tuple(people),
            )
        )
    return rounds


def _held(row: Application, *, called_off: bool) -> list[Interview]:
    """The rounds of an application, in their order."""
    mine = (Interview.application == row) & (Interview.cancelled == called_off)
    return list(Interview.select().where(mine).order_by(Interview.round, Interview.id))


def _notes(row: Application) -> list[WrittenNote]:
    kept = Note.select().where(
        (Note.application == row) & Note.state.in_([NoteState.COPIED, NoteState.SENT])
    )
    notes = [
        WrittenNote(
            id=note.id,
            title=KINDS[note.kind].title,
            to=note.person.name if note.person else row.company,
            subject=note.subject,
            body=note.body,
            state=note.state,
            at=note.settled_at or note.copied_at or note.created_at,
        )
        for note in kept
    ]
    return sorted(notes, key=lambda note: (note.at, note.id))


def _timeline(row: Application) -> list[Event]:
    """What happened, from the journal of what is still in force; newest first."""
    entries = (
        JournalEntry.select()
        .where((JournalEntry.application_id == row.id) & (JournalEntry.state == EntryState.DONE))
        .order_by(JournalEntry.id.desc())
    )
    return [Event(entry.at, entry.title) for entry in entries]
