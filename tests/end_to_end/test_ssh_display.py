"""A display that is forwarded or left over at the far end is not the person's clipboard."""

import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.notes import copy_note, note, write_notes
from tests.end_to_end.program import AFTERWORD, quit_board
from tests.end_to_end.ssh import FarSide
from tests.end_to_end.terminal import INTERVAL, PATIENCE, Terminal
from tests.shares import LONG

pytestmark = pytest.mark.needs("ssh", "sshd", "tmux", "ps")

OF_THE_FAR_SIDE = "what the far side's clipboard held"
# Keeps what it is given, and gives it back, as xclip would.
XCLIP = 'case "$*" in *-o*) cat "$0.holds";; *) cat >"$0.holds";; esac'
LOST = "env -u SSH_CONNECTION -u SSH_CLIENT -u SSH_TTY"


class Desktop:
    """The clipboard of the far side: of a real X server where there is one, else a stand-in."""

    def __init__(self, far: FarSide, running: ExitStack) -> None:
        self.display = ":0"
        self.xclip = shutil.which("xclip")
        if self.xclip and shutil.which("Xvfb"):
            self.display = running.enter_context(x_server())
        else:
            far.program("xclip", XCLIP)
            self.xclip = str(far.bin / "xclip")
        self._run("-i", given=OF_THE_FAR_SIDE)
        # It takes the selection a little later than it says.
        end = time.monotonic() + PATIENCE
        while not self.untouched:
            assert time.monotonic() < end
            time.sleep(INTERVAL)

    @property
    def untouched(self) -> bool:
        return self._run("-o") == OF_THE_FAR_SIDE

    def _run(self, direction: str, given: str = "") -> str:
        # xclip stays, to serve what it was given, and keeps its output open.
        done = subprocess.run(
            [str(self.xclip), "-selection", "clipboard", direction],
            input=given.encode(),
            stdout=subprocess.PIPE if direction == "-o" else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "DISPLAY": self.display},
            timeout=20,
            check=direction == "-i",
        )
        return (done.stdout or b"").decode()


@contextmanager
def x_server() -> Iterator[str]:
    """An X server without a screen, on a display that is free; it ends with its last client."""
    options = ["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "16x16x8"]
    with subprocess.Popen(
        ["Xvfb", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdout
        try:
            yield f":{int(server.stdout.readline())}"
        finally:
            server.terminate()


@pytest.fixture
def far() -> Iterator[FarSide]:
    write_notes()
    with FarSide() as opened:
        yield opened


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(120, 40) as opened:
        opened.tmux("set-option", "-s", "set-clipboard", "on")
        yield opened


@pytest.fixture
def desktop(far: FarSide) -> Iterator[Desktop]:
    with ExitStack() as running:
        yield Desktop(far, running)


def copies_to_the_person(terminal: Terminal, desktop: Desktop, says: str) -> None:
    terminal.wait_for("Bytes 9000")
    terminal.press("g")
    copy_note(terminal, 200, says)
    terminal.wait_for(lambda _: terminal.buffer() == note(200))
    assert desktop.untouched
    quit_board(terminal)


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(LOST, id="left over, and the traces of SSH lost"),
        *([pytest.param("env", id="left over")] if LONG else []),
    ],
)
def test_a_display_that_is_there_is_not_used(
    before: str, far: FarSide, terminal: Terminal, desktop: Desktop
) -> None:
    far.connect(terminal, f"{before} DISPLAY={desktop.display} {AFTERWORD}")
    copies_to_the_person(terminal, desktop, "sent to your terminal (OSC 52)")


def test_a_forwarded_display_is_not_used(far: FarSide, terminal: Terminal) -> None:
    called = far.folder / "called"
    for name in ("xclip", "xsel", "wl-copy"):
        far.program(name, f"echo {name} >>{called}; cat >/dev/null")
    # As sudo leaves it: the display is kept, and what SSH said is not.
    far.connect(terminal, f"{LOST} DISPLAY=localhost:10.0 {AFTERWORD}")
    terminal.wait_for("Bytes 9000")
    terminal.press("g")
    copy_note(terminal, 200, "sent to your terminal (OSC 52)")
    terminal.wait_for(lambda _: terminal.buffer() == note(200))
    assert not called.exists()
    quit_board(terminal)


def test_a_session_begun_at_the_desk_and_taken_up_over_ssh(
    far: FarSide, terminal: Terminal, desktop: Desktop
) -> None:
    config = far.folder / "desk.conf"
    config.write_text("set-hook -g client-attached 'set -s exit-unattached on'\n")
    tmux = ["tmux", "-u", "-L", "desk", "-f", str(config)]
    env = {**os.environ, "DISPLAY": desktop.display, "TMUX_TMPDIR": str(far.folder)}
    env["PATH"] = f"{far.bin}:{env['PATH']}"
    begin = [*tmux, "new-session", "-d", "-x", "120", "-y", "40", AFTERWORD]
    subprocess.run(begin, env=env, cwd=Path.home(), timeout=20, check=True)
    try:
        far.connect(terminal, shlex.join([*tmux, "attach-session"]))
        copies_to_the_person(terminal, desktop, "passed on to your terminal")
    finally:
        # It has ended with its program, unless something above went wrong.
        end = [*tmux, "kill-server"]
        subprocess.run(end, env=env, capture_output=True, timeout=20, check=False)
