"""What another copy of the board still has, and the person deleted here: it stays away."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from models.exchange.whole_board.marks import hashed, marks_of, text_of
from models.journal.deleted import Deleted
from models.rows.images import Image
from models.tables import Conversation, Note, Participation, Table
from models.text import fold

Identity = tuple[datetime, str, str]


class LeftOut:
    """Applications by what tells them apart, and what hung on others by marks; read once."""

    def __init__(self) -> None:
        deleted = Deleted()
        self.applications: set[Identity] = set()
        self._marks: set[int] = set()
        for image in deleted.applications:
            at = _moment(image["created_at"])
            self.applications.add(identity(at, image["company"], image["role"]))
        kinds: tuple[tuple[type[Table], dict[int, list[Image]]], ...] = (
            (Participation, deleted.parts),
            (Note, deleted.notes),
            (Conversation, deleted.talks),
        )
        for table, held in kinds:
            for key, images in held.items():
                for image in images:
                    whom = deleted.person(image)
                    self._marks |= set(_marks(table, key, marks_of(whom) if whom else [], image))

    def holds(self, table: type[Table], key: int | None, whom: list[int], values: Any) -> bool:
        """Whether such a row of an application, or a talk of an interview, was deleted.

        `whom`: the marks of the person that it is about.
        """
        return key is not None and not self._marks.isdisjoint(_marks(table, key, whom, values))


def identity(at: datetime, company: str, role: str) -> Identity:
    """What tells an application from any other: when it was made, of which company and role."""
    return at.astimezone(UTC), fold(company), fold(role)


def _marks(table: type[Table], key: int, whom: list[int], values: Mapping[str, Any]) -> list[int]:
    told: list[str] = []
    if table is Note:
        at = values["created_at"]
        told = [str(values["kind"]), text_of(_moment(at) if isinstance(at, str) else at)]
    return [hashed(table, key, one, *told) for one in whom]


def _moment(stored: str) -> Any:
    """A moment of an image; all columns of moments hold them in one way."""
    return Note._meta.fields["created_at"].python_value(stored)
