"""What a note said when it was copied last. Never edited after release."""

from typing import Any


def up(migrator: Any, db: Any) -> None:
    """Make room for it; what notes on file said then is not known any more.

    By a plain statement, as peewee's own way makes the table anew in SQLite.
    """
    db.execute_sql("ALTER TABLE note ADD COLUMN copied_body TEXT NOT NULL DEFAULT ''")
