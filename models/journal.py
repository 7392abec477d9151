"""History: every command's changes, before and after; undo and redo across sessions.

A command writes its rows through a `Recorder`, and the entry is written in the same transaction.
Only the columns that changed are kept, so that taking back a command never takes back what was
typed meanwhile; saving drafts as one types is no command and has no entry. A command of very many
changes has them in several entries, its parts, which come before its own and go with it.
"""

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from itertools import takewhile
from typing import Any, ParamSpec, TypeVar

from peewee import Expression

from models.database import explained, lasting
from models.errors import NotPossible
from models.images import Image, bring_to, change_of, image, inverse, leads_to, plain, sweep
from models.sharing.authorship import note_made_here
from models.sharing.seen import Overtaken, Seen
from models.statements import insert
from models.tables import Application, JournalEntry, Table, proxy
from models.words import EntryState

Row = TypeVar("Row", bound=Table)
Given = ParamSpec("Given")
Result = TypeVar("Result")

_FLOOR = "floor"
_PART = "part"
_MOST = 2_000
"""Changes in one entry: a long command never holds all of them in memory."""
_STEP = 200
"""Changes between two looks at the keys."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What undo or redo did: the entry's title and the application that it leads to."""

    title: str
    command: str
    application_id: int | None


Replaying = Generator[float, None, Replayed]
"""Undo or redo under way: how far it is, from 0 to 1; to be closed by whoever may stop it."""


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
            _put_down(_PART, "", None, self.changes, self.now)
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
    _touch(key)


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
        _write(_FLOOR, Recorder(title, None, now))


def to_undo() -> int:
    """The entry that is taken back next. Raises `NotPossible` if there is none."""
    with explained():
        return _to_undo().id


def undo(expected: int | None = None) -> Replayed:
    """Take back the newest command that is in force. Raises `NotPossible` if there is none.

    Also where that is another one than `expected`, as another program was quicker.
    """
    return _all_of(undoing(expected))


def redo() -> Replayed:
    """Do again the command that was taken back last. Raises `NotPossible` if there is none."""
    return _all_of(redoing())


def undoing(expected: int | None = None) -> Replaying:
    """Like `undo`, step by step: all of it in one transaction, or nothing if it is closed before.

    Only a command of very many changes takes more than one step.
    """
    with explained(), lasting():
        entry = _to_undo()
        if expected not in (None, entry.id):
            raise NotPossible(
                f"Something newer was done in another window: {entry.title}.",
                hint="Nothing was taken back.",
            )
        parts = _parts(EntryState.DONE, JournalEntry.id.desc(), after=entry)
        total = len(parts) + 1
        replayed = yield from _take_back(entry, 0, total)
        for done, part in enumerate(parts, 1):
            yield from _take_back(JournalEntry.get_by_id(part), done, total)
        return replayed


def redoing() -> Replaying:
    """Like `redo`, step by step, likewise."""
    with explained(), lasting():
        parts = _parts(EntryState.UNDONE, JournalEntry.id.asc())
        for done, part in enumerate(parts):
            yield from _do_again(JournalEntry.get_by_id(part), done, len(parts) + 1)
        entry = _newest(EntryState.UNDONE, JournalEntry.id.asc())
        if entry is None:
            raise NotPossible("There is nothing to redo.")
        return (yield from _do_again(entry, len(parts), len(parts) + 1))


def _all_of(steps: Replaying) -> Replayed:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            replayed: Replayed = end.value
            return replayed


def _parts(state: EntryState, order: Any, *, after: JournalEntry | None = None) -> list[int]:
    """The parts that come next in this order, up to an entry that is none."""
    j = JournalEntry
    rows = j.select(j.id, j.command).where(j.state == state).order_by(order)
    if after is not None:
        rows = rows.where(j.id < after.id)
    return [row.id for row in takewhile(lambda row: row.command == _PART, rows.iterator())]


def _take_back(entry: JournalEntry, done: int, total: int) -> Replaying:
    changes = [inverse(change) for change in reversed(json.loads(entry.changes))]
    made = yield from _bring_about(changes, done, total)
    return _replayed(entry, EntryState.UNDONE, [inverse(change) for change in reversed(made)])


def _do_again(entry: JournalEntry, done: int, total: int) -> Replaying:
    made = yield from _bring_about(json.loads(entry.changes), done, total)
    return _replayed(entry, EntryState.DONE, made)


def _bring_about(
    changes: list[Image], done: int, total: int
) -> Generator[float, None, list[Image]]:
    """Make these changes, entry number `done` of so many; what was really changed, in order."""
    made: list[Image] = []
    for number, change in enumerate(changes, 1):
        made.extend(bring_to(change["table"], change["id"], change["after"]))
        if number % _STEP == 0:
            yield (done + number / len(changes)) / total
    return made


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
    return Replayed(entry.title, entry.command, leads_to(entry.application_id, changes))


def _touch(application_id: int | None) -> None:
    if application_id is not None:
        Application.update(version=Application.version + 1).where(
            Application.id == application_id
        ).execute()


def changed_rows(
    chosen: Expression | None = None,
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Every row that commands changed: its table, its number, and what is known of it.

    `chosen`: of these entries only.
    """
    entries = JournalEntry.select(JournalEntry.changes)
    found: Any = proxy.execute(entries if chosen is None else entries.where(chosen))
    for (changes,) in found:
        for change in json.loads(changes):
            image = {**(change["before"] or {}), **(change["after"] or {})}
            yield change["table"], change["id"], image
