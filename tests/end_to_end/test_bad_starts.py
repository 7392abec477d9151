"""Starts that cannot go well say what is wrong, where, and what to do; no file is changed."""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.database import default_location, open_database
from models.settings.reading import default_path
from tests.end_to_end.program import (
    AFTERWORD,
    colours_of,
    left_as_found,
    lively_board,
    quit_board,
    start,
    words_on,
)
from tests.end_to_end.terminal import Terminal
from tests.shares import long_share

pytestmark = pytest.mark.needs("tmux")

NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here")


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(240, 24) as opened:
        yield opened


def settings(text: str) -> Path:
    path = default_path()
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def told(terminal: Terminal) -> list[str]:
    """The lines of a program that has ended in trouble, on the screen that it found."""
    assert terminal.wait_exit() == 2
    assert left_as_found(terminal)
    lines = terminal.screen().splitlines()
    assert 1 <= len(lines) <= 2
    return lines


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_file_that_is_no_database(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "boards"
    folder.mkdir()
    path = folder / "letter.txt"
    path.write_bytes(b"Dear Sir or Madam, this is a letter.\n" * 40)
    before = files_in(folder)
    start(terminal, "--db", str(path))
    what, way_on = told(terminal)
    assert what == f"The data cannot be used: {path} is not an Afterword board."
    assert "left untouched" in way_on
    assert "--db" in way_on
    assert files_in(folder) == before


def test_database_of_another_program(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "boards"
    folder.mkdir()
    path = folder / "songs.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE song (title TEXT)")
    before = files_in(folder)
    start(terminal, "--db", str(path))
    what, way_on = told(terminal)
    assert what == f"The data cannot be used: {path} is a database of another program."
    assert "--db" in way_on
    assert files_in(folder) == before


def test_board_of_a_newer_version(terminal: Terminal) -> None:
    path = default_location()
    with open_database():
        pass
    with closing(sqlite3.connect(path)) as board, board:
        board.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '2099')")
    before = files_in(path.parent)
    start(terminal)
    what, way_on = told(terminal)
    assert what == f"The data cannot be used: {path} was made by a newer Afterword."
    assert "Update Afterword" in way_on
    assert files_in(path.parent) == before


def test_board_that_another_program_keeps_locked(terminal: Terminal) -> None:
    path = default_location()
    with open_database():
        pass
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = exclusive")
        other.execute("BEGIN EXCLUSIVE")
        start(terminal)
        what, way_on = told(terminal)
        assert what == f"The data cannot be used: {path} is in use by another program."
        assert "Try again" in way_on
        other.execute("ROLLBACK")
    assert path.read_bytes() == before


def test_board_that_another_program_writes_to_can_still_be_read(terminal: Terminal) -> None:
    lively_board()
    with closing(sqlite3.connect(default_location(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        start(terminal)
        terminal.wait_for("Mauersegler Energie")
        other.execute("ROLLBACK")
    quit_board(terminal)


@pytest.mark.parametrize(
    "place", [pytest.param("/proc/afterword/board.db", marks=NEEDS_PROC), "/dev/null/board.db"]
)
def test_place_that_cannot_be_written(terminal: Terminal, place: str) -> None:
    start(terminal, "--db", place)
    what, way_on = told(terminal)
    assert what.startswith(f"The data cannot be used: {place} cannot be made: ")
    assert "--db PATH" in way_on


@NEEDS_PROC
def test_data_folder_that_cannot_be_written(terminal: Terminal) -> None:
    start(terminal, env={"XDG_DATA_HOME": "/proc"})
    what, _way_on = told(terminal)
    assert what.startswith("The data cannot be used: /proc/afterword/afterword.db cannot be made")


def test_settings_with_a_mistake(terminal: Terminal) -> None:
    path = settings("# mine\n[look]\ntheme = \n")
    start(terminal)
    what, way_on = told(terminal)
    assert what.startswith(f"The settings cannot be read: {path} has a mistake: ")
    assert "line 3" in what
    assert way_on == "Mend that line, then start again."
    assert path.read_text("utf-8") == "# mine\n[look]\ntheme = \n"
    assert not default_location().exists()


def test_settings_with_an_unknown_key(terminal: Terminal) -> None:
    path = settings("# mine\n[look]\nsparkle = true\n")
    start(terminal)
    terminal.wait_for("look.sparkle: no such setting")
    assert "Welcome" in terminal.screen()
    quit_board(terminal)
    assert path.read_text("utf-8") == "# mine\n[look]\nsparkle = true\n"


@pytest.mark.parametrize("arguments", [[], ["demo"]])
def test_no_terminal(arguments: list[str]) -> None:
    done = subprocess.run(
        [AFTERWORD, *arguments], input="", capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The board needs a terminal: run afterword in one.")
    assert not default_location().exists()


def test_output_into_a_pipe(terminal: Terminal) -> None:
    terminal.start(f"{AFTERWORD} | cat")
    terminal.wait_exit()
    assert terminal.screen().startswith("The board needs a terminal")


@pytest.mark.parametrize(
    ("term", "named"), [("dumb", "TERM is 'dumb'"), ("", "TERM is not set"), ("vt52", "'vt52'")]
)
def test_terminal_that_cannot_draw(terminal: Terminal, term: str, named: str) -> None:
    start(terminal, env={"TERM": term})
    what, way_on = told(terminal)
    assert what.startswith("This terminal cannot draw the board")
    assert named in what
    assert "TERM=xterm-256color" in way_on
    assert not default_location().exists()


# Python takes the C locale for UTF-8 (PEP 540), and any other at its word.
@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"LANG": "POSIX", "LC_ALL": ""}])
def test_plain_locales_are_no_obstacle(terminal: Terminal, env: dict[str, str]) -> None:
    lively_board()
    start(terminal, env=env)
    terminal.wait_for("水野 千尋")
    quit_board(terminal)


def test_session_that_does_not_speak_utf_8(terminal: Terminal) -> None:
    start(terminal, env={"PYTHONIOENCODING": "latin-1"})
    what, way_on = told(terminal)
    assert what.startswith("The board speaks UTF-8 with its terminal, and this session speaks")
    assert "LANG=C.UTF-8" in way_on
    assert not default_location().exists()


@pytest.mark.parametrize(
    ("env", "depth"),
    [
        ({"TERM": "vt100"}, 0),
        pytest.param({"TERM": "vt220"}, 0, marks=long_share),
        ({"NO_COLOR": "1"}, 0),
        pytest.param({"TERM": "xterm"}, 16, marks=long_share),
        ({"TERM": "linux"}, 16),
        pytest.param({"TERM": "ansi"}, 16, marks=long_share),
        ({"TERM": "no such terminal"}, 16),
    ],
)
def test_plain_terminals_are_usable(terminal: Terminal, env: dict[str, str], depth: int) -> None:
    lively_board()
    start(terminal, env=env)
    seen = terminal.wait_for("Mauersegler Energie")
    assert "! thank-you overdue" in seen
    assert depth_of(colours_of(terminal)) == depth
    terminal.press("n")
    terminal.wait_for("A new application")
    terminal.type("Zoë")
    terminal.wait_for("Zoë")
    terminal.press("BSpace", "BSpace", "BSpace")
    terminal.wait_gone("Zoë")
    terminal.press("Escape")
    terminal.wait_gone("A new application")
    quit_board(terminal)
    assert left_as_found(terminal)


def depth_of(sequences: str) -> int:
    """How many colours a screen draws on."""
    if re.search(r"[34]8;[25];", sequences):
        return 256
    return 16 if re.search(r"\033\[(?:\d+;)*(?:3|4|9|10)[0-7]m", sequences) else 0


def test_there_are_colours_unless_they_are_unwanted(terminal: Terminal) -> None:
    lively_board()
    start(terminal)
    terminal.wait_for("Mauersegler Energie")
    assert depth_of(colours_of(terminal)) == 256


@pytest.mark.parametrize("lively", [False, True])
def test_tiny_window_says_so_and_grows(lively: bool) -> None:
    if lively:
        lively_board()
    with Terminal(20, 6) as terminal:
        start(terminal)
        too_small = "This window is too small. Make it 40×15 or larger; nothing is lost."
        terminal.wait_for(lambda screen: too_small in words_on(screen))
        terminal.resize(80, 24)
        terminal.wait_for("Mauersegler" if lively else "Welcome to Afterword")
        terminal.wait_gone("too small")
        terminal.resize(20, 6)
        terminal.wait_for(lambda screen: too_small in words_on(screen))
        quit_board(terminal)
