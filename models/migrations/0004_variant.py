"""Two versions of a note, until the person chooses. Never edited after release."""

from typing import Any

from peewee import (
    SQL,
    AutoField,
    Database,
    ForeignKeyField,
    Model,
    Node,
    SqliteDatabase,
    TextField,
)


def up(migrator: Any, db: Database) -> None:
    """A table for the versions, with row numbers that are never given out twice."""
    never_reused: list[Node] = [SQL("AUTOINCREMENT")] if isinstance(db, SqliteDatabase) else []

    class Note(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Variant(Model):
        id = AutoField(constraints=never_reused)
        note = ForeignKeyField(Note, on_delete="CASCADE")
        channel = TextField()
        subject = TextField()
        body = TextField()
        base_channel = TextField()
        base_subject = TextField()
        base_body = TextField()

        class Meta:
            database = db
            legacy_table_names = False

    db.create_tables([Variant])
