"""History: every command's changes, before and after; undo and redo across sessions.

A command writes its rows through a `Recorder`, and the entry is written in the same transaction.
Only the columns that changed are kept, so that taking back a command never takes back what was
typed meanwhile; saving drafts as one types is no command and has no entry.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from peewee import ForeignKeyField

from models.authorship import note_made_here
from models.clash import Overtaken
from models.database import explained, lasting
from models.errors import NotPossible
from models.tables import TABLES, Application, JournalEntry, Table
from models.words import EntryState

if TYPE_CHECKING:
    from models.seen import Seen

Row = TypeVar("Row", bound=Table)
Given = ParamSpec("Given")
Result = TypeVar("Result")
Image = dict[str, Any]

_FLOOR = "floor"
_TABLES: dict[str, type[Table]] = {table._meta.table_name: table for table in TABLES}


@dataclass(frozen=True, slots=True)
class Replayed:
    """What undo or redo did: the entry's title and the application it was about."""

    title: str
    command: str
    application_id: int | None


class Recorder:
    """An open command: rows written through it can be undone.

    `title` says in the past tense what the command did; it may be set until the command ends.
    """

    def __init__(self, title: str, application_id: int | None) -> None:
        self.title = title
        self.application_id = application_id
        self.changes: list[Image] = []

    def insert(self, row: Row) -> Row:
        """Write a new row and remember it."""
        row.save(force_insert=True)
        self._note(row, None, image(row))
        return row

    def update(self, row: Table, **values: Any) -> bool:
        """Set these columns of a row; True if any of them was different before."""
        fields = {name: row._meta.fields[name] for name in values}
        before = {name: _plain(field, row) for name, field in fields.items()}
        for name, value in values.items():
            setattr(row, name, value)
        after = {name: _plain(field, row) for name, field in fields.items()}
        changed = [name for name in values if before[name] != after[name]]
        if not changed:
            return False
        row.save(only=[fields[name] for name in changed])
        self._note(row, {n: before[n] for n in changed}, {n: after[n] for n in changed})
        return True

    def delete(self, row: Table) -> None:
        """Delete a row and all that depends on it, remembering each."""
        self.changes.extend(_swept(row))

    def _note(self, row: Table, before: Image | None, after: Image | None) -> None:
        self.changes.append(_change(row, before, after))


def whole(act: Callable[Given, Result]) -> Callable[Given, Result]:
    """What a command reads and what it writes are one transaction: nobody writes in between."""

    @wraps(act)
    def in_one(*given: Given.args, **named: Given.kwargs) -> Result:
        try:
            with explained(), lasting():
                return act(*given, **named)
        except Overtaken as told:
            seen = told.seen
            told.again = lambda _: in_one(*given, **{**named, "seen": seen})  # type: ignore[arg-type]
            raise

    return in_one


@contextmanager
def command(
    name: str,
    title: str,
    *,
    now: datetime,
    application_id: int | None = None,
    seen: "Seen | None" = None,
) -> Iterator[Recorder]:
    """One command: all its rows and its entry are written together, or nothing is.

    A command that changed nothing leaves no entry. What was undone before can be redone no more.
    Raises `DatabaseProblem` where the data cannot be written, and `Overtaken` where it overwrites
    what the person had not `seen` (None: whatever there is).
    """
    recorder = Recorder(title, application_id)
    with explained(), lasting():
        yield recorder
        if recorder.changes:
            if seen is not None:
                seen.check(recorder.changes)
            _write(name, recorder, now)


def _write(name: str, recorder: Recorder, now: datetime) -> None:
    JournalEntry.update(state=EntryState.DROPPED).where(
        JournalEntry.state == EntryState.UNDONE
    ).execute()
    entry = JournalEntry.create(
        at=now,
        command=name,
        title=recorder.title,
        application_id=recorder.application_id,
        changes=json.dumps(recorder.changes, ensure_ascii=False),
    )
    note_made_here(entry.id)
    _touch(recorder.application_id)


def floor(title: str, *, now: datetime) -> None:
    """Nothing before this can be undone, and nothing taken back before it redone."""
    with explained(), lasting():
        _write(_FLOOR, Recorder(title, None), now)


def to_undo() -> int:
    """The entry that is taken back next. Raises `NotPossible` if there is none."""
    with explained():
        return _to_undo().id


def undo(expected: int | None = None) -> Replayed:
    """Take back the newest command that is in force. Raises `NotPossible` if there is none.

    Also where that is another one than `expected`, as another program was quicker.
    """
    with explained(), lasting():
        entry = _to_undo()
        if expected not in (None, entry.id):
            raise NotPossible(
                f"Something newer was done in another window: {entry.title}.",
                hint="Nothing was taken back.",
            )
        made: list[Image] = []
        for change in reversed(json.loads(entry.changes)):
            made.extend(_apply(change["table"], change["id"], change["before"]))
        return _replayed(entry, EntryState.UNDONE, [_inverse(change) for change in reversed(made)])


def redo() -> Replayed:
    """Do again the command that was taken back last. Raises `NotPossible` if there is none."""
    with explained(), lasting():
        entry = _newest(EntryState.UNDONE, JournalEntry.id.asc())
        if entry is None:
            raise NotPossible("There is nothing to redo.")
        made: list[Image] = []
        for change in json.loads(entry.changes):
            made.extend(_apply(change["table"], change["id"], change["after"]))
        return _replayed(entry, EntryState.DONE, made)


def _to_undo() -> JournalEntry:
    entry = _newest(EntryState.DONE, JournalEntry.id.desc())
    if entry is None or entry.command == _FLOOR:
        raise NotPossible("There is nothing to undo.")
    return entry


def _newest(state: EntryState, order: Any) -> JournalEntry | None:
    query = JournalEntry.select().where(JournalEntry.state == state).order_by(order)
    entry: JournalEntry | None = query.first()
    return entry


def _replayed(entry: JournalEntry, state: EntryState, changes: list[Image]) -> Replayed:
    """Keep what was really changed, so that drafts typed meanwhile go and come with their rows."""
    entry.state = state
    entry.changes = json.dumps(changes, ensure_ascii=False)
    entry.save(only=[JournalEntry.state, JournalEntry.changes])
    _touch(entry.application_id)
    return Replayed(entry.title, entry.command, entry.application_id)


def _inverse(change: Image) -> Image:
    return {**change, "before": change["after"], "after": change["before"]}


def _apply(table: str, row_id: int, wanted: Image | None) -> list[Image]:
    """Bring one row to an image (None: away with it); the changes that this made, in order."""
    model = _TABLES[table]
    row = model.get_or_none(model._meta.primary_key == row_id)
    if wanted is None:
        return _swept(row) if row is not None else []
    fields = model._meta.fields
    if row is None and "id" in wanted:
        # A whole row from before a column was added has that column's default.
        missing = {name for name in fields if name not in wanted}
        wanted = wanted | {name: fields[name].default for name in missing}
    values = {fields[name]: _python(fields[name], value) for name, value in wanted.items()}
    if row is None:
        if len(values) < len(fields):
            return []
        model.insert(values).execute()
        return [{"table": table, "id": row_id, "before": None, "after": wanted}]
    before = {name: _plain(fields[name], row) for name in wanted}
    model.update(values).where(model._meta.primary_key == row_id).execute()
    return [_change(row, before, wanted)]


def _swept(row: Table) -> list[Image]:
    """Delete a row with its dependants, deepest first; their images, in that order."""
    gone: list[Image] = []
    for query, key in row.dependencies(exclude_null_children=True):
        for dependant in key.model.select().where(query):
            if key.on_delete == "SET NULL":
                gone.append(_cut_loose(dependant, key))
            else:
                gone.append(_change(dependant, image(dependant), None))
                dependant.delete_instance()
    gone.append(_change(row, image(row), None))
    row.delete_instance()
    return gone


def _cut_loose(row: Table, key: ForeignKeyField) -> Image:
    before = {key.name: _plain(key, row)}
    setattr(row, key.name, None)
    row.save(only=[key])
    return _change(row, before, {key.name: None})


def _change(row: Table, before: Image | None, after: Image | None) -> Image:
    return {"table": row._meta.table_name, "id": row.id, "before": before, "after": after}


def image(row: Table) -> Image:
    """All columns of a row, as JSON can hold them."""
    return {name: _plain(field, row) for name, field in row._meta.fields.items()}


def _plain(field: Any, row: Table) -> Any:
    """A column's value as JSON can hold it."""
    value = row.__data__.get(field.name)
    stored = field.db_value(value)
    return stored if stored is None or isinstance(stored, str | int | float) else str(stored)


def _python(field: Any, value: Any) -> Any:
    return field.python_value(value)


def _touch(application_id: int | None) -> None:
    if application_id is not None:
        Application.update(version=Application.version + 1).where(
            Application.id == application_id
        ).execute()
