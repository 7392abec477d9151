"""A damaged board at a real terminal: a backup is offered, taken or declined."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.backups.making import back_up
from models.backups.shelf import Reason, kept
from models.database import default_location
from tests.damage import ruin
from tests.end_to_end.program import AFTERWORD, lively_board, quit_board, start
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.needs("tmux")


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(120, 30) as opened:
        yield opened


@pytest.fixture
def damaged() -> Path:
    """The lively board, backed up and then ruined."""
    lively_board()
    board = default_location()
    back_up(board, Reason.DAILY, now=datetime.now(UTC))
    ruin(board)
    return board


def test_a_backup_is_put_back_and_the_board_opens(terminal: Terminal, damaged: Path) -> None:
    before = damaged.read_bytes()
    start(terminal)
    seen = terminal.wait_for("Put it back? [y/N]")
    assert f"{damaged} is damaged." in seen
    assert "holds 19 applications" in seen
    terminal.type("y")
    terminal.press("Enter")
    terminal.wait_for("Mauersegler Energie")
    [aside] = damaged.parent.glob("*-damaged-*Z")
    assert aside.read_bytes() == before
    quit_board(terminal)


def test_a_damaged_board_is_left_alone_where_that_is_wanted(
    terminal: Terminal, damaged: Path
) -> None:
    before = damaged.read_bytes()
    start(terminal)
    terminal.wait_for("Put it back? [y/N]")
    terminal.press("Enter")
    assert terminal.wait_exit() == 2
    assert "To put the newest good backup in its place: afterword restore" in terminal.screen()
    assert damaged.read_bytes() == before
    assert len(kept(damaged)) == 1


def test_a_script_is_never_asked(terminal: Terminal, damaged: Path) -> None:
    terminal.start(f"{AFTERWORD} due </dev/null")
    assert terminal.wait_exit() == 2
    assert "afterword restore" in terminal.screen()
    assert "?" not in terminal.screen()


def test_the_days_backup_comes_by_itself_once_the_board_shows(terminal: Terminal) -> None:
    lively_board()
    start(terminal)
    terminal.wait_for(lambda _seen: kept(default_location()))
    assert "Mauersegler Energie" in terminal.screen()
    quit_board(terminal)
