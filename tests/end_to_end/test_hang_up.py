"""A terminal that goes away at any moment takes the program with it; no process stays behind."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.end_to_end.program import AFTERWORD, lively_board

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")

# A session of its own is told of the hang-up only by the terminal that controls it.
CONTROLLED = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); \
os.execv(sys.argv[1], sys.argv[1:])"
PATIENCE = 30.0


def afterword_on(theirs: int, *words: str, controlled: bool) -> subprocess.Popen[bytes]:
    first = [sys.executable, "-c", CONTROLLED] if controlled else []
    return subprocess.Popen(
        [*first, AFTERWORD, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color"},
        start_new_session=True,
    )


def read_until(terminal: int, text: bytes) -> None:
    seen, end = b"", time.monotonic() + PATIENCE
    while text not in seen:
        ready = select.select([terminal], [], [], max(0, end - time.monotonic()))[0]
        assert ready, seen[-2000:]
        seen += os.read(terminal, 65_536)


def test_a_hang_up_ends_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    hang_up_after(b"Interview", "demo")
    assert list(tmp_path.glob("afterword-demo-*")) == []


@pytest.mark.parametrize("last", [b"Interview", b"Mauersegler", b"Aurinkotuuli", b"Saltmarsh"])
def test_a_hang_up_ends_it(last: bytes) -> None:
    lively_board()
    hang_up_after(last)


@pytest.mark.skipif(not hasattr(select, "epoll"), reason="only Linux tells of it")
def test_a_terminal_that_does_not_control_it_ends_it_too() -> None:
    lively_board()
    hang_up_after(b"Saltmarsh", controlled=False)


def hang_up_after(last: bytes, *words: str, controlled: bool = True) -> None:
    ours, theirs = os.openpty()
    program = afterword_on(theirs, *words, controlled=controlled)
    try:
        os.close(theirs)
        read_until(ours, last)
        os.close(ours)
        program.wait(PATIENCE)
    finally:
        with contextlib.suppress(ProcessLookupError):
            program.kill()
        program.wait()
    assert program.returncode == 128 + signal.SIGHUP
