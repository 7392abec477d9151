"""Whom the notes of a move go to, and what is on file for each of them."""

from models.database import explained
from models.notes.kinds import KINDS
from models.rows.lookup import application, newest_round
from models.stages import Recipients, arrival_of
from models.tables import Application, Contact, Conversation, Interview, Note, Participation, Person
from models.words import CONNECTED, Channel, Direction, NoteKind, NoteState, Welcome

UNSETTLED = (NoteState.DRAFT, NoteState.COPIED)


def recipients(row: Application, kind: NoteKind, held: Interview | None = None) -> list[Person]:
    """The people a kind of note goes to now, by the playbook's table.

    `held` is the round that it is about (None: the newest).
    """
    whom = arrival_of(kind).recipients
    if whom is Recipients.MAIN_CONTACT:
        main = main_contact(row)
        return [main] if main else []
    met = interviewers(row, held)
    if whom is Recipients.OPEN_TO_LINKEDIN:
        return [person for person in met if not why_not_asked(row, person)]
    return met


def why_not_asked(row: Application, person: Person) -> str:
    """Why somebody gets no LinkedIn request in the newest round; empty if they do."""
    if person.linkedin_welcome is Welcome.NO:
        return "they would rather not connect on LinkedIn"
    asked = (Note.person == person) & (Note.kind == NoteKind.LINKEDIN)
    if Note.select().where(asked & (Note.skip_reason == CONNECTED)).exists():
        return CONNECTED
    latest = newest_round(row)
    here = (Note.application == row) & (
        Note.interview == latest if latest else Note.interview.is_null()
    )
    if Note.select().where(asked & (Note.state == NoteState.SENT) & ~here).exists():
        return "they were asked to connect before"
    return ""


def interviewers(row: Application, held: Interview | None = None) -> list[Person]:
    """Who was in a round (None: the newest); where nobody is on record for it, everybody known."""
    latest = held or newest_round(row)
    met = (
        list(
            Person.select()
            .join(Conversation)
            .where(Conversation.interview == latest)
            .order_by(Conversation.id)
        )
        if latest
        else []
    )
    return met or list(
        Person.select()
        .join(Participation)
        .where(Participation.application == row)
        .order_by(Participation.main_contact.desc(), Participation.id)
    )


def main_contact(row: Application) -> Person | None:
    """The chosen one, else whoever wrote last, else the first interviewer (playbook).

    Who is not to be contacted comes last, unless chosen.
    """
    chosen: Person | None = (
        Person.select()
        .join(Participation)
        .where((Participation.application == row) & Participation.main_contact)
        .first()
    )
    if chosen is not None:
        return chosen
    wrote: Person | None = (
        Person.select()
        .join(Contact)
        .where(
            (Contact.application == row)
            & (Contact.direction == Direction.IN)
            & ~Person.do_not_contact
        )
        .order_by(Contact.at.desc(), Contact.id.desc())
        .first()
    )
    if wrote is not None:
        return wrote
    first: Person | None = (
        Person.select()
        .join(Participation)
        .where(Participation.application == row)
        .order_by(Person.do_not_contact, Participation.id)
        .first()
    )
    return first


def main_contact_of(key: int) -> int | None:
    """The number of the main contact of an application; None where nobody is known.

    Raises `NotPossible` if the application is gone.
    """
    with explained():
        main = main_contact(application(key))
    return main.id if main else None


def note_on_file(
    row: Application, kind: NoteKind, person: Person, latest: Interview | None
) -> Note | None:
    """The newest note of this kind to this person that belongs to the present occasion.

    A kind that repeats is a new note once the last one was sent or skipped; one that is written
    per round counts for the newest round only.
    """
    wanted = (Note.application == row) & (Note.kind == kind) & (Note.person == person)
    if KINDS[kind].per_round:
        wanted &= Note.interview == latest
    if KINDS[kind].repeats:
        wanted &= Note.state.in_(UNSETTLED)
    elif not KINDS[kind].per_round:
        wanted &= Note.state.in_(UNSETTLED) | (Note.settled_at >= row.stage_since)
    found: Note | None = Note.select().where(wanted).order_by(Note.id.desc()).first()
    return found


_WAYS = {
    NoteKind.THANK_YOU: (Channel.EMAIL, Channel.POST),
    NoteKind.CHECK_IN: (Channel.EMAIL, Channel.PHONE, Channel.LINKEDIN),
}
"""The ways of the kinds that have more than one (playbook, S2 and S4)."""


def ways(kind: NoteKind) -> tuple[Channel, ...]:
    """The ways in which a kind of note may travel, the usual one first."""
    return _WAYS.get(kind, (KINDS[kind].channel,))


def channel_for(kind: NoteKind, person: Person) -> Channel:
    """How a note travels: by the person's preference where its kind knows that way."""
    return person.channel if person.channel in ways(kind) else ways(kind)[0]
