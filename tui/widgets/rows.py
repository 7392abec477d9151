"""Labels and what belongs to them, in two columns that keep apart at any width."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static

_LEAST = 12
"""Cells that a text gets beside its label, however narrow the window is."""


class Rows(Static):
    """One text a row; where it takes several lines they stay beside its label.

    `gutter` is the labels' width; in less than `roomy` cells it is `narrow`. A label that is
    wider has a line of its own.
    """

    def __init__(
        self,
        rows: Sequence[tuple[str, str]] = (),
        *,
        gutter: int,
        narrow: int = 0,
        roomy: int = 50,
        style: str = "dim",
        id: str | None = None,
    ) -> None:
        super().__init__(markup=False, id=id)
        self.rows = rows
        self.gutters = (narrow or gutter, gutter)
        self.roomy = roomy
        self.label_style = style

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show other rows."""
        self.rows = rows
        self._lay_out()

    def on_resize(self) -> None:
        """Break the lines for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width or self.screen.size.width
        gutter = self.gutters[width >= self.roomy]
        lines = [line for row in self.rows for line in self._lines(*row, gutter, width)]
        self.update(Content("\n").join(lines))

    def _lines(self, label: str, text: str, gutter: int, width: int) -> list[Content]:
        broken = Content(text).wrap(max(_LEAST, width - gutter))
        indent = Content(" " * gutter)
        lines = [Content.assemble(indent, line) for line in broken]
        if cell_len(label) < gutter:
            padded = (set_cell_size(label, gutter), self.label_style)
            return [Content.assemble(padded, broken[0]), *lines[1:]]
        return [Content.assemble((label, self.label_style)), *lines]
