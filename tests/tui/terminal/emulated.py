"""Two emulated terminals: one is sent all that Textual writes, one what the painter sends."""

import pyte
from rich.cells import get_character_cell_size

from tui.terminal.painter import Painter

# Autowrap is off while Textual draws.
START = "\x1b[?7l"


class Pair:
    """What is written is shown on both, by the painter on the second."""

    def __init__(self, columns: int = 120, rows: int = 40) -> None:
        self.plain, self.painted = pyte.Screen(columns, rows), pyte.Screen(columns, rows)
        self._streams = [pyte.Stream(self.plain), pyte.Stream(self.painted)]
        self.painter = Painter()
        self.written = self.sent = 0
        for stream in self._streams:
            stream.feed(START)

    def write(self, text: str) -> str:
        """Show a text that Textual wrote; what the painter sent for it."""
        sent = self.painter.paint(text)
        self.written += len(text.encode())
        self.sent += len(sent.encode())
        for stream, shown in zip(self._streams, (text, sent), strict=True):
            stream.feed(shown)
        return sent

    def resize(self, columns: int, rows: int) -> None:
        """Give both terminals another size, as a person does to a window."""
        for screen in (self.plain, self.painted):
            screen.resize(rows, columns)
            screen.dirty.update(range(rows))

    def differences(self) -> list[str]:
        """Every cell, and the cursor, that is not the same on both, since this was asked last."""
        lines = self.plain.dirty | self.painted.dirty
        self.plain.dirty.clear()
        self.painted.dirty.clear()
        found = []
        for row in sorted(lines):
            expected, shown = seen(self.plain, row), seen(self.painted, row)
            found += [
                f"line {row}, column {column}: {shown[column]} for {cell}"
                for column, cell in enumerate(expected)
                if cell and cell != shown[column]
            ]
        cursors = [(screen.cursor.y, screen.cursor.x) for screen in (self.plain, self.painted)]
        if cursors[0] != cursors[1]:
            found.append(f"the cursor: {cursors[1]} for {cursors[0]}")
        return found


def seen(screen: pyte.Screen, row: int) -> list[tuple[object, ...]]:
    """What of each cell of a line can be seen: of a space that has no line on it, the background.

    Nothing where half of a wide character was written over: terminals clear the other half, each in
    its way, and this one leaves it.
    """
    chars = [screen.buffer[row][column] for column in range(screen.columns)]
    found: list[tuple[object, ...]] = []
    for before, char, after in zip([None, *chars], chars, [*chars[1:], None], strict=False):
        wide = bool(char.data) and get_character_cell_size(char.data[0]) == 2
        half = not char.data and not (
            before and before.data and get_character_cell_size(before.data[0]) == 2
        )
        if half or (wide and (after is None or after.data)):
            found.append(())
        elif char.data == " " and not (char.underscore or char.strikethrough or char.reverse):
            found.append((" ", char.bg))
        else:
            found.append(tuple(char))
    return found
