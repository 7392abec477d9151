"""What all screens share: the desk, a line to ask on, a line to say on, and one way to fail."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.worker import Worker

from models.errors import AfterwordError, LeftAsItIs, NotPossible
from tui.desk import Desk
from tui.mishaps import Forgiving
from tui.screens.windowed import Windowed
from tui.typeahead import hold_keys, release_keys, release_once_drawn
from tui.widgets.status import Status

if TYPE_CHECKING:
    from tui.widgets.prompt import Prompt

Result = TypeVar("Result")
Given = ParamSpec("Given")
Flow = Coroutine[Any, Any, object]


class DeskScreen(Forgiving, Windowed[Result]):
    """A screen with the person's desk, and a `Status` in it; a `Prompt` comes where it asks.

    What takes more than one step is a flow: an async function begun by `start`, which may await
    answers and other screens. What it raises ends up before the person, never in a trace.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.behind = False
        self._opened = False
        self._prompt: Prompt | None = None

    @property
    def unsaved(self) -> bool:
        """True if something was typed that would be lost with the screen."""
        return False

    def rescue(self) -> str:
        """Save what was typed; what could not be saved, as text. For when the program breaks."""
        return ""

    @property
    def prompt(self) -> "Prompt":
        """The line that asks; it comes with the first question."""
        if self._prompt is None:
            from tui.widgets.prompt import Prompt

            self._prompt = Prompt()
            self.mount(self._prompt, before=self.status)
        return self._prompt

    @property
    def asking(self) -> bool:
        """True while a question waits for its answer."""
        return self._prompt is not None and self._prompt.asking

    @property
    def status(self) -> Status:
        """The line that says what happened."""
        return self.query_one(Status)

    def start(self, flow: Callable[Given, Flow], *given: Given.args, **named: Given.kwargs) -> None:
        """Run a flow, given this, beside the messages of the screen; one at a time."""
        if not self.asking:
            hold_keys(self.app)
            self.status.clear()
            self.run(partial(flow, *given, **named), group="flow")

    def run(self, flow: Callable[[], Flow], *, group: str, exclusive: bool = False) -> None:
        """Run a flow as a worker; what it raises ends up before the person."""
        # Called once the worker begins: the end of the screen may come before.
        work = partial(self._guarded, flow)
        _: Worker[None] = self.run_worker(work, group=group, exclusive=exclusive)

    async def _guarded(self, flow: Callable[[], Flow]) -> None:
        try:
            await flow()
        except NotPossible as error:
            self.status.complain(str(error))
        except LeftAsItIs as left:
            await self.reload()
            self.status.say(str(left))
        except AfterwordError as error:
            from tui.screens.error import ErrorDialog

            await self.app.push_screen_wait(ErrorDialog(error))
        finally:
            release_keys(self.app)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """A screen that has just opened takes the keys; one that comes back waits for its flow."""
        if not self._opened:
            self._opened = True
            # All that is on it was styled as it came there, a moment ago.
            event.refresh_styles = False
            release_once_drawn(self)
        if self.behind:
            self.call_later(self.catch_up)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close; keys wait until the flow that opened the screen has gone on."""
        hold_keys(self.app)
        return super().dismiss(result)

    def say_below(self, text: str, *, as_news: bool = False) -> None:
        """Say something on the screen that this one goes back to; news give way to later ones."""
        for screen in self.app.screen_stack[-2:-1]:
            for status in screen.query(Status):
                status.clear()
                (status.whisper if as_news else status.say)(text)

    async def reload(self) -> None:
        """Read again what the screen shows; called after a flow changed something."""

    def go_to(self, card_id: int) -> None:
        """Select a card, where the screen shows cards."""

    async def follow(self) -> None:
        """Show what another program changed; what the person typed or chose stays."""
        await self.reload()

    async def catch_up(self) -> None:
        """Follow, if there is something to follow; one that is opening does once it is open."""
        if not (self.behind and self._opened):
            return
        self.behind = False
        try:
            await self.follow()
        except AfterwordError as error:
            self.status.complain(str(error))
