"""Labels and what belongs to them, in two columns that keep apart at any width."""

from collections.abc import Sequence

from textual.content import Content

from tui.widgets.flowing import Flowing

Words = str | Content
Row = tuple[Words, Words]
"""A label and its text; as plain words the label has the style of all labels."""

_LEAST = 12
"""Cells that a text gets beside its label, however narrow the window is."""


class Rows(Flowing):
    """One text a row; where it takes several lines they stay beside its label.

    `gutter` is the labels' width; in less than `roomy` cells it is `narrow`. A label that is
    wider has a line of its own. Where rows are `single`, each takes one line, and what does not
    fit gives way to '…'.
    """

    single = False

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
        self.flow()

    def lines(self, width: int) -> list[Content]:
        """Labels and texts, side by side."""
        gutter = self.gutters[width >= self.roomy]
        return [line for row in self.rows for line in self._row(*row, gutter, width)]

    def _row(self, label: Words, text: Words, gutter: int, width: int) -> list[Content]:
        label = Content(label).stylize(self.label_style) if isinstance(label, str) else label
        text = Content(text) if isinstance(text, str) else text
        room = max(_LEAST, width - gutter)
        broken = [text.truncate(room, ellipsis=True)] if self.single else text.wrap(room)
        indent = Content(" " * gutter)
        lines = [Content.assemble(indent, line) for line in broken]
        if label.cell_length < gutter:
            return [label.pad_right(gutter - label.cell_length) + broken[0], *lines[1:]]
        return [label, *lines]
