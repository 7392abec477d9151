"""The import screen: what would come in, what may be changed about it, and the yes."""

from contextlib import closing
from itertools import islice, repeat
from pathlib import Path
from typing import Any

import pytest
from piloting import board, cards, on, paste, press, running, said, seen, until
from textual.pilot import Pilot
from textual.widgets import Static

from models.exchange.imports.choices import Choices
from models.exchange.imports.importing import Load, Outcomes
from models.exchange.incoming.outcome import Action
from models.settings.reading import load_settings
from models.tables import Application, Interview, JournalEntry
from tui.desk import Desk
from tui.progress import bar
from tui.screens.importing import ImportScreen

TABLE = """\
Firm,Post,Role,Stage
Acme,,Engineer,Phone Screen
Globex,,Lead,Chatting
Initech,,Dev,Applied
,,Nobody,Interview
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "my jobs.csv"
    path.write_text(TABLE)
    return path


async def opened(pilot: Pilot[Any], path: Path) -> ImportScreen:
    """Drop a file onto the board, and wait until it was looked through."""
    await paste(pilot, f"'{path}'")
    await until(pilot, lambda: on(pilot) == "ImportScreen")
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    await until(pilot, lambda: screen.lines)
    await press(pilot)
    return screen


def tally(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#import-tally", Static).content)


async def go_to(pilot: Pilot[Any], text: str) -> None:
    """Put the cursor on the line that begins like this."""
    for _ in range(30):
        marked = [line for line in seen(pilot).splitlines() if "▌" in line]
        if text in " ".join(marked[0].split()):
            return
        await press(pilot, "down")
    raise AssertionError(seen(pilot))


async def test_a_dropped_file_comes_in_as_it_was_shown(empty: Desk, table: Path) -> None:
    async with running(empty) as pilot:
        await opened(pilot, table)
        assert tally(pilot) == "1 new, 2 skipped, 1 refused"
        assert not Application.select().exists()
        await press(pilot, "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await until(pilot, lambda: "Imported" in said(pilot))
        assert said(pilot) == "Imported: 1 new, 2 skipped, 1 refused. u takes all of it back."
        assert list(cards(pilot)) == ["Acme"]
        await press(pilot, "enter")
        assert on(pilot) == "ApplicationScreen"
        await press(pilot, "escape", "u")
        assert not cards(pilot)


async def test_stages_and_columns_are_changed_before(empty: Desk, table: Path) -> None:
    async with running(empty) as pilot:
        await opened(pilot, table)
        await go_to(pilot, "Stage Chatting is not known, skipped")
        await press(pilot, "enter", "w")
        await until(pilot, lambda: tally(pilot) == "2 new, 1 skipped, 1 refused")
        await press(pilot, "e")
        await until(pilot, lambda: tally(pilot) == "3 new, 1 refused")
        await press(pilot, "home")
        await go_to(pilot, "Column Post is kept")
        await press(pilot, "enter", "r")
        await until(pilot, lambda: "Column Post is role" in seen(pilot))
        assert "Column Role is kept" in seen(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
    stages = {row.company: (row.stage, row.role, row.notes) for row in Application.select()}
    assert stages == {
        "Acme": ("interview", "", "Role: Engineer"),
        "Globex": ("waiting", "", "Role: Lead"),
        "Initech": ("interview", "", "Role: Dev"),
    }


async def test_days_are_asked_about_once(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("Company,Interview date\nAcme,3/4/2026\n")
    async with running(empty) as pilot:
        await paste(pilot, str(path))
        await until(pilot, lambda: "3/4 is:" in seen(pilot))
        await press(pilot, "m")
        await until(pilot, lambda: tally(pilot) == "1 new")
        await press(pilot, "escape")
        assert load_settings(empty.settings.path).date_order == "MDY"
        await paste(pilot, str(path))
        await until(pilot, lambda: on(pilot) == "ImportScreen" and tally(pilot) == "1 new")
        await press(pilot, "escape")
    assert not Application.select().exists()


async def test_leaving_half_way_leaves_nothing(
    empty: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Company\tRole\n" + "".join(f"Company {n}\tRole\n" for n in range(160)))
    to_the_end = Load.write

    def half(load: Load, choices: Choices) -> Outcomes:
        with closing(to_the_end(load, choices)) as rows:
            yield from islice(rows, 80)
            yield from repeat(None)

    monkeypatch.setattr(Load, "write", half)
    async with running(empty) as pilot:
        screen = await opened(pilot, path)
        screen.action_take()
        await until(pilot, lambda: screen.summary.tally.counts[Action.CREATED] == 80)
        assert said(pilot) == "It is coming in. Esc stops, and none of it stays."
        await screen.action_leave()
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert said(pilot) == "Stopped: nothing was imported."
        assert not Application.select().exists()
        assert not JournalEntry.select().exists()
        await press(pilot, "n")
        assert on(pilot) != "BoardScreen"


async def test_what_was_deleted_comes_back_only_when_asked_for(empty: Desk, table: Path) -> None:
    async with running(empty) as pilot:
        await opened(pilot, table)
        await press(pilot, "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await press(pilot, "delete", "y")
        assert not Application.select().exists()
        screen = await opened(pilot, table)
        assert tally(pilot) == "3 skipped, 1 refused"
        assert "you deleted it: --deleted, or d, brings it back" in seen(pilot)
        await press(pilot, "y")
        assert said(pilot) == "There is nothing new in it."
        await press(pilot, "d")
        await until(pilot, lambda: screen.summary.tally.counts[Action.CREATED] == 1)
        await press(pilot, "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert Application.get().company == "Acme"


async def test_days_that_nobody_explains_are_asked_about_again(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("Company,Interview date\nAcme,3/4/2026\n")
    async with running(empty) as pilot:
        await paste(pilot, str(path))
        await until(pilot, lambda: "3/4 is:" in seen(pilot))
        await press(pilot, "escape")
        assert said(pilot) == "Nothing can come in until that is said: y asks again."
        await press(pilot, "y")
        await until(pilot, lambda: "3/4 is:" in seen(pilot))
        await press(pilot, "a")
        await until(pilot, lambda: tally(pilot) == "1 new")
        await press(pilot, "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert f"{Interview.get().starts_at:%m-%d}" == "04-03"


async def test_a_file_is_asked_for_and_one_that_is_none_is_told(empty: Desk, table: Path) -> None:
    async with running(empty) as pilot:
        await press(pilot, "I", *"nowhere", "enter")
        assert "There is no such file." in seen(pilot)
        await press(pilot, "escape")
        bad = table.with_name("empty.csv")
        bad.write_text("")
        await paste(pilot, str(bad))
        await until(pilot, lambda: "is empty." in seen(pilot))
        assert on(pilot) == "ErrorDialog"
        await press(pilot, "escape")
        assert board(pilot).columns.has_focus


async def test_other_pasted_text_is_nothing(empty: Desk) -> None:
    async with running(empty) as pilot:
        await paste(pilot, "rm -rf / and more")
        assert on(pilot) == "BoardScreen"


def test_the_bar() -> None:
    assert bar(5, 10, 4) == "██░░ 50%"
    assert bar(11, 10, 4) == "████ 100%"
