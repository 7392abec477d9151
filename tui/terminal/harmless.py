"""The last gate before the screen: no text, wherever it came from, reaches the terminal as orders.

What comes in is cleaned at the edge (`models.text`). A board that another program wrote, or an
older one, may hold anything all the same.
"""

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from models.text import displayable


class Harmless(LineFilter):
    """Takes out of every line what a terminal would obey, or nobody can see; widths stay.

    Behind it other filters have their turn, as one with it: each by itself would make every line
    of the screen anew.
    """

    def __init__(self, others: Sequence[LineFilter] = ()) -> None:
        super().__init__()
        self.others = list(others)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, the harmful ones replaced."""
        if not all(_is_plain(segment.text) for segment in segments):
            segments = [Segment(harmless(text), style, order) for text, style, order in segments]
        for one in self.others:
            segments = one.apply(segments, background)
        return segments


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


@lru_cache(maxsize=4096)
def harmless(text: str) -> str:
    """A text as wide as this one, in which nothing is an order; blanks stand for what is gone."""
    shown = displayable(text)
    return shown if shown == text else shown + " " * (cell_len(text) - cell_len(shown))
