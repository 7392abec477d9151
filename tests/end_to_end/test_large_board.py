"""A board with hundreds of cards: it opens where it was left, and shows what was done meanwhile."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.boards import make_board
from models.board.cards import read_columns
from models.database import default_location, open_database
from models.settings.reading import Profile, default_path
from models.settings.writing import save_profile
from models.timing.policy import Policy
from models.words import Stage
from tests.end_to_end.program import AFTERWORD, quit_board, start
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.needs("tmux")


@pytest.fixture
def waiting() -> list[str]:
    """A board with 300 cards of one's own; the companies in Waiting, from its top."""
    save_profile(default_path(), Profile("Ines Marlow", zone="UTC"))
    now = datetime.now(UTC)
    make_board(default_location(), 300, now)
    with open_database():
        return [card.company for card in read_columns(Policy(), now)[Stage.WAITING]]


def test_it_is_left_and_found_again(terminal: Terminal, waiting: list[str]) -> None:
    for _ in range(2):
        start(terminal)
        terminal.wait_for("300 cards")
        terminal.press("3", "G")
        terminal.wait_for(waiting[-1])
        terminal.press("g", "/")
        terminal.type(waiting[30].lower())
        terminal.wait_for("1 of 300 cards")
        terminal.press("Enter", "Escape")
        terminal.wait_for("300 cards")
        assert waiting[30] in terminal.screen()
        quit_board(terminal)
        [_bookmark] = (Path(os.environ["XDG_CACHE_HOME"]) / "afterword").iterdir()
    subprocess.run([AFTERWORD, "add", "Hoshi Labs", "--person", "Ana Ruiz"], check=True)
    start(terminal)
    terminal.wait_for("301 cards")
    terminal.press("1", "/")
    terminal.type("hoshi")
    terminal.wait_for("1 of 301 cards")
    terminal.press("Escape")
    terminal.wait_for("301 cards")
    quit_board(terminal)
