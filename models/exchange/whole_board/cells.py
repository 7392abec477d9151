"""A row of a table as JSON holds it, and back: derived from the columns, whatever they are.

Moments are UTC with a Z, days are ISO days, other rows are meant by their number in the file.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from peewee import AutoField, BooleanField, DateField, ForeignKeyField, IntegerField

from models.fields import UtcField, WordField
from models.tables import Application, ImportSource, Table
from models.text import clean_line, clean_text

Numbers = Mapping[type[Table], Mapping[int, int]]

# A change counts its version up, and taking it back is a change too.
_LEFT_OUT = (Application.version.name,)
_OF_LINES = frozenset(
    {"notes", "body", "copied_body", "base_body", "discussed", "went_badly", "topics"}
    | {"memorable", "summary", "postal_address", "overruled"}
)
_BIGGEST = 2**31 - 1


class NotReadableError(ValueError):
    """A value that a column cannot hold; the message says which, and why."""


def columns(table: type[Table]) -> list[Any]:
    """The columns of a table that a copy of the board holds, but for its number."""
    fields: list[Any] = table._meta.sorted_fields
    return [one for one in fields if one.name not in _LEFT_OUT and not isinstance(one, AutoField)]


def shown(table: type[Table], row: Mapping[str, Any], numbers: Numbers) -> dict[str, Any]:
    """A row, by the names of its columns, as JSON holds it; `numbers` are those in the file."""
    return {field.name: _shown(field, row[field.name], numbers) for field in columns(table)}


def read(table: type[Table], found: Any, numbers: Numbers) -> dict[str, Any]:
    """The values of a row that `shown` made; what is missing there has its default.

    `numbers` lead from those in the file to those on the board. Raises `NotReadableError`.
    """
    if not isinstance(found, dict):
        raise NotReadableError("it is no table of names and values")
    values: dict[str, Any] = {}
    for field in columns(table):
        if field.name in found:
            values[field.name] = _read(field, found[field.name], numbers)
        elif field.default is None and not field.null:
            raise NotReadableError(f"it has no '{field.name}'")
    return values


def _shown(field: Any, value: Any, numbers: Numbers) -> Any:
    if value is None:
        return None
    if isinstance(field, ForeignKeyField):
        return numbers[_target(field)].get(value)
    if isinstance(field, UtcField):
        return f"{value.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"
    if isinstance(field, DateField):
        return value.isoformat()
    if isinstance(field, WordField):
        return str(value)
    return _unpacked(value) if field is ImportSource.values else value


def _read(field: Any, value: Any, numbers: Numbers) -> Any:
    if value is None and field.null:
        return None
    if isinstance(field, ForeignKeyField):
        return _row(field, value, numbers[_target(field)])
    if field is ImportSource.values:
        return value if isinstance(value, str) else packed(value)
    for kind, take in _KINDS.items():
        if isinstance(field, kind):
            return _taken(field, value, take)
    return _taken(field, value, str)


def _taken(field: Any, value: Any, take: Callable[[Any], Any]) -> Any:
    expected = {IntegerField: int, BooleanField: bool}.get(type(field), str)
    if type(value) is not expected:
        raise NotReadableError(f"'{field.name}' is {_quoted(value)}")
    try:
        taken = field.words(value) if isinstance(field, WordField) else take(value)
    except ValueError:
        raise NotReadableError(f"'{field.name}' is {_quoted(value)}") from None
    if isinstance(taken, str) and not isinstance(field, WordField):
        return clean_text(taken) if field.name in _OF_LINES else clean_line(taken)
    return taken


def _whole(value: int) -> int:
    if not 0 <= value <= _BIGGEST:
        raise ValueError
    return value


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError
    try:
        return at.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise ValueError from None


_KINDS: dict[type[Any], Callable[[Any], Any]] = {
    UtcField: _moment,
    DateField: date.fromisoformat,
    BooleanField: bool,
    IntegerField: _whole,
    WordField: str,
}


def _row(field: Any, value: Any, numbers: Mapping[int, int]) -> int | None:
    if type(value) is int and value in numbers:
        return numbers[value]
    if field.null:
        return None
    raise NotReadableError(f"'{field.name}' is {_quoted(value)}, which is not in this file")


def _target(field: Any) -> type[Table]:
    target: type[Table] = field.rel_model
    return target


def packed(values: Any) -> str:
    """Any plain data as one text that is always the same for the same data."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _unpacked(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _quoted(value: Any) -> str:
    text = clean_line(value if isinstance(value, str) else json.dumps(value))
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
