"""A window whose corner somebody drags while they type: no letter is lost."""

import random
from collections.abc import Iterator

import pytest

from tests.end_to_end.program import asked, lively_board, open_composer, quit_board, start, words_on
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.needs("tmux")

SIZES = [(200, 60), (120, 40), (80, 24), (60, 20), (40, 15), (20, 6)]
SENTENCES = [f"Sentence {number} of many; " for number in range(12)]


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    lively_board()
    with Terminal(120, 40) as opened:
        yield opened


def type_while_dragging(terminal: Terminal, dice: random.Random) -> str:
    for sentence in SENTENCES:
        terminal.type(sentence)
        terminal.resize(*dice.choice(SIZES))
    terminal.resize(120, 40)
    return "".join(SENTENCES)


def bodies() -> list[str]:
    return [str(body) for (body,) in asked("SELECT body FROM note WHERE state = 'draft'")]


def test_a_note_is_whole_however_the_window_changed(terminal: Terminal) -> None:
    dice = random.Random("a corner that is dragged")
    start(terminal)
    open_composer(terminal)
    text = type_while_dragging(terminal, dice)
    terminal.wait_for(lambda _screen: any(text.strip() in body for body in bodies()))
    terminal.press("Escape", "Escape")
    terminal.wait_for("1 Interview")
    quit_board(terminal)
    start(terminal)
    terminal.wait_for("Mauersegler Energie")
    terminal.press("c")
    terminal.wait_for(lambda screen: text.strip() in words_on(screen))


def test_a_form_is_whole_however_the_window_changed(terminal: Terminal) -> None:
    dice = random.Random("another corner")
    start(terminal)
    terminal.wait_for("Mauersegler Energie")
    terminal.press("n")
    terminal.wait_for("A new application")
    text = type_while_dragging(terminal, dice)
    terminal.press("Tab", "Tab")
    terminal.type("Robin Marsh")
    terminal.press("C-o")
    terminal.wait_for("Debrief:")
    kept = asked(f"SELECT company FROM application WHERE company LIKE '{SENTENCES[0].strip()}%'")
    assert kept == [(" ".join(text.split()),)]
