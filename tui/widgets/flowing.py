"""Text that is laid out anew for each width, when the screen is."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_WIDTHS = 4
"""So many widths are tried while a screen is laid out, with and without a scroll bar."""


class Flowing(Widget):
    """Asks `lines` for what it shows, in a width.

    A text that is changed after the screen was laid out needs another layout (`flow`); and Textual
    may go on with the height that it found at first. It asks for the same lines several times each
    time that it lays the screen out.
    """

    DEFAULT_CSS = "Flowing { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._laid: dict[tuple[int, Size], list[Content]] = {}

    def lines(self, width: int) -> list[Content]:
        """Lines that are at most so wide; they may depend on the window's size besides."""
        raise NotImplementedError

    def flow(self) -> None:
        """Other lines than before: make room for them."""
        self._laid.clear()
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at that width."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        if width <= 0:
            return []
        here = width, self.app.size
        if here not in self._laid:
            if len(self._laid) >= _WIDTHS:
                self._laid.clear()
            self._laid[here] = self.lines(width)
        return self._laid[here]
