"""What the archive screen reads: what left the board, newest first."""

from dataclasses import dataclass
from datetime import datetime

from models.database import explained
from models.tables import Application
from models.words import Outcome


@dataclass(frozen=True, slots=True)
class Shelved:
    """One archived application."""

    id: int
    company: str
    role: str
    outcome: Outcome
    archived_at: datetime


def read_archive() -> list[Shelved]:
    """Everything in the archive, the newest first. Moments are UTC."""
    a = Application
    with explained():
        rows = a.select().where(a.archived_at.is_null(False)).order_by(a.archived_at.desc(), a.id)
        return [
            Shelved(row.id, row.company, row.role, row.outcome, row.archived_at)
            for row in rows
            if row.archived_at is not None
        ]
