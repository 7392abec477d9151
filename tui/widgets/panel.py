"""A panel of the statistics: a title, the figure that matters, and a picture of the rest."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.widgets.pictures import prose


class Panel(Widget):
    """Draws itself anew for each width: `draw` is given it, and returns lines that fit it."""

    def __init__(self, title: str, draw: Callable[[int], list[Content]], *, id: str) -> None:
        super().__init__(id=id)
        self.heading = title
        self.draw = draw

    def render(self) -> Content:
        """Title and lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at that width."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return [*prose(self.heading, width, "bold"), *self.draw(width)] if width > 0 else []
