"""Questions on a line: a choice by one key, or something typed; never a dialog in the way."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from models.errors import InvalidInput
from tui.commands import key_name
from tui.typeahead import hold_keys, release_keys
from tui.widgets.flowing import Flowing
from tui.widgets.lines import TextLine

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Option(NamedTuple, Generic[T_co]):
    """One answer: the key that gives it, what it says, what it means."""

    key: str
    label: str
    value: T_co


class _Question(Flowing, can_focus=True):
    """The line of a choice, with the focus so that its keys mean the answers."""

    def __init__(self) -> None:
        super().__init__(id="question")
        self.question = ""
        self.options: Sequence[Option[object]] = ()

    def ask(self, question: str, options: Sequence[Option[object]] = ()) -> None:
        """Show a question with its answers."""
        self.question, self.options = question, options
        self.flow()

    def lines(self, width: int) -> list[Content]:
        """Broken between answers only: an answer stays with its key."""
        *lines, line = Content(self.question).wrap(width) or [Content("")]
        gap = "  "
        for option in self.options:
            answer = Content.assemble((key_name(option.key), "$accent bold"), f" {option.label}")
            if line.cell_length + len(gap) + answer.cell_length > width:
                lines.append(line)
                line = answer
            else:
                line = Content.assemble(line, gap, answer)
            gap = "   "
        return [*lines, line]


class Prompt(Vertical):
    """A line at the bottom that asks, takes the focus, and gives it back.

    `choose` and `type` are awaited by a worker, never by a message handler.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", key_display="Esc", id="prompt.cancel"),
        # There is nothing else to go to.
        Binding("tab,shift+tab", "stay", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._options: Sequence[Option[object]] = ()
        self._answer: asyncio.Future[object] | None = None
        self._check: Callable[[str], object] | None = None
        self._preview: Callable[[str], str] | None = None
        self._before: Widget | None = None

    async def _furnish(self) -> None:
        """The question, the line to type on, and what is said about what was typed.

        They come with the first question: a board that asks nothing starts without them.
        """
        if not self.children:
            line = TextLine(id="answer", compact=True)
            await self.mount(_Question(), line, Static(markup=False, id="remark"))

    @property
    def asking(self) -> bool:
        """True while a question waits for its answer."""
        return self._answer is not None

    async def choose(self, question: str, options: Sequence[Option[T]]) -> T | None:
        """Ask for one of several answers, each given by one key; None if the person leaves it."""
        await self._furnish()
        self._options = options
        self.query_one(_Question).ask(question, options)
        self.query_one(Input).display = False
        self.query_one("#remark").display = False
        answer: T | None = await self._ask(self.query_one(_Question))
        return answer

    async def type(
        self,
        question: str,
        check: Callable[[str], T],
        *,
        initial: str = "",
        preview: Callable[[str], str] | None = None,
    ) -> T | None:
        """Ask for something typed; `check` turns it into a value or raises `InvalidInput`.

        `preview` says how what was typed so far is understood. None if the person leaves it.
        """
        await self._furnish()
        self._options = ()
        self._check, self._preview = check, preview
        self.query_one(_Question).ask(question)
        line = self.query_one(Input)
        line.display = True
        line.value = initial
        self._remark("")
        answer: T | None = await self._ask(line)
        return answer

    async def confirm(self, question: str, yes: str, no: str = "no") -> bool:
        """Ask for a yes; leaving the question means no."""
        options = [Option("y", yes, True), Option("n", no, False)]
        return bool(await self.choose(question, options))

    async def _ask(self, target: Widget) -> Any:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(None)
        focused = self.screen.focused
        # Where one question follows another, the focus has not gone back in between.
        if focused is not None and self not in focused.ancestors:
            self._before = focused
        self._answer = asyncio.get_running_loop().create_future()
        mine = self._answer
        self.display = True
        target.focus()
        release_keys(self.app)
        try:
            return await mine
        finally:
            if self._answer is mine:
                self._answer = None
                self.display = False
                before = self._before
                if before is not None and before.is_attached and self.screen.is_current:
                    before.focus()

    def _reply(self, value: object) -> None:
        if self._answer is not None and not self._answer.done():
            hold_keys(self.app)
            self._answer.set_result(value)

    def on_key(self, event: events.Key) -> None:
        """A key of one of the options is the answer."""
        for option in self._options:
            if option.key in (event.character, event.key):
                event.stop()
                self._reply(option.value)
                return

    def action_cancel(self) -> None:
        """Leave the question."""
        self._reply(None)

    def action_stay(self) -> None:
        """Go nowhere."""

    @on(events.DescendantBlur)
    def _lost_focus(self) -> None:
        """A click elsewhere takes the keys along; a question without them could not be answered."""
        self.call_later(self._take_keys)

    def _take_keys(self) -> None:
        focused = self.screen.focused
        elsewhere = focused is None or self not in focused.ancestors
        if self.asking and elsewhere and self.screen.is_current and self.app.app_focus:
            (self.query_one(_Question) if self._options else self.query_one(Input)).focus()

    @on(Input.Changed, "#answer")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        preview = self._preview(event.value) if self._preview and event.value.strip() else ""
        self._remark(preview)

    @on(Input.Submitted, "#answer")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._check is None:
            return
        try:
            self._reply(self._check(event.value))
        except InvalidInput as error:
            self._remark(f"! {error}")

    def _remark(self, text: str) -> None:
        remark = self.query_one("#remark", Static)
        remark.update(Content(text))
        remark.display = bool(text)
