"""How a column shows its cards in the room that it has."""

from functools import lru_cache
from typing import NamedTuple

from tui.widgets.card import COMPACT, ROOMY

HEAD = 2
MARKER = 2
"""Cells in front of a card: the marker and its gap."""
SHORT = 18
"""A column with fewer rows than this shows its cards in fewer lines."""


class Frame(NamedTuple):
    """What of a column follows from its size and the number of its cards; all in cells."""

    width: int
    height: int
    card_height: int
    room: int
    """How many cards fit whole."""
    thumb: int
    """Rows of the scroll bar's thumb; 0 where all cards are in view."""

    @property
    def text_width(self) -> int:
        """Cells for the words of a card; the scroll bar takes one where there is one."""
        return max(0, self.width - MARKER - bool(self.thumb))


@lru_cache(maxsize=64)
def frame(width: int, height: int, cards: int) -> Frame:
    """How a column of that size shows so many cards."""
    card_height = COMPACT if height < SHORT else ROOMY
    rows = height - HEAD
    room = max(1, rows // card_height)
    thumb = max(1, rows * room // cards) if cards > room else 0
    return Frame(width, height, card_height, room, thumb)
