"""Tables of text, line by line: commas, semicolons or tabs; a preamble, and short or long rows."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from models.exchange.incoming.file import Incoming

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 100_000
"""Characters; the longest job description is a tenth of it."""
_BIGGEST_CELL = 64 * 1024 * 1024  # bytes that are held in memory to be refused
_TALLEST_ROW = 3_000
_LOOKED_AT = 30
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it begins, and its cells as they are in the file.

    `broken` says why it cannot be used at all.
    """

    line: int
    cells: list[str]
    broken: str = ""


class Grid(Protocol):
    """A table of text: its header as it is in the file, and its rows as often as asked for."""

    @property
    def source(self) -> Incoming:
        """The file that it is in."""
        ...

    @property
    def header(self) -> Row:
        """The row that names the columns."""
        ...

    def rows(self) -> Iterator[Row]:
        """Those behind the header, without empty ones."""
        ...


@dataclass(frozen=True, slots=True)
class Separated:
    """A table whose cells a character separates."""

    source: Incoming
    delimiter: str
    header: Row

    def rows(self) -> Iterator[Row]:
        """Those behind the header, without empty ones."""
        for row in _rows(self.source, self.delimiter):
            if row.line > self.header.line and (row.broken or any(map(str.strip, row.cells))):
                yield row


def grid(source: Incoming, is_header: Callable[[Sequence[str]], bool]) -> Separated | None:
    """The table in a file, if one of its first lines is a header."""
    for delimiter in _delimiters(source.start):
        for row in islice(_rows(source, delimiter), _LOOKED_AT):
            if not row.broken and is_header(row.cells):
                return Separated(source, delimiter, row)
    return None


def _delimiters(start: str) -> list[str]:
    """Those that separate anything in the first lines, the most even one first."""
    told = re.match(r"sep=(.)\r?\n", start)
    if told:
        return [told[1]]
    lines = _QUOTED.sub("", start).splitlines()[:_LOOKED_AT]
    most: Counter[str] = Counter()
    for line in lines:
        for delimiter in DELIMITERS:
            most[delimiter] += min(line.count(delimiter), 50)
    return [name for name, count in most.most_common() if count] or [","]


def _rows(source: Incoming, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_BIGGEST_CELL)
    with source.text() as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=delimiter)
        while True:
            first, lines.marks = reader.line_num + 1, 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Row(first, [], _NEVER_CLOSED)
                return
            yield _row(first, cells, reader.line_num - first, lines.marks)


class _Lines:
    """Lines of text; `marks` counts the quotation marks that went by."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.marks = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.marks += line.count('"')
        return line


_NEVER_CLOSED = "a quotation mark in it is never closed, and swallows what follows"


def _row(line: int, cells: list[str], height: int, marks: int) -> Row:
    if height > _TALLEST_ROW or (height and marks % 2):
        return Row(line, [], _NEVER_CLOSED)
    longest = max(map(len, cells), default=0)
    if longest > LONGEST_CELL:
        return Row(line, [], f"a cell has {longest:,} characters; the most is {LONGEST_CELL:,}")
    return Row(line, cells)
