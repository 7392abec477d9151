"""What goes with a person or an application: by the tables, and by the history of what is gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from peewee import Field, ForeignKeyField

from models.journal.changed import changed_rows
from models.tables import (
    TABLES,
    Application,
    Conversation,
    Interview,
    JournalEntry,
    Note,
    Participation,
    Person,
    Table,
    Variant,
    proxy,
)

Row = TypeVar("Row", bound=Table)

KEPT = [table for table in TABLES if table is not JournalEntry]
"""The tables of facts."""
NAME = {table: table._meta.table_name for table in TABLES}


@dataclass(slots=True)
class Gone:
    """What goes: people, applications, and every row that is theirs, by its table and number."""

    people: set[int]
    applications: set[int]
    rows: set[tuple[str, int]] = field(default_factory=set)

    def learn(self, table: str, key: int, row: Mapping[str, Any]) -> None:
        """Look at a row, or what the history has of one, and remember it if it is theirs."""
        their_round = (NAME[Interview], row.get("interview")) in self.rows
        their_note = (NAME[Note], row.get("note")) in self.rows
        if (
            (table == NAME[Person] and key in self.people)
            or (table == NAME[Application] and key in self.applications)
            or (table == NAME[Conversation] and their_round)
            or (table == NAME[Variant] and their_note)
            or row.get("person") in self.people
            or row.get("application") in self.applications
        ):
            self.rows.add((table, key))


def gone_with(people: set[int], applications: set[int]) -> Gone:
    """All that is theirs on the open board, and in its history."""
    found = Gone(people, applications)
    for table in KEPT:
        for row in rows(table, ForeignKeyField):
            found.learn(NAME[table], row["id"], row)
    past = list(changed_rows())
    # A deleted round comes behind its conversations, a note behind its variants.
    for name, key, image in (*past, *past):
        found.learn(name, key, image)
    return found


def known_from_nowhere_else(application_id: int) -> set[int]:
    """The people who are, or were when they were deleted, known from this application alone."""
    parts = [(part["person"], part["application"]) for part in rows(Participation, ForeignKeyField)]
    there = {row["id"] for row in rows(Person)}
    for name, _, image in changed_rows():
        if name == NAME[Participation] and image.get("person") not in there:
            parts.append((image.get("person"), image.get("application")))
    elsewhere = {person for person, place in parts if place not in (None, application_id)}
    here = {person for person, place in parts if place == application_id and person is not None}
    return here - elsewhere


def every(table: type[Row]) -> dict[int, Row]:
    """All rows of a table by their numbers, and those that were deleted as the history has them."""
    found = {row.id: row for row in table.select().order_by(table.id)}
    past: dict[int, dict[str, Any]] = {}
    for name, key, image in changed_rows():
        if name == NAME[table] and key not in found:
            past.setdefault(key, {}).update(image)
    return found | {key: _row(table, key, image) for key, image in sorted(past.items())}


def _row(table: type[Row], key: int, image: Mapping[str, Any]) -> Row:
    fields = table._meta.fields
    values = {name: fields[name].python_value(value) for name, value in image.items()}
    return table(**{**values, "id": key})


def rows(table: type[Table], *kinds: "type[Field[Any]]") -> list[dict[str, Any]]:
    """Every row with its number and its columns of these kinds, as they are kept."""
    fields = [
        column
        for column in table._meta.sorted_fields
        if column.name == "id" or isinstance(column, kinds)
    ]
    names = [column.name for column in fields]
    found: Any = proxy.execute(table.select(*fields))
    return [dict(zip(names, row, strict=True)) for row in found]
