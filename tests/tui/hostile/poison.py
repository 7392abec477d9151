"""A board that holds hostile text wherever a person may write, whichever way it came there."""

import sqlite3
from contextlib import closing
from itertools import cycle
from pathlib import Path

from peewee import TextField

from models.tables import TABLES, JournalEntry, ReviewDay
from tests.tui.hostile.nasties import FIXED, storable

KEPT_AS_WORDS = {"tags", "values"}
JOINED = "".join(text for text in FIXED if len(text) < 1000)


def poison(path: Path, *texts: str, only: str = "1") -> None:
    """Every text that a person may write becomes one of these, in every row, by turns.

    But for the offers of cards that have none: with one, it is all that such a card asks for.
    """
    turns = cycle(storable(text) for text in texts)
    with closing(sqlite3.connect(path)) as board, board:
        board.create_function("hostile", 0, lambda: next(turns))
        for table in TABLES:
            if table in (JournalEntry, ReviewDay):
                continue
            columns = {field.column_name for field in table._meta.sorted_fields}
            for field in table._meta.sorted_fields:
                if type(field) is TextField and field.name not in KEPT_AS_WORDS:
                    name, column = table._meta.table_name, field.column_name
                    chosen = only if "application_id" in columns or only == "1" else "id = 1"
                    if column == "offer":
                        chosen += " AND offer <> ''"
                    board.execute(f"UPDATE {name} SET {column} = hostile() WHERE {chosen}")
