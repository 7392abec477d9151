"""Putting a backup back: what is said first, what is kept, what is refused."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from building import NOW, Builder

from models.backups import restoring
from models.backups.making import back_up
from models.backups.restoring import Plan, plan_restore, restore
from models.backups.shelf import Reason, kept
from models.database import Database, open_database
from models.database.copies import Inside, look_into
from models.errors import DatabaseDamaged, DatabaseProblem, NotPossible
from models.journal import replaying
from models.tables import Application
from tests.damage import ruin

HOUR = timedelta(hours=1)


@pytest.fixture
def file(build: Builder, board: Database) -> Path:
    """A closed board: backed up with Acme on it, then Brink was added."""
    assert board.file is not None
    build.add("Acme", now=NOW - HOUR)
    back_up(board.file, Reason.DAILY, now=NOW)
    build.add("Brink", now=NOW)
    board.close()
    return board.file


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "config.toml"
    path.parent.mkdir()
    path.write_text("# mine\n")
    return path


def companies(file: Path) -> list[str]:
    with open_database(file):
        return [row.company for row in Application.select().order_by(Application.id)]


def beside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_what_would_be_done_is_known_first(file: Path) -> None:
    before = file.read_bytes()
    plan = plan_restore(file)
    assert plan.made_at == NOW
    assert plan.inside == Inside("", 1, (NOW - HOUR).astimezone(UTC))
    assert plan.now == Inside("", 2, NOW.astimezone(UTC))
    assert file.read_bytes() == before


def test_what_is_replaced_is_backed_up_first(file: Path, settings: Path) -> None:
    done = restore(plan_restore(file), now=NOW + HOUR, settings=settings)
    assert companies(file) == ["Acme"]
    assert done.backup == kept(file)[0].path
    assert kept(file)[0].reason is Reason.RESTORE
    assert beside(file) == ["afterword.db", "afterword.db-backups"]
    restore(plan_restore(file), now=NOW + 2 * HOUR, settings=settings)
    assert companies(file) == ["Acme", "Brink"]
    assert settings.read_text() == "# mine\n"


def test_nothing_from_before_can_be_undone(file: Path, settings: Path) -> None:
    restore(plan_restore(file), now=NOW + HOUR, settings=settings)
    with open_database(file), pytest.raises(NotPossible, match="nothing to undo"):
        replaying.undo()


def test_settings_that_are_gone_come_back(file: Path, tmp_path: Path, settings: Path) -> None:
    back_up(file, Reason.HAND, now=NOW + HOUR, settings=settings)
    gone = tmp_path / "gone" / "config.toml"
    restore(plan_restore(file), now=NOW + 2 * HOUR, settings=gone)
    assert gone.read_text() == "# mine\n"


def test_the_one_that_is_put_back_is_not_rotated_away(file: Path, settings: Path) -> None:
    for n in range(1, 8):
        back_up(file, Reason.RESTORE, now=NOW + n * HOUR)
    chosen = kept(file)[-2]
    restore(plan_restore(file, chosen.path.name), now=NOW + 9 * HOUR, settings=settings)
    assert chosen in kept(file)
    assert companies(file) == ["Acme", "Brink"]


def test_a_damaged_file_is_kept_aside_with_what_lies_beside_it(file: Path, settings: Path) -> None:
    ruin(file)
    file.with_name("afterword.db-wal").write_bytes(b"what was not yet put in")
    before = file.read_bytes()
    plan = plan_restore(file)
    assert plan.now is not None
    assert plan.now.wrong
    done = restore(plan, now=NOW, settings=settings)
    assert companies(file) == ["Acme"]
    assert done.aside == file.with_name("afterword.db-damaged-20261123T170000Z")
    assert done.aside.read_bytes() == before
    left = done.aside.with_name(f"{done.aside.name}-wal").read_bytes()
    assert left == b"what was not yet put in"


def test_a_board_that_is_gone_or_empty(file: Path, settings: Path) -> None:
    file.write_bytes(b"")
    with pytest.raises(DatabaseDamaged, match="is empty, and there are backups") as caught:
        open_database(file)
    assert f"afterword --db {file} restore" in caught.value.hint
    assert file.read_bytes() == b""
    file.unlink()
    assert plan_restore(file).now is None
    done = restore(plan_restore(file), now=NOW, settings=settings)
    assert (done.backup, done.aside) == (None, None)
    assert companies(file) == ["Acme"]


def test_a_new_board_where_only_backups_are_says_so(file: Path) -> None:
    file.unlink()
    with open_database(file) as opened:
        [notice] = opened.notices
    assert f"afterword --db {file} restore" in notice


def test_a_file_that_is_no_database_any_more_is_damaged(file: Path) -> None:
    file.write_bytes(b"\0" * 5000)
    with pytest.raises(DatabaseDamaged, match="no database any more"):
        open_database(file)


def test_where_there_is_nothing_to_put_back(file: Path, tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="There are no backups of"):
        plan_restore(tmp_path / "other.db")
    for which in ("2", "0", "20261123T170000Z-hand", str(tmp_path / "nowhere")):
        with pytest.raises(NotPossible, match="There is no backup"):
            plan_restore(file, which)
    ruin(kept(file)[0].path)
    with pytest.raises(NotPossible, match="No backup is sound"):
        plan_restore(file)
    with pytest.raises(DatabaseProblem, match="is no sound board"):
        plan_restore(file, "1")


def test_a_file_from_elsewhere(file: Path, tmp_path: Path, settings: Path) -> None:
    copy = tmp_path / "stick.db"
    shutil.copy(kept(file)[0].path, copy)
    restore(plan_restore(file, str(copy)), now=NOW, settings=settings)
    assert companies(file) == ["Acme"]
    with closing(sqlite3.connect(copy)) as newer, newer:
        newer.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '')")
    with pytest.raises(DatabaseProblem, match="newer Afterword"):
        plan_restore(file, str(copy))
    with closing(sqlite3.connect(tmp_path / "songs.db")) as songs:
        songs.execute("CREATE TABLE song (title TEXT)")
    with pytest.raises(DatabaseProblem, match="no Afterword board"):
        plan_restore(file, str(tmp_path / "songs.db"))


HOLDER = """
import sys
from models.database import open_database
from models.tables import Person
with open_database(sys.argv[1]):
    list(Person.select())
    print("open", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("damaged", [False, True])
def test_nothing_is_done_while_another_program_has_the_board_open(
    file: Path, settings: Path, damaged: bool
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        plan = plan_restore(file)
        if damaged:
            plan = Plan(plan.board, plan.copy, plan.made_at, plan.inside, Inside("it is damaged"))
        before = beside(file)
        with pytest.raises(NotPossible, match="open in another Afterword"):
            restore(plan, now=NOW + HOUR, settings=settings)
        assert beside(file) == before
        assert len(kept(file)) == 1
        holder.communicate("\n")
    restore(plan_restore(file), now=NOW + HOUR, settings=settings)


KILLED = """
import os, signal, sys
from contextlib import closing
from pathlib import Path
from models.database import copies
board, copy = map(Path, sys.argv[1:])
with closing(copies._connect(copy)) as source, copies.alone(board) as target:
    target.execute("PRAGMA cache_size = 1")  # so that each page is written at once
    def half_way(status, left, all_pages):
        if left < all_pages / 2:
            os.kill(os.getpid(), signal.SIGKILL)
    source.backup(target, pages=2, progress=half_way)
"""


def test_a_program_killed_while_it_puts_back_leaves_the_old_board(file: Path) -> None:
    copy = kept(file)[0].path
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(file), str(copy)], check=False, capture_output=True
    )
    assert done.returncode == -9, done.stderr
    assert file.with_name(f"{file.name}-journal").stat().st_size > 0
    assert companies(file) == ["Acme", "Brink"]
    assert look_into(file).wrong == ""


def test_a_copy_that_fails_leaves_the_damaged_file_in_its_place(
    file: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruin(file)
    before = file.read_bytes()
    plan = plan_restore(file)

    def fail(copy: Path, board: Path) -> Inside:
        raise DatabaseProblem("The disk is full.")

    monkeypatch.setattr(restoring, "copy_board", fail)
    with pytest.raises(DatabaseProblem, match="disk is full"):
        restore(plan, now=NOW, settings=settings)
    assert file.read_bytes() == before
    assert beside(file) == ["afterword.db", "afterword.db-backups"]
