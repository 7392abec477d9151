"""The first schema: every table of the design. Never edited after release."""

from typing import Any

from peewee import (
    SQL,
    AutoField,
    BooleanField,
    Database,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    Node,
    SqliteDatabase,
    TextField,
)


def up(migrator: Any, db: Database) -> None:
    """Create all tables, with row numbers that are never given out twice (redo needs that)."""
    never_reused: list[Node] = [SQL("AUTOINCREMENT")] if isinstance(db, SqliteDatabase) else []

    class Table(Model):
        id = AutoField(constraints=never_reused)

        class Meta:
            database = db
            legacy_table_names = False

    class Person(Table):
        name = TextField()
        greeting = TextField()
        email = TextField()
        phone = TextField()
        linkedin = TextField()
        postal_address = TextField()
        channel = TextField()
        linkedin_welcome = TextField()
        do_not_contact = BooleanField()

    class Application(Table):
        company = TextField()
        role = TextField()
        place = TextField()
        url = TextField()
        notes = TextField()
        tags = TextField()
        stage = TextField(index=True)
        stage_since = DateTimeField()
        promised_on = DateField(null=True)
        check_ins_allowed = IntegerField(null=True)
        offer = TextField()
        offer_answer_by = DateField(null=True)
        ending = TextField()
        keep_warm = BooleanField(null=True)
        outcome = TextField()
        archived_at = DateTimeField(null=True, index=True)
        origin = ForeignKeyField("self", null=True, on_delete="SET NULL")
        version = IntegerField()
        created_at = DateTimeField()

    class Participation(Table):
        application = ForeignKeyField(Application, on_delete="CASCADE")
        person = ForeignKeyField(Person, on_delete="CASCADE")
        role = TextField()
        main_contact = BooleanField()

        class Meta:
            indexes = ((("application", "person"), True),)

    class Interview(Table):
        application = ForeignKeyField(Application, on_delete="CASCADE")
        round = IntegerField()
        starts_at = DateTimeField(null=True)
        ends_at = DateTimeField(null=True)
        zone = TextField()
        kind = TextField()
        place = TextField()
        calendar_uid = TextField(index=True)
        calendar_sequence = IntegerField()
        cancelled = BooleanField()
        discussed = TextField()
        went_badly = TextField()
        debriefed_at = DateTimeField(null=True)

    class Conversation(Table):
        interview = ForeignKeyField(Interview, on_delete="CASCADE")
        person = ForeignKeyField(Person, on_delete="CASCADE")
        topics = TextField()
        memorable = TextField()

        class Meta:
            indexes = ((("interview", "person"), True),)

    class Note(Table):
        application = ForeignKeyField(Application, on_delete="CASCADE")
        person = ForeignKeyField(Person, null=True, on_delete="CASCADE")
        interview = ForeignKeyField(Interview, null=True, on_delete="SET NULL")
        kind = TextField()
        channel = TextField()
        subject = TextField()
        body = TextField()
        state = TextField()
        created_at = DateTimeField()
        copied_at = DateTimeField(null=True)
        settled_at = DateTimeField(null=True)
        posted_on = DateField(null=True)
        skip_reason = TextField()
        overruled = TextField()
        call_result = TextField()

    class Contact(Table):
        application = ForeignKeyField(Application, on_delete="CASCADE")
        person = ForeignKeyField(Person, null=True, on_delete="SET NULL")
        direction = TextField()
        channel = TextField()
        at = DateTimeField()
        brought = TextField()
        summary = TextField()

    class ReviewDay(Table):
        day = DateField(unique=True)
        started_at = DateTimeField()
        finished_at = DateTimeField(null=True)
        done = IntegerField()

    class ImportSource(Table):
        application = ForeignKeyField(Application, on_delete="CASCADE")
        source = TextField()
        external_id = TextField()
        values = TextField()
        imported_at = DateTimeField()

        class Meta:
            indexes = ((("source", "external_id"), True),)

    class Snooze(Table):
        application = ForeignKeyField(Application, on_delete="CASCADE", unique=True)
        until = DateTimeField()

    class JournalEntry(Table):
        at = DateTimeField()
        command = TextField()
        title = TextField()
        application_id = IntegerField(null=True)
        changes = TextField()
        state = TextField(index=True)

    db.create_tables(
        [
            Person,
            Application,
            Participation,
            Interview,
            Conversation,
            Note,
            Contact,
            ReviewDay,
            ImportSource,
            Snooze,
            JournalEntry,
        ]
    )
