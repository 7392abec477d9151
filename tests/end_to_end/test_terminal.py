"""The person at the terminal can be relied upon."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.end_to_end.terminal import INTERVAL, NotSeen, Terminal, running

pytestmark = pytest.mark.needs("tmux")

# Says when it is ready, then gives back each line as it came.
ECHO = "sh -c 'echo ready; exec cat'"


def test_shows_what_was_typed_and_pressed() -> None:
    with Terminal(60, 10) as terminal:
        terminal.start(ECHO)
        terminal.wait_for("ready")
        terminal.type("Dear Zoë; 日本 $HOME C-c;")
        terminal.press("Enter")
        seen = terminal.wait_for(lambda screen: screen.count("Dear Zoë; 日本 $HOME C-c;") == 2)
        assert seen.startswith("ready\n")
        assert "pressed: Enter" in terminal.transcript
        assert seen in terminal.transcript.replace("│", "")


def test_lone_semicolon_is_a_letter() -> None:
    with Terminal(60, 10) as terminal:
        terminal.start(ECHO)
        terminal.wait_for("ready")
        terminal.press(";", "Enter")
        terminal.wait_for(lambda screen: screen.count(";") == 2)


def test_missing_text_is_reported_with_the_screen() -> None:
    with Terminal(60, 10) as terminal:
        terminal.start(ECHO)
        terminal.wait_for("ready")
        with pytest.raises(NotSeen, match=r"(?s)'unheard of' to appear.*│ready"):
            terminal.wait_for("unheard of", timeout=0.2)
        with pytest.raises(NotSeen, match="'ready' to go"):
            terminal.wait_gone("ready", timeout=0.2)


def test_does_not_wait_for_a_program_that_has_ended() -> None:
    with Terminal(60, 10) as terminal:
        terminal.start("sh -c 'echo gone; exit 3'")
        with pytest.raises(NotSeen, match=r"(?s)ended with 3.*│gone"):
            terminal.wait_for("unheard of", timeout=3600)


@pytest.mark.parametrize(
    ("command", "status"),
    [("true", 0), ("sh -c 'exit 7'", 7), ("sh -c 'kill -9 $$'", 137), ("echo a; exit 130", 130)],
)
def test_exit_status(command: str, status: int) -> None:
    with Terminal(60, 10) as terminal:
        terminal.start(command)
        assert terminal.wait_exit() == status


def test_starts_again_on_a_clean_screen(tmp_path: Path) -> None:
    with Terminal(60, 10) as terminal:
        terminal.start(ECHO)
        terminal.wait_for("ready")
        assert terminal.exit_status() is None
        os.kill(terminal.pid(), signal.SIGKILL)
        assert terminal.wait_exit() == 128 + signal.SIGKILL
        terminal.start(
            ["sh", "-c", 'echo "$GREETING from $PWD"; exec cat'], {"GREETING": "a b"}, cwd=tmp_path
        )
        seen = terminal.wait_for("a b from")
        assert seen.replace("\n", "") == f"a b from {tmp_path}"


def test_size_is_what_was_asked_for() -> None:
    with Terminal(60, 10) as terminal:
        terminal.start("sh -c 'trap \"stty size\" WINCH; stty size; while :; do sleep 0.05; done'")
        terminal.wait_for("10 60")
        terminal.resize(80, 24)
        terminal.wait_for("24 80")


@pytest.mark.parametrize(
    "text",
    ["one", "one\n", " \ttwo\n\n", "Zoë; 日本 \x1b[1m", "x" * 100_000],
    ids=["plain", "newline", "blanks", "letters and escapes", "long"],
)
def test_buffer_to_the_letter(text: str, tmp_path: Path) -> None:
    source = tmp_path / "note.txt"
    source.write_text(text)
    with Terminal(60, 10) as terminal:
        assert terminal.buffer() == ""
        terminal.start(f"sh -c 'tmux load-buffer -w - <{source}; echo copied; exec cat'")
        terminal.wait_for("copied")
        assert terminal.buffer() == text


def test_pasting_leaves_the_buffer() -> None:
    with Terminal(60, 10) as terminal:
        terminal.start(ECHO)
        terminal.wait_for("ready")
        terminal.tmux("set-buffer", "mine;")
        terminal.paste("pasted text\n")
        terminal.wait_for(lambda screen: screen.count("pasted text") == 2)
        assert terminal.buffer() == "mine;"


def test_leaves_nothing_behind(capsys: pytest.CaptureFixture[str]) -> None:
    stubborn = "exec sh -c 'trap \"\" HUP; echo ready; while :; do sleep 0.05; done'"
    terminal = Terminal(60, 10)
    terminal.start(stubborn)
    terminal.wait_for("ready")
    pid, server = terminal.pid(), int(terminal.tmux("display-message", "-p", "#{pid}"))
    assert running(pid)
    assert running(server)
    with pytest.raises(NotSeen), terminal:
        terminal.wait_for("unheard of", timeout=0)
    assert "started: sh -c" in capsys.readouterr().out
    assert not running(pid)
    assert not running(server)
    terminal.close()


def test_hanging_up_reaches_the_program(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with Terminal(60, 10) as terminal:
        listen = f"trap 'echo saved >{told}; exit' HUP"
        terminal.start(f"{listen}; echo ready; while :; do sleep 0.05; done")
        terminal.wait_for("ready")
        terminal.hang_up()
        end = time.monotonic() + 10
        while not told.exists() and time.monotonic() < end:
            time.sleep(INTERVAL)
    assert told.exists()
