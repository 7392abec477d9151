"""How large windows are: where a screen is laid out otherwise, and what is too small for any."""

from textual.geometry import Size

BESIDE = 105
"""From this width on there is room for something beside a text; in less it lies below."""
LEAST_WIDTH, LEAST_HEIGHT = 30, 8
"""In a smaller window there is no room for a sentence and a key."""
WIDTHS: list[tuple[int, str]] = [(0, "-narrow"), (50, "-medium"), (BESIDE, "-wide")]
HEIGHTS: list[tuple[int, str]] = [(0, "-tiny"), (18, "-short"), (30, "-tall")]
"""The classes by which the style sheet knows how large the window is."""


def too_small(window: Size) -> bool:
    """Whether nothing can be shown but that."""
    return window.width < LEAST_WIDTH or window.height < LEAST_HEIGHT


def rows_below(window: Size) -> int | None:
    """How many rows what lies below a text may take; None where it stands beside it."""
    if window.width >= BESIDE:
        return None
    if window.height < 18:
        return 2
    return 4 if window.height < 30 or window.width < 50 else 6
