"""A first look around: the throw-away board, in small windows too."""

import os
import signal
from pathlib import Path

import pytest

from tests.end_to_end.program import (
    asked,
    lively_board,
    open_composer,
    quit_board,
    start,
    wait_ended,
    words_on,
)
from tests.end_to_end.terminal import Terminal
from tests.shares import LONG

pytestmark = pytest.mark.needs("tmux")

SIZES = [(40, 15), (80, 24)] if LONG else [(40, 15)]
PIECES = ("how your teams ", "write their post-mortems ", "and read each other's, ", "week by week")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which the program takes for the machine's temporary one."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def files_of_home() -> list[Path]:
    return [path for path in Path.home().rglob("*") if not path.is_dir()]


def look_around(terminal: Terminal) -> None:
    start(terminal, "demo")
    terminal.wait_for("Mauersegler Energie")


def test_demo_that_is_hung_up_leaves_nothing_behind(temporary: Path) -> None:
    with Terminal(80, 24) as terminal:
        look_around(terminal)
        os.kill(terminal.pid(), signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert list(temporary.iterdir()) == []
        look_around(terminal)
        assert list(temporary.iterdir()) != []
        pid = terminal.pid()
        terminal.hang_up()
        assert wait_ended(pid)
    assert list(temporary.iterdir()) == []
    assert files_of_home() == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_look_around_in_a_small_window_leaves_nothing_behind(
    temporary: Path, width: int, height: int
) -> None:
    with Terminal(width, height) as terminal:
        look_around(terminal)
        assert [path.name.startswith("afterword-demo-") for path in temporary.iterdir()] == [True]
        terminal.press("4")
        terminal.wait_for("Fjellgnist")
        terminal.press("1", "Down")
        terminal.wait_for("Hoshimizu")
        terminal.press("Up", "?")
        terminal.wait_for("How Afterword works")
        terminal.press("End")
        terminal.wait_for("Close the help")
        terminal.press("q")
        terminal.wait_for("Mauersegler Energie")

        terminal.press("c")
        terminal.wait_for("Thank-you note")
        terminal.wait_for("Enter fills it in")
        terminal.wait_for(lambda screen: "Jörg" in screen and "what draws" in words_on(screen))
        terminal.press("Enter")
        terminal.wait_gone("what draws")
        terminal.wait_for("Nothing to mend")
        terminal.press("C-o")
        terminal.wait_for("Did it go out to Jörg")
        assert terminal.buffer().startswith("Hi Jörg,\n\n")
        terminal.press("n", "Escape", "Escape")
        terminal.wait_gone("Jörg")
        terminal.wait_for("thank-you overdue")
        quit_board(terminal)
    assert list(temporary.iterdir()) == []
    assert files_of_home() == []


def test_resizing_while_typing_loses_nothing() -> None:
    lively_board()
    with Terminal(80, 24) as terminal:
        start(terminal)
        open_composer(terminal)
        for size, piece in zip([(40, 15), (120, 40), (20, 6), (80, 24)], PIECES, strict=True):
            terminal.type(piece)
            terminal.resize(*size)
        terminal.wait_for(lambda screen: "".join(PIECES) in words_on(screen))
        typed = "".join(PIECES).replace("'", "''")
        query = f"SELECT count(*) FROM note WHERE body LIKE '%most is {typed}.%'"
        terminal.wait_for(lambda _screen: asked(query) == [(1,)])
