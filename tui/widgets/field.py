"""A labelled input with a line below it: how it was understood, or what is wrong with it."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from models.errors import InvalidInput
from models.text import clean_line, clean_text

Explain = Callable[[str], str]
"""Says how a text is understood, or raises `InvalidInput`."""


class _Marked(Widget):
    """Shows by a class that the cursor is in it."""

    @on(events.DescendantFocus)
    def _mark(self) -> None:
        self.add_class("-current")

    @on(events.DescendantBlur)
    def _unmark(self) -> None:
        self.remove_class("-current")


class Field(_Marked):
    """One line to fill in. What was typed stays, whatever is wrong with it."""

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        name: str,
        placeholder: str = "",
        explain: Explain | None = None,
        suggestions: list[str] | None = None,
    ) -> None:
        super().__init__(name=name)
        self.label = label
        self._initial = value
        self._explain = explain
        self._input = Input(
            value,
            placeholder=placeholder,
            compact=True,
            suggester=SuggestFromList(suggestions, case_sensitive=False) if suggestions else None,
            select_on_focus=False,
        )
        self._remark = Static(markup=False, classes="remark")

    def compose(self) -> ComposeResult:
        """Label, input, remark."""
        yield Static(Content(self.label), classes="label")
        with Vertical(classes="right"):
            yield self._input
            yield self._remark

    def on_mount(self) -> None:
        """What stands there at first is explained, but not complained about."""
        self._understand(complain=False)

    @property
    def text(self) -> str:
        """What was typed, cleaned."""
        return clean_line(self._input.value)

    @property
    def changed(self) -> bool:
        """True if something else stands there than at first."""
        return self._input.value != self._initial

    def set_text(self, value: str) -> None:
        """Fill it in."""
        self._input.value = value

    def focus_input(self) -> None:
        """Put the cursor here."""
        self._input.focus()

    def complain(self, message: str) -> None:
        """Say what is wrong, and put the cursor here."""
        self._say(message, wrong=True)
        self._input.focus()

    def check(self) -> bool:
        """Explain what stands there; False (and a remark) if it cannot be used."""
        return self._understand(complain=True)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._understand(complain=False)

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self._understand(complain=True)

    def _understand(self, *, complain: bool) -> bool:
        if self._explain is None or not self.text:
            self._say("", wrong=False)
            return True
        try:
            self._say(self._explain(self.text), wrong=False)
        except InvalidInput as error:
            self._say(str(error) if complain else "", wrong=complain)
            return False
        return True

    def _say(self, text: str, *, wrong: bool) -> None:
        self.set_class(wrong, "-wrong")
        self._remark.update(Content(f"! {text}" if wrong else text))
        self._remark.display = bool(text)


class LongField(_Marked):
    """Several lines to fill in; Tab leaves it."""

    def __init__(self, label: str, value: str = "", *, name: str, placeholder: str = "") -> None:
        super().__init__(name=name, classes="field")
        self.label = label
        self._initial = value
        self._area = TextArea(
            value,
            placeholder=Content(placeholder),
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            compact=True,
        )
        self._area.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Label and area."""
        yield Static(Content(self.label), classes="label")
        with Vertical(classes="right"):
            yield self._area

    @property
    def text(self) -> str:
        """What was typed, cleaned."""
        return clean_text(self._area.text).strip()

    @property
    def changed(self) -> bool:
        """True if something else stands there than at first."""
        return self._area.text != self._initial


class Labelled(_Marked):
    """A label in front of a widget that is no text field."""

    def __init__(self, label: str, widget: Widget) -> None:
        super().__init__(classes="field")
        self.label = label
        self.widget = widget

    def compose(self) -> ComposeResult:
        """Label and widget."""
        yield Static(Content(self.label), classes="label")
        yield self.widget
