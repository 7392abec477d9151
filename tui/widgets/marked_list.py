"""A list whose chosen entry has a mark in front of it, as on the board."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class MarkedList(OptionList):
    """An OptionList in which not only colour says where one is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked-list--mark"}

    @property
    def chosen_id(self) -> str | None:
        """The id of the entry that one is on."""
        place = self.highlighted
        return self.get_option_at_index(place).id if place is not None else None

    def fill(self, entries: Sequence[Option], nothing: str) -> None:
        """List these entries (or say that there are none); the chosen one stays chosen.

        Where it is gone, the one in its place is; entries are known by their ids.
        """
        kept, place = self.chosen_id, self.highlighted or 0
        self.clear_options()
        self.add_options(entries or [Option(Content(nothing), disabled=True)])
        if entries:
            ids = [entry.id for entry in entries]
            self.highlighted = ids.index(kept) if kept in ids else min(place, len(ids) - 1)

    def render_line(self, y: int) -> Strip:
        """A line; beside the chosen entry there is a bar."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        style = first.style if first else None
        if style is None or style.meta.get("option", -1) != self.highlighted:
            return strip
        mark = style + self.get_component_rich_style("marked-list--mark", partial=True)
        return Strip.join([Strip([Segment("▌", mark)], 1), strip.crop(1)])
