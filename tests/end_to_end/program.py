"""The installed command, in the home that every test has of its own."""

import contextlib
import sqlite3
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import arrow

from models.database import default_location, open_database
from models.demo import DEMO_PROFILE
from models.settings.reading import default_path
from models.settings.writing import save_profile
from tests.demo import Played
from tests.end_to_end.terminal import INTERVAL, Terminal, running

AFTERWORD = str(Path(sys.executable).parent / "afterword")


def start(terminal: Terminal, *arguments: str, env: Mapping[str, str] | None = None) -> None:
    terminal.start([AFTERWORD, *arguments], env=env)


def quit_board(terminal: Terminal) -> None:
    """Close the program from its board, as a person does."""
    terminal.press("q")
    assert terminal.wait_exit() == 0


def wait_ended(pid: int, timeout: float = 45) -> bool:
    """Whether a process ends in time, for when its terminal cannot be asked any more."""
    end = time.monotonic() + timeout
    while running(pid) and time.monotonic() < end:
        time.sleep(INTERVAL)
    return not running(pid)


def asked(query: str, board: Path | None = None) -> list[tuple[object, ...]]:
    """What a board's file answers; None: the person's own board."""
    connection = sqlite3.connect(board or default_location())
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def lively_board() -> None:
    """A board of one's own with the cards of the demonstration, and a profile."""
    save_profile(default_path(), DEMO_PROFILE)
    with open_database():
        pass
    played = Played.board("today", arrow.now("Europe/Paris").datetime)
    default_location().write_bytes(played.read_bytes())


def open_composer(terminal: Terminal) -> None:
    """From the lively board, the note that is due on its first card."""
    terminal.wait_for("Mauersegler Energie")
    terminal.press("c")
    terminal.wait_for("Enter fills it in")


def words_on(screen: str) -> str:
    """The words of the composer's text, without its wrapping and what stands beside it."""
    return " ".join(" ".join(line.split("▏")[0] for line in screen.splitlines()).split())


def colours_of(terminal: Terminal) -> str:
    """The screen with its escape sequences, and with the blanks at the ends of lines."""
    return terminal.tmux("capture-pane", "-p", "-e", "-N", "-t", "main")


def left_as_found(terminal: Terminal) -> bool:
    """Whether the terminal shows its ordinary screen again, with its cursor."""
    form = "#{alternate_on} #{cursor_flag} #{mouse_any_flag}"
    return terminal.tmux("display-message", "-p", "-t", "main", form).strip() == "0 1 0"


def holders(board: Path | None = None) -> list[int]:
    """The processes that have a board's files open, by what the machine knows; Linux only."""
    name = str((board or default_location()).resolve())
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if str(link.readlink()).startswith(name):
                found.add(int(link.parts[2]))
    return sorted(found)
