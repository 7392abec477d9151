"""An interview may have a day and no time yet. Never edited after release."""

from typing import Any

from peewee import SqliteDatabase


def up(migrator: Any, db: Any) -> None:
    """Mark interviews without a time; those on file all have theirs.

    By a plain statement: peewee's own way makes the table anew in SQLite, which would forget the
    numbers that were given out.
    """
    kind = "INTEGER" if isinstance(db, SqliteDatabase) else "BOOLEAN"
    db.execute_sql(f"ALTER TABLE interview ADD COLUMN day_only {kind} NOT NULL DEFAULT FALSE")
