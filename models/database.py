"""Where the data lives: opening it safely, migrating it, and saying plainly what is wrong.

The only module that knows which engine it is. A location is a path (SQLite) or a URL; the tables
are bound to it through `models.tables.proxy`, and everything else speaks plain peewee.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from peewee import Database as Engine
from peewee import (
    DatabaseError,
    OperationalError,
    PeeweeException,
    SqliteDatabase,
)

from models import in_place
from models.errors import DatabaseProblem
from models.tables import TABLES, proxy

MIGRATIONS = Path(__file__).parent / "migrations"
HISTORY = "schema_migration"
MEMORY = ":memory:"
BUSY_SECONDS = 5
PRAGMAS = {"foreign_keys": 1, "synchronous": "normal"}


def default_location() -> Path:
    """The person's own board: `afterword/afterword.db` in the XDG data folder."""
    from platformdirs import user_data_path

    return user_data_path("afterword", appauthor=False) / "afterword.db"


class Database:
    """An open board; a context manager that closes it. Made by `open_database`."""

    def __init__(self, engine: Engine, location: str) -> None:
        self.engine = engine
        self.location = location

    def atomic(self) -> Any:
        """A transaction: all of what happens inside, or none of it."""
        return self.engine.atomic()

    @property
    def shown(self) -> str:
        """Where it is, fit to be shown."""
        return _without_password(self.location)

    def damage(self) -> str:
        """What SQLite finds wrong with its file, in one line; "" if it is sound, or kept elsewhere.

        Raises `DatabaseProblem` where it is too damaged to be looked through.
        """
        if not isinstance(self.engine, SqliteDatabase):
            return ""
        with explained(self.location):
            [first] = _run(self.engine, "PRAGMA quick_check(1)").fetchone()
        return "" if first == "ok" else " ".join(str(first).split())

    def close(self) -> None:
        """Let go of the file or the server; a second call does nothing."""
        if not self.engine.is_closed():
            self.engine.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_database(location: str | Path | None = None, *, migrate: bool = True) -> Database:
    """Open the board at a path or URL (None: the person's own), made if it is not there yet.

    The schema is brought up to date unless `migrate` is False. Raises `DatabaseProblem` with what,
    where and what to do for a file that is no board, is locked, is from a newer version, or lies
    where it cannot be written; the file is then left as it was.
    """
    place = str(location or default_location())
    engine = _engine(place)
    with explained(place):
        try:
            engine.connect()
            _refuse_foreign(engine, place)
            pending = _pending(engine, place)
            _write_ahead(engine)
            if pending and migrate:
                _migrate(engine)
        except BaseException:
            with suppress(PeeweeException):
                engine.close()
            raise
    in_place.remember(engine)
    proxy.initialize(engine)
    return Database(engine, place)


@contextmanager
def explained(place: str = "") -> Iterator[None]:
    """Turn what the engine says into a `DatabaseProblem` that a person can act on."""
    try:
        yield
    except PeeweeException as error:
        raise _problem(error, place or _bound_place()) from error


def lasting() -> Any:
    """A transaction on the bound database, for the commands of the pipeline.

    It takes SQLite's lock at once: one that reads first and writes later is refused, without any
    waiting, if another program wrote in between.
    """
    if not isinstance(proxy.obj, SqliteDatabase):
        return proxy.atomic()
    in_place.require(proxy.obj)
    return proxy.atomic("IMMEDIATE")


def _engine(place: str) -> Engine:
    if "://" in place:
        return _engine_for_url(place)
    if place == MEMORY:
        return SqliteDatabase(MEMORY, pragmas=PRAGMAS)
    path = Path(place).expanduser()
    _prepare_file(path)
    return SqliteDatabase(str(path), pragmas=PRAGMAS, timeout=BUSY_SECONDS)


def _engine_for_url(url: str) -> Engine:
    from playhouse.db_url import connect, parse

    if url.startswith("sqlite:"):
        return _engine(str(parse(url)["database"]))
    try:
        engine: Engine = connect(url)
    except (RuntimeError, ValueError) as error:
        raise DatabaseProblem(
            f"'{_without_password(url)}' is not a database address.",
            hint="Give a path, or an address such as postgresql://host/name.",
        ) from error
    return engine


def _prepare_file(path: Path) -> None:
    """A new file is made for its owner alone, whatever the umask; a present one is not touched."""
    if path.is_dir():
        raise DatabaseProblem(f"{path} is a folder.", hint="Give the path of a file in it.")
    if path.exists():
        return
    try:
        if not path.parent.exists():
            path.parent.mkdir(parents=True, mode=0o700)
            path.parent.chmod(0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise DatabaseProblem(
            f"{path} cannot be made: {error.strerror}.",
            hint="Choose another place with --db PATH, or make the folder writable.",
        ) from error


def _names(engine: Engine) -> set[str]:
    if not engine.table_exists(HISTORY):
        return set()
    return {row[0] for row in _run(engine, f"SELECT name FROM {HISTORY}").fetchall()}


def _run(engine: Any, sql: str) -> Any:
    """A statement in the engine's own words; peewee has no types for that."""
    return engine.execute_sql(sql)


def _refuse_foreign(engine: Engine, place: str) -> None:
    """A database with tables but none of ours belongs to another program."""
    tables = set(engine.get_tables())
    if tables and HISTORY not in tables:
        raise DatabaseProblem(
            f"{_without_password(place)} is a database of another program.",
            hint="Nothing was changed. Choose another place with --db PATH.",
        )


def _write_ahead(engine: Engine) -> None:
    """Readers and a writer side by side. Kept in the file, so set only once it is known as ours."""
    if isinstance(engine, SqliteDatabase):
        _run(engine, "PRAGMA journal_mode = wal")


def _pending(engine: Engine, place: str) -> set[str]:
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    applied = _names(engine)
    if applied - known:
        raise DatabaseProblem(
            f"{_without_password(place)} was made by a newer Afterword.",
            hint="It was left untouched. Update Afterword, then open it again.",
        )
    return known - applied


def _migrate(engine: Engine) -> None:
    from playhouse.migrations import Runner

    Runner(engine, str(MIGRATIONS), table_name=HISTORY).up()


def _bound_place() -> str:
    return str(getattr(proxy.obj, "database", "") or "")


def _without_password(place: str) -> str:
    """An address fit to be shown: a password may stand before the host or among the options."""
    if "://" not in place:
        return place
    scheme, rest = place.split("://", 1)
    return f"{scheme}://{rest.partition('?')[0].rpartition('@')[2]}"


_CAUSES = (
    ("locked", "{place} is in use by another program.", "Close it there, then try again."),
    (
        "not a database",
        "{place} is not an Afterword board.",
        "It was left untouched. Choose another file with --db PATH.",
    ),
    (
        "malformed",
        "{place} is damaged.",
        "It was left untouched. Put back a copy, or open another file with --db PATH.",
    ),
    (
        "readonly",
        "{place} cannot be written.",
        "Make the file and its folder writable, or choose another with --db PATH.",
    ),
    (
        "unable to open",
        "{place} cannot be opened.",
        "See that the folder exists and is yours to write, or choose another with --db PATH.",
    ),
    (
        "psycopg",
        "{place} needs a driver for PostgreSQL, which is not installed.",
        "Install one beside Afterword: pip install psycopg2-binary.",
    ),
    (
        "MySQL driver",
        "{place} needs a driver for MySQL, which is not installed.",
        "Install one beside Afterword: pip install pymysql.",
    ),
    ("disk is full", "The disk that holds {place} is full.", "Free some space, then try again."),
    (
        "no such table",
        "{place} lacks a table of Afterword.",
        "It was left untouched. Put back a copy, or open another file with --db PATH.",
    ),
)


def _problem(error: PeeweeException, place: str) -> DatabaseProblem:
    said = str(error)
    where = _without_password(place)
    for sign, message, hint in _CAUSES:
        if sign in said:
            return DatabaseProblem(message.format(place=where), hint=hint)
    kind = "answered" if isinstance(error, (OperationalError, DatabaseError)) else "said"
    return DatabaseProblem(
        f"The database {where} {kind}: {said}.", hint="Nothing was changed by this step."
    )


__all__ = ["TABLES", "Database", "default_location", "explained", "lasting", "open_database"]
