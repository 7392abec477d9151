"""Backups: whole, looked through, private, one a day, the last seven kept."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from building import NOW, Builder

from models.backups.making import back_up, back_up_daily, back_up_to
from models.backups.shelf import Reason, kept, newest_good, rotate
from models.database import Database, copies, open_database
from models.database.copies import Inside, copy_board
from models.database.places import backups_folder
from models.errors import DatabaseProblem
from models.settings.reading import default_path
from models.tables import Application
from tests.damage import ruin

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def file(build: Builder, board: Database) -> Path:
    """The file of an open board with one card."""
    build.add("Acme")
    assert board.file is not None
    return board.file


def companies(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [row[0] for row in opened.execute("SELECT company FROM application")]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_a_backup_is_whole_and_its_owners_alone(file: Path, umask: int) -> None:
    default_path().parent.mkdir(parents=True)
    default_path().write_text("[profile]\nname = 'Robin Marsh'\n")
    old = os.umask(umask)
    try:
        backup, inside = back_up(file, Reason.HAND, now=NOW)
    finally:
        os.umask(old)
    assert inside == Inside("", 1, NOW.astimezone(UTC))
    assert companies(backup.path) == ["Acme"]
    assert backup.settings.read_text() == "[profile]\nname = 'Robin Marsh'\n"
    folder = backups_folder(file)
    assert sorted(folder.iterdir()) == [backup.path, backup.settings]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes <= {0o600, 0o400}


def test_a_backup_stands_by_itself(file: Path, board: Database) -> None:
    """What is only in the write-ahead log is in it, and it needs no file beside it."""
    assert file.with_name(f"{file.name}-wal").stat().st_size > 0
    backup, _ = back_up(file, Reason.HAND, now=NOW)
    with closing(sqlite3.connect(f"{backup.path.as_uri()}?immutable=1", uri=True)) as opened:
        assert opened.execute("SELECT company FROM application").fetchall() == [("Acme",)]
        assert opened.execute("PRAGMA journal_mode").fetchall() == [("delete",)]


def test_others_write_while_a_backup_is_made(file: Path, board: Database) -> None:
    """The board is locked by a writer, and is written to right behind: neither is in the way."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE application SET company = 'Half-way'")
        backup, _ = back_up(file, Reason.HAND, now=NOW)
        other.execute("COMMIT")
    assert companies(backup.path) == ["Acme"]
    assert [row.company for row in Application.select()] == ["Half-way"]


@pytest.mark.parametrize(("pages", "what"), [(2, "is damaged"), (-5, "is not sound")])
def test_a_backup_that_is_not_sound_is_not_kept(
    file: Path, board: Database, pages: int, what: str
) -> None:
    first, _ = back_up(file, Reason.DAILY, now=NOW)
    board.close()
    ruin(file, pages)
    said = back_up_daily(file, now=NOW + DAY)
    assert said.startswith("Today's backup was not made: ")
    assert what in said
    assert kept(file) == [first]
    assert {path.suffix for path in backups_folder(file).iterdir()} <= {".db", ".toml"}


def test_a_full_disk_keeps_what_there_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = back_up(file, Reason.DAILY, now=NOW)
    connect = copies._connect

    def cramped(path: Path) -> sqlite3.Connection:
        opened = connect(path)
        if path.name.endswith(".part"):
            opened.execute("PRAGMA max_page_count = 2")
        return opened

    monkeypatch.setattr(copies, "_connect", cramped)
    assert "is full" in back_up_daily(file, now=NOW + DAY)
    assert kept(file) == [first]


def test_two_in_one_second_are_two(file: Path) -> None:
    first, second = (back_up(file, Reason.HAND, now=NOW)[0] for _ in range(2))
    assert second.made_at - first.made_at == timedelta(seconds=1)
    assert kept(file) == [second, first]


def test_the_days_backup_is_made_once_a_day(file: Path) -> None:
    evening = datetime(2026, 11, 23, 23, 30, tzinfo=NOW.tzinfo)
    for moment in (evening - 10 * HOUR, evening, evening + HOUR, evening + 2 * HOUR):
        assert back_up_daily(file, now=moment) == ""
    days = [backup.made_at.astimezone(NOW.tzinfo).day for backup in kept(file)]
    assert days == [24, 23]


def test_two_programs_at_the_same_moment_make_one(file: Path) -> None:
    said: list[str] = []
    together = threading.Barrier(2)

    def begin() -> None:
        together.wait()
        said.append(back_up_daily(file, now=NOW))

    threads = [threading.Thread(target=begin) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == ["", ""]
    assert len(kept(file)) == 1


def make_up(file: Path, *made: tuple[datetime, Reason]) -> None:
    """Empty files with the names of backups."""
    backups_folder(file).mkdir(exist_ok=True)
    for at, reason in made:
        name = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}"
        for suffix in (".db", ".toml"):
            (backups_folder(file) / f"{name}{suffix}").touch()


def test_the_last_seven_days_are_kept_with_what_was_made_meanwhile(file: Path) -> None:
    make_up(file, *((NOW - n * DAY, Reason.DAILY) for n in range(10)))
    make_up(file, *((NOW - n * DAY + HOUR, Reason.UPDATE) for n in (2, 6, 7)))
    rotate(file, NOW)
    left = [(backup.made_at - NOW, backup.reason) for backup in kept(file)]
    daily = [-n * DAY for n in range(7)]
    assert [age for age, reason in left if reason is Reason.DAILY] == daily
    assert [age for age, reason in left if reason is Reason.UPDATE] == [
        -2 * DAY + HOUR,
        -6 * DAY + HOUR,
    ]
    assert len(list(backups_folder(file).iterdir())) == 2 * len(left)


def test_seven_of_each_other_kind_are_enough(file: Path) -> None:
    make_up(file, *((NOW - n * HOUR, Reason.HAND) for n in range(9)))
    make_up(file, (NOW - 9 * DAY, Reason.RESTORE))
    rotate(file, NOW)
    assert [backup.reason for backup in kept(file)] == [Reason.HAND] * 7 + [Reason.RESTORE]


def test_backups_from_a_day_when_the_clock_was_wrong_go_first(file: Path) -> None:
    make_up(file, *((NOW + 1000 * DAY + n * DAY, Reason.DAILY) for n in range(7)))
    back_up_daily(file, now=NOW)
    assert NOW.astimezone(UTC) in [backup.made_at for backup in kept(file)]
    assert len(kept(file)) == 7


def test_what_a_killed_program_left_is_swept(file: Path) -> None:
    backup, _ = back_up(file, Reason.HAND, now=NOW)
    old, fresh = (backup.path.with_name(f".{name}.db.1.part") for name in ("old", "fresh"))
    for path, age in ((old, 2 * HOUR), (fresh, timedelta(minutes=1))):
        path.touch()
        os.utime(path, ((NOW - age).timestamp(),) * 2)
    rotate(file, NOW)
    assert [path.exists() for path in (old, fresh)] == [False, True]


def test_other_files_in_the_folder_are_left_alone(file: Path) -> None:
    back_up(file, Reason.HAND, now=NOW)
    for name in ("notes.txt", "x-daily.db", "20261123T170000Z-other.db"):
        (backups_folder(file) / name).touch()
    before = sorted(backups_folder(file).iterdir())
    rotate(file, NOW + 100 * DAY)
    assert sorted(backups_folder(file).iterdir()) == before
    assert len(kept(file)) == 1


def test_the_newest_good_one_is_found(file: Path) -> None:
    for n in range(3):
        back_up(file, Reason.HAND, now=NOW + n * HOUR)
    newest, good, _ = kept(file)
    ruin(newest.path)
    found = newest_good(file)
    assert found == (good, Inside("", 1, NOW.astimezone(UTC)))


def test_a_copy_never_takes_another_files_place(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert back_up_to(file, target).applications == 1
    before = target.read_bytes()
    with pytest.raises(DatabaseProblem, match="is there already"):
        back_up_to(file, target)
    assert target.read_bytes() == before
    with pytest.raises(DatabaseProblem, match="no folder"):
        back_up_to(file, tmp_path / "nowhere" / "copy.db")


def test_a_disk_that_knows_no_links(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    target = tmp_path / "copy.db"
    copy_board(file, target)
    assert companies(target) == ["Acme"]
    with pytest.raises(DatabaseProblem, match="is there already"):
        copy_board(file, target)


def test_backups_lie_beside_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "real" / "a.db")
    open_database(tmp_path / "real" / "a.db").close()
    backup, _ = back_up(link, Reason.HAND, now=NOW)
    assert backup.path.parent == tmp_path / "real" / "a.db-backups"
