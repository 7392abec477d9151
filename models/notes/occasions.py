"""From the board's facts to what the checks ask about: whom, how, after what, beside what."""

from datetime import UTC, datetime
from typing import Any

from models.board.facts import gather
from models.notes.drafting.material import pieces
from models.notes.etiquette.names import Strangers, strangers
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.phrases import load_phrases
from models.rows.lookup import participations, talk
from models.settings.reading import Settings, phrases_file
from models.tables import Application, Interview, Note, Participation, Person, proxy
from models.timing.cadence import allowance
from models.typed.greeting import greeting_for
from models.words import Channel, NoteKind, NoteState


class Occasions:
    """Makes the occasions of one kind of note in one application, one for each recipient.

    What is the same for all of them is read once. `now` is aware, in the person's zone.
    """

    def __init__(
        self,
        row: Application,
        latest: Interview | None,
        kind: NoteKind,
        settings: Settings,
        now: datetime,
    ) -> None:
        self.row = row
        self.latest = latest
        self.kind = kind
        self.settings = settings
        self.now = now
        self._people = tuple(part.person.name for part in participations(row))
        self._strangers = _strangers(row, self._people, settings)
        self._invitations = _invitations(now) if kind is NoteKind.LINKEDIN else 0
        facts = next(gather(settings.cadence, ids=[row.id])).facts
        self.check_ins = facts.check_ins
        self._allowed = allowance(facts, settings.cadence)
        self._phrases, self.problems = load_phrases(phrases_file(settings))

    def of(self, person: Person, channel: Channel) -> Occasion:
        """Why and how this person is written to."""
        profile, row = self.settings.profile, self.row
        return Occasion(
            kind=self.kind,
            channel=channel,
            recipient=person.name,
            greeting=person.greeting or greeting_for(person.name),
            sender=profile.name,
            company=row.company,
            role=row.role,
            round=self.latest.round if self.latest else 1,
            strengths=profile.strengths,
            said=_said(self.latest, person),
            earlier=earlier_notes(row, self.latest, self.kind, person),
            people=self._people,
            employers=profile.employers,
            linkedin_limit=profile.linkedin_limit,
            invitations=self._invitations,
            invitations_allowed=profile.invitations_allowed,
            preferred=person.channel,
            linkedin_welcome=person.linkedin_welcome,
            do_not_contact=person.do_not_contact,
            promised_on=row.promised_on,
            check_ins=self.check_ins,
            check_ins_allowed=self._allowed,
            today=self.now.date(),
            phrases=self._phrases,
            strangers=self._strangers,
        )


def earlier_notes(
    row: Application, latest: Interview | None, kind: NoteKind, person: Person
) -> tuple[str, ...]:
    """What this person got of this kind in the rounds before, newest first."""
    sent = (Note.application == row) & (Note.person == person) & (Note.kind == kind)
    query = Note.select(Note.body, Interview.round).join(Interview)
    before = query.where(
        sent
        & (Note.state == NoteState.SENT)
        & (Note.body != "")
        & (Interview.round < (latest.round if latest else 1))
    )
    return tuple(note.body for note in before.order_by(Interview.round.desc(), Note.id.desc()))


def _said(latest: Interview | None, person: Person) -> tuple[str, ...]:
    said = talk(latest, person)
    return (*pieces(said.topics), *pieces(said.memorable)) if said else ()


def _invitations(now: datetime) -> int:
    """Personalised invitations that went out since the month began where the person is."""
    began = now.replace(day=1, hour=0, minute=0, second=0).astimezone(UTC)
    sent = (Note.kind == NoteKind.LINKEDIN) & (Note.state == NoteState.SENT)
    return Note.select().where(sent & (Note.body != "") & (Note.settled_at >= began)).count()


def _strangers(row: Application, people: tuple[str, ...], settings: Settings) -> Strangers:
    elsewhere = Application.id != row.id
    # As the engine hands them over: there are thousands.
    companies: Any = proxy.execute(Application.select(Application.company).where(elsewhere))
    others: Any = proxy.execute(
        Person.select(Person.name, Application.company)
        .join(Participation)
        .join(Application)
        .where(elsewhere)
    )
    profile = settings.profile
    return strangers(
        ((name, "another application") for (name,) in companies),
        list(others),
        [row.company, *people, *profile.employers, profile.name],
    )
