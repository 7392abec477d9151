"""One of a few words, chosen with the arrow keys, Space, or by its first letter."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from models.text import clean_line

T = TypeVar("T")


class Choice(Widget, Generic[T], can_focus=True):
    """All the words side by side, the chosen one in brackets.

    No letter is lost in silence: with `typing`, whatever is typed or pasted here goes on there, and
    none chooses; else what chooses nothing is told as `Unknown`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "step(-1)", "Before", show=False),
        Binding("right,down,space", "step(1)", "Next", show=False),
        Binding("enter", "app.focus_next", "Go on", show=False),
    ]

    class Changed(Message):
        """Another word was chosen."""

        def __init__(self, choice: "Choice[object]") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice[object]":
            """The choice it was made in."""
            return self.choice

    class Unknown(Message):
        """Something was typed that chooses nothing."""

    index: reactive[int] = reactive(0)

    def __init__(
        self,
        options: Sequence[tuple[str, T]],
        value: T | None = None,
        *,
        name: str | None = None,
        typing: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(name=name)
        self.options = list(options)
        self._typing = typing
        values = [option[1] for option in self.options]
        self._initial = values.index(value) if value in values else 0
        self.set_reactive(Choice.index, self._initial)

    @property
    def value(self) -> T:
        """What the chosen word stands for."""
        return self.options[self.index][1]

    @property
    def changed(self) -> bool:
        """True if another word is chosen than at first."""
        return self.index != self._initial

    def render(self) -> Content:
        """The words; where the cursor is, the chosen one stands out the more."""
        weight = "bold reverse" if self.has_focus else "bold"
        parts: list[tuple[str, str] | str] = []
        for number, (label, _) in enumerate(self.options):
            chosen = number == self.index
            parts.append((f"[{label}]", weight) if chosen else (f" {label} ", "dim"))
            parts.append(" ")
        return Content.assemble(*parts)

    def action_step(self, step: int) -> None:
        """The next or the one before, round and round."""
        self.index = (self.index + step) % len(self.options)

    def show(self, value: T) -> None:
        """Mark another word as chosen, as if it had been from the start: nobody is told."""
        values = [option[1] for option in self.options]
        if self.value != value:
            self.set_reactive(Choice.index, values.index(value))
            self.refresh()

    def watch_index(self) -> None:
        """Tell who listens."""
        self.post_message(self.Changed(self))  # type: ignore[arg-type]

    def on_key(self, event: events.Key) -> None:
        """The first letter of a word chooses it, where letters do not go on elsewhere."""
        if event.character is None or not event.is_printable or event.key == "space":
            return
        event.stop()
        letter = event.character.casefold()
        starts = (n for n, (label, _) in enumerate(self.options) if label.casefold()[0] == letter)
        if self._typing is not None:
            self._typing(event.character)
        elif (number := next(starts, None)) is not None:
            self.index = number
        else:
            self.post_message(self.Unknown())

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted chooses nothing."""
        event.stop()
        if self._typing is not None:
            self._typing(clean_line(event.text))
        else:
            self.post_message(self.Unknown())
