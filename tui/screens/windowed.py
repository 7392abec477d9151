"""What every screen has: it fits its window, or says that it cannot."""

from typing import Any, TypeVar

from textual import events
from textual.screen import Screen

from tui.widgets.too_small import TooSmall
from tui.windows import HEIGHTS, WIDTHS, classes_in, too_small

Result = TypeVar("Result")


class Windowed(Screen[Result]):
    """A screen that knows how large its window is, and says so calmly where that is too small.

    What lies below stays as it was, with its focus: whatever is typed meanwhile arrives.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        # From the first on: else all is styled and drawn once more when it is told its size.
        self.add_class(*classes_in(self.app.size), update=False)

    def on_resize(self, event: events.Resize) -> None:
        """Cover what cannot be read, or show it again."""
        cover = self.query(TooSmall)
        self.set_class(too_small(event.size), "-covered")
        if not self.has_class("-covered"):
            cover.remove()
        elif not cover:
            self.mount(TooSmall())
