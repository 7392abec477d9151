"""How the rows of a column are drawn: its head, its cards, and the scroll bar beside them.

Every segment costs its colours on the line to the terminal, so there are as few as can be.
"""

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.widgets.card import Run
from tui.widgets.column_frame import MARKER, Frame
from tui.widgets.shortened import shortened

STYLES = ("muted", "warning", "error", "marker", "selected", "hint")
"""What a column is drawn in; the style sheet knows them as `columns--muted` and so on.

Each takes its part of every start; the others are made of them.
"""
_BOLD, _UNDERLINED = Style(bold=True), Style(bold=True, underline=True)


class RowPen:
    """Draws rows in styles that it asks for once."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        self._style_of = style_of
        self._styles: dict[str, Style] = {}

    def forget_styles(self) -> None:
        """There are others from now on."""
        self._styles.clear()

    def title(self, title: str, cards: int, width: int, *, active: bool) -> Strip:
        """The first row: a title and how many cards there are."""
        count = Segment(f" {cards}", self._style("muted"))
        room = width - len(count.text) - 1
        text = title if cell_len(title) <= room else title.replace(" / ", "/")
        text = set_cell_size(text, min(room, cell_len(text)))
        segments = [Segment(text, self._style("active" if active else "title")), count]
        return Strip(segments).adjust_cell_length(width, self._style("title"))

    def rule(self, width: int) -> Strip:
        """The second."""
        return Strip([Segment("─" * (width - 1) + " ", self._style("rule"))], width)

    def row(self, runs: list[Run], now: Frame, *, selected: bool, on_thumb: bool) -> Strip:
        """Runs of text, cut to the width; the scroll bar costs colours only where its thumb is."""
        row = self._beside_marker(runs, now.text_width, selected)
        if on_thumb:
            row.append(Segment("┃", self._style("muted")))
        elif now.thumb:
            row[-1] = Segment(f"{row[-1].text} ", row[-1].style)
        return Strip(row, now.width)

    def _beside_marker(self, runs: list[Run], left: int, selected: bool) -> list[Segment]:
        """Runs behind the marker, filled up; gaps belong to their runs."""
        texts: list[tuple[str, str]] = []
        for text, name in runs:
            if left > 0 and text:
                fitted = shortened(text, left)
                texts.append((fitted, name))
                left -= cell_len(fitted)
        texts = texts or [("", "muted")]
        texts[-1] = (texts[-1][0] + " " * left, texts[-1][1])
        marker = []
        if selected and texts[0][1] == "name":
            marker = [Segment("▌ ", self._style("marker", selected))]
        else:
            texts[0] = (" " * MARKER + texts[0][0], texts[0][1])
        return marker + [Segment(text, self._style(name, selected)) for text, name in texts]

    def _style(self, name: str, selected: bool = False) -> Style:
        key = f"{name}*" if selected else name
        if key not in self._styles:
            style = self._made(name)
            if selected:
                style = style + Style(bgcolor=self._style_of("selected").bgcolor)
            self._styles[key] = style
        return self._styles[key]

    def _made(self, name: str) -> Style:
        of = self._style_of
        match name:
            case "title":
                return of("muted") + _BOLD
            case "active":
                return of("marker") + _UNDERLINED
            case "rule":
                return Style(color=of("selected").bgcolor, bgcolor=of("muted").bgcolor)
            case "name":
                return Style(color=of("selected").color, bgcolor=of("muted").bgcolor, bold=True)
        return of(name)
