"""A mistake of the program itself: nothing is lost, nothing personal is shown, the end is clean."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from models.files.log import log_path
from tests.end_to_end.program import (
    asked,
    left_as_found,
    lively_board,
    open_composer,
    words_on,
)
from tests.end_to_end.terminal import Terminal

ROOT = Path(__file__).parents[2]
BROKEN = """
def broken(*given, **named):
    kept = "Mauersegler"
    raise ValueError(kept)
from tui.start import main
"""
IN_A_NOTE = f"""{BROKEN}
from tui.screens.composer import ComposerScreen
ComposerScreen.action_next_slot = broken
main()
"""
IN_A_COMMAND = f"""{BROKEN}
import models.database
models.database.open_database = broken
main()
"""


@pytest.mark.needs("tmux")
def test_a_mistake_in_the_app() -> None:
    lively_board()
    with Terminal(110, 34) as terminal:
        terminal.start(shlex.join([sys.executable, "-c", IN_A_NOTE]), cwd=ROOT)
        open_composer(terminal)
        terminal.type("the very last words")
        terminal.wait_for(lambda screen: "the very last words" in words_on(screen))
        terminal.press("Tab")
        assert terminal.wait_exit() == 2
        assert left_as_found(terminal)
        seen = terminal.screen()
        assert "Afterword had to end: a mistake of its own (ValueError" in seen
        assert "Traceback" not in seen
        assert "Mauersegler" not in seen
        assert str(log_path()) in "".join(seen.splitlines())
    query = "SELECT count(*) FROM note WHERE body LIKE '%the very last words%'"
    assert asked(query) == [(1,)]
    assert "Mauersegler" not in log_path().read_text("utf-8")


def test_a_mistake_in_a_command() -> None:
    lively_board()
    line = [sys.executable, "-c", IN_A_COMMAND, "due"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 3
    assert "Traceback" not in done.stderr
    assert "Mauersegler" not in done.stderr
    assert str(log_path()) in done.stderr


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.is_char_device(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["list", "due --json", "export", "import jobs.csv --json"])
def test_output_for_which_there_is_no_room_is_no_mistake(command: str, tmp_path: Path) -> None:
    lively_board()
    (tmp_path / "jobs.csv").write_text("Company,Role\nAcme,Engineer\n")
    line = [sys.executable, "-m", "tui", *command.split()]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with FULL.open("w") as full:
        done = subprocess.run(
            line, cwd=tmp_path, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        "There is no room for what was to be written: No space left on device."
    )
    assert len(done.stderr.splitlines()) == 2
    assert not log_path().exists()
