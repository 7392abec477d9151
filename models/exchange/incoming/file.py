"""A file that comes in: looked at, decoded, and never trusted about its size or its names."""

import codecs
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from models.errors import AfterwordError
from models.files.home import at_home
from models.text import clean_line

STANDARD_INPUT = "-"
SAMPLE = 64 * 1024
MOST_AT_ONCE = 256 * 1024 * 1024
"""What has to be read whole (JSON, a calendar) may be this big; tables may be of any size."""
_CHUNK = 1 << 20


class ImportProblem(AfterwordError):
    """A file that cannot be imported at all; nothing was changed."""

    default_title = "Nothing was imported"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file: its name for messages, its bytes, and how they are text.

    `path` where it is one of its own on this machine; `parsed` is what readers made of it so far,
    and what is `held` is let go of when the file is closed.
    """

    name: str
    file: BinaryIO
    size: int
    encoding: str
    sample: bytes
    path: Path | None = None
    parsed: dict[str, Any] = field(default_factory=dict)
    held: ExitStack = field(default_factory=ExitStack)

    @property
    def start(self) -> str:
        """The beginning of it as text; what is no text in it is replaced."""
        return self.sample.decode(self.encoding, "replace").removeprefix("\ufeff")

    @contextmanager
    def text(self) -> Iterator[io.TextIOWrapper]:
        """All of it as text, from the beginning."""
        with _readable(self.name):
            self.file.seek(0)
            decoded = io.TextIOWrapper(
                self.file, encoding=self.encoding, errors="replace", newline=""
            )
            try:
                if decoded.read(1) != "\ufeff":
                    decoded.seek(0)
                yield decoded
            finally:
                decoded.detach()

    def whole(self) -> str:
        """All of it as one text. Raises `ImportProblem` where that would be too much."""
        self._refuse_giants()
        with self.text() as text:
            return text.read()

    def content(self) -> bytes:
        """All of its bytes, likewise."""
        self._refuse_giants()
        with _readable(self.name):
            self.file.seek(0)
            return self.file.read()

    def _refuse_giants(self) -> None:
        if self.size > MOST_AT_ONCE:
            raise ImportProblem(
                f"{self.name} is too big: {self.size >> 20} MB.",
                hint=f"The most is {MOST_AT_ONCE >> 20} MB.",
            )


@contextmanager
def opened(place: str | Path) -> Iterator[Incoming]:
    """A file by its path, or standard input as '-'; closed at the end.

    Raises `ImportProblem` for what cannot be read or is empty.
    """
    name = clean_line(str(place))
    piped = str(place) == STANDARD_INPUT
    with ExitStack() as stack:
        with _readable(name):
            file = stack.enter_context(_file(place))
            path = None if piped else at_home(place)
            found = incoming("standard input" if piped else name, file, path)
        with found.held:
            yield found


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Only around what reads: what is done with it may fail for other reasons."""
    try:
        yield
    except OSError as error:
        raise ImportProblem(f"{name} cannot be read: {error.strerror or error}.") from error


def incoming(name: str, file: BinaryIO, path: Path | None = None) -> Incoming:
    """An open file as one that comes in. Raises `ImportProblem` if it is empty."""
    size = file.seek(0, os.SEEK_END)
    if not size:
        raise ImportProblem(f"{name} is empty.")
    file.seek(0)
    sample = file.read(SAMPLE)
    return Incoming(name, file, size, _encoding(file, sample), sample, path)


@contextmanager
def _file(place: str | Path) -> Iterator[BinaryIO]:
    if str(place) == STANDARD_INPUT:
        if sys.stdin is None:  # closed before the start: `<&-`
            raise ImportProblem("Standard input is closed.", hint="Name a file, or pipe one in.")
        # It is read more than once. An unnamed file: nobody else can open it, nothing stays.
        with tempfile.TemporaryFile() as spool:
            while piece := sys.stdin.buffer.read(_CHUNK):
                spool.write(piece)
            yield spool
        return
    path = at_home(place)
    if path.is_dir():
        raise ImportProblem(f"{path} is a folder.", hint="Name the files in it.")
    if path.exists() and not path.is_file():
        raise ImportProblem(f"{path} is no ordinary file.", hint="Pipe it in: afterword import -")
    with path.open("rb") as file:
        yield file


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _encoding(file: BinaryIO, sample: bytes) -> str:
    """By its mark; else by its zeros, UTF-16; else UTF-8 if all of it is; else Windows' Latin."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 > len(sample) and min(even, odd) * 10 < max(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(_CHUNK):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252" if _is_text(sample) else "latin-1"
    return "utf-8"


def _is_text(sample: bytes) -> bool:
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True
