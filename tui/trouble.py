"""What a command says when something goes wrong, and the status that it ends with."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import AfterwordError

TROUBLE = 2
"""The exit status when something went wrong."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
        for line in _about(error):
            complain(line)
        sys.exit(TROUBLE)


def _about(error: Exception) -> list[str]:
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        if sys.stdout is not None:
            # Python would complain once more when it flushes at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return [
            f"There is no room for what was to be written: {error.strerror}.",
            "A step that was under way is done whole or not at all.",
        ]
    from tui.crash import words

    return list(words(error))


def complain(text: str) -> None:
    """A line on standard error."""
    if sys.stderr is not None:  # closed before the start: `2>&-`
        sys.stderr.write(f"{text}\n")
