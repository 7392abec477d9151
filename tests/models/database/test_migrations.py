"""Boards of every schema ever released: brought up to date whole, or left as they were.

`schemas/`, one folder up, holds one board for each migration, with something in every column, as
the SQL that makes it. Its first line holds the migration's hash: a released migration is never
edited. For a new one, `AFTERWORD_UPDATE=1 pytest tests/models/database/test_migrations.py` writes
the board of the version before brought up to date; fill its new columns by hand.
"""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from building import NOW
from peewee import OperationalError, SqliteDatabase
from versions import MIGRATIONS, SCHEMAS, VERSIONS, make

from models.backups.shelf import Reason, kept
from models.board.archived import read_archive
from models.board.cards import read_columns
from models.database import open_database, schema
from models.errors import DatabaseProblem
from models.journal import replaying
from models.tables import TABLES, Interview
from models.timing.policy import Policy
from tests.shares import LONG

UPDATE = os.environ.get("AFTERWORD_UPDATE") == "1"
OLDER, NEWEST = VERSIONS[:-1], VERSIONS[-1]

Rows = dict[str, list[dict[str, Any]]]


def first_line(migration: Path) -> str:
    return f"-- {migration.name} sha256 {hashlib.sha256(migration.read_bytes()).hexdigest()}"


def dumped(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as board:
        assert board.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert board.execute("PRAGMA foreign_key_check").fetchall() == []
        return list(board.iterdump())


def tables(board: sqlite3.Connection) -> list[str]:
    every = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in board.execute(every)]


def rows_of(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as board:
        board.row_factory = sqlite3.Row
        found = {
            name: [dict(row) for row in board.execute(f'SELECT * FROM "{name}" ORDER BY 1')]
            for name in tables(board)
        }
        found["numbers given out"] = [
            dict(r) for r in board.execute("SELECT * FROM sqlite_sequence")
        ]
    return found


def structure(path: Path) -> dict[str, Any]:
    """Columns, keys and indexes of every table, in no order."""
    with closing(sqlite3.connect(path)) as board:
        return {
            name: {
                pragma: sorted(str(row[1:]) for row in board.execute(f'PRAGMA {pragma}("{name}")'))
                for pragma in ("table_info", "index_list", "foreign_key_list")
            }
            for name in tables(board)
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "afterword.db"


@pytest.mark.parametrize("migration", MIGRATIONS, ids=VERSIONS)
def test_a_released_migration_is_never_edited_and_has_its_board(
    migration: Path, tmp_path: Path
) -> None:
    kept_as = SCHEMAS / f"{migration.stem}.sql"
    if UPDATE and not kept_as.exists():
        board = make(VERSIONS[VERSIONS.index(migration.stem) - 1], tmp_path / "a.db")
        open_database(board).close()
        lines = (first_line(migration), *dumped(board))
        kept_as.write_text("\n".join(lines) + "\n", "utf-8")
    assert kept_as.exists(), "AFTERWORD_UPDATE=1 makes it; fill in its new columns by hand"
    assert kept_as.read_text("utf-8").splitlines()[0] == first_line(migration)


def test_every_board_is_of_a_migration() -> None:
    assert sorted(path.stem for path in SCHEMAS.glob("*.sql")) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_the_boards_hold_something_in_every_column(version: str, path: Path) -> None:
    found = rows_of(make(version, path))
    if version == NEWEST:
        assert {table._meta.table_name for table in TABLES} <= set(found)
    for table, rows in found.items():
        assert rows, table
        for column in rows[0]:
            assert any(row[column] for row in rows), f"{table}.{column}"
    assert [row["name"] for row in found["schema_migration"]] == VERSIONS[
        : VERSIONS.index(version) + 1
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_board_is_brought_up_to_date(version: str, path: Path, tmp_path: Path) -> None:
    before = rows_of(make(version, path))
    old = dumped(path)
    open_database(tmp_path / "fresh.db").close()
    with open_database(path):
        assert sum(map(len, read_columns(Policy(), NOW).values())) == 1
        assert len(read_archive()) == 1
    dumped(path)
    after = rows_of(path)
    applied = [row["name"] for row in after.pop("schema_migration")]
    assert applied == VERSIONS
    del before["schema_migration"]
    assert structure(path) == structure(tmp_path / "fresh.db")
    defaults = {
        table._meta.table_name: {
            field.column_name: field.default for field in table._meta.sorted_fields
        }
        for table in TABLES
    }
    for table, rows in before.items():
        assert [{**defaults.get(table, {}), **row} for row in rows] == after[table], table
    backups = kept(path)
    if version == NEWEST:
        assert backups == []
    else:
        [backup] = backups
        assert backup.reason is Reason.UPDATE
        assert dumped(backup.path) == old


@pytest.mark.parametrize("version", VERSIONS)
def test_history_goes_on_across_versions(version: str, path: Path) -> None:
    """What an older version deleted comes back, with the columns that were added since."""
    with open_database(make(version, path)):
        replaying.undo()
        assert [(held.id, held.round) for held in Interview.select()] == [(1, 1), (2, 1), (4, 2)]
        replaying.redo()
        replaying.redo()


def stop_at(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the numbered statement of bringing a board up to date fail."""
    execute, begin = SqliteDatabase.execute_sql, schema.bring_up_to_date
    done: list[str] = []

    def counting(self: SqliteDatabase, sql: str, params: object = None) -> object:
        if len(done) == number:
            raise OperationalError("stopped by the test")
        done.append(sql)
        return execute(self, sql, params)

    def counted(engine: SqliteDatabase) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(SqliteDatabase, "execute_sql", counting)
            begin(engine)

    monkeypatch.setattr("models.database.opening.bring_up_to_date", counted)


def up_to_date(path: Path) -> bool:
    return [row["name"] for row in rows_of(path)["schema_migration"]] == VERSIONS


@pytest.mark.parametrize("version", OLDER)
def test_a_failure_at_any_step_leaves_the_old_board(
    version: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = dumped(make(version, path))
    steps = 0
    while not up_to_date(path):
        with monkeypatch.context() as patched:
            stop_at(steps, patched)
            try:
                open_database(path).close()
            except DatabaseProblem as error:
                assert "stopped by the test" in error.message  # noqa: PT017
                # The last step comes when all is done.
                assert dumped(path) == old or up_to_date(path), steps
                assert dumped(kept(path)[0].path) == old
        steps += 1
    assert steps > 5


def test_no_backup_no_update(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = dumped(make(VERSIONS[0], path))

    def fail(board: Path, target: Path) -> None:
        raise DatabaseProblem("The disk is full.")

    monkeypatch.setattr("models.backups.making.copy_board", fail)
    with pytest.raises(DatabaseProblem, match="disk is full"):
        open_database(path)
    assert dumped(path) == old


KILLED = """
import os, signal, sys
from peewee import SqliteDatabase
from models.database import opening
execute, begin, left = SqliteDatabase.execute_sql, opening.bring_up_to_date, [int(sys.argv[2])]
def counting(self, sql, params=None):
    done = execute(self, sql, params)
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
def counted(engine):
    SqliteDatabase.execute_sql = counting
    begin(engine)
opening.bring_up_to_date = counted
opening.open_database(sys.argv[1])
"""


@pytest.mark.parametrize("version", OLDER)
@pytest.mark.parametrize("statements", range(1, 12) if LONG else [9])
def test_a_program_killed_half_way_leaves_the_old_board(
    version: str, statements: int, path: Path
) -> None:
    old = dumped(make(version, path))
    command = [sys.executable, "-c", KILLED, str(path), str(statements)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert dumped(kept(path)[0].path) == old
    assert dumped(path) == old or (statements > 10 and up_to_date(path))
    open_database(path).close()
    assert up_to_date(path)


def test_two_programs_bring_one_board_up_to_date(path: Path) -> None:
    make(VERSIONS[0], path)
    code = "import sys; from models.database import open_database; open_database(sys.argv[1])"
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for program in both:
        _, said = program.communicate(timeout=60)
        assert program.returncode == 0, said
    assert up_to_date(path)


NEWER = """
import os, signal, sqlite3, sys
board = sqlite3.connect(sys.argv[1], isolation_level=None)
board.execute("PRAGMA journal_mode = wal")
board.execute("INSERT INTO schema_migration (id, name, applied) VALUES (99, '9999_later', '')")
if sys.argv[2] == "crashes":
    os.kill(os.getpid(), signal.SIGKILL)
board.close()
"""


def everything(folder: Path) -> Iterator[tuple[str, bytes, int, int]]:
    for path in sorted(folder.iterdir()):
        known = path.stat()
        yield path.name, path.read_bytes(), known.st_mode, known.st_mtime_ns


@pytest.mark.parametrize("without", ["-wal", "-shm", "nothing"])
def test_a_board_of_a_newer_version_is_not_touched(without: str, tmp_path: Path) -> None:
    """Neither where it was closed, nor where a newer program crashed with all in its -wal file."""
    folder = tmp_path / "board"
    folder.mkdir()
    path = make(NEWEST, folder / "afterword.db")
    ends = "closes" if without == "-wal" else "crashes"
    subprocess.run([sys.executable, "-c", NEWER, str(path), ends], check=False)
    if without == "-shm":
        path.with_name("afterword.db-shm").unlink()
    for file in folder.iterdir():
        file.chmod(0o644)
    before = list(everything(folder))
    assert len(before) == {"-wal": 1, "-shm": 2, "nothing": 3}[without]
    for migrate in (True, False):
        with pytest.raises(DatabaseProblem, match="newer Afterword"):
            open_database(path, migrate=migrate)
    assert list(everything(folder)) == before
