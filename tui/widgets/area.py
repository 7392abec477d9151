"""Several lines to type on."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widgets import TextArea

from tui.widgets.placed import Placed

_CURSOR = 1
"""Cells that are kept free for the cursor behind a line."""


class Area(Placed, TextArea):
    """A TextArea that wraps, whose cursor stands still, and that Tab leaves."""

    # Where Ctrl+Z never arrives; what is written Ctrl+_ comes of Ctrl and / on most keyboards.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+underscore", "undo", "Undo", show=False, id="area.undo")
    ]

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            compact=True,
            **options,
        )
        self.cursor_blink = False

    def on_resize(self) -> None:
        """Textual breaks the lines anew, and paints them only where there are more or fewer."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text takes at that width, not at the one that it had before."""
        wrapped = type(self.wrapped_document)(self.document, max(0, width - _CURSOR))
        return wrapped.height
