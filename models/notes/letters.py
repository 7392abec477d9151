"""A letter: one note to one person as the composer holds it, from the board's facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from peewee import fn

from models.database.reading import one_moment
from models.notes.drafting.material import Material
from models.notes.etiquette.occasion import Occasion, Sibling
from models.notes.kinds import KINDS, has_subject
from models.notes.occasions import Occasions
from models.notes.recipients import channel_for, note_on_file, recipients
from models.notes.slots import without_brackets
from models.rows.lookup import application, round_of, talk
from models.settings.reading import Settings, templates_folder
from models.tables import Application, Conversation, Interview, Note, Participation, Person
from models.words import Channel, NoteKind, NoteState

_MOST_TOLD = 2_000
"""Characters of what was written down that a note is made from: nobody has more to say in one, and
it is taken apart again with every slot."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a note says, and by which way."""

    channel: Channel
    subject: str
    body: str


@dataclass(slots=True)
class Letter:
    """One note to one person. `note_id` is None until something of it is on file.

    `filed` is what it said when it was read or saved last, and `newest` the newest note of all
    then: what is on file beyond that was written by another program. `variant_id` is where its
    words are while those of another window stand in their way, and `apart` what is on file there.
    `templates` is where the person's own ones are; `problem` says why one of them, or a phrase of
    theirs for the checks, was not used.
    """

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
    postal_address: str
    occasion: Occasion
    material: Material
    subject: str
    body: str
    templates: Path | None = None
    problem: str = ""
    note_id: int | None = None
    state: NoteState = NoteState.DRAFT
    copied_at: datetime | None = None
    copied_body: str = ""
    copied_subject: str | None = None
    settled_at: datetime | None = None
    filed: Words = field(init=False)
    newest: int = 0
    variant_id: int | None = None
    apart: Words | None = None

    def __post_init__(self) -> None:
        self.filed = self.words

    @property
    def words(self) -> Words:
        """What it says now."""
        return Words(self.channel, self.subject, self.body)

    @property
    def touched(self) -> bool:
        """True if something was typed that is not saved."""
        return self.words != self.filed

    @property
    def changed_since_copied(self) -> bool:
        """True if what stands on the person's clipboard, or went out, is not what it says now."""
        if self.state is not NoteState.COPIED or not self.copied_body:
            return False
        return (self.subject, self.body) != (self.subject_as_copied, self.copied_body)

    @property
    def subject_as_copied(self) -> str:
        """The subject that belongs to what was copied; as it is now where that is not known."""
        return self.subject if self.copied_subject is None else self.copied_subject

    def take(self, words: Words) -> None:
        """Say what is on file."""
        self.channel, self.subject, self.body = words.channel, words.subject, words.body
        self.filed = words

    @property
    def address(self) -> str:
        """Where it goes: an e-mail address, a phone number, a profile link, a postal address."""
        by_channel = {
            Channel.PHONE: self.phone,
            Channel.LINKEDIN: self.linkedin,
            Channel.POST: self.postal_address,
        }
        return by_channel.get(self.channel, self.email)

    @property
    def settled(self) -> bool:
        """True once it was sent or skipped."""
        return self.state in (NoteState.SENT, NoteState.SKIPPED)

    @property
    def has_subject(self) -> bool:
        """True for what has a subject line of its own."""
        return has_subject(self.kind, self.channel)


def read_letters(
    application_id: int,
    kind: NoteKind,
    settings: Settings,
    *,
    now: datetime,
    interview_id: int | None = None,
) -> list[Letter]:
    """The letters of a kind, one for each recipient of the present occasion.

    `interview_id` is the round that they are about (None: the newest). What was typed before is
    taken up again; else the draft is composed from what is known. `now` is aware, in the person's
    zone. Raises `NotPossible` if the application is gone.
    """
    with one_moment():
        row = application(application_id)
        latest = round_of(row, interview_id)
        occasions = Occasions(row, latest, kind, settings, now)
        newest = Note.select(fn.MAX(Note.id)).scalar() or 0
        return [
            _letter(occasions, person, place, newest)
            for place, person in enumerate(recipients(row, kind, latest))
        ]


def _letter(occasions: Occasions, person: Person, place: int, newest: int) -> Letter:
    row, latest, kind = occasions.row, occasions.latest, occasions.kind
    on_file = note_on_file(row, kind, person, latest)
    channel = on_file.channel if on_file is not None else channel_for(kind, person)
    occasion = occasions.of(person, channel)
    material = _material(occasions, person, occasion, place)
    folder = templates_folder(occasions.settings)
    subject = body = problem = ""
    if on_file is not None and on_file.body:
        subject, body = on_file.subject, on_file.body
    else:
        # Only here: what was typed already is taken up as it stands, and no template is asked.
        from models.notes.drafting.compose import compose

        draft = compose(kind, channel, material, folder)
        subject, body, problem = draft.subject, draft.body, draft.problem
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
        postal_address=person.postal_address,
        occasion=occasion,
        material=material,
        subject=subject,
        body=body,
        templates=folder,
        problem=" ".join((problem, *occasions.problems)).strip(),
        newest=newest,
    )
    if on_file is not None:
        letter.note_id, letter.state = on_file.id, on_file.state
        letter.copied_at, letter.copied_body = on_file.copied_at, on_file.copied_body
        letter.copied_subject = on_file.copied_subject
        letter.settled_at = on_file.settled_at
        letter.filed = Words(on_file.channel, on_file.subject, on_file.body)
    return letter


def occasion_now(letters: Sequence[Letter], current: int) -> Occasion:
    """The occasion of one letter beside the others as they stand: panel notes are compared."""
    panel = tuple(
        Sibling(letter.name, letter.occasion.greeting, letter.body)
        for number, letter in enumerate(letters)
        if number != current and letter.state is not NoteState.SKIPPED
    )
    return replace(letters[current].occasion, panel=panel)


def _material(occasions: Occasions, person: Person, occasion: Occasion, place: int) -> Material:
    row, latest, settings = occasions.row, occasions.latest, occasions.settings
    said = talk(latest, person)
    return Material(
        profile=settings.profile,
        greeting=occasion.greeting,
        company=without_brackets(row.company),
        role=without_brackets(row.role),
        round=latest.round if latest else 1,
        talked_on=_local_day(latest, settings) if latest else None,
        topics=_told(said.topics if said else ""),
        memorable=_told(said.memorable if said else ""),
        discussed=_told(latest.discussed if latest else ""),
        promised_on=row.promised_on,
        phone=person.phone,
        today=occasion.today,
        place=place,
        earlier=occasion.earlier,
        check_ins=occasion.check_ins,
        touches=_touches_before(row, person),
        went_badly=latest.went_badly[:_MOST_TOLD] if latest else "",
        met_before=_met_before(row, latest, person),
    )


def _told(text: str) -> str:
    return without_brackets(text[:_MOST_TOLD])


def _touches_before(row: Application, person: Person) -> int:
    """How many keep-warm touches this person got."""
    sent = (Note.application == row) & (Note.person == person) & (Note.state == NoteState.SENT)
    return Note.select().where(sent & (Note.kind == NoteKind.KEEP_WARM)).count()


def _met_before(row: Application, latest: Interview | None, person: Person) -> bool:
    """Whether this person was at an earlier interview."""
    if latest is None:
        return False
    talks = Conversation.select().join(Interview).where(Conversation.person == person)
    before = (Interview.application == row) & (Interview.round < latest.round)
    return talks.where(before).exists()


def _local_day(latest: Interview, settings: Settings) -> date | None:
    starts = latest.starts_at
    return starts.astimezone(settings.zone).date() if starts else None


def _role(row: Application, person: Person) -> str:
    part = Participation.get_or_none(
        (Participation.application == row) & (Participation.person == person)
    )
    return part.role if part else ""
