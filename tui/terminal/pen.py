"""Drawing cells on the terminal with as few moves and changes of style as it can be done."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tui.terminal.cells import Cell
from tui.terminal.styles import RESET, on_space, restyle

BRIDGE = 4
"""So many unchanged cells are rather written again than moved across."""

FEW_STYLES = 16
"""More are not put in order: it is a whole screen, and its styles are the least of it."""

Row = list[Cell | None]
"""The cells of a line from the left; None where it is not known what the terminal shows."""
Span = tuple[int, int]
"""Cells side by side in a line: the first, and the one behind the last; counted from 0."""


class Stroke(NamedTuple):
    """Characters side by side in one style, from a column of a line on.

    `blank` are the codes of what can be seen of them if all are spaces: any style that looks so on
    a space will do. `wide`: one character that takes two cells.
    """

    row: int
    column: int
    text: str
    codes: str
    blank: str | None = None
    wide: bool = False


def draw(changes: Iterable[tuple[int, list[Span]]], rows: dict[int, Row]) -> str:
    """What shows these stretches of lines; the style that it leaves behind is none.

    Those of one style come together: a move is shorter than a change of style. A line with
    characters on whose width terminals differ is drawn from left to right, so that whatever they
    spill over is drawn after them.
    """
    groups: dict[str, list[Stroke]] = {}
    careful: list[Stroke] = []
    for number, spans in changes:
        row = rows[number]
        if all(map(_is_plain, row)):
            for stroke in _strokes(number, row, spans):
                groups.setdefault(stroke.codes, []).append(stroke)
        else:
            careful += _careful_strokes(number, row, spans)
    pen = _Pen()
    for codes in _in_order(list(groups)):
        for stroke in groups[codes]:
            pen.draw(stroke, rows[stroke.row])
    for stroke in careful:
        pen.draw(stroke, rows[stroke.row])
    return pen.drawn()


def _in_order(styles: list[str]) -> Iterator[str]:
    """Styles such that the way from each to the next is short; of many, as they come."""
    here: str | None = None
    while len(styles) > 1 and len(styles) <= FEW_STYLES:
        here = min(styles, key=lambda codes: len(restyle(here, codes)))
        styles.remove(here)
        yield here
    yield from styles


def move_to(row: int, column: int) -> str:
    """What moves the cursor there; both are counted from 0."""
    return f"\x1b[{row + 1};{column + 1}H"


def is_right_half(cell: Cell | None) -> bool:
    """Whether a wide character reaches into it from the left."""
    return cell is not None and not cell[0]


def _is_plain(cell: Cell | None) -> bool:
    """Neither wide (its right half is empty) nor made of several characters."""
    return cell is None or len(cell[0]) == 1


def _strokes(number: int, row: Row, spans: Iterable[Span]) -> Iterator[Stroke]:
    """Those of a line of plain characters: spaces join what is before them, if it can show them."""
    codes = ""
    for first, last in spans:
        stroke: Stroke | None = None
        column = first
        known = (cell for cell in row[first:last] if cell is not None)
        for own, cells in groupby(known, key=itemgetter(1)):
            text = "".join([character for character, _ in cells])
            blank = own if text.isspace() else None
            codes = own if blank is None else _style_for_space(row, column, codes)
            if stroke is not None and stroke.codes == codes:
                both = blank if blank == stroke.blank else None
                stroke = stroke._replace(text=stroke.text + text, blank=both)
            else:
                if stroke is not None:
                    yield stroke
                stroke = Stroke(number, column, text, codes, blank)
            column += len(text)
        if stroke is not None:
            yield stroke


def _careful_strokes(number: int, row: Row, spans: Iterable[Span]) -> Iterator[Stroke]:
    """Those of a line with wide characters in it, or such as are made of several: one by one."""
    codes = ""
    for first, last in spans:
        for column in range(first, last):
            cell = row[column]
            if cell is None or not cell[0]:
                continue
            character, own = cell
            blank = own if character == " " else None
            codes = own if blank is None else _style_for_space(row, column, codes)
            wide = column + 1 < len(row) and is_right_half(row[column + 1])
            yield Stroke(number, column, character, codes, blank, wide)


def _style_for_space(row: Row, column: int, before: str) -> str:
    """The style in use, or that of the text after it, where it shows the space; else its own."""
    space = row[column]
    codes = space[1] if space else ""
    if on_space(before) == codes:
        return before
    text = next((cell for cell in row[column + 1 :] if cell is None or cell[0] != " "), None)
    return text[1] if text is not None and on_space(text[1]) == codes else codes


class _Pen:
    """Where the cursor is and the style in use, over one drawing."""

    def __init__(self) -> None:
        self._drawn: list[str] = []
        self._row = self._column = -1
        self._codes: str | None = None

    def draw(self, stroke: Stroke, row: Row) -> None:
        """Draw a stroke; `row` is the line that it is in, as it should be."""
        if stroke.row != self._row or stroke.column != self._column:
            self._go(stroke.row, stroke.column, row)
        if self._codes != stroke.codes and not self._shows_blank(stroke.blank):
            self._drawn.append(restyle(self._codes, stroke.codes))
            self._codes = stroke.codes
        composed = len(stroke.text) > 1 and not _is_plain(row[stroke.column])
        if composed:
            # Terminals differ on how wide these are: nothing of what stood there may be left.
            self._drawn += [" " * (1 + stroke.wide), move_to(stroke.row, stroke.column)]
        self._drawn.append(stroke.text)
        self._column = stroke.column + len(stroke.text)
        if stroke.wide or composed:
            self._row = -1

    def _go(self, number: int, column: int, row: Row) -> None:
        gap = column - self._column
        if number != self._row or gap < 0:
            self._drawn.append(move_to(number, column))
        else:
            between = row[self._column : column] if gap <= BRIDGE else []
            joined = [cell[0] for cell in between if cell and len(cell[0]) == 1 and self._has(cell)]
            if len(joined) == gap:
                self._drawn += joined
            else:
                self._drawn.append(f"\x1b[{gap}C" if gap > 1 else "\x1b[C")
        self._row, self._column = number, column

    def _has(self, cell: Cell) -> bool:
        """True if the style in use shows this cell as it should be."""
        character, codes = cell
        return self._codes == codes or (character == " " and self._shows_blank(codes))

    def _shows_blank(self, blank: str | None) -> bool:
        """True if these are the codes of spaces, and the style in use shows them so."""
        return blank is not None and self._codes is not None and on_space(self._codes) == blank

    def drawn(self) -> str:
        """All that was drawn."""
        return "".join(self._drawn) + (RESET if self._codes else "")
