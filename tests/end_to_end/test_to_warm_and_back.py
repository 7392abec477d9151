"""One application from its interview to kept-warm and back, each note read from the clipboard."""

from collections.abc import Iterator

import pytest

from models.demo import DEMO_PROFILE
from models.settings.reading import default_path
from models.settings.writing import save_profile
from tests.end_to_end.program import asked, quit_board, start
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.needs("tmux")


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    save_profile(default_path(), DEMO_PROFILE)
    with Terminal(120, 40) as opened:
        yield opened


def add(terminal: Terminal) -> None:
    terminal.wait_for("Welcome to Afterword")
    terminal.press("n")
    terminal.wait_for("A new application")
    for line in ("Hoshi Labs", "Staff Engineer", "Ana Ruiz, VP Engineering, ana@hoshi.example"):
        terminal.type(line)
        terminal.press("Enter")
    terminal.press("C-s")
    terminal.wait_for("Debrief: Hoshi Labs")
    terminal.type("how their teams review designs")
    terminal.press("Enter")
    terminal.type("she sails a wooden boat")
    terminal.press("C-s")
    terminal.wait_for("Write the thank-you notes now")


def copy_and_confirm(terminal: Terminal) -> str:
    """Fill what is open, copy, compare the clipboard with the note to the letter, confirm."""
    seen = terminal.wait_for(lambda screen: "Fill in [" in screen or "Nothing to mend" in screen)
    while "Fill in [" in seen:
        before = seen.count("Fill in [")
        terminal.type("the craft in it")
        seen = terminal.wait_for(lambda screen, n=before: screen.count("Fill in [") < n)
        terminal.press("Tab")
    terminal.press("C-o")
    terminal.wait_for("Did it go out to Ana Ruiz?")
    [(body,)] = asked("SELECT body FROM note WHERE state = 'copied'")
    assert terminal.buffer() == body
    terminal.press("y")
    return str(body)


def test_from_the_interview_to_kept_warm_and_back(terminal: Terminal) -> None:
    start(terminal)
    add(terminal)
    terminal.press("y")
    terminal.wait_for("Thank-you note · Hoshi Labs")
    terminal.wait_for("Hi Ana")
    assert "how your teams review designs" in copy_and_confirm(terminal)
    terminal.wait_for("Hoshi Labs moved to Thanked")

    terminal.press(">")
    terminal.wait_for("By when do they expect to decide?")
    terminal.press("Enter")
    terminal.wait_for("They will look at your own profile first")
    terminal.press("y")
    terminal.wait_for("LinkedIn request · Hoshi Labs")
    terminal.wait_for("of 200 characters")
    assert len(copy_and_confirm(terminal)) <= 200
    terminal.wait_for("1 Interview")
    terminal.wait_for("■■□ Ana Ruiz")

    terminal.press(">")
    terminal.wait_for("Check-in · Hoshi Labs")
    terminal.wait_for("Hi Ana")
    assert "interested" in copy_and_confirm(terminal)
    terminal.wait_for("Hoshi Labs moved to Checked-in")
    terminal.wait_for("■■■ Ana Ruiz")

    terminal.press("t")
    terminal.wait_for("they wrote")
    terminal.press("w")
    terminal.wait_for("What did it bring?")
    terminal.press("r")
    terminal.wait_for("Reply to the rejection · Hoshi Labs")
    terminal.wait_for("Hi Ana")
    terminal.press("Escape", "+")
    terminal.wait_for("A word of advice: added")
    reply = copy_and_confirm(terminal)
    assert "résumé" in reply
    assert "advice" in reply
    terminal.wait_for("Keep Hoshi Labs warm")
    terminal.press("y")
    terminal.wait_for("a touch is due now and then")

    terminal.press("c")
    terminal.wait_for("Keep-warm touch · Hoshi Labs")
    terminal.wait_for("Hi Ana")
    assert "the craft in it" in copy_and_confirm(terminal)

    terminal.wait_for("1 Interview")
    terminal.press("i")
    terminal.wait_for("A new round at Hoshi Labs")
    terminal.wait_for("It becomes a new application that remembers this one.")
    terminal.type("in 2 weeks")
    terminal.wait_for("(in 2 weeks)")
    terminal.press("C-s")
    terminal.wait_for("1 Interview 1")
    terminal.press("Enter")
    terminal.wait_for("b opens it")
    terminal.press("b")
    terminal.wait_for("returned as a new application")
    terminal.wait_for("Keep-warm touch to Ana Ruiz")
    terminal.press("q")
    terminal.wait_for("b opens it")
    terminal.press("q")
    terminal.wait_for("1 Interview 1")
    quit_board(terminal)
    assert asked("SELECT kind, state FROM note WHERE state = 'sent' ORDER BY id") == [
        ("thank-you", "sent"),
        ("linkedin-request", "sent"),
        ("check-in", "sent"),
        ("rejection-reply", "sent"),
        ("keep-warm", "sent"),
    ]
    assert asked("SELECT stage, outcome FROM application ORDER BY id") == [
        ("closed", "returned as a new application"),
        ("interview", ""),
    ]
    print(terminal.transcript)
