"""A row before and after, as JSON can hold it; and bringing rows to such an image again."""

from collections.abc import Iterable
from typing import Any

from peewee import ForeignKeyField

from models.rows.statements import delete, find, has_dependants, put_back
from models.tables import TABLES, Application, Table

Image = dict[str, Any]

TABLE_NAMED: dict[str, type[Table]] = {table._meta.table_name: table for table in TABLES}


def inverse(change: Image) -> Image:
    """The change that takes this one back."""
    return {**change, "before": change["after"], "after": change["before"]}


def bring_to(table: str, row_id: int, wanted: Image | None) -> list[Image]:
    """Bring one row to an image (None: away with it); the changes that this made, in order."""
    model = TABLE_NAMED[table]
    row = find(model, row_id)
    if wanted is None:
        return sweep(row) if row is not None else []
    fields = model._meta.fields
    if row is None and "id" in wanted:
        # A whole row from before a column was added has that column's default.
        missing = {name for name in fields if name not in wanted}
        wanted = wanted | {name: fields[name].default for name in missing}
    values = {fields[name]: fields[name].python_value(value) for name, value in wanted.items()}
    if row is None:
        if len(values) < len(fields):
            return []
        put_back(model, values)
        return [{"table": table, "id": row_id, "before": None, "after": wanted}]
    before = {name: plain(fields[name], row) for name in wanted}
    model.update(values).where(model._meta.primary_key == row_id).execute()
    return [change_of(row, before, wanted)]


def sweep(row: Table) -> list[Image]:
    """Delete a row with its dependants, deepest first; their images, in that order."""
    gone: list[Image] = []
    dependants = row.dependencies(exclude_null_children=True) if has_dependants(row) else ()
    for query, key in dependants:
        for dependant in key.model.select().where(query):
            if key.on_delete == "SET NULL":
                gone.append(_cut_loose(dependant, key))
            else:
                # What hangs on it by a column that may be empty is not among these yet.
                gone.extend(sweep(dependant))
    gone.append(change_of(row, image(row), None))
    delete(row)
    return gone


def leads_to(key: int | None, changes: Iterable[Image]) -> int | None:
    """An application, or where it is not there the first that is of those that were changed.

    With one that came back from another, that other one is. None leads nowhere.
    """
    if key is None:
        return None
    changed = [one["id"] for one in changes if TABLE_NAMED[one["table"]] is Application]
    there = Application.id.in_([key, *changed])
    known = {row.id for row in Application.select(Application.id).where(there)}
    return next((one for one in (key, *changed) if one in known), key)


def _cut_loose(row: Table, key: ForeignKeyField) -> Image:
    before = {key.name: plain(key, row)}
    setattr(row, key.name, None)
    row.save(only=[key])
    return change_of(row, before, {key.name: None})


def change_of(row: Table, before: Image | None, after: Image | None) -> Image:
    """A change of a row; None: it was not there before, or is not any more."""
    return {"table": row._meta.table_name, "id": row.id, "before": before, "after": after}


def image(row: Table) -> Image:
    """All columns of a row, as JSON can hold them."""
    return {name: plain(field, row) for name, field in row._meta.fields.items()}


def plain(field: Any, row: Table) -> Any:
    """A column's value as JSON can hold it."""
    value = row.__data__.get(field.name)
    stored = field.db_value(value)
    return stored if stored is None or isinstance(stored, str | int | float) else str(stored)
