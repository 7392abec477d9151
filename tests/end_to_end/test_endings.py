"""However the program ends, what was typed is kept."""

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from tests.end_to_end.program import (
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

KEPT = "a plan that was saved"
LAST = " and the last words"


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    lively_board()
    with Terminal(110, 34) as opened:
        yield opened


def drafts_with(text: str) -> int:
    [(number,)] = asked(f"SELECT count(*) FROM note WHERE state = 'draft' AND body LIKE '%{text}%'")
    assert isinstance(number, int)
    return number


def half_write(terminal: Terminal) -> None:
    """Begin a note, and wait until the program has saved it by itself."""
    start(terminal)
    open_composer(terminal)
    terminal.type(KEPT)
    terminal.wait_for(lambda _screen: drafts_with(KEPT) == 1)


def is_in_a_sound_file(text: str) -> None:
    assert asked("PRAGMA integrity_check") == [("ok",)]
    assert drafts_with(text) == 1


def find_again(terminal: Terminal, text: str) -> None:
    """What was typed is in a sound file, and in the composer when the program starts again."""
    is_in_a_sound_file(text)
    start(terminal)
    terminal.wait_for("Mauersegler Energie")
    terminal.press("c")
    terminal.wait_for(lambda screen: text in words_on(screen))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_everything_saved(terminal: Terminal, number: signal.Signals) -> None:
    half_write(terminal)
    terminal.type(LAST)
    terminal.wait_for(lambda screen: LAST.strip() in words_on(screen))
    os.kill(terminal.pid(), number)
    assert terminal.wait_exit() == 128 + number
    assert left_as_found(terminal)
    assert "Traceback" not in terminal.screen()
    is_in_a_sound_file(KEPT + LAST)


@pytest.mark.parametrize("take_away", [Terminal.hang_up, Terminal.kill])
def test_a_terminal_that_goes_away(
    terminal: Terminal, take_away: Callable[[Terminal], None]
) -> None:
    half_write(terminal)
    terminal.type(LAST)
    terminal.wait_for(lambda screen: LAST.strip() in words_on(screen))
    pid = terminal.pid()
    take_away(terminal)
    assert wait_ended(pid)
    assert holders() == []
    with Terminal(110, 34) as another:
        find_again(another, KEPT + LAST)


def test_a_kill_keeps_what_was_saved_as_one_typed(terminal: Terminal) -> None:
    half_write(terminal)
    os.kill(terminal.pid(), signal.SIGKILL)
    assert terminal.wait_exit() == 128 + signal.SIGKILL
    find_again(terminal, KEPT)


def test_ctrl_c_never_ends_it(terminal: Terminal) -> None:
    advice = "q closes Afterword"
    start(terminal)
    terminal.wait_for("Mauersegler Energie")
    terminal.press("C-c", "C-c")
    terminal.wait_for(advice)
    terminal.press("?")
    terminal.wait_for("How Afterword works")
    terminal.press("C-c", "q")
    terminal.wait_gone("How Afterword works")
    terminal.press("n")
    terminal.wait_for("A new application")
    terminal.press("C-c", "C-c")
    terminal.wait_for(advice)
    terminal.press("Escape")
    terminal.wait_gone("A new application")
    open_composer(terminal)
    terminal.type(KEPT)
    terminal.wait_for(lambda screen: KEPT in words_on(screen))
    terminal.press("C-c", "C-c")
    terminal.wait_for(advice)
    assert KEPT in words_on(terminal.screen())
    terminal.press("Escape", "Escape")
    terminal.wait_for("1 Interview")
    quit_board(terminal)
