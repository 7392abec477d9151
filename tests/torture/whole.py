"""Whether a board's file is whole: sound, and exactly what its journal says was done.

The journal is replayed here by its images alone, in plain dictionaries: none of the program's own
undo or redo takes part. What one types is no command and has no entry: the words of notes, and
notes that are nothing but drafts, and their variants, may differ from it, as may the days of
reviews and the counters of changes.
"""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.tables import TABLES, JournalEntry, ReviewDay
from models.words import EntryState, NoteState

Row = dict[str, Any]
Rows = dict[str, dict[int, Row]]

_TYPED = {"subject", "body", "channel"}
_COLUMNS = {
    table._meta.table_name: {name: f.column_name for name, f in table._meta.fields.items()}
    for table in TABLES
    if table not in (JournalEntry, ReviewDay)
}


@dataclass(frozen=True)
class Kept:
    """What a file holds: its rows, and its journal by number: (state, changes)."""

    rows: Rows
    journal: Mapping[int, tuple[str, str]]

    @property
    def states(self) -> dict[int, str]:
        """The state of every entry."""
        return {key: state for key, (state, _changes) in self.journal.items()}


def read(path: Path) -> Kept:
    """All that is in a file, at one moment; the program may have it open."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as board:
        board.row_factory = sqlite3.Row
        board.execute("BEGIN")
        rows = {
            table: {row["id"]: dict(row) for row in board.execute(f"SELECT * FROM {table}")}
            for table in _COLUMNS
        }
        entries = board.execute("SELECT id, state, changes FROM journal_entry").fetchall()
    return Kept(rows, {key: (state, changes) for key, state, changes in entries})


def damage(path: Path) -> list[str]:
    """What SQLite itself finds wrong with a file; opening it recovers what a kill left."""
    with closing(sqlite3.connect(path, timeout=30)) as board:
        found = [row[0] for row in board.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"dangling: {tuple(row)}" for row in board.execute("PRAGMA foreign_key_check")]
    return found


def differences(base: Kept, now: Kept) -> list[str]:
    """Where a file differs from `base` with every entry since done that is in force."""
    expected = {
        table: {key: dict(row) for key, row in of.items()} for table, of in base.rows.items()
    }
    for key in sorted(set(now.journal) - set(base.journal)):
        state, changes = now.journal[key]
        if state == EntryState.DONE:
            for change in json.loads(changes):
                _apply(expected, change)
    return [
        found
        for table, rows in now.rows.items()
        for key in sorted({*rows, *expected[table]})
        for found in _compared(table, key, expected[table].get(key), rows.get(key))
    ]


def _apply(rows: Rows, change: Row) -> None:
    table, key, after = change["table"], change["id"], change["after"]
    if after is None:
        rows[table].pop(key, None)
        return
    columns = _COLUMNS[table]
    rows[table].setdefault(key, {}).update({columns[name]: v for name, v in after.items()})


def _compared(table: str, key: int, expected: Row | None, found: Row | None) -> list[str]:
    where = f"{table} {key}"
    if found is None:
        return [f"{where} is missing"]
    if expected is None:
        is_typed = table == "variant" or (table == "note" and found["state"] == NoteState.DRAFT)
        return [] if is_typed else [f"{where} is in no entry: {found}"]
    ignored = {"version"} | (_TYPED if table == "note" else set())
    return [
        f"{where}.{name}: {found[name]!r}, not {value!r}"
        for name, value in expected.items()
        if name not in ignored and found[name] != value
    ]
