"""Opening a board: made if need be, refused where it is not ours, brought up to date."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any

from peewee import Database as Engine
from peewee import OperationalError, PeeweeException, SqliteDatabase

from models.database import in_place
from models.database.places import (
    MEMORY,
    backups_folder,
    command_for,
    default_location,
    file_at,
    of_board,
    shown,
)
from models.database.problems import damaged, explained, in_use
from models.database.schema import bring_up_to_date, glimpse, schema_of
from models.errors import DatabaseProblem
from models.files.privacy import make_private, private_folder
from models.tables import proxy

BUSY_SECONDS = 5
_AGAIN_SECONDS = 0.02
PRAGMAS = {"foreign_keys": 1, "synchronous": "normal", "cache_size": -512}
"""Half a MiB of pages: the system keeps the rest of the file at hand, once for all programs."""


class Database:
    """An open board; a context manager that closes it. Made by `open_database`.

    `notices` are sentences for the person about what was found and mended on the way.
    """

    def __init__(self, engine: Engine, location: str, notices: Sequence[str] = ()) -> None:
        self.engine = engine
        self.location = location
        self.notices = tuple(notices)

    def atomic(self) -> Any:
        """A transaction: all of what happens inside, or none of it."""
        return self.engine.atomic()

    @property
    def shown(self) -> str:
        """Where it is, fit to be shown."""
        return shown(self.location)

    @property
    def file(self) -> Path | None:
        """The file that holds it; None for one in memory or on a server."""
        return file_at(self.location)

    def damage(self) -> str:
        """What SQLite finds wrong with its file, in one line; "" if it is sound, or kept elsewhere.

        May be asked from another thread. Raises `DatabaseProblem` where it is too damaged to be
        looked through.
        """
        from models.database.copies import damage_of

        return damage_of(self.file) if self.file else ""

    @contextmanager
    def for_good(self) -> Iterator[None]:
        """What is deleted inside cannot be read in the file any more, nor in what lies beside it.

        The board has this one user meanwhile. Raises `NotPossible` while another program has it
        open; nothing is then done.
        """
        if not isinstance(self.engine, SqliteDatabase):
            yield
            return
        with explained(self.location):
            _run(self.engine, "PRAGMA locking_mode = exclusive")
            try:
                # Only a board that nobody else has open can leave the write-ahead log.
                _run(self.engine, "PRAGMA journal_mode = delete")
            except PeeweeException as error:
                _run(self.engine, "PRAGMA locking_mode = normal")
                if "locked" in str(error):
                    raise in_use(self.shown) from error
                raise
            _run(self.engine, "PRAGMA secure_delete = on")
            _run(self.engine, "PRAGMA temp_store = memory")
        try:
            yield
            with explained(self.location):
                _run(self.engine, "VACUUM")
        finally:
            with explained(self.location):
                _run(self.engine, "PRAGMA locking_mode = normal")
                _write_ahead(self.engine)

    def settle(self) -> None:
        """Bring what was written into the file itself, as far as nobody else is about it.

        Closing does that too; its file can be looked at before. Raises `DatabaseProblem`.
        """
        if isinstance(self.engine, SqliteDatabase):
            with explained(self.location):
                _run(self.engine, "PRAGMA wal_checkpoint(truncate)")

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


def open_database(
    location: str | Path | None = None, *, migrate: bool = True, back_up: bool = True
) -> Database:
    """Open the board at a path or URL (None: the person's own), made if it is not there yet.

    A board of an older version is backed up (unless `back_up` is False), then brought up to date,
    and a file that others can read is made its owner's alone; with `migrate` False it stays as it
    is. Raises `DatabaseProblem` with what, where and what to do for a file that is no board, is
    locked, is from a newer version, or lies where it cannot be written; the file, what lies beside
    it and their permissions are then left as they were. `DatabaseDamaged` is for one that a backup
    may replace.
    """
    place = str(location or default_location())
    file = file_at(place)
    notices = _prepare_file(file, place) if file else []
    engine = _engine(place, file)
    with explained(place):
        try:
            if file and (seen := glimpse(file)):
                seen.refuse_foreign(place)
            if file and migrate:
                notices.append(make_private(of_board(file)))
            engine.connect()
            schema = schema_of(engine)
            schema.refuse_foreign(place)
            _write_ahead(engine)
            if schema.pending and migrate:
                if file and schema.applied and back_up:
                    _back_up(file)
                bring_up_to_date(engine)
        except BaseException:
            with suppress(PeeweeException):
                engine.close()
            raise
    in_place.remember(engine)
    proxy.initialize(engine)
    return Database(engine, place, [notice for notice in notices if notice])


def lasting() -> Any:
    """A transaction on the bound database, for the commands of the pipeline.

    It takes SQLite's lock at once: one that reads first and writes later is refused, without any
    waiting, if another program wrote in between.
    """
    if not isinstance(proxy.obj, SqliteDatabase):
        return proxy.atomic()
    in_place.require(proxy.obj)
    return proxy.atomic("IMMEDIATE")


def _engine(place: str, file: Path | None) -> Engine:
    if file is not None:
        return SqliteDatabase(str(file), pragmas=PRAGMAS, timeout=BUSY_SECONDS)
    if place == MEMORY or place.startswith("sqlite:"):
        return SqliteDatabase(MEMORY, pragmas=PRAGMAS)
    from playhouse.db_url import connect

    try:
        engine: Engine = connect(place)
    except (RuntimeError, ValueError) as error:
        raise DatabaseProblem(
            f"'{shown(place)}' is not a database address.",
            hint="Give a path, or an address such as postgresql://host/name.",
        ) from error
    return engine


def _prepare_file(path: Path, place: str) -> list[str]:
    """A new file is made for its owner alone, whatever the umask; a present one is not touched.

    Where backups of a board are found, but no board, that is told.
    """
    _reach(path)
    if path.is_dir():
        raise DatabaseProblem(f"{path} is a folder.", hint="Give the path of a file in it.")
    backed_up = backups_folder(path).is_dir()
    if path.exists():
        if backed_up and not path.stat().st_size:
            raise damaged(place, "{place} is empty, and there are backups of it.")
        return []
    try:
        private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return []
    except OSError as error:
        raise DatabaseProblem(
            f"{path} cannot be made: {error.strerror}.",
            hint="Choose another place with --db PATH, or make the folder writable.",
        ) from error
    if not backed_up:
        return []
    restore = command_for(place, "restore")
    return [f"There was no board here, only backups of one: close this new one, then: {restore}"]


def _reach(path: Path) -> None:
    """Raises `DatabaseProblem` where one may not even look whether a file is there."""
    try:
        path.stat()
    except PermissionError as error:
        raise DatabaseProblem(
            f"{path} cannot be reached: {error.strerror}.",
            hint="See that its folder and those above it are yours to enter, or choose another "
            "place with --db PATH.",
        ) from error
    except (OSError, ValueError):
        return


def _back_up(file: Path) -> None:
    from models.backups.making import back_up
    from models.backups.shelf import Reason

    back_up(file, Reason.UPDATE, now=datetime.now(UTC))


def _run(engine: Any, sql: str) -> Any:
    """A statement in the engine's own words; peewee has no types for that."""
    return engine.execute_sql(sql)


def _write_ahead(engine: Engine) -> None:
    """Readers and a writer side by side. Kept in the file, so set only once it is known as ours."""
    if not isinstance(engine, SqliteDatabase):
        return
    end = monotonic() + BUSY_SECONDS
    while True:
        try:
            _run(engine, "PRAGMA journal_mode = wal")
            return
        except OperationalError as error:
            # For this SQLite itself waits for nobody, and another program may be about the same.
            if "locked" not in str(error) or monotonic() > end:
                raise
            sleep(_AGAIN_SECONDS)
