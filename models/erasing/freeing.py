"""Taking mentions out of every text that a board keeps, in its tables and in its history."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from peewee import ForeignKeyField, TextField

from models.erasing.gone import Gone, rows
from models.erasing.mentions import ERASED, Mentions
from models.rows.images import TABLE_NAMED
from models.tables import (
    Application,
    Contact,
    ImportSource,
    Interview,
    JournalEntry,
    Note,
    Table,
)

_CONTACT = Contact._meta.table_name


def free_table(table: type[Table], mentions: Mentions) -> bool:
    """Take mentions out of the texts of a table; True if there were any."""
    rounds, notes = _applications(Interview), _applications(Note)
    changed = False
    for row in rows(table, ForeignKeyField, TextField):
        about = row["id"] if table is Application else row.get("application")
        about = about or rounds.get(row.get("interview")) or notes.get(row.get("note"))
        freed = {name: new for name, new in _freed(table, row, about, mentions) if new != row[name]}
        if freed:
            if "external_id" in freed:
                # No two of one source may be the same.
                freed["external_id"] = f"{freed['external_id']} {row['id']}"
            table.update(freed).where(table._meta.primary_key == row["id"]).execute()
            changed = True
    return changed


def _applications(table: type[Interview] | type[Note]) -> dict[Any, int]:
    """Which application each row of a table is of."""
    held: Any = table.select(table.id, table.application).tuples()
    return dict(held)


def _freed(
    table: type[Table], row: Mapping[str, Any], about: int | None, mentions: Mentions
) -> Iterable[tuple[str, Any]]:
    """The texts of a row, without the mentions; words of a list and numbers are no texts."""
    for name, value in row.items():
        if isinstance(table._meta.fields[name], TextField) and isinstance(value, str):
            is_json = table is ImportSource and name == "values"
            free = mentions.without_in_json if is_json else mentions.without
            yield name, free(value, about) if value else value


def free_history(gone: Gone, mentions: Mentions) -> bool:
    """Take what is gone, and mentions of it, out of the journal; True if there was any."""
    changed = False
    for entry in JournalEntry.select():
        if entry.application_id in gone.applications:
            entry.delete_instance()
            changed = True
            continue
        before = json.loads(entry.changes)
        theirs = [change for change in before if (change["table"], change["id"]) in gone.rows]
        changes = [
            _free_change(change, entry.application_id, mentions)
            for change in before
            if change not in theirs
        ]
        title = mentions.without(entry.title, entry.application_id)
        if any(change["table"] == _CONTACT for change in theirs):
            # It holds what was said.
            title = ERASED
        if (title, changes) != (entry.title, before):
            entry.title, entry.changes = title, json.dumps(changes, ensure_ascii=False)
            entry.save(only=[JournalEntry.title, JournalEntry.changes])
            changed = True
    return changed


def _free_change(change: dict[str, Any], about: int | None, mentions: Mentions) -> dict[str, Any]:
    table = TABLE_NAMED[change["table"]]
    images = {}
    for side in ("before", "after"):
        image = change[side]
        if image is not None:
            own = change["id"] if table is Application else image.get("application")
            image = {**image, **dict(_freed(table, image, about or own, mentions))}
        images[side] = image
    return {**change, **images}
