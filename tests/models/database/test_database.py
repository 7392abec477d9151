"""Opening the board: where it is made, what is refused, and that a refused file is untouched."""

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from building import NOW, Builder
from peewee import OperationalError, SqliteDatabase
from playhouse.schema_diff import diff_models

from models import database
from models.board.cards import read_columns
from models.database import default_location, lasting, open_database, opening, schema
from models.errors import DatabaseProblem
from models.journal import replaying
from models.tables import TABLES, Application, Interview, JournalEntry, Person, proxy
from models.timing.policy import Policy


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


@contextmanager
def refused(path: Path, said: str) -> Iterator[None]:
    """What is inside must raise, name the path, and leave the file's bytes and its folder alone."""
    before = path.read_bytes() if path.is_file() else None
    around = sorted(path.parent.iterdir()) if before is not None else []
    with pytest.raises(DatabaseProblem, match=said) as caught:
        yield
    assert str(path) in caught.value.message
    assert caught.value.hint
    if before is not None:
        assert path.read_bytes() == before
        assert sorted(path.parent.iterdir()) == around


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "afterword.db"


@pytest.fixture
def kept(path: Path) -> Path:
    """A board that was made, used and closed."""
    with open_database(path):
        Person.create(name="Ana Ruiz")
    return path


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_a_new_file_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        with open_database(tmp_path / "new" / "a.db"):
            Person.create(name="Ana Ruiz")
            kept = sorted((tmp_path / "new").iterdir())
            modes = {mode(file) for file in kept}
    finally:
        os.umask(old)
    assert mode(tmp_path / "new") == "0o700"
    assert len(kept) == 3  # with its -wal and -shm
    assert modes <= {"0o600", "0o400"}


def test_what_others_can_read_is_mended_and_said(kept: Path) -> None:
    sides = [kept, *(kept.with_name(f"{kept.name}-{side}") for side in ("wal", "shm"))]
    with closing(sqlite3.connect(kept)) as other:
        other.execute("SELECT * FROM person").fetchall()
        for file in sides:
            file.chmod(0o644)
        open_database(kept, migrate=False).close()
        assert {mode(file) for file in sides} == {"0o644"}
        with open_database(kept) as opened:
            names = f"{sides[0]}, {sides[1]} and {sides[2]}"
            assert opened.notices == (f"Others could read {names}: now only you can.",)
            assert {mode(file) for file in sides} == {"0o600"}
    with open_database(kept) as opened:
        assert opened.notices == ()


def test_our_own_folder_is_mended_too(tmp_path: Path) -> None:
    open_database().close()
    folder = default_location().parent
    folder.chmod(0o755)
    with open_database() as opened:
        assert opened.notices == (f"Others could read {folder}: now only you can.",)
    assert mode(folder) == "0o700"


def test_a_present_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_database(tmp_path / "a.db").close()
    assert mode(tmp_path) == "0o755"


def test_the_file_is_in_wal_with_foreign_keys_on(board: database.Database) -> None:
    assert isinstance(board.engine, SqliteDatabase)
    assert board.engine.pragma("journal_mode") == "wal"
    assert board.engine.pragma("foreign_keys") == 1
    assert board.engine.pragma("synchronous") == 1


def test_the_default_is_in_the_data_folder(tmp_path: Path) -> None:
    wanted = tmp_path / "home" / "data" / "afterword" / "afterword.db"
    assert default_location() == wanted
    open_database().close()
    assert wanted.is_file()


def test_opening_again_changes_nothing(kept: Path) -> None:
    before = kept.read_bytes()
    with open_database(kept):
        assert [person.name for person in Person.select()] == ["Ana Ruiz"]
    assert kept.read_bytes() == before


def test_closing_twice_is_fine(path: Path) -> None:
    board = open_database(path)
    board.close()
    board.close()
    assert sorted(file.name for file in path.parent.iterdir() if file.is_file()) == [path.name]


def test_memory_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    with open_database(":memory:"):
        assert Person.select().count() == 0
    assert sorted(tmp_path.iterdir()) == before


def test_something_that_is_no_database(path: Path) -> None:
    path.write_text("company,role\n" * 100)
    with refused(path, "not an Afterword board"):
        open_database(path)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database(path: Path, journal: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute("CREATE TABLE task (id INTEGER)")
        other.commit()
    with refused(path, "another program"):
        open_database(path)


def test_a_newer_version(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as newer:
        newer.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '')")
        newer.commit()
    with refused(kept, "newer Afterword"):
        open_database(kept)


def test_a_folder(tmp_path: Path) -> None:
    with refused(tmp_path, "is a folder"):
        open_database(tmp_path)


@pytest.mark.parametrize("below", ["/proc/afterword/a.db", "/proc/a.db"])
def test_a_place_that_cannot_be_written(below: str) -> None:
    with refused(Path(below), "cannot be made"):
        open_database(below)


def test_a_place_below_a_file(path: Path) -> None:
    path.write_text("")
    with refused(path / "a.db", "cannot be made"):
        open_database(path / "a.db")


def test_a_locked_file(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = exclusive")
        other.execute("BEGIN EXCLUSIVE")
        with refused(kept, "in use by another program"):
            open_database(kept)


def write_nothing() -> None:
    with database.explained(), lasting():
        pytest.fail("the lock was not taken at once")


def test_a_write_while_another_program_writes(
    kept: Path, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    with (
        open_database(kept),
        closing(sqlite3.connect(kept, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseProblem, match="in use") as caught:
            write_nothing()
        assert str(kept) in caught.value.message


def test_a_damaged_schema(kept: Path) -> None:
    whole = bytearray(kept.read_bytes())
    whole[100:400] = b"\xff" * 300
    kept.write_bytes(whole)
    with refused(kept, "is damaged"):
        open_database(kept)


def test_a_file_that_was_cut_off(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:6000])
    with refused(kept, "is damaged"):
        open_database(kept)


def test_damage_that_shows_only_when_it_is_read(kept: Path, now: datetime) -> None:
    whole = bytearray(kept.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    kept.write_bytes(whole)
    with pytest.raises(DatabaseProblem, match="is damaged") as caught, open_database(kept):
        read_columns(Policy(), now)
    assert str(kept) in caught.value.message
    assert kept.read_bytes() == whole


def write_much() -> None:
    with database.explained():
        for _ in range(1000):
            Person.create(name="x" * 1000)


def test_a_full_disk(path: Path) -> None:
    with open_database(path) as board:
        board.engine.execute_sql("PRAGMA max_page_count = 1")
        with pytest.raises(DatabaseProblem, match="is full"):
            write_much()


@pytest.mark.parametrize(
    ("url", "file"),
    [("sqlite:///{}", "a.db"), ("sqlite:///{}", "with space.db"), ("{}", "plain.db")],
)
def test_places(tmp_path: Path, url: str, file: str) -> None:
    with open_database(url.format(tmp_path / file)):
        Person.create(name="Ana Ruiz")
    assert mode(tmp_path / file) == "0o600"


def test_a_home_is_expanded(tmp_path: Path) -> None:
    open_database("~/a.db").close()
    assert (tmp_path / "home" / "a.db").is_file()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://robin:hunter2@host/name", r"pip install psycopg2-binary"),
        ("mysql://robin:hunter2@host/name", r"pip install pymysql"),
        ("nonsense://robin:hunter2@host/name", r"not a database address"),
        ("postgresql://robin:hun@ter2@host/name", r"host/name"),
        ("postgresql://robin:hunter2@host/name?sslmode=a@b", r"host/name"),
        ("postgresql://host/name?password=hunter2", r"host/name"),
        ("nonsense://host/name?user=robin&password=hunter2", r"host/name"),
    ],
)
def test_a_password_is_never_shown(url: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import peewee

    for driver in ("psycopg", "psycopg2", "mysql"):
        monkeypatch.setattr(peewee, driver, None)
    with pytest.raises(DatabaseProblem, match=said) as caught:
        open_database(url)
    assert "hunter2" not in str(caught.value)
    assert "ter2" not in str(caught.value)
    assert "host/name" in caught.value.message


def test_the_migrations_make_the_schema_of_the_tables(board: database.Database) -> None:
    differences = [line for line in diff_models(board.engine, list(TABLES)) if line]
    assert differences == []


def test_columns_and_keys_are_those_of_the_tables(board: database.Database) -> None:
    for table in TABLES:
        name = table._meta.table_name
        made = {column.name: column.null for column in board.engine.get_columns(name)}
        wanted = {field.column_name: field.null for field in table._meta.sorted_fields}
        assert made == wanted, name
        actions = {
            row[3]: row[6] for row in board.engine.execute_sql(f"PRAGMA foreign_key_list({name})")
        }
        assert actions == {
            field.column_name: field.on_delete
            for field in table._meta.sorted_fields
            if hasattr(field, "on_delete")
        }, name


def test_numbers_are_never_given_out_twice(board: database.Database) -> None:
    for table in TABLES:
        sql = board.engine.execute_sql(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table._meta.table_name,)
        ).fetchone()[0]
        assert "AUTOINCREMENT" in sql
    first = Person.create(name="Ana Ruiz")
    first.delete_instance()
    assert Person.create(name="Bo Li").id > first.id


OLD_ROW = {
    **{"id": 2, "application": 1, "round": 2, "starts_at": None, "ends_at": None},
    **dict.fromkeys(("zone", "kind", "place", "calendar_uid", "discussed", "went_badly"), ""),
    **{"calendar_sequence": 0, "cancelled": False, "debriefed_at": None},
}


def test_a_file_of_the_first_schema_with_its_history(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copy(schema.MIGRATIONS / "0001_initial.py", folder)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", folder)
        with open_database(path) as old:
            Application.create(company="Acme", stage_since=NOW, created_at=NOW)
            add = "INSERT INTO interview (id, application_id, round, zone, kind, place,"
            add += " calendar_uid, calendar_sequence, cancelled, discussed, went_badly)"
            for number in (1, 2):
                old.engine.execute_sql(
                    f"{add} VALUES ({number}, 1, {number}, '', '', '', '', 0, 0, '', '')"
                )
            old.engine.execute_sql("DELETE FROM interview WHERE id = 2")
            gone = [{"table": "interview", "id": 2, "before": OLD_ROW, "after": None}]
            JournalEntry.create(at=NOW, command="x", title="x", changes=json.dumps(gone))
    with open_database(path):
        assert [held.day_only for held in Interview.select()] == [False]
        replaying.undo()
        assert [(held.id, held.day_only) for held in Interview.select()] == [(1, False), (2, False)]
        assert Interview.create(application=1, round=3).id == 3


BROKEN = """
def up(migrator, db):
    db.execute_sql("DELETE FROM person")
    db.execute_sql("CREATE TABLE more (id INTEGER)")
    db.execute_sql("SELECT * FROM nowhere")
"""


def test_a_migration_that_fails_leaves_the_old_file(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in schema.MIGRATIONS.glob("[0-9]*.py"):
        (folder / file.name).write_text(file.read_text())
    (folder / "0999_broken.py").write_text(BROKEN)
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    with pytest.raises(DatabaseProblem, match="lacks a table"):
        open_database(kept)
    monkeypatch.undo()
    with open_database(kept) as board:
        assert [person.name for person in Person.select()] == ["Ana Ruiz"]
        assert "more" not in board.engine.get_tables()


def test_without_migrating_an_old_file_stays_old(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrated: list[object] = []
    monkeypatch.setattr(opening, "bring_up_to_date", migrated.append)
    monkeypatch.setattr(schema.Schema, "pending", {"0009_more"})
    open_database(kept, migrate=False).close()
    assert migrated == []
    open_database(kept).close()
    assert len(migrated) == 1


WRITER = """
import sys
from models.database import open_database, lasting
from models.tables import Person
with open_database(sys.argv[1]):
    for n in range(30):
        with lasting():
            Person.create(name=f"{n} of {Person.select().count()}")
"""


def test_two_programs_write_side_by_side(kept: Path) -> None:
    """Each transaction reads before it writes, which SQLite refuses where the lock comes late."""
    command = [sys.executable, "-c", WRITER, str(kept)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for writer in writers:
        _, said = writer.communicate(timeout=60)
        assert writer.returncode == 0, said
    with open_database(kept):
        assert Person.select().count() == 91


def test_a_second_program_sees_what_the_first_wrote(build: Builder, now: datetime) -> None:
    build.add("Acme")
    place = str(proxy.obj.database)
    with closing(sqlite3.connect(place)) as other:
        assert other.execute("SELECT company FROM application").fetchall() == [("Acme",)]


def test_another_program_that_opens_the_board_at_the_same_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, times = opening._run, iter((True, True, False))

    def taken(engine: object, sql: str) -> object:
        if "= wal" in sql and next(times, False):
            raise OperationalError("database is locked")
        return run(engine, sql)

    monkeypatch.setattr(opening, "_run", taken)
    with open_database(tmp_path / "afterword.db") as board:
        assert board.engine.pragma("journal_mode") == "wal"
    assert next(times, None) is None

    times = iter((True,))
    monkeypatch.setattr(opening, "BUSY_SECONDS", -1)
    with pytest.raises(DatabaseProblem, match="in use by another program"):
        open_database(tmp_path / "afterword.db")
