"""Sends the terminal only what changed: it remembers every cell that the terminal shows.

Textual repaints whole regions, and gives each run of text its colours anew: 3 KB for a letter in a
text, 80 KB for a dialog. A `Painter` stands between Textual and the terminal: it takes a repaint as
the text that it is (moves, colours, characters), compares it with the cells that it remembers, and
answers with the text that brings the terminal to the same state. It uses no part of Textual.

What it does not understand it passes on as it came, and forgets every cell: the terminal then shows
what Textual wanted, and the next repaint is sent whole.
"""

import re

from tui.terminal.cells import Repaint, Run, read
from tui.terminal.pen import Row, Span, draw, is_right_half, move_to

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"

# What changes no cell: the clipboard, the title, the pointer, the bell, what is passed through tmux
# or screen, and the modes of mouse, focus, paste and cursor.
_NO_CELL = re.compile(
    r"(?:\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x07"
    r"|\x1bP(?:[^\x1b]|\x1b[^\\])*\x1b\\"
    r"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|2004|2048)[hl]"
    r"|\x1b\[\?\d+\$p)+"
)


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
        changes = [
            (number, _changed(old, self._rows[number]))
            for number, old in sorted(before.items())
            if old != self._rows[number]
        ]
        drawn = draw(changes, self._rows)
        if drawn or repaint.cursor != self._cursor:
            self._cursor = repaint.cursor
            drawn += move_to(*repaint.cursor)
        return drawn


def _put(row: Row, run: Run) -> None:
    """Write over a part of a line; what shows where half a wide character is left, nobody knows."""
    start, end = run.column, run.column + len(run.cells)
    if len(row) < end:
        row.extend([None] * (end - len(row)))
    if start and is_right_half(row[start]):
        row[start - 1] = None
    if end < len(row) and is_right_half(row[end]):
        row[end] = None
    row[start:end] = run.cells


def _changed(old: Row, new: Row) -> list[Span]:
    """What must be sent of a line; a wide character is sent with its left half."""
    if not old and None not in new:
        return [(0, len(new))]
    spans: list[Span] = []
    began = end = -1
    for column, cell in enumerate(new):
        if cell is None or (column < len(old) and old[column] == cell):
            continue
        if column == end:
            end += 1
            continue
        if began >= 0:
            spans.append((began, end))
        began, end = (column if cell[0] else column - 1), column + 1
    if began >= 0:
        spans.append((began, end))
    return spans
