"""Single lines to type on; Esc leads out of some, by an action of their screen."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from tui.widgets.placed import Placed
from tui.widgets.shortened import shortened


def _whole_words(text: str, width: int) -> str:
    """The same, cut between two words."""
    short = shortened(text, width)
    if short == text:
        return text
    words, _, _ = f"{short[:-1]}{text[len(short) - 1]}".rpartition(" ")
    return f"{words.rstrip(' ,;:')}…" if words else short


class TextLine(Placed, Input):
    """An input whose cursor stands still, and that shows where a text goes on beyond its width."""

    # Textual arranges the whole screen anew at each key, which is for inputs as wide as their text.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def on_mount(self) -> None:
        """A blinking cursor would send bytes for ever."""
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """The line; what is too long is shown from its beginning while nobody types there."""
        width = self.scrollable_content_region.width
        if self.value:
            if y or self.has_focus or cell_len(self.value) <= width:
                return super().render_line(y)
            return Strip([Segment(shortened(self.value, width), self.rich_style)])
        whole = self.placeholder
        self.set_reactive(Input.placeholder, _whole_words(whole, width))
        try:
            return super().render_line(y)
        finally:
            self.set_reactive(Input.placeholder, whole)


class SearchLine(TextLine):
    """What is searched for; Esc ends the search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.end_search", "All cards", key_display="Esc", id="search.end")
    ]


class SubjectLine(TextLine):
    """The subject of a note; Esc leads to the composer's single keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.leave_text", "Keys", key_display="Esc", id="subject.leave")
    ]
    read_only = False

    class Refused(Message):
        """Something was typed, pasted or taken out where the words stay as they are."""

    def replace(self, text: str, start: int, end: int) -> None:
        """What every key that changes the words comes to; refused while they stay."""
        if self.read_only:
            self.post_message(self.Refused())
        else:
            super().replace(text, start, end)
