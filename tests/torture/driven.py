"""The real program on a pseudo-terminal of its own, ended without a word at a chosen moment."""

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tests.end_to_end.program import AFTERWORD

COLUMNS, ROWS = 150, 40
PATIENCE = 60.0
QUIET, AFTER_ESCAPE, CALM = 0.02, 0.15, 3
"""A program waits that sent nothing for so many seconds and does nothing, so often in a row."""

# What pyte does not know of: it would show the rest of them as text.
_UNKNOWN = re.compile(r"\x1b\[[<=>?][0-9;]*(?:\$p|[a-gi-km-z])|\x1b[P_^X][^\x1b]*\x1b\\")
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[P_^X][^\x1b]*\x1b?)?$")


class Killed(Exception):
    """The moment came, and the program was killed."""


@dataclass(frozen=True)
class Moment:
    """When to kill: after so many bytes of output or so many keys, and a while more."""

    after_bytes: int | None = None
    after_keys: int | None = None
    linger: float = 0.0

    def has_come(self, received: int, keys: int) -> bool:
        """Whether it is now."""
        enough = self.after_bytes is not None and received >= self.after_bytes
        return enough or (self.after_keys is not None and keys >= self.after_keys)


class Driven:
    """A running program; a context manager that leaves no process behind.

    `prepare` runs in the child before the program does. Whatever reads or writes raises `Killed`
    when the moment has come.
    """

    def __init__(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        moment: Moment | None = None,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self._moment = moment
        self.received = self.keys = 0
        self.raw = bytearray()
        self._rest = ""
        self._shown: str | None = None
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self.screen)
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

        def before() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            prepare()

        self.process = subprocess.Popen(
            [AFTERWORD, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color", "TEXTUAL_FPS": "60", **(env or {})},
            start_new_session=True,
            preexec_fn=before,  # noqa: PLW1509 - no test has threads here
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and kind is not Killed:
            print(self.shown)
        self.kill()
        os.close(self._ours)

    def kill(self) -> None:
        """End it without a word, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()

    @property
    def shown(self) -> str:
        """What is on the screen, as text."""
        if self._shown is None:
            self._shown = "\n".join(line.rstrip() for line in self.screen.display)
        return self._shown

    def press(self, keys: str) -> None:
        """Send keys as bytes."""
        self.keys += 1
        with contextlib.suppress(OSError):
            os.write(self._ours, keys.encode())
        self._perhaps()

    def see(self, text: str) -> None:
        """Read until a text is on the screen."""
        while text not in self.shown:
            assert self._read(PATIENCE), f"waited for {text!r}; the screen:\n{self.shown}"

    def react(self, keys: str) -> None:
        """Send keys; read until the program sends nothing more and waits for the next."""
        self.press(keys)
        # A lone Esc might be the beginning of another key: the program waits for the rest of it.
        patience = AFTER_ESCAPE if keys.endswith("\x1b") else QUIET
        end, calm = time.monotonic() + PATIENCE, 0
        while calm < CALM and time.monotonic() < end:
            calm = 0 if self._read(patience) or self._works() else calm + 1
            patience = QUIET

    def _works(self) -> bool:
        """Whether any of the program's threads runs or wants to; False where that is not told."""
        for thread in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError, IndexError):
                if thread.read_text().rsplit(")", 1)[1].split()[0] in "RD":
                    return True
        return False

    def idle(self, seconds: float) -> None:
        """Read for a while, as a person pauses."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def ends(self) -> int:
        """Read until the program has ended; its status, as `subprocess` has it."""
        end = time.monotonic() + PATIENCE
        while self._read(PATIENCE):
            # One that goes on draws its clock every minute.
            assert time.monotonic() < end, f"it did not end; the screen:\n{self.shown}"
        return self.process.wait(PATIENCE)

    def _read(self, patience: float) -> bool:
        """Take in what the program sent; False if nothing came in time, or it ended."""
        self._perhaps()
        if not select.select([self._ours], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._ours, 65_536)
        except OSError:
            return False
        self.received += len(data)
        self.raw += data
        self._show(self._decoder.decode(data))
        self._perhaps()
        return bool(data)

    def _show(self, text: str) -> None:
        self._shown = None
        text = self._rest + text
        begun = _BEGUN.search(text)
        self._rest = text[begun.start() :] if begun else ""
        whole = text[: begun.start()] if begun else text
        self._stream.feed(_UNKNOWN.sub("", whole))

    def _perhaps(self) -> None:
        if self._moment is not None and self._moment.has_come(self.received, self.keys):
            time.sleep(self._moment.linger)
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            raise Killed
