"""Several lines to type on."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea


class Area(TextArea):
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
