"""History: every command's changes, before and after; undo and redo across sessions.

A command writes its rows through a `Recorder`, and the entry is written in the same transaction.
Only the columns that changed are kept, so that taking back a command never takes back what was
typed meanwhile; saving drafts as one types is no command and has no entry. A command of very many
changes has them in several entries, its parts, which come before its own and go with it.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from models.database import explained, lasting
from models.rows.images import Image, change_of, image, plain, sweep
from models.rows.statements import insert
from models.sharing.authorship import note_made_here
from models.sharing.seen import Overtaken, Seen
from models.tables import Application, JournalEntry, Table
from models.words import EntryState

Row = TypeVar("Row", bound=Table)
Given = ParamSpec("Given")
Result = TypeVar("Result")

FLOOR = "floor"
PART = "part"
_MOST = 2_000
"""Changes in one entry: a long command never holds all of them in memory."""


class Recorder:
    """An open command: rows written through it can be undone.

    `title` says in the past tense what the command did; it may be set until the command ends.
    """

    def __init__(self, title: str, application_id: int | None, now: datetime) -> None:
        self.title = title
        self.application_id = application_id
        self.now = now
        self.changes: list[Image] = []
        self.parts = 0

    def insert(self, row: Row) -> Row:
        """Write a new row and remember it."""
        insert(row)
        self._note(row, None, image(row))
        return row

    def update(self, row: Table, **values: Any) -> bool:
        """Set these columns of a row; True if any of them was different before."""
        fields = {name: row._meta.fields[name] for name in values}
        before = {name: plain(field, row) for name, field in fields.items()}
        for name, value in values.items():
            setattr(row, name, value)
        after = {name: plain(field, row) for name, field in fields.items()}
        changed = [name for name in values if before[name] != after[name]]
        if not changed:
            return False
        row.save(only=[fields[name] for name in changed])
        self._note(row, {n: before[n] for n in changed}, {n: after[n] for n in changed})
        return True

    def delete(self, row: Table) -> None:
        """Delete a row and all that depends on it, remembering each."""
        self.changes.extend(sweep(row))

    def _note(self, row: Table, before: Image | None, after: Image | None) -> None:
        self.changes.append(change_of(row, before, after))
        if len(self.changes) >= _MOST:
            _put_down(PART, "", None, self.changes, self.now)
            self.parts += 1
            self.changes = []


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
    seen: Seen | None = None,
) -> Iterator[Recorder]:
    """One command: all its rows and its entry are written together, or nothing is.

    A command that changed nothing leaves no entry. What was undone before can be redone no more.
    Raises `DatabaseProblem` where the data cannot be written, and `Overtaken` where it overwrites
    what the person had not `seen` (None: whatever there is).
    """
    recorder = Recorder(title, application_id, now)
    with explained(), lasting():
        yield recorder
        if recorder.changes or recorder.parts:
            if seen is not None:
                seen.check(recorder.changes)
            _write(name, recorder)


def _write(name: str, recorder: Recorder) -> None:
    JournalEntry.update(state=EntryState.DROPPED).where(
        JournalEntry.state == EntryState.UNDONE
    ).execute()
    key = recorder.application_id
    _put_down(name, recorder.title, key, recorder.changes, recorder.now)
    touch(key)


def _put_down(
    name: str, title: str, application_id: int | None, changes: list[Image], now: datetime
) -> None:
    entry = JournalEntry.create(
        at=now,
        command=name,
        title=title,
        application_id=application_id,
        changes=json.dumps(changes, ensure_ascii=False),
    )
    note_made_here(entry.id)


def floor(title: str, *, now: datetime) -> None:
    """Nothing before this can be undone, and nothing taken back before it redone."""
    with explained(), lasting():
        _write(FLOOR, Recorder(title, None, now))


def touch(application_id: int | None) -> None:
    """Whoever shows this application learns that it is another now."""
    if application_id is not None:
        Application.update(version=Application.version + 1).where(
            Application.id == application_id
        ).execute()
