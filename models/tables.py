"""The peewee tables, one class a table; columns only, no behaviour.

Moments are UTC (`UtcField`); days without a time of day are plain dates in the person's zone.
"""

from datetime import datetime

from peewee import (
    AutoField,
    BooleanField,
    DatabaseProxy,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from models.fields import UtcField, WordField
from models.words import (
    Brought,
    CallResult,
    Channel,
    Direction,
    Ending,
    EntryState,
    NoteKind,
    NoteState,
    Outcome,
    Stage,
    Welcome,
)

proxy = DatabaseProxy()


class Table(Model):
    """Shared by all tables: the database they live in, and a numbered row."""

    id = AutoField()

    class Meta:
        database = proxy
        legacy_table_names = False


class Person(Table):
    """Somebody met on the way; shared between applications."""

    name = TextField()
    greeting = TextField(default="")
    email = TextField(default="")
    phone = TextField(default="")
    linkedin = TextField(default="")
    postal_address = TextField(default="")
    channel = WordField(Channel, Channel.UNKNOWN)
    linkedin_welcome = WordField(Welcome, Welcome.UNKNOWN)
    do_not_contact = BooleanField(default=False)


class Application(Table):
    """One position at one company: a card."""

    company = TextField()
    role = TextField(default="")
    place = TextField(default="")
    url = TextField(default="")
    notes = TextField(default="")
    tags = TextField(default="")
    stage = WordField(Stage, Stage.INTERVIEW, index=True)
    stage_since: UtcField[datetime] = UtcField()
    promised_on = DateField(null=True)
    check_ins_allowed = IntegerField(null=True)
    offer = TextField(default="")
    offer_answer_by = DateField(null=True)
    ending = WordField(Ending, Ending.NONE)
    keep_warm = BooleanField(null=True)
    outcome = WordField(Outcome, Outcome.NONE)
    archived_at: UtcField[datetime | None] = UtcField(null=True, index=True)
    origin = ForeignKeyField("self", null=True, on_delete="SET NULL")
    version = IntegerField(default=1)
    created_at: UtcField[datetime] = UtcField()


class Participation(Table):
    """A person's part in an application."""

    application_id: int
    person_id: int

    application = ForeignKeyField(Application, on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
    role = TextField(default="")
    main_contact = BooleanField(default=False)

    class Meta:
        indexes = ((("application", "person"), True),)


class Interview(Table):
    """One round: when, in which zone, what kind, and what went badly."""

    application = ForeignKeyField(Application, on_delete="CASCADE")
    round = IntegerField(default=1)
    starts_at: UtcField[datetime | None] = UtcField(null=True)
    ends_at: UtcField[datetime | None] = UtcField(null=True)
    day_only = BooleanField(default=False)
    zone = TextField(default="")
    kind = TextField(default="")
    place = TextField(default="")
    calendar_uid = TextField(default="", index=True)
    calendar_sequence = IntegerField(default=0)
    cancelled = BooleanField(default=False)
    discussed = TextField(default="")
    went_badly = TextField(default="")
    debriefed_at: UtcField[datetime | None] = UtcField(null=True)


class Conversation(Table):
    """What was said with one person in one interview."""

    interview_id: int
    person_id: int

    interview = ForeignKeyField(Interview, on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
    topics = TextField(default="")
    memorable = TextField(default="")

    class Meta:
        indexes = ((("interview", "person"), True),)


class Note(Table):
    """A note to one person, from its first draft to what became of it."""

    application = ForeignKeyField(Application, on_delete="CASCADE")
    person = ForeignKeyField(Person, null=True, on_delete="CASCADE")
    interview = ForeignKeyField(Interview, null=True, on_delete="SET NULL")
    kind = WordField(NoteKind, NoteKind.THANK_YOU)
    channel = WordField(Channel, Channel.EMAIL)
    subject = TextField(default="")
    body = TextField(default="")
    state = WordField(NoteState, NoteState.DRAFT)
    created_at: UtcField[datetime] = UtcField()
    copied_at: UtcField[datetime | None] = UtcField(null=True)
    copied_body = TextField(default="")
    copied_subject = TextField(null=True)
    settled_at: UtcField[datetime | None] = UtcField(null=True)
    posted_on = DateField(null=True)
    skip_reason = TextField(default="")
    overruled = TextField(default="")
    call_result = WordField(CallResult, CallResult.NONE)


class Variant(Table):
    """A note's words as another window has them, from the moment that both had changed them.

    With what both began with. It stays until the person chooses between the two.
    """

    note_id: int

    note = ForeignKeyField(Note, on_delete="CASCADE")
    channel = WordField(Channel, Channel.EMAIL)
    subject = TextField(default="")
    body = TextField(default="")
    base_channel = WordField(Channel, Channel.EMAIL)
    base_subject = TextField(default="")
    base_body = TextField(default="")


class Contact(Table):
    """The log of who was in touch with whom, either way, and what it brought."""

    application = ForeignKeyField(Application, on_delete="CASCADE")
    person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
    direction = WordField(Direction, Direction.IN)
    channel = WordField(Channel, Channel.UNKNOWN)
    at: UtcField[datetime] = UtcField()
    brought = WordField(Brought, Brought.NOTHING)
    summary = TextField(default="")


class ReviewDay(Table):
    """One daily review: started, finished, and how much was done."""

    day = DateField(unique=True)
    started_at: UtcField[datetime] = UtcField()
    finished_at: UtcField[datetime | None] = UtcField(null=True)
    done = IntegerField(default=0)


class ImportSource(Table):
    """Where an application came from, with the values that came."""

    application = ForeignKeyField(Application, on_delete="CASCADE")
    source = TextField()
    external_id = TextField()
    values = TextField(default="{}")
    imported_at: UtcField[datetime] = UtcField()

    class Meta:
        indexes = ((("source", "external_id"), True),)


class Snooze(Table):
    """Nothing about this application is due before then."""

    application = ForeignKeyField(Application, on_delete="CASCADE", unique=True)
    until: UtcField[datetime] = UtcField()


class JournalEntry(Table):
    """One command: what it changed, before and after, as JSON. No foreign key: it outlives rows."""

    at: UtcField[datetime] = UtcField()
    command = TextField()
    title = TextField()
    application_id = IntegerField(null=True)
    changes = TextField()
    state = WordField(EntryState, EntryState.DONE, index=True)


TABLES: tuple[type[Table], ...] = (
    Person,
    Application,
    Participation,
    Interview,
    Conversation,
    Note,
    Variant,
    Contact,
    ReviewDay,
    ImportSource,
    Snooze,
    JournalEntry,
)
