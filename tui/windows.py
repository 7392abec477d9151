"""How large windows are: where a screen is laid out otherwise, and what is too small for any."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.geometry import Size

SMALLEST = (40, 15)
"""Columns and lines in which everything can be used."""
MEDIUM = 50
BESIDE = 105
"""From this width on there is room for something beside a text; in less it lies below."""
LEAST_WIDTH, LEAST_HEIGHT = 30, 8
"""In a smaller window there is no room for a sentence and a key."""
SHORT, TALL = 18, 30
WIDTHS: list[tuple[int, str]] = [(0, "-narrow"), (MEDIUM, "-medium"), (BESIDE, "-wide")]
HEIGHTS: list[tuple[int, str]] = [(0, "-tiny"), (SHORT, "-short"), (TALL, "-tall")]
"""The classes by which the style sheet knows how large the window is."""


def classes_in(window: "Size") -> set[str]:
    """The classes that a screen has in a window of this size."""
    wide = [name for width, name in WIDTHS if width <= window.width]
    tall = [name for height, name in HEIGHTS if height <= window.height]
    return {wide[-1], tall[-1]}


def too_small(window: "Size") -> bool:
    """Whether nothing can be shown but that."""
    return window.width < LEAST_WIDTH or window.height < LEAST_HEIGHT


def rows_below(window: "Size") -> int | None:
    """How many rows what lies below a text may take; None where it stands beside it."""
    if window.width >= BESIDE:
        return None
    if window.height < SHORT:
        return 2
    return 4 if window.height < TALL or window.width < MEDIUM else 6
