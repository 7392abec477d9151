"""The main line, as a person does it: from an empty home to two thank-you notes that went out."""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal

AFTERWORD = Path(sys.executable).parent / "afterword"
pytestmark = [pytest.mark.needs("tmux"), pytest.mark.xdist_group("terminal")]


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(120, 40) as opened:
        yield opened


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return tmp_path / "home" / ".local" / "share" / "afterword" / "afterword.db"


def start(terminal: Terminal, board: Path) -> None:
    home = board.parents[3]
    home.mkdir(exist_ok=True)
    folders = {
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_CONFIG_HOME": str(home / ".config"),
    }
    terminal.start(
        str(AFTERWORD), env={"HOME": str(home), "TZ": "Europe/Paris", "LANG": "C.UTF-8", **folders}
    )


def asked(board: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(board)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def text_on(screen: str) -> str:
    """The note as the composer shows it, without its wrapping and what stands beside it."""
    return " ".join(" ".join(line.split("▏")[0].split()) for line in screen.splitlines())


def fill(terminal: Terminal, label: str, *, typed: str = "") -> None:
    """Fill the slot that is selected: with the first offer, or with what is typed."""
    terminal.wait_for(lambda screen: f"[{label}" in text_on(screen))
    if typed:
        terminal.type(typed)
        terminal.press("Tab")
    else:
        terminal.wait_for("Enter fills it in")
        terminal.press("Enter")
    terminal.wait_for(lambda screen: f"[{label}" not in text_on(screen))


def add_and_debrief(terminal: Terminal) -> None:
    terminal.wait_for("Welcome to Afterword")
    terminal.press("n")
    terminal.wait_for("A new application")
    for line in (
        "Hoshi Labs",
        "Staff Engineer",
        "Ana Ruiz, VP Engineering, ana@hoshi.example",
        "bo@hoshi.example Bo Li (Recruiter)",
    ):
        terminal.type(line)
        terminal.press("Enter")
    terminal.wait_for("greeted as Bo")
    terminal.press("C-s")
    terminal.wait_for("Debrief: Hoshi Labs")
    for said in ("their move to Kafka; on-call rotas", "climbs on weekends"):
        terminal.type(said)
        terminal.press("Enter")
    terminal.press("Enter")
    terminal.type("hiring plans for the spring")
    terminal.press("C-s")


def write_profile(terminal: Terminal) -> None:
    terminal.wait_for("Write the thank-you notes now")
    terminal.press("y")
    terminal.wait_for("Who writes?")
    terminal.type("Robin Marsh")
    terminal.press("Enter")
    terminal.type("observability: cut alert noise by 80 %")
    terminal.press("C-s")


def test_from_an_empty_home_to_thanked(terminal: Terminal, board: Path) -> None:
    start(terminal, board)
    add_and_debrief(terminal)
    write_profile(terminal)

    terminal.wait_for("0 of 2 thanked")
    fill(terminal, "another of your strengths", typed="calm incident response")
    fill(terminal, "what draws you to Hoshi Labs")
    terminal.press("C-o")
    terminal.wait_for("Did it go out to Ana Ruiz?")
    [(body,)] = asked(board, "SELECT body FROM note WHERE state = 'copied'")
    assert terminal.buffer() == body
    assert "calm incident response" in str(body)
    assert "climbs on weekends" in str(body)
    assert "[" not in str(body)
    assert " ".join(str(body).split()) in text_on(terminal.screen()).replace("  ", " ")
    terminal.press("y")

    terminal.wait_for("1 left")
    terminal.wait_for("1 of 2 thanked")
    fill(terminal, "another of your strengths", typed="mentoring")
    fill(terminal, "what draws you to Hoshi Labs", typed="the craft")
    terminal.press("C-o")
    terminal.wait_for("Did it go out to Bo Li?")
    [(body,)] = asked(board, "SELECT body FROM note WHERE state = 'copied'")
    assert terminal.buffer() == body
    assert str(body).startswith("Hi Bo,\n\n")
    assert str(body).endswith("Robin Marsh")
    terminal.press("y")

    terminal.wait_for("Hoshi Labs moved to Thanked")
    terminal.wait_for("2 Thanked 1")
    terminal.press("q")
    assert terminal.wait_exit() == 0

    start(terminal, board)
    terminal.wait_for("2 Thanked 1")
    terminal.wait_for("LinkedIn tomorrow")
    terminal.press("u")
    terminal.wait_for("Taken back: Thank-you note to Bo Li sent")
    terminal.wait_for("1 Interview 1")
    terminal.wait_for("copied, not confirmed")
    assert asked(board, "SELECT stage FROM application") == [("interview",)]
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_what_was_copied_is_asked_about_after_a_restart(terminal: Terminal, board: Path) -> None:
    start(terminal, board)
    add_and_debrief(terminal)
    write_profile(terminal)
    terminal.wait_for("0 of 2 thanked")
    fill(terminal, "another of your strengths", typed="mentoring")
    fill(terminal, "what draws you to Hoshi Labs", typed="the craft")
    terminal.press("C-o")
    terminal.wait_for("Did it go out to Ana Ruiz?")
    os.kill(terminal.pid(), signal.SIGHUP)
    assert terminal.wait_exit() == 128 + signal.SIGHUP

    start(terminal, board)
    terminal.wait_for("copied, not confirmed")
    terminal.press("c")
    terminal.wait_for("Did it go out to Ana Ruiz?")
    terminal.press("n")
    terminal.wait_for("Copied, not confirmed")
    terminal.press("x")
    terminal.wait_for("skipped")
    terminal.press("Escape")
    terminal.press("Escape")
    terminal.wait_for("1 Interview 1")


def test_a_draft_survives_a_kill(terminal: Terminal, board: Path) -> None:
    start(terminal, board)
    add_and_debrief(terminal)
    write_profile(terminal)
    terminal.wait_for("0 of 2 thanked")
    terminal.type("half a thought")
    terminal.wait_for(
        lambda _: bool(asked(board, "SELECT 1 FROM note WHERE body LIKE '%half a %'"))
    )
    os.kill(terminal.pid(), signal.SIGKILL)
    terminal.wait_exit()
    assert asked(board, "PRAGMA integrity_check") == [("ok",)]
    start(terminal, board)
    terminal.wait_for("thank-you")
    terminal.press("c")
    terminal.wait_for("half a thought")
