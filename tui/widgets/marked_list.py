"""A list whose chosen entry has a mark in front of it, as on the board."""

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList


class MarkedList(OptionList):
    """An OptionList in which not only colour says where one is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked-list--mark"}

    def render_line(self, y: int) -> Strip:
        """A line; beside the chosen entry there is a bar."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        style = first.style if first else None
        if style is None or style.meta.get("option", -1) != self.highlighted:
            return strip
        mark = style + self.get_component_rich_style("marked-list--mark", partial=True)
        return Strip.join([Strip([Segment("▌", mark)], 1), strip.crop(1)])
