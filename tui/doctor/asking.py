"""Questions to the terminal, before any app runs: a reply is read here, or it becomes key presses.

Every question is followed by one that practically every terminal answers (DA1), so that silence
to the first is known without waiting. What comes late is still waited for at the end, and thrown
away, so that it never reaches the shell.
"""

import base64
import os
import re
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from models.text import clean_line, shorten

LIMIT = 2.0
"""Seconds that an answer may take."""
LATE = 2.0
"""Seconds more that an answer is waited for at the end, to be thrown away."""

WHO_ARE_YOU = "\033[>0q"
WHAT_CAN_YOU = "\033[c"
WHAT_IS_COPIED = "\033]52;c;?\a"

ABILITIES = re.compile(rb"\x1b\[\?([\d;]*)c")
NAME = re.compile(rb"\x1bP>\|([^\x1b\x07\x9c]*)")
COPIED = re.compile(rb"\x1b\]52;[a-z0-9]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
OSC52_ABILITY = 52


@dataclass(frozen=True, slots=True)
class Answers:
    """What a terminal says of itself: its name, "" where it gives none, and its abilities (DA1)."""

    name: str
    abilities: tuple[int, ...]

    @property
    def says_osc52(self) -> bool:
        """Whether it claims to take text by OSC 52; few do so far."""
        return OSC52_ABILITY in self.abilities


class Line:
    """The terminal while it is listened to. Made by `open_line`."""

    def __init__(self, reads: int, writes: int) -> None:
        self._reads, self._writes = reads, writes
        self._owed = 0
        self._kept = b""

    def write(self, text: str) -> None:
        """Write to the terminal. Raises OSError where it is gone."""
        rest = text.encode()
        while rest:
            rest = rest[os.write(self._writes, rest) :]

    def who(self) -> Answers | None:
        """What the terminal says of itself; None if it answers nothing in time."""
        said = self._ask(WHO_ARE_YOU)
        able = ABILITIES.search(said)
        if able is None:
            return None
        name = NAME.search(said)
        shown = name[1].decode("utf-8", "replace") if name else ""
        numbers = tuple(int(part) for part in able[1].split(b";") if part)
        return Answers(shorten(clean_line(shown), 60), numbers)

    def copied(self) -> str | None:
        """What the terminal's clipboard holds; None if it does not say.

        For terminals only that are known to ask nobody for leave.
        """
        found = COPIED.search(self._ask(WHAT_IS_COPIED))
        if found is None:
            return None
        try:
            return base64.b64decode(found[1], validate=True).decode()
        except ValueError:
            return None

    def drain(self) -> None:
        """Wait for answers that are still due, for a while, and throw away what came."""
        end = time.monotonic() + LATE
        while self._owed and self._read(end):
            self._settle()
        self._kept = b""

    def _ask(self, question: str) -> bytes:
        if self._owed:
            # It does not answer, or too slowly: a second question would wait as long.
            return b""
        self._owed += 1
        self.write(question + WHAT_CAN_YOU)
        end = time.monotonic() + LIMIT
        while self._owed and self._read(end):
            said = self._kept
            self._settle()
        return said if not self._owed else b""

    def _settle(self) -> None:
        if ABILITIES.search(self._kept):
            self._owed -= 1
            self._kept = b""

    def _read(self, end: float) -> bool:
        """Take in what arrives before a moment; whether anything did."""
        ready, _, _ = select.select([self._reads], [], [], max(0.0, end - time.monotonic()))
        arrived = os.read(self._reads, 4096) if ready else b""
        self._kept += arrived
        return bool(arrived)


@contextmanager
def open_line() -> Iterator[Line | None]:
    """The terminal, listened to: no key and no reply shows on it meanwhile. None where none is.

    Standard input and output must both be that terminal, and this program in its foreground.
    """
    try:
        import termios

        reads, writes = sys.stdin.fileno(), sys.stdout.fileno()
        before: Any = termios.tcgetattr(reads)
        mine = os.isatty(writes) and os.tcgetpgrp(reads) == os.getpgrp()
    except (ImportError, AttributeError, OSError, ValueError, termios.error):
        mine = False
    if not mine:
        yield None
        return
    quiet = [*before[:3], before[3] & ~(termios.ECHO | termios.ICANON), *before[4:]]
    sys.stdout.flush()
    termios.tcsetattr(reads, termios.TCSADRAIN, quiet)
    line = Line(reads, writes)
    try:
        yield line
    finally:
        line.drain()
        termios.tcsetattr(reads, termios.TCSAFLUSH, before)
