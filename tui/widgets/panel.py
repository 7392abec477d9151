"""A panel of the statistics: a title, the figure that matters, and a picture of the rest."""

from collections.abc import Callable

from textual.content import Content

from tui.widgets.flowing import Flowing
from tui.widgets.pictures import prose


class Panel(Flowing):
    """`draw` is given a width, and returns lines that fit it."""

    def __init__(self, title: str, draw: Callable[[int], list[Content]], *, id: str) -> None:
        super().__init__(id=id)
        self.heading = title
        self.draw = draw

    def lines(self, width: int) -> list[Content]:
        """Title and picture."""
        return [*prose(self.heading, width, "bold"), *self.draw(width)]
