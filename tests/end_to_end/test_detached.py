"""Inside tmux a lost connection only detaches a client: the program goes on, and is found again."""

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import (
    AFTERWORD,
    asked,
    holders,
    lively_board,
    open_composer,
    words_on,
)
from tests.end_to_end.terminal import Terminal

pytestmark = [
    pytest.mark.needs("tmux"),
    pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc here"),
]


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The command of a tmux on the far side, which outlives the connections to it."""
    # A socket's path must be short.
    folder = tempfile.mkdtemp(prefix="aw-far-")
    monkeypatch.setenv("TMUX_TMPDIR", folder)
    command = ["tmux", "-u", "-L", "far", "-f", "/dev/null"]
    yield ["env", f"TMUX_TMPDIR={folder}", *command]
    with contextlib.suppress(subprocess.SubprocessError):
        subprocess.run([*command, "kill-server"], capture_output=True, timeout=30, check=True)
    shutil.rmtree(folder, ignore_errors=True)


def drawn_for_it(screen: str) -> bool:
    """Whether all of the note is there, down to its keys; the far tmux has a line of its own."""
    keys = [line for line in screen.splitlines()[-2:-1] if line.startswith("Tab Next slot")]
    return bool(keys) and "the line dropped" in words_on(screen)


def test_a_dropped_line(far: list[str]) -> None:
    lively_board()
    with Terminal(110, 34) as first:
        first.start([*far, "new-session", "-s", "search", AFTERWORD], env={"TMUX": ""})
        open_composer(first)
        first.type("words before the line dropped")
        first.wait_for(lambda screen: "words before the line dropped" in words_on(screen))
        first.hang_up()
    assert len(holders()) == 1
    with Terminal(64, 22) as second:
        second.start([*far, "attach-session", "-t", "search"], env={"TMUX": ""})
        # The far tmux shows what it had, and the program draws itself anew for this window.
        seen = second.wait_for(drawn_for_it)
        assert "Thank-you note for round 2 · Mauersegler Energie" in seen.splitlines()[0]
        second.type(" and after it")
        second.wait_for(lambda screen: "dropped and after it" in words_on(screen))
        second.press("Escape", "Escape")
        second.wait_for("Interview 5")
        second.press("q")
        second.wait_exit()
    assert holders() == []
    kept = asked("SELECT count(*) FROM note WHERE body LIKE '%the line dropped and after it%'")
    assert kept == [(1,)]
