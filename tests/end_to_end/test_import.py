"""A large file on a real terminal: how far it is, and what is left where it is stopped half-way."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.program import asked, quit_board, start, wait_ended
from tests.end_to_end.terminal import Terminal
from tests.shares import LONG, long_share

ROWS = 10_000 if LONG else 1_200

pytestmark = pytest.mark.needs("tmux")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.csv"
    lines = (f"Company {n},Role {n},Person {n},Interview\n" for n in range(ROWS))
    path.write_text("company,role,interviewer,stage\n" + "".join(lines))
    return path


def begin(terminal: Terminal, table: Path) -> None:
    """Drop the file onto an empty board, say yes, and see it coming in."""
    terminal.wait_for("Welcome to Afterword.")
    terminal.paste(str(table))
    terminal.wait_for(lambda seen: f" {ROWS} new" in seen and "%" not in seen, timeout=90)
    terminal.press("y")
    terminal.wait_for(lambda seen: "new  █" in seen or "new  ░" in seen)


def left() -> tuple[object, ...]:
    """Whether the file is whole; how many applications and entries of the journal are in it."""
    [(whole,)] = asked("PRAGMA integrity_check")
    [(cards,)] = asked("SELECT count(*) FROM application")
    [(entries,)] = asked("SELECT count(*) FROM journal_entry")
    return whole, cards, entries


def test_escape_leaves_the_board_as_it_was(table: Path) -> None:
    with Terminal() as terminal:
        start(terminal)
        begin(terminal, table)
        terminal.press("Escape")
        terminal.wait_for("Welcome to Afterword.")
        assert left() == ("ok", 0, 0)
        quit_board(terminal)


def interrupt(terminal: Terminal) -> None:
    os.kill(terminal.pid(), signal.SIGINT)


@pytest.mark.parametrize(
    "end", [Terminal.hang_up, pytest.param(interrupt, marks=long_share)], ids=["closed", "SIGINT"]
)
def test_whoever_goes_half_way_leaves_it_whole(
    table: Path, end: Callable[[Terminal], None]
) -> None:
    with Terminal() as terminal:
        start(terminal)
        begin(terminal, table)
        pid = terminal.pid()
        end(terminal)
        assert wait_ended(pid)
        assert left() == ("ok", 0, 0)


@long_share
def test_taking_back_a_large_import_shows_how_far_it_is(table: Path) -> None:
    with Terminal() as terminal:
        start(terminal)
        begin(terminal, table)
        terminal.wait_for(f"Imported: {ROWS} new.", timeout=180)
        terminal.press("u")
        terminal.wait_for(lambda seen: "Taking it back: █" in seen, timeout=60)
        # Half of it is nothing to anybody else: it is one transaction.
        assert left()[:2] == ("ok", ROWS)
        terminal.wait_for("Taken back: Imported jobs.csv", timeout=180)
        assert left()[:2] == ("ok", 0)
        terminal.press("C-r")
        terminal.wait_for("Doing it again: █", timeout=60)
        terminal.wait_for("Done again: Imported jobs.csv", timeout=180)
        assert left()[:2] == ("ok", ROWS)
        quit_board(terminal)
