"""What Textual writes, read as cells: which character in which style belongs where."""

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import split_graphemes

from tui.terminal.styles import on_space

Cell = tuple[str, str]
"""A character with the marks on it, and the codes of its style (of a space: what shows of them).

A wide character is followed by a cell whose character is empty.
"""

# One move or one style, with the text that follows it; a line break comes before the next move.
_PART = re.compile(r"([\d;]*)([Hm])([^\x00-\x1f\x7f-\x9f]*)\n?")


class Run(NamedTuple):
    """Cells side by side; line and column are counted from 0."""

    row: int
    column: int
    cells: tuple[Cell, ...]


class Repaint(NamedTuple):
    """What is to be shown, in the order in which it was written, and where the cursor goes then."""

    runs: list[Run]
    cursor: tuple[int, int]


class _Part(NamedTuple):
    """A move (where to) or a style (its codes), and the text that follows."""

    place: tuple[int, int] | None
    codes: str
    text: str


def read(text: str) -> Repaint | None:
    """A repaint taken apart; None where the text is none, or holds what cannot be told apart."""
    first, *parts = text.split("\x1b[")
    if first or not parts:
        return None
    runs: list[Run] = []
    place, column, codes = None, 0, ""
    for text_of_part in parts:
        part = _taken_apart(text_of_part)
        if part is None:
            return None
        if part.place is None:
            codes = part.codes
        else:
            place = part.place
            column = place[1]
        if part.text:
            cells = cells_of(part.text, codes)
            if cells is None or place is None:
                return None
            runs.append(Run(place[0], column, cells))
            column += len(cells)
    # A repaint ends with a move to where the cursor belongs.
    if place is None or column != place[1]:
        return None
    return Repaint(runs, place)


@lru_cache(maxsize=8192)
def _taken_apart(part: str) -> _Part | None:
    found = _PART.fullmatch(part)
    if found is None:
        return None
    numbers, final, text = found.groups()
    if final == "m":
        return _Part(None, "" if numbers in ("", "0") else numbers, text)
    row, _, column = numbers.partition(";")
    return _Part((int(row or 1) - 1, int(column or 1) - 1), "", text)


@lru_cache(maxsize=8192)
def cells_of(text: str, codes: str) -> tuple[Cell, ...] | None:
    """The cells that a text takes, as Textual counts them.

    None where that is not certain: a mark with nothing to stand on, a character without a width.
    """
    if text.isascii():
        # Most are, and there are thousands: without another call.
        blank = " ", on_space(codes)
        return tuple([blank if one == " " else (one, codes) for one in text])
    cells: list[Cell] = []
    for start, end, width in split_graphemes(text)[0]:
        if width not in (1, 2):
            return None
        cells.append(_cell(text[start:end], codes))
        if width == 2:
            cells.append(("", codes))
    return tuple(cells)


def _cell(character: str, codes: str) -> Cell:
    return character, on_space(codes) if character == " " else codes
