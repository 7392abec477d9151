"""Single lines to type on that Esc leads out of, by an action of their screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class SearchLine(Input):
    """What is searched for; Esc ends the search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.end_search", "All cards", key_display="Esc", id="search.end")
    ]


class SubjectLine(Input):
    """The subject of a note; Esc leads to the composer's single keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.leave_text", "Keys", key_display="Esc", id="subject.leave")
    ]
