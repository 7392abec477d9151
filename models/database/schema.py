"""Which schema a board has, which it may have, and bringing it up to date in one step."""

import sqlite3
from collections.abc import Set
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peewee import Database as Engine
from peewee import SqliteDatabase

from models.database.places import shown
from models.errors import DatabaseProblem

MIGRATIONS = Path(__file__).parent.parent / "migrations"
HISTORY = "schema_migration"
_TABLE_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_APPLIED = f"SELECT name FROM {HISTORY}"


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database says of itself: the names of its tables, and the migrations it has had."""

    tables: Set[str]
    applied: Set[str]

    @property
    def pending(self) -> set[str]:
        """The migrations that it has not had."""
        return _known() - self.applied

    @property
    def newer(self) -> bool:
        """Whether a newer Afterword made it."""
        return bool(self.applied - _known())

    def refuse_foreign(self, place: str) -> None:
        """Raises `DatabaseProblem` for another program's database, and for a newer Afterword's."""
        if self.tables and HISTORY not in self.tables:
            raise DatabaseProblem(
                f"{shown(place)} is a database of another program.",
                hint="Nothing was changed. Choose another place with --db PATH.",
            )
        if self.newer:
            raise DatabaseProblem(
                f"{shown(place)} was made by a newer Afterword.",
                hint="It was left untouched. Update Afterword, then open it again.",
            )


def _known() -> set[str]:
    return {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}


def schema_of(engine: Engine) -> Schema:
    """The schema of an open database."""
    tables = set(engine.get_tables())
    # peewee has no types for statements of one's own.
    ask: Any = engine
    applied = {row[0] for row in ask.execute_sql(_APPLIED)} if HISTORY in tables else set()
    return Schema(tables, applied)


def glimpse(path: Path) -> Schema | None:
    """The schema of an SQLite file without touching a byte of it or of what lies beside it.

    An ordinary look would take over what a program that crashed left in the -wal file, and that may
    have been a newer Afterword. None where it cannot be seen in this way; opening it will tell.
    """
    with suppress(sqlite3.Error), closing(untouched(path)) as connection:
        return read_schema(connection)
    return None


def read_schema(connection: sqlite3.Connection) -> Schema:
    """The schema of what a plain connection leads to. Raises `sqlite3.Error`."""
    tables = {row[0] for row in connection.execute(_TABLE_NAMES)}
    applied = {row[0] for row in connection.execute(_APPLIED)} if HISTORY in tables else set()
    return Schema(tables, applied)


def untouched(path: Path) -> sqlite3.Connection:
    """A connection that only reads, and neither makes nor changes what lies beside the file."""
    wal = path.with_name(f"{path.name}-wal")
    logged = wal.exists() and wal.stat().st_size > 0
    how = "readonly_shm=1" if logged else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&{how}", uri=True)


def bring_up_to_date(engine: Engine) -> None:
    """Every pending migration in one transaction: all of them, or the database is as it was."""
    from playhouse.migrations import Runner

    # What another program did while the lock was waited for is found done.
    runner = Runner(engine, str(MIGRATIONS), table_name=HISTORY)
    if not isinstance(engine, SqliteDatabase):
        with engine.atomic():
            runner.up()
        return
    sqlite: Any = engine
    # A table that is made anew would take along the rows that point to it, and this can only be
    # set between transactions.
    sqlite.pragma("foreign_keys", 0)
    try:
        with sqlite.atomic("IMMEDIATE"):
            runner.up()
    finally:
        sqlite.pragma("foreign_keys", 1)
