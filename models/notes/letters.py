"""A letter: one note to one person as the composer holds it, from the board's facts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.database import explained
from models.lookup import application, newest_round, participations
from models.notes.compose import compose
from models.notes.kinds import KINDS
from models.notes.material import Material
from models.notes.names import Strangers, strangers
from models.notes.occasion import Occasion
from models.people import greeting_for
from models.recipients import channel_for, note_on_file, recipients
from models.settings import Settings
from models.tables import Application, Conversation, Interview, Participation, Person
from models.words import Channel, NoteKind, NoteState


@dataclass(slots=True)
class Letter:
    """One note to one person. `note_id` is None until something of it is on file."""

    application_id: int
    interview_id: int | None
    person_id: int
    kind: NoteKind
    channel: Channel
    name: str
    role: str
    email: str
    linkedin: str
    phone: str
    occasion: Occasion
    material: Material
    subject: str
    body: str
    note_id: int | None = None
    state: NoteState = NoteState.DRAFT
    copied_at: datetime | None = None
    settled_at: datetime | None = None

    @property
    def address(self) -> str:
        """Where it goes: the e-mail address, the phone number, or the LinkedIn profile."""
        by_channel = {Channel.PHONE: self.phone, Channel.LINKEDIN: self.linkedin}
        return by_channel.get(self.channel, self.email)

    @property
    def settled(self) -> bool:
        """True once it was sent or skipped."""
        return self.state in (NoteState.SENT, NoteState.SKIPPED)


def read_letters(
    application_id: int, kind: NoteKind, settings: Settings, *, now: datetime
) -> list[Letter]:
    """The letters of a kind, one for each recipient of the present occasion.

    What was typed before is taken up again; else the draft is composed from what is known. `now`
    is aware, in the person's zone. Raises `NotPossible` if the application is gone.
    """
    with explained():
        row = application(application_id)
        latest = newest_round(row)
        others = _strangers(row, settings)
        return [
            _letter(row, latest, person, kind, settings, others, now)
            for person in recipients(row, kind)
        ]


def _letter(
    row: Application,
    latest: Interview | None,
    person: Person,
    kind: NoteKind,
    settings: Settings,
    others: Strangers,
    now: datetime,
) -> Letter:
    profile = settings.profile
    channel = channel_for(kind, person)
    greeting = person.greeting or greeting_for(person.name)
    material = _material(row, latest, person, greeting, settings, now)
    on_file = note_on_file(row, kind, person, latest)
    draft = compose(kind, channel, material)
    occasion = Occasion(
        kind=kind,
        channel=channel,
        recipient=person.name,
        greeting=greeting,
        sender=profile.name,
        company=row.company,
        linkedin_limit=profile.linkedin_limit,
        do_not_contact=person.do_not_contact,
        strangers=others,
    )
    letter = Letter(
        application_id=row.id,
        interview_id=latest.id if latest and KINDS[kind].per_round else None,
        person_id=person.id,
        kind=kind,
        channel=channel,
        name=person.name,
        role=_role(row, person),
        email=person.email,
        linkedin=person.linkedin,
        phone=person.phone,
        occasion=occasion,
        material=material,
        subject=draft.subject,
        body=draft.body,
    )
    if on_file is not None:
        letter.note_id, letter.state = on_file.id, on_file.state
        letter.copied_at, letter.settled_at = on_file.copied_at, on_file.settled_at
        if on_file.body:
            letter.subject, letter.body = on_file.subject, on_file.body
    return letter


def _material(
    row: Application,
    latest: Interview | None,
    person: Person,
    greeting: str,
    settings: Settings,
    now: datetime,
) -> Material:
    talk = Conversation.get_or_none(
        (Conversation.interview == latest) & (Conversation.person == person)
    )
    return Material(
        profile=settings.profile,
        greeting=greeting,
        company=row.company,
        role=row.role,
        round=latest.round if latest else 1,
        talked_on=_local_day(latest, settings) if latest else None,
        topics=talk.topics if talk else "",
        memorable=talk.memorable if talk else "",
        discussed=latest.discussed if latest else "",
        promised_on=row.promised_on,
        phone=person.phone,
        today=now.date(),
    )


def _local_day(latest: Interview, settings: Settings) -> date | None:
    starts = latest.starts_at
    return starts.astimezone(settings.zone).date() if starts else None


def _role(row: Application, person: Person) -> str:
    part = Participation.get_or_none(
        (Participation.application == row) & (Participation.person == person)
    )
    return part.role if part else ""


def _strangers(row: Application, settings: Settings) -> Strangers:
    elsewhere = Application.id != row.id
    companies: Any = Application.select(Application.company).where(elsewhere).tuples()
    people: Any = (
        Person.select(Person.name, Application.company)
        .join(Participation)
        .join(Application)
        .where(elsewhere)
        .tuples()
    )
    mine = [part.person.name for part in participations(row)]
    return strangers(
        ((name, "another application") for (name,) in companies),
        list(people),
        [row.company, *mine, *settings.profile.employers, settings.profile.name],
    )
