"""Labels and what belongs to them, in two columns that keep apart at any width."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Words = str | Content
Row = tuple[Words, Words]
"""A label and its text; as plain words the label has the style of all labels."""

_LEAST = 12
"""Cells that a text gets beside its label, however narrow the window is."""


class Rows(Widget):
    """One text a row; where it takes several lines they stay beside its label.

    `gutter` is the labels' width; in less than `roomy` cells it is `narrow`. A label that is
    wider has a line of its own.
    """

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        gutter: int,
        narrow: int = 0,
        roomy: int = 50,
        style: str = "dim",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.rows = rows
        self.gutters = (narrow or gutter, gutter)
        self.roomy = roomy
        self.label_style = style

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.rows = rows
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take in that width, which is asked before there is a size."""
        return len(self._broken(width))

    def render(self) -> Content:
        """The rows, broken for the width that there is."""
        return Content("\n").join(self._broken(self.size.width))

    def _broken(self, width: int) -> list[Content]:
        gutter = self.gutters[width >= self.roomy]
        return [line for row in self.rows for line in self._lines(*row, gutter, width)]

    def _lines(self, label: Words, text: Words, gutter: int, width: int) -> list[Content]:
        label = Content(label).stylize(self.label_style) if isinstance(label, str) else label
        broken = (Content(text) if isinstance(text, str) else text).wrap(
            max(_LEAST, width - gutter)
        )
        indent = Content(" " * gutter)
        lines = [Content.assemble(indent, line) for line in broken]
        if label.cell_length < gutter:
            return [label.pad_right(gutter - label.cell_length) + broken[0], *lines[1:]]
        return [label, *lines]
