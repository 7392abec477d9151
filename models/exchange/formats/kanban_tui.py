"""kanban-tui's database, opened to be read only: a task is an application, its column the stage."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import quote

from models.entries import InterviewEntry
from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, RecordReader
from models.exchange.incoming.file import ImportProblem, Incoming
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Item, Record
from models.exchange.tabular.days import day_told
from models.exchange.tabular.titles import split_title
from models.text import clean_line, clean_text

_NAME = "kanban-tui"
_MAGIC = b"SQLite format 3\0"
_TASKS = """
    SELECT task.task_id, task.title, task.description, {category}, task.due_date,
           col.name, board.name
    FROM tasks AS task
    LEFT JOIN columns AS col ON col.column_id = task."column"
    LEFT JOIN boards AS board ON board.board_id = col.board_id
    ORDER BY task.task_id
"""
_CATEGORY = "(SELECT name FROM categories WHERE category_id = task.category)"


def _items(source: Incoming, zone: tzinfo) -> Iterator[Item]:
    with closing(_connect(source)) as there:
        try:
            named = "categories" in _tables(there)
            for row in there.execute(_TASKS.format(category=_CATEGORY if named else "''")):
                yield _item(row, zone)
        except sqlite3.DatabaseError as error:
            raise ImportProblem(f"{source.name} cannot be read: {error}.") from error


def _item(row: tuple[Any, ...], zone: tzinfo) -> Item:
    key, title, description, category, due, stage, board = (
        "" if cell is None else str(cell) for cell in row
    )
    where = f"task {key}"
    company, role = split_title(title)
    if not company:
        return Outcome(Action.REFUSED, where, "", "it has no title")
    remarks: list[str] = []
    at = _moment(due, zone, remarks)
    about = [clean_text(description).strip()]
    about += [f"{name}: {clean_line(said)}" for name, said in _named(category, board) if said]
    return Record(
        where=where,
        source=_NAME,
        company=company,
        key=f"{clean_line(board)} {key}".strip(),
        role=role,
        notes="\n".join(filter(None, about)),
        stage=clean_line(stage),
        rounds=(InterviewEntry(at, zone=getattr(zone, "key", "")),) if at else (),
        remarks=tuple(remarks),
    )


def _named(category: str, board: str) -> tuple[tuple[str, str], ...]:
    return ("category", category), ("board", board)


def _moment(text: str, zone: tzinfo, remarks: list[str]) -> datetime | None:
    found = day_told(text, zone, remarks)
    return found[1] if found else None


def _connect(source: Incoming) -> sqlite3.Connection:
    """The file where it has a path, opened so that nothing can be written; else a copy of it."""
    if source.path is not None:
        place = f"file:{quote(str(source.path.resolve()))}?mode=ro"
        return sqlite3.connect(place, uri=True)
    copy = sqlite3.connect(":memory:")
    copy.deserialize(source.content())
    return copy


def _recognises(source: Incoming) -> bool:
    if not source.sample.startswith(_MAGIC):
        return False
    with closing(_connect(source)) as there:
        try:
            names = _tables(there)
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise ImportProblem(
                    f"{source.name} is in use by another program.", hint="Close it there first."
                ) from error
            return False
    return {"tasks", "columns", "boards"} <= names


def _tables(there: sqlite3.Connection) -> set[str]:
    return {name for (name,) in there.execute("SELECT name FROM sqlite_master")}


def _open(source: Incoming, choices: Choices) -> RecordReader:
    return RecordReader(lambda: _items(source, choices.zone), choices)


KANBAN_TUI = Format(_NAME, "kanban-tui's database", _recognises, _open)
