"""A board that holds hostile text wherever a person may write, whichever way it came there."""

import sqlite3
from contextlib import closing
from pathlib import Path

from peewee import TextField

from models.tables import TABLES, JournalEntry, ReviewDay
from tests.tui.hostile.nasties import FIXED, storable

KEPT_AS_WORDS = {"tags", "values"}
JOINED = "".join(text for text in FIXED if len(text) < 1000)


def poison(path: Path, text: str, *, only: str = "1") -> None:
    """Every text that a person may write, in every row, becomes this one."""
    with closing(sqlite3.connect(path)) as board, board:
        for table in TABLES:
            if table in (JournalEntry, ReviewDay):
                continue
            columns = {field.column_name for field in table._meta.sorted_fields}
            for field in table._meta.sorted_fields:
                if type(field) is TextField and field.name not in KEPT_AS_WORDS:
                    name = table._meta.table_name
                    chosen = only if "application_id" in columns or only == "1" else "id = 1"
                    line = f"UPDATE {name} SET {field.column_name} = ? WHERE {chosen}"
                    board.execute(line, (storable(text),))
