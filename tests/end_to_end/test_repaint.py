"""The painter on a real terminal: what it shows after a while, and when something goes wrong."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from tests.end_to_end.program import colours_of, lively_board, quit_board, start
from tests.end_to_end.terminal import Terminal
from tests.tui.terminal.emulated import seen

pytestmark = pytest.mark.needs("tmux")

# The painter fails at its tenth repaint, as it might with a Textual that nobody tried it with.
FAILING = """
import tui.terminal.painter as painter
calls = 0
read = painter.read
def failing(text):
    global calls
    calls += 1
    if calls == 10:
        raise LookupError("renamed")
    return read(text)
painter.read = failing
from tui.cli import main
main()
"""


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    lively_board()
    with Terminal() as opened:
        yield opened


def all_seen(terminal: Terminal) -> list[list[tuple[object, ...]]]:
    """Every cell of the screen, as far as it can be seen."""
    screen = pyte.Screen(terminal.width, terminal.height)
    pyte.Stream(screen).feed(colours_of(terminal).rstrip("\n").replace("\n", "\r\n"))
    return [seen(screen, row) for row in range(screen.lines)]


def wander(terminal: Terminal) -> None:
    """Through several screens, and back to the board with a dialog closed."""
    terminal.wait_for("Mauersegler Energie")
    terminal.press("l", "j", "l")
    terminal.press("?")
    terminal.wait_for("Composer, in the text")
    terminal.press("Escape")
    terminal.wait_gone("Composer, in the text")
    terminal.press("S")
    terminal.wait_for("The way")
    terminal.press("Escape")
    terminal.wait_gone("The way")
    terminal.press("/")
    terminal.wait_for("Esc")
    terminal.press("Escape")
    terminal.wait_gone("Esc")


def test_a_repaint_changes_nothing_but_what_something_else_wrote(terminal: Terminal) -> None:
    start(terminal)
    wander(terminal)
    before = all_seen(terminal)
    tty = terminal.tmux("display-message", "-p", "-t", "main", "#{pane_tty}").strip()
    Path(tty).write_text("\x1b[20;40HWALL: the machine goes down at noon\x1b[1;1H")
    terminal.wait_for("WALL")
    terminal.press("C-l")
    terminal.wait_for(lambda _screen: all_seen(terminal) == before)


def test_a_painter_that_fails_leaves_the_painting_to_textual(terminal: Terminal) -> None:
    terminal.start([sys.executable, "-c", FAILING])
    wander(terminal)
    terminal.press("n")
    terminal.wait_for("Company")
    terminal.type("Quince")
    terminal.wait_for("Quince")
    terminal.press("Escape")
    terminal.press("y")
    terminal.wait_gone("Quince")
    quit_board(terminal)
