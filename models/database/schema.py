"""Which schema a board has, which it may have, and bringing it up to date in one step."""

import sqlite3
from collections.abc import Set
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from peewee import Database as Engine
from peewee import SqliteDatabase

from models.database.places import shown
from models.errors import DatabaseProblem

MIGRATIONS = Path(__file__).parent.parent / "migrations"
HISTORY = "schema_migration"
_TABLE_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_APPLIED = f"SELECT name FROM {HISTORY}"


class Schema(NamedTuple):
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
    if path.with_name(f"{path.name}-journal").exists():
        # Half-way through a change that only an ordinary look takes back.
        return None
    with suppress(sqlite3.Error, OSError):
        if _logged(path) and not path.with_name(f"{path.name}-shm").exists():
            return _glimpse_of_copy(path)
        with closing(untouched(path)) as connection:
            return read_schema(connection)
    return None


def _glimpse_of_copy(path: Path) -> Schema:
    """A -wal file without its index, as a copying program leaves it, cannot be read in place."""
    import shutil
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        copy = Path(folder, "copy")
        for side in ("", "-wal"):
            shutil.copyfile(f"{path}{side}", f"{copy}{side}")
        with closing(sqlite3.connect(copy)) as connection:
            return read_schema(connection)


def read_schema(connection: sqlite3.Connection) -> Schema:
    """The schema of what a plain connection leads to. Raises `sqlite3.Error`."""
    tables = {row[0] for row in connection.execute(_TABLE_NAMES)}
    applied = {row[0] for row in connection.execute(_APPLIED)} if HISTORY in tables else set()
    return Schema(tables, applied)


def untouched(path: Path) -> sqlite3.Connection:
    """A connection that only reads, and neither makes nor changes what lies beside the file."""
    how = "readonly_shm=1" if _logged(path) else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&{how}", uri=True)


def _logged(path: Path) -> bool:
    """Whether there are changes that are not in the file itself yet."""
    wal = path.with_name(f"{path.name}-wal")
    return wal.exists() and wal.stat().st_size > 0


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
