"""What a command says when something goes wrong, and the status that it ends with."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import AfterwordError

TROUBLE = 2
"""The exit status when something went wrong."""


@contextmanager
def told() -> Iterator[None]:
    """What goes wrong is told in two lines, with a status that says so."""
    try:
        yield
    except AfterwordError as error:
        complain(f"{error.title}: {error.message}")
        if error.hint:
            complain(error.hint)
        sys.exit(TROUBLE)


@contextmanager
def last_resort() -> Iterator[None]:
    """A mistake of the program is told in a few lines, and its way written down without values."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except Exception as error:
        from tui.crash import words

        for line in words(error):
            complain(line)
        sys.exit(TROUBLE)


def complain(text: str) -> None:
    """A line on standard error."""
    if sys.stderr is not None:  # closed before the start: `2>&-`
        sys.stderr.write(f"{text}\n")
