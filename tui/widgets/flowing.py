"""Text that is laid out anew for each width, when the screen is."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Flowing(Widget):
    """Asks `lines` for what it shows, in a width.

    A text that is changed after the screen was laid out needs another layout; and Textual may go on
    with the height that it found at first.
    """

    DEFAULT_CSS = "Flowing { height: auto; }"

    def lines(self, width: int) -> list[Content]:
        """Lines that are at most so wide."""
        raise NotImplementedError

    def flow(self) -> None:
        """Other lines than before: make room for them."""
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at that width."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return self.lines(width) if width > 0 else []
