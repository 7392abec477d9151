"""Under which subject a note was copied last. Never edited after release."""

from typing import Any


def up(migrator: Any, db: Any) -> None:
    """Make room for it; empty where it is not known any more."""
    db.execute_sql("ALTER TABLE note ADD COLUMN copied_subject TEXT")
