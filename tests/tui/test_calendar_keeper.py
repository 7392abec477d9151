"""The calendar file while the board is open: written off the keys' way, trouble told once."""

from datetime import timedelta
from pathlib import Path

import pytest
from piloting import press, running, said, until

from models.database import MEMORY, open_database
from models.settings.outgoing import Outgoing
from models.settings.reading import Settings
from tui import app as app_module
from tui.calendar_keeper import CalendarKeeper
from tui.desk import Desk


@pytest.fixture
def wanted(demo: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "due.ics"
    demo.settings = demo.settings._replace(outgoing=Outgoing(calendar_file=path))
    monkeypatch.setattr(app_module, "EVERY_SECONDS", 0.02)
    return path


async def test_it_follows_what_is_done_on_the_board(demo: Desk, wanted: Path) -> None:
    async with running(demo) as pilot:
        await until(pilot, wanted.exists)
        before = wanted.read_bytes()
        assert b"Interview: " in before
        await press(pilot, "delete", "y")
        await until(pilot, lambda: wanted.read_bytes() != before)
        await press(pilot, "u")
        await until(pilot, lambda: wanted.read_bytes() == before)


async def test_trouble_is_told_once_and_again_when_it_is_another(demo: Desk, wanted: Path) -> None:
    wanted.write_text("something else")
    async with running(demo) as pilot:
        await until(pilot, lambda: "holds something else" in said(pilot))
        kept = CalendarKeeper(demo)
        assert kept.look() == ""
        kept._wait()
        assert "holds something else" in kept.look()
        assert kept.look() == ""
        wanted.unlink()
        wanted.mkdir()
        kept._seen = ()
        kept.look()
        kept._wait()
        assert "Is a directory" in kept.look()


def test_nothing_is_read_while_nothing_has_changed(
    demo: Desk, wanted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, written = CalendarKeeper(demo), []
    monkeypatch.setattr(kept, "_write", lambda: written.append(1))
    for _ in range(3):
        kept.look()
        kept._wait()
    assert len(written) == 1
    later = demo.now() + timedelta(hours=1)
    demo.clock = lambda: later
    kept.look()
    kept._wait()
    assert len(written) == 2, "what is due changes by the hour too"


def test_the_end_writes_what_is_new(demo: Desk, wanted: Path) -> None:
    kept = CalendarKeeper(demo)
    assert kept.finish() == ""
    assert wanted.exists()


def test_unwanted_it_does_nothing(demo: Desk, tmp_path: Path) -> None:
    kept = CalendarKeeper(demo)
    assert not kept.wanted
    assert kept.finish() == ""
    assert kept._work is None


def test_a_board_in_memory_has_none(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "c.toml", outgoing=Outgoing(calendar_file=tmp_path / "x.ics"))
    with open_database(MEMORY) as database:
        assert not CalendarKeeper(Desk(database, settings)).wanted
