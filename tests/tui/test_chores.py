"""What is done once the board shows, and what is said of it."""

import os
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from piloting import on, press, said, seen, until

from models.backups.shelf import kept
from models.database import Database
from models.errors import DatabaseDamaged, DatabaseProblem
from models.files.rescue import rescue
from tests.damage import ruin
from tui import app
from tui.app import AfterwordApp
from tui.chores import do_chores
from tui.desk import Desk


def file_of(database: Database) -> Path:
    assert database.file is not None
    return database.file


def test_the_days_backup_is_made_once(demo: Desk) -> None:
    assert do_chores(demo) == []
    assert do_chores(demo) == []
    [backup] = kept(file_of(demo.database))
    assert backup.made_at == demo.now()
    assert backup.look().applications == 19


def test_a_throw_away_board_has_none(empty: Desk) -> None:
    empty.throwaway = True
    assert do_chores(empty) == []
    assert kept(file_of(empty.database)) == []


def test_what_others_can_read_is_closed_and_said(empty: Desk) -> None:
    do_chores(empty)
    [backup] = kept(file_of(empty.database))
    backup.path.chmod(0o644)
    backup.path.parent.chmod(0o755)
    [said] = do_chores(empty)
    assert said == f"Others could read {backup.path.parent} and {backup.path}: now only you can."
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    assert do_chores(empty) == []


def test_what_was_typed_when_it_broke_is_told_until_the_person_deletes_it(empty: Desk) -> None:
    kept_in = rescue("Hi Ana")
    assert kept_in is not None
    told = f"What you typed when Afterword broke is in {kept_in}: yours to delete."
    assert do_chores(empty) == [told]
    assert do_chores(empty) == [told]
    kept_in.unlink()
    assert do_chores(empty) == []


def test_what_a_kill_left_of_the_settings_is_swept(empty: Desk) -> None:
    settings = empty.settings.path
    old, young = (settings.with_name(f".config.toml.{end}") for end in ("a1b2c3_d", "e1f2g3h4"))
    another = settings.with_name(".config.toml.backup")
    for path in (old, young, another, settings):
        path.write_text("[profile]\n")
        path.chmod(0o600)
        long_ago = (empty.now() - timedelta(hours=2)).timestamp()
        os.utime(path, (long_ago, long_ago) if path is not young else None)
    settings.parent.chmod(0o700)
    assert do_chores(empty) == []
    assert not old.exists()
    assert young.exists()
    assert another.exists()
    assert settings.exists()


def test_damage_is_found_and_no_backup_made(demo: Desk) -> None:
    file = file_of(demo.database)
    demo.database.close()
    ruin(file, -8)
    with pytest.raises(DatabaseDamaged, match="is damaged") as caught:
        do_chores(demo)
    assert "restore" in caught.value.hint
    assert kept(file) == []


def test_a_board_that_was_moved_away_is_not_made_anew(demo: Desk) -> None:
    file = file_of(demo.database)
    file.rename(file.with_name("away.db"))
    with pytest.raises(DatabaseProblem, match="cannot be opened"):
        do_chores(demo)
    assert not file.exists()


async def test_what_there_is_to_say_is_said_on_the_board(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside what was said at the start."""
    monkeypatch.setattr(app, "CHORES_AFTER_SECONDS", 0.001)
    empty.settings = empty.settings._replace(problems=("look.sparkle: no such setting",))
    main = threading.get_ident()
    ran: list[int] = []

    def chores() -> list[str]:
        ran.append(threading.get_ident())
        return ["One thing.", "Another."]

    async with AfterwordApp(empty, chores=chores).run_test() as pilot:
        parts = {"look.sparkle: no such setting", "One thing.", "Another."}
        await until(pilot, lambda: set(said(pilot).removeprefix("! ").split(" · ")) == parts)
    assert len(ran) == 1
    assert ran != [main]


async def test_a_board_left_open_does_them_again_on_the_next_day(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "CHORES_AFTER_SECONDS", 0.001)
    monkeypatch.setattr(app, "CHORES_AGAIN_SECONDS", 0.001)
    days: list[int] = []
    looked: list[datetime] = []
    today = empty.clock()

    def clock() -> datetime:
        looked.append(today)
        return today

    def chores() -> list[str]:
        days.append(empty.clock().day)
        return []

    empty.clock = clock
    async with AfterwordApp(empty, chores=chores).run_test() as pilot:
        await until(pilot, lambda: len(looked) > 50)
        assert days == [23]
        today += timedelta(days=1)
        await until(pilot, lambda: days == [23, 24])


async def test_damage_is_told_in_a_dialog(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "CHORES_AFTER_SECONDS", 0.001)

    def chores() -> list[str]:
        raise DatabaseDamaged("It is damaged.", hint="Put a backup back.")

    async with AfterwordApp(empty, chores=chores).run_test() as pilot:
        await until(pilot, lambda: on(pilot) == "ErrorDialog")
        await until(pilot, lambda: "Put a backup back." in seen(pilot))
        await press(pilot, "escape")
        assert on(pilot) == "BoardScreen"
