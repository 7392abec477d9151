"""A labelled input with a line below it: how it was understood, or what is wrong with it."""

from collections.abc import Callable
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from models.errors import InvalidInput
from models.text import clean_line, clean_text
from tui.widgets.area import Area
from tui.widgets.lines import TextLine
from tui.widgets.placed import Placed

PAUSE_SECONDS = 1.0
"""So long without a key, and what is wrong is said."""

Explain = Callable[[str], str]
"""Says how a text is understood, or raises `InvalidInput`."""


class _Marked(Placed, Widget):
    """Shows by a class that the cursor is in it."""

    @on(events.DescendantFocus)
    def _mark(self) -> None:
        self.add_class("-current")

    @on(events.DescendantBlur)
    def _unmark(self) -> None:
        self.remove_class("-current")


class LinesPasted(Message):
    """Several lines were pasted into a field; the first stands in it already."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines


class _Line(TextLine):
    """A line on which several may be pasted: none of them is dropped."""

    def __init__(self, *args: Any, one_each: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.one_each = one_each

    def _on_paste(self, event: events.Paste) -> None:
        lines = [clean_line(line) for line in event.text.splitlines() if clean_line(line)]
        event.stop()
        event.prevent_default()
        if lines:
            text = lines[0] if self.one_each else " ".join(lines)
            self.replace(text, *self.selection)
        if self.one_each and len(lines) > 1:
            self.post_message(LinesPasted(lines))


class Field(_Marked):
    """One line to fill in. What was typed stays, whatever is wrong with it.

    `explain` is asked once for what was typed since the screen was painted last, and only it:
    a remark moves the rest of the form only where it takes more lines, or fewer. What is wrong is
    said when the person pauses or leaves; until then there is `unready`. `when_empty` says what it
    means to leave it empty. With `one_each` every pasted line but the first is handed on as
    `LinesPasted`. A field that is `passed_over` is not where Enter and Tab go.
    """

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        name: str,
        placeholder: str = "",
        explain: Explain | None = None,
        suggestions: list[str] | None = None,
        when_empty: Callable[[], str] | None = None,
        unready: str = "",
        one_each: bool = False,
        passed_over: bool = False,
    ) -> None:
        super().__init__(name=name)
        self.label = label
        self._initial = value
        self._explain = explain
        self._when_empty = when_empty
        self._unready = unready
        self._awaited = False
        self._pause: Timer | None = None
        self._said = ("", False)
        self._blamed: str | None = None
        self._input = _Line(
            value,
            placeholder=placeholder,
            compact=True,
            suggester=SuggestFromList(suggestions, case_sensitive=False) if suggestions else None,
            select_on_focus=False,
            one_each=one_each,
            classes="" if passed_over else "to-fill",
        )
        self.set_class(passed_over, "-heading")
        self._remark = Static(markup=False, classes="remark")
        self._remark.display = False

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

    @property
    def shown(self) -> bool:
        """True where it and all that it is in are displayed."""
        return all(node.display for node in self.ancestors_with_self if isinstance(node, Widget))

    def set_text(self, value: str, *, typed: bool = True) -> None:
        """Fill it in; not `typed`, it counts as what stood there at first."""
        self._input.value = value
        if not typed:
            self._initial = value

    def hint(self, placeholder: str) -> None:
        """Show something else while it is empty."""
        self._input.placeholder = placeholder

    def focus_input(self) -> None:
        """Put the cursor here."""
        self._input.focus()

    def type_on(self, text: str) -> None:
        """Put the cursor behind what stands here, and this there."""
        self._input.focus()
        self._input.cursor_position = len(self._input.value)
        self._input.insert_text_at_cursor(text)

    def complain(self, message: str) -> None:
        """Say what is wrong with what stands here, for as long as it does; put the cursor here."""
        self._blamed = self.text
        self._say(message, wrong=True)
        self._input.focus()

    def check(self) -> bool:
        """Explain what stands there; False (and a remark) if it cannot be used."""
        return self._understand(complain=True)

    @on(Input.Changed)
    def _changed(self) -> None:
        if not self._awaited:
            self._awaited = True
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._awaited = False
        if self._understand(complain=False):
            if self._pause is not None:
                self._pause.stop()
                self._pause = None
        elif self._pause is None:
            self._pause = self.set_timer(PAUSE_SECONDS, self._paused)
        else:
            self._pause.reset()

    def _paused(self) -> None:
        self._pause = None
        self._understand(complain=True)

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self._understand(complain=True)

    def _understand(self, *, complain: bool) -> bool:
        if not complain and self._blamed == self.text:
            return True
        self._blamed = None
        if not self.text:
            self._say(self._when_empty() if self._when_empty else "", wrong=False)
            return True
        if self._explain is None:
            self._say("", wrong=False)
            return True
        try:
            self._say(self._explain(self.text), wrong=False)
        except InvalidInput as error:
            self._say(str(error) if complain else self._unready, wrong=complain)
            return False
        return True

    def _say(self, text: str, *, wrong: bool) -> None:
        before, self._said = self._said, (text, wrong)
        if before == self._said:
            return
        self.set_class(wrong, "-wrong")
        self._remark.update(
            _remark(text, wrong), layout=self._lines(*before) != self._lines(text, wrong)
        )
        if bool(before[0]) != bool(text):
            self._remark.display = bool(text)

    def _lines(self, text: str, wrong: bool) -> int:
        """How many lines a remark takes; where that stays the same nothing else has to move."""
        width = self._remark.content_size.width
        return len(_remark(text, wrong).wrap(width)) if text and width else -1


def _remark(text: str, wrong: bool) -> Content:
    return Content(f"! {text}" if wrong else text)


class LongField(_Marked):
    """Several lines to fill in; Tab leaves it."""

    def __init__(self, label: str, value: str = "", *, name: str, placeholder: str = "") -> None:
        super().__init__(name=name, classes="field")
        self.label = label
        self._area = Area(value, placeholder=Content(placeholder))
        # Cleaned: what stands in a file by another program's hand may hold more.
        self._initial = self._area.text

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
