"""People of an application: found again where they are known already, else made."""

from collections.abc import Sequence

from peewee import fn

from models.entries import PersonEntry, clash
from models.errors import InvalidInput
from models.journal.recording import Recorder
from models.rows.lookup import newest_round, participations
from models.tables import Application, Conversation, Interview, Note, Participation, Person
from models.text import fold
from models.words import Channel, Welcome

_PERSONAL = ("greeting", "email", "phone", "linkedin", "postal_address")


def take_part(
    recorder: Recorder, application: Application, entries: Sequence[PersonEntry]
) -> list[Person]:
    """Make everybody in `entries` part of the application; the persons, in the same order.

    Raises `InvalidInput` where two names share an address or a profile.
    """
    if twice := clash(entries):
        raise InvalidInput(twice[1], field="people")
    return [_one(recorder, application, entry) for entry in entries]


def attend(
    recorder: Recorder,
    interview: Interview,
    people: Sequence[Person],
    entries: Sequence[PersonEntry],
) -> None:
    """Record who was in an interview and what was said; who is not named was not there."""
    there = Conversation.select().where(Conversation.interview == interview)
    known = {row.person_id: row for row in there}
    named = dict(zip((person.id for person in people), entries, strict=True))
    for person_id, entry in named.items():
        row = known.pop(person_id, None)
        if row is None:
            row = Conversation(
                interview=interview,
                person=person_id,
                topics=entry.topics,
                memorable=entry.memorable,
            )
            recorder.insert(row)
        else:
            recorder.update(row, topics=entry.topics, memorable=entry.memorable)
    for row in known.values():
        recorder.delete(row)


def join_newest_round(
    recorder: Recorder, application: Application, people: Sequence[Person]
) -> None:
    """Somebody remembered later was met in the newest round, and gets its notes too."""
    latest = newest_round(application)
    for person in people if latest is not None else ():
        recorder.insert(Conversation(interview=latest, person=person))


def leave(recorder: Recorder, application: Application, keep: Sequence[Person]) -> None:
    """Take everybody else out of an application, and out of the book if they are in no other."""
    kept = {person.id for person in keep}
    for row in participations(application):
        if row.person_id not in kept:
            person = row.person
            for talk in _talks(application, person):
                recorder.delete(talk)
            recorder.delete(row)
            forget_if_unknown(recorder, person)


def forget_if_unknown(recorder: Recorder, person: Person) -> None:
    """A person who takes part in nothing and was written nothing is kept no longer."""
    part = Participation.select().where(Participation.person == person)
    written = Note.select().where(Note.person == person)
    if not part.exists() and not written.exists():
        recorder.delete(person)


def _talks(application: Application, person: Person) -> list[Conversation]:
    query = (
        Conversation.select()
        .join(Interview)
        .where((Interview.application == application) & (Conversation.person == person))
    )
    return list(query)


def _one(recorder: Recorder, application: Application, entry: PersonEntry) -> Person:
    person = _find(application, entry)
    if person is None:
        person = recorder.insert(
            Person(
                name=entry.name,
                greeting=entry.greeting,
                email=entry.email,
                phone=entry.phone,
                linkedin=entry.linkedin,
                postal_address=entry.postal_address,
                channel=entry.channel,
                linkedin_welcome=entry.linkedin_welcome,
                do_not_contact=entry.do_not_contact,
            )
        )
    else:
        _fill_in(recorder, person, entry)
    _participate(recorder, application, person, entry.role)
    return person


def _fill_in(recorder: Recorder, person: Person, entry: PersonEntry) -> None:
    """What a form says of a person it showed is final; otherwise it only adds."""
    values: dict[str, object] = {name: getattr(entry, name) for name in _PERSONAL}
    values["channel"] = entry.channel
    values["linkedin_welcome"] = entry.linkedin_welcome
    values["do_not_contact"] = entry.do_not_contact
    if entry.id is None:
        unsaid = ("", Channel.UNKNOWN, Welcome.UNKNOWN, False)
        values = {name: value for name, value in values.items() if value not in unsaid}
    else:
        values["name"] = entry.name
    recorder.update(person, **values)


def _participate(recorder: Recorder, application: Application, person: Person, role: str) -> None:
    row = Participation.get_or_none(
        (Participation.application == application) & (Participation.person == person)
    )
    if row is None:
        recorder.insert(Participation(application=application, person=person, role=role))
    elif role:
        recorder.update(row, role=role)


def _find(application: Application, entry: PersonEntry) -> Person | None:
    """By number; else by e-mail or profile; else by name among those at the same company."""
    if entry.id is not None:
        return Person.get_or_none(Person.id == entry.id)
    for field, value in ((Person.email, entry.email), (Person.linkedin, entry.linkedin)):
        for found in Person.select().where(fn.LOWER(field) == value.lower()) if value else ():
            if _same_name(found.name, entry.name):
                return found
    colleagues = (
        Person.select(Person, Application.company)
        .join(Participation)
        .join(Application)
        .where((Application.id == application.id) | (Application.company == application.company))
    )
    return next((p for p in colleagues if fold(p.name) == fold(entry.name)), None)


def _same_name(one: str, other: str) -> bool:
    """True where one name holds all the words of the other: 'Ana' and 'Ana Ruiz'."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return first <= second or second <= first
