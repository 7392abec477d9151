"""One of a few words, chosen with the arrow keys or by its first letter."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

T = TypeVar("T")


class Choice(Widget, Generic[T], can_focus=True):
    """All the words side by side, the chosen one in brackets."""

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

    index: reactive[int] = reactive(0)

    def __init__(
        self, options: Sequence[tuple[str, T]], value: T | None = None, *, name: str | None = None
    ) -> None:
        super().__init__(name=name)
        self.options = list(options)
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
        """The first letter of a word chooses it."""
        for number, (label, _) in enumerate(self.options):
            if event.character and label.casefold().startswith(event.character.casefold()):
                event.stop()
                self.index = number
                return
