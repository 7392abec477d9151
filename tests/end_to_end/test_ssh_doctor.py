"""`afterword doctor` at the far end of an SSH connection."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.notes import BEFORE
from tests.end_to_end.program import AFTERWORD
from tests.end_to_end.ssh import FarSide
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.needs("ssh", "sshd", "tmux", "screen", "ps")

# What is typed by nobody would be taken in by `read`.
DOCTOR = f"""{AFTERWORD} doctor; echo "status $?"
stty -echo -icanon min 0 time 3; leaked=$(head -c 20 | od -c); echo "leaked <$leaked>"
exec tail -f /dev/null"""
NOTHING = "leaked <0000000>"


@pytest.fixture
def far() -> Iterator[FarSide]:
    with FarSide() as opened:
        yield opened


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(100, 50) as opened:
        opened.tmux("set-option", "-s", "set-clipboard", "on")
        opened.tmux("set-buffer", BEFORE)
        yield opened


def told(terminal: Terminal) -> str:
    """All that it said, as one line, once it is seen that no reply leaked."""
    return " ".join(terminal.wait_for(NOTHING).split())


def test_a_terminal_that_gives_it_back_is_proof(far: FarSide, terminal: Terminal) -> None:
    far.connect(terminal, DOCTOR)
    said = told(terminal)
    assert "connection SSH from 127.0.0.1" in said
    assert "it calls itself tmux" in said
    assert "route osc52, because only your terminal reaches your own machine" in said
    copied = terminal.buffer()
    assert copied.startswith("Copied by afterword doctor at ")
    assert f"'{copied}' sent to your terminal (OSC 52), which gave it back" in said
    assert "status 0" in said


def test_a_tmux_that_drops_it_is_found_out(far: FarSide, terminal: Terminal) -> None:
    terminal.tmux("set-option", "-s", "set-clipboard", "external")
    far.connect(terminal, DOCTOR, term="tmux-256color")
    said = told(terminal)
    assert "did not give it back" in said
    assert "tmux at your own end: set -s set-clipboard on" in said
    assert "status 1" in said
    assert terminal.buffer() == BEFORE


def test_tmux_in_tmux_is_seen_through(far: FarSide, terminal: Terminal) -> None:
    far.connect(terminal, far.in_tmux(far.in_tmux(DOCTOR, "external"), "off"))
    said = told(terminal)
    assert "inside tmux" in said
    assert "which is inside tmux" in said
    assert "tmux here: nothing" in said
    assert "status 0" in said
    assert terminal.buffer() in said


def test_tmux_in_screen_has_only_the_file(far: FarSide, terminal: Terminal) -> None:
    far.connect(terminal, far.in_screen(far.in_tmux(DOCTOR, "external")))
    said = told(terminal)
    assert "Run tmux without screen, or screen alone." in said
    assert "status 1" in said
    assert terminal.buffer() == BEFORE


def test_without_a_terminal_it_asks_nothing(far: FarSide, terminal: Terminal) -> None:
    report = Path(far.folder, "report")
    far.connect(terminal, f'{AFTERWORD} doctor --json >{report} </dev/null; echo "status $?"')
    assert terminal.wait_exit() == 0
    assert "status 0" in terminal.screen()
    assert terminal.buffer() == BEFORE
    assert json.loads(report.read_text())["clipboard"]["reach"] == "untried"
