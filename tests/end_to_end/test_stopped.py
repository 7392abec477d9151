"""Stopped and continued: by Ctrl+Z, by a signal, by a shell's fg and bg; nothing typed is lost."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import (
    AFTERWORD,
    asked,
    holders,
    left_as_found,
    lively_board,
    open_composer,
    quit_board,
    start,
    wait_ended,
    words_on,
)
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.needs("tmux")

PROMPT = "shell> "
SANE = "stty -a | tr -s ' ;' '\\n' | grep -cx 'icanon\\|echo\\|isig'"
NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc here")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A shell with jobs, and the board open in it."""
    lively_board()
    with Terminal(110, 34) as opened:
        opened.start(["sh", "-i"], env={"PS1": PROMPT, "ENV": "/dev/null"})
        opened.wait_for(PROMPT.strip())
        run(opened, f"sh -c 'echo $$ >{tmp_path}/pid; exec {AFTERWORD}'")
        opened.wait_for(whole)
        yield opened


def pid(folder: Path) -> int:
    return int((folder / "pid").read_text())


def run(terminal: Terminal, command: str) -> None:
    terminal.type(command)
    # As a line ends in a terminal that has been left raw, too.
    terminal.press("C-j")


def whole(screen: str) -> bool:
    """Whether the board is there from its first line to its last."""
    lines = screen.splitlines()
    return bool(lines) and "1 Interview" in lines[0] and lines[-1].endswith("Quit")


def in_the_shell(terminal: Terminal) -> None:
    terminal.wait_for(lambda screen: screen.rstrip().endswith(PROMPT.strip()))
    assert left_as_found(terminal)
    run(terminal, SANE)
    terminal.wait_for(lambda screen: "\n3\n" in f"{screen}\n")


def come_back(terminal: Terminal) -> None:
    run(terminal, "fg")
    terminal.wait_for(whole)
    assert "▌ Mauersegler" in terminal.screen()
    terminal.press("Down")
    terminal.wait_for("▌ Hoshimizu")


def test_ctrl_z_leads_to_the_shell_and_fg_back(terminal: Terminal) -> None:
    terminal.press("C-z")
    in_the_shell(terminal)
    terminal.resize(80, 24)
    come_back(terminal)
    terminal.press("q")
    terminal.wait_for(lambda screen: screen.rstrip().endswith(PROMPT.strip()))
    in_the_shell(terminal)


def test_in_the_background_it_waits(terminal: Terminal) -> None:
    terminal.press("C-z")
    in_the_shell(terminal)
    run(terminal, "bg; sleep 1; clear; jobs")
    terminal.wait_for("Stopped")
    in_the_shell(terminal)
    come_back(terminal)


def test_stopped_without_a_word(terminal: Terminal, tmp_path: Path) -> None:
    os.kill(pid(tmp_path), signal.SIGSTOP)
    terminal.wait_for(PROMPT.strip())
    run(terminal, "echo something in between")
    terminal.wait_for("something in between")
    come_back(terminal)
    assert "something in between" not in terminal.screen()


def test_what_was_typed_is_saved_before_it_is_stopped(terminal: Terminal, tmp_path: Path) -> None:
    open_composer(terminal)
    terminal.type("the last words")
    terminal.wait_for(lambda screen: "the last words" in words_on(screen))
    os.kill(pid(tmp_path), signal.SIGTSTP)
    in_the_shell(terminal)
    os.kill(pid(tmp_path), signal.SIGKILL)
    assert wait_ended(pid(tmp_path))
    assert asked("SELECT count(*) FROM note WHERE body LIKE '%the last words%'") == [(1,)]


@NEEDS_PROC
def test_a_hang_up_ends_who_is_stopped(terminal: Terminal, tmp_path: Path) -> None:
    assert holders() == [pid(tmp_path)]
    terminal.press("C-z")
    in_the_shell(terminal)
    terminal.hang_up()
    assert wait_ended(pid(tmp_path))
    assert holders() == []


def test_ctrl_z_where_no_shell_waits() -> None:
    lively_board()
    with Terminal(110, 34) as terminal:
        start(terminal)
        terminal.wait_for(whole)
        terminal.press("C-z", "Down")
        terminal.wait_for("▌ Hoshimizu")
        terminal.wait_for(whole)
        quit_board(terminal)
