"""A program on a real pseudo-terminal: how long it takes, and how many bytes it writes.

The terminal answers no question that a program asks it, as the simplest ones do.
"""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, ROWS = 120, 40
QUIET_SECONDS = 0.15
"""After so long without a byte from a program that does not work, a key has had all its effect."""
ESC, ESC_SECONDS = "\x1b", 0.15
"""A program waits a tenth of a second for the rest of a sequence before Escape is a key."""
PATIENCE_SECONDS = 60.0
# A program at rest looks at its timers now and then.
_AT_REST_TICKS = 2
_KEPT = ("DATA", "CONFIG", "STATE", "CACHE")
# What tells a program where it runs, or how it should look or behave.
_FOREIGN = (
    *("TMUX", "STY", "SSH_", "TEXTUAL", "AFTERWORD", "KANBAN_TUI"),
    *("NO_COLOR", "FORCE_COLOR", "PYTHON"),
)


class NeverCame(Exception):
    """The program ended, or did not write what was waited for in time."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a key did: bytes written, and milliseconds from the key to the last of them."""

    bytes: int
    ms: float


def environment(home: Path) -> dict[str, str]:
    """A person's environment with nobody's settings: all that is kept goes under `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    folders = {f"XDG_{name}_HOME": str(home / name) for name in _KEPT}
    own = {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return kept | folders | own


class Terminal:
    """A command on a terminal of 120×40; leaving the `with` ends it.

    Whatever takes longer than `patience` seconds raises `NeverCame`.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.command = command
        self.env = env
        self.patience = patience
        self.output = bytearray()

    def __enter__(self) -> Self:
        self._fd, theirs = os.openpty()
        try:
            fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            self.started = self._last = time.perf_counter()
            self._child = subprocess.Popen(
                self.command,
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                env=self.env,
                cwd=ROOT,
                start_new_session=True,
            )
        except BaseException:
            os.close(self._fd)
            raise
        finally:
            os.close(theirs)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._child.poll() is None:
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
        finally:
            os.close(self._fd)

    def wait_for(self, text: str) -> float:
        """Seconds from the start until `text` is on the terminal."""
        wanted, end = text.encode(), self.started + self.patience
        while wanted not in self.output:
            if not self._read(end - time.perf_counter()):
                raise NeverCame(f"{text!r} is not on the terminal: {bytes(self.output[-2000:])!r}")
        return self._last - self.started

    def wait_at_rest(self, text: str) -> float:
        """The same; then wait until the program is at rest."""
        came = self.wait_for(text)
        self.settle()
        return came

    def settle(self, quiet: float = QUIET_SECONDS) -> None:
        """Wait until the program has neither written nor worked for so many seconds."""
        end = time.perf_counter() + self.patience
        worked = self._ticks()
        while True:
            wrote = self._read(quiet)
            before, worked = worked, self._ticks()
            if not wrote and worked - before < _AT_REST_TICKS:
                return
            if time.perf_counter() > end:
                raise NeverCame(f"{self.command[0]} did not come to rest")

    def press(self, key: str) -> Effect:
        """What one key does."""
        before, pressed = len(self.output), time.perf_counter()
        self._last = pressed
        os.write(self._fd, key.encode())
        self.settle(QUIET_SECONDS + ESC_SECONDS * (key == ESC))
        return Effect(len(self.output) - before, 1000 * (self._last - pressed))

    def press_all(self, keys: Iterable[str]) -> list[Effect]:
        """What each key does, one after the other."""
        return [self.press(key) for key in keys]

    def end(self, key: str) -> None:
        """Press a key that ends the program, and wait until it has ended."""
        os.write(self._fd, key.encode())
        while self._read(self.patience):
            pass
        self._child.wait(self.patience)

    def idle(self, seconds: float) -> int:
        """Bytes written in so many seconds without a key."""
        before, end = len(self.output), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return len(self.output) - before

    def memory(self) -> float:
        """MiB of memory that the program holds. Linux only: raises FileNotFoundError elsewhere."""
        status = Path(f"/proc/{self._child.pid}/status").read_text()
        found = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(found.split()[1]) / 1024

    def _ticks(self) -> int:
        """Hundredths of a second that the program has worked; always 0 where none can say."""
        try:
            state = Path(f"/proc/{self._child.pid}/stat").read_text()
        except FileNotFoundError:
            return 0
        fields = state.rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def _read(self, seconds: float) -> bool:
        """Take what comes within so many seconds; False if nothing does, or the program ended."""
        if not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            new = os.read(self._fd, 65_536)
        except OSError:
            new = b""
        self._last = time.perf_counter() if new else self._last
        self.output += new
        return bool(new)


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module with this Python."""
    return [sys.executable, "-m", module, *arguments]
