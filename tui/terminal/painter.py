"""Sends the terminal only what changed: it remembers every cell that the terminal shows.

Textual repaints whole regions, and gives each run of text its colours anew: 3 KB for a letter in a
text, 80 KB for a dialog. A `Painter` stands between Textual and the terminal: it takes a repaint as
the text that it is (moves, colours, characters), compares it with the cells that it remembers, and
answers with the text that brings the terminal to the same state. It uses no part of Textual.

What it does not understand it passes on as it came, and forgets every cell: the terminal then shows
what Textual wanted, and the next repaint is sent whole.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from tui.terminal.cells import Cell, Repaint, Run, read
from tui.terminal.styles import RESET, on_space, restyle

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
BRIDGE = 4
"""So many unchanged cells are rather written again than moved across."""

# What changes no cell: the clipboard, the title, the pointer, the bell, what is passed through tmux
# or screen, and the modes of mouse, focus, paste and cursor.
_NO_CELL = re.compile(
    r"(?:\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x07"
    r"|\x1bP(?:[^\x1b]|\x1b[^\\])*\x1b\\"
    r"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|2004|2048)[hl]"
    r"|\x1b\[\?\d+\$p)+"
)

Row = list[Cell | None]
"""The cells of a line from the left; None where it is not known what the terminal shows."""
Place = tuple[int, int]
"""A line and a column, counted from 0."""


class Painter:
    """Turns what Textual writes into what has to be sent; both are text with escape sequences."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}
        self._cursor: tuple[int, int] | None = None
        self._size: tuple[int, int] | None = None
        self._sync_due = False

    def forget(self, size: tuple[int, int] | None = None) -> None:
        """The terminal may show anything: whatever is painted next is sent whole.

        `size`: its new columns and lines, if that is why.
        """
        self._rows.clear()
        self._cursor = None
        self._size = size or self._size

    def paint(self, text: str) -> str:
        """What to send for one write of Textual's: as little as has the same effect, or nothing."""
        if text == SYNC_START:
            self._sync_due = True
            return ""
        if text == SYNC_END:
            due, self._sync_due = self._sync_due, False
            return "" if due else text
        sent = self._sent_for(text)
        if sent and self._sync_due:
            self._sync_due = False
            return SYNC_START + sent
        return sent

    def _sent_for(self, text: str) -> str:
        repaint = read(text)
        if repaint is not None and self._fits(repaint):
            return self._draw(repaint)
        if not _NO_CELL.fullmatch(text):
            self.forget()
        return text

    def _fits(self, repaint: Repaint) -> bool:
        """Not so for what was arranged before the window shrank: it ends up at the edges."""
        if self._size is None:
            return True
        columns, lines = self._size
        return all(
            run.row < lines and run.column + len(run.cells) <= columns for run in repaint.runs
        )

    def _draw(self, repaint: Repaint) -> str:
        before: dict[int, Row] = {}
        for run in repaint.runs:
            row = self._rows.setdefault(run.row, [])
            if run.row not in before:
                before[run.row] = row.copy()
            _put(row, run)
        pen = _Pen()
        for number, column in _by_style(self._changes(before), self._rows):
            pen.draw(number, column, self._rows[number])
        drawn = pen.drawn()
        if drawn or repaint.cursor != self._cursor:
            self._cursor = repaint.cursor
            drawn += _move_to(*repaint.cursor)
        return drawn

    def _changes(self, before: dict[int, Row]) -> Iterator[Place]:
        for number, old in sorted(before.items()):
            new = self._rows[number]
            if old != new:
                for column in _changed(old, new):
                    yield number, column


def _by_style(changes: Iterable[Place], rows: dict[int, Row]) -> list[Place]:
    """The same places, those of one style together: a move is shorter than a change of style.

    A line with characters on whose width terminals differ is drawn from left to right, so that
    whatever they spill over is drawn after them.
    """
    groups: dict[str, list[Place]] = {}
    for number, line in groupby(changes, key=itemgetter(0)):
        row, codes = rows[number], ""
        whole_line = f"line {number}" if not all(map(_is_plain, row)) else ""
        for place in line:
            codes = _style_to_draw(row, place[1], codes)
            groups.setdefault(whole_line or codes, []).append(place)
    return [place for group in groups.values() for place in group]


def _is_plain(cell: Cell | None) -> bool:
    """Neither wide (its right half is empty) nor made of several characters."""
    return cell is None or len(cell[0]) == 1


def _style_to_draw(row: Row, column: int, before: str) -> str:
    """The style to draw a cell in; `before` is the one in use, which is kept for a space."""
    character, codes = row[column] or ("", "")
    if character != " " or on_space(before) == codes:
        return before if character == " " else codes
    return _style_of_space(row, column)


def _put(row: Row, run: Run) -> None:
    """Write over a part of a line; what shows where half a wide character is left, nobody knows."""
    start, end = run.column, run.column + len(run.cells)
    if len(row) < end:
        row.extend([None] * (end - len(row)))
    if start and _is_right_half(row[start]):
        row[start - 1] = None
    if end < len(row) and _is_right_half(row[end]):
        row[end] = None
    row[start:end] = run.cells


def _is_right_half(cell: Cell | None) -> bool:
    return cell is not None and not cell[0]


def _changed(old: Row, new: Row) -> Iterator[int]:
    """The columns that must be sent; that of a wide character is its left half's."""
    sent = -1
    for column, cell in enumerate(new):
        if cell is None or (column < len(old) and old[column] == cell):
            continue
        start = column if cell[0] else column - 1
        if start != sent:
            sent = start
            yield start


class _Pen:
    """Draws cells, with as few moves and changes of style between them as it can."""

    def __init__(self) -> None:
        self._drawn: list[str] = []
        self._row = self._column = -1
        self._codes: str | None = None

    def draw(self, number: int, column: int, row: Row) -> None:
        """Draw the character that starts in that column of a line."""
        cell = row[column]
        if cell is None:
            return
        character = cell[0]
        if number != self._row or column != self._column:
            self._go(number, column, row)
        if not self._has(cell):
            codes = _style_of_space(row, column) if character == " " else cell[1]
            self._drawn.append(restyle(self._codes, codes))
            self._codes = codes
        wide = column + 1 < len(row) and _is_right_half(row[column + 1])
        if len(character) > 1:
            # Terminals differ on how wide these are: nothing of what stood there may be left.
            self._drawn += [" " * (1 + wide), _move_to(number, column)]
        self._drawn.append(character)
        self._column = column + 1
        if wide or len(character) > 1:
            self._row = -1

    def _go(self, number: int, column: int, row: Row) -> None:
        gap = column - self._column
        if number != self._row or gap < 0:
            self._drawn.append(_move_to(number, column))
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
        if self._codes == codes:
            return True
        return character == " " and self._codes is not None and on_space(self._codes) == codes

    def drawn(self) -> str:
        """All that was drawn; the style that it leaves behind is none."""
        return "".join(self._drawn) + (RESET if self._codes else "")


def _style_of_space(row: Row, column: int) -> str:
    """The style to draw a space in: that of the text after it, if a space looks the same in it."""
    space, *following = row[column:]
    codes = space[1] if space else ""
    text = next((cell for cell in following if cell is None or cell[0] != " "), None)
    return text[1] if text is not None and on_space(text[1]) == codes else codes


def _move_to(row: int, column: int) -> str:
    return f"\x1b[{row + 1};{column + 1}H"
