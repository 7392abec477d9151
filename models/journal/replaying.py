"""Undo and redo, across sessions: the newest entry in force taken back, or done again."""

import json
from collections.abc import Generator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from models.database import explained, lasting
from models.errors import NotPossible
from models.journal.recording import FLOOR, PART, touch
from models.rows.images import Image, bring_to, inverse, leads_to
from models.tables import JournalEntry
from models.words import EntryState

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
    return [row.id for row in takewhile(lambda row: row.command == PART, rows.iterator())]


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
    if entry is None or entry.command == FLOOR:
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
    touch(entry.application_id)
    return Replayed(entry.title, entry.command, leads_to(entry.application_id, changes))
