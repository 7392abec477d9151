"""What commands print on a terminal: text, and nothing that the terminal would obey."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from models.text import displayable

_PARTS = re.compile(r"[\n\t]+|[^\n\t]+")


class Outlet:
    """A terminal to print on; everything but writing is its own affair."""

    def __init__(self, terminal: TextIO) -> None:
        self.terminal = terminal

    def write(self, text: str) -> int:
        """Print a text, without what the terminal would obey."""
        self.terminal.write(harmless(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Print several."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.terminal, name)


def harmless(text: str) -> str:
    """A text of several lines as it may be printed; tabs and the ends of lines stay."""
    parts = _PARTS.findall(text)
    return "".join(part if part[0] in "\n\t" else displayable(part) for part in parts)


@contextmanager
def harmless_output() -> Iterator[None]:
    """Whatever is printed meanwhile goes through an `Outlet`, where it goes to a terminal.

    What goes into a file or to another program stays exact.
    """
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _outlet(sys.stdout), _outlet(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextmanager
def whole_output() -> Iterator[None]:
    """The opposite, within it: for the board, which draws."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (drawn_on(one) for one in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def drawn_on(stream: TextIO) -> TextIO:
    """The terminal behind a stream, for what draws there and says only words of its own."""
    terminal: TextIO = getattr(stream, "terminal", stream)
    return terminal


def _outlet(stream: TextIO) -> TextIO:
    # There is none where it was closed before the start: `>&-`.
    there: TextIO | None = stream
    return cast(TextIO, Outlet(stream)) if there and stream.isatty() else stream
