"""What the subcommands print: text that every locale can take, and JSON. Without click."""

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

CUT_OFF = 141
"""The exit status where whoever was reading went away, as a shell has it for SIGPIPE."""


def say(text: str) -> None:
    """Print lines on standard output; what its encoding lacks becomes a question mark."""
    if sys.stdout is None:  # closed before the start: `>&-`
        return
    encoding = sys.stdout.encoding or "utf-8"
    fit = text.encode(encoding, "replace").decode(encoding)
    with _reader():
        sys.stdout.write(f"{fit}\n")
        sys.stdout.flush()


def print_pieces(pieces: Iterable[str]) -> None:
    """Print a text of any length: to the byte into a file or to a program, to a person's eyes else,
    where nothing of it is obeyed.
    """
    with _reader():
        for piece in pieces:
            if sys.stdout.isatty():
                sys.stdout.write(piece)
            else:
                sys.stdout.buffer.write(piece.encode())
        sys.stdout.flush()


@contextmanager
def _reader() -> Iterator[None]:
    """Whoever reads standard output may go away; then the command ends, with `CUT_OFF`."""
    try:
        yield
    except BrokenPipeError:
        # Python would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CUT_OFF)


def warn(text: str) -> None:
    """Print a line on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def print_json(shape: dict[str, Any]) -> None:
    """Print one JSON object, in letters that the output's encoding has; spread out for eyes only.

    Spreading it out takes as long as all the rest of `afterword list`.
    """
    import json

    if sys.stdout is None:
        return
    plain = codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
    say(json.dumps(shape, ensure_ascii=plain, indent=2 if sys.stdout.isatty() else None))
