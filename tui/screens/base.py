"""What all screens share: the desk, a line to ask on, a line to say on, and one way to fail."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from models.errors import AfterwordError, NotPossible
from tui.desk import Desk
from tui.typeahead import hold_keys, release_keys
from tui.widgets.prompt import Prompt
from tui.widgets.status import Status

Result = TypeVar("Result")

WIDTHS: list[tuple[int, str]] | None = [
    (0, "-cramped"),
    (30, "-narrow"),
    (50, "-medium"),
    (105, "-wide"),
]
HEIGHTS: list[tuple[int, str]] | None = [
    (0, "-flat"),
    (8, "-tiny"),
    (18, "-short"),
    (30, "-tall"),
]
"""The classes by which the style sheet knows how large the window is."""


class DeskScreen(Screen[Result]):
    """A screen with the person's desk, a `Prompt` and a `Status` in it.

    What takes more than one step is a flow: a coroutine started by `start`, which may await answers
    and other screens. What it raises ends up before the person, never in a trace.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._opened = False

    @property
    def prompt(self) -> Prompt:
        """The line that asks."""
        return self.query_one(Prompt)

    @property
    def status(self) -> Status:
        """The line that says what happened."""
        return self.query_one(Status)

    def start(self, flow: Coroutine[Any, Any, object]) -> None:
        """Run a flow beside the messages of the screen; one at a time."""
        if self.prompt.asking:
            flow.close()
            return
        hold_keys(self.app)
        self.status.clear()
        self.run_worker(self._guarded(flow), group="flow")

    async def _guarded(self, flow: Coroutine[Any, Any, object]) -> None:
        try:
            await flow
        except NotPossible as error:
            self.status.complain(str(error))
        except AfterwordError as error:
            from tui.screens.error import ErrorDialog

            await self.app.push_screen_wait(ErrorDialog(error))
        finally:
            release_keys(self.app)

    def on_screen_resume(self) -> None:
        """A screen that has just opened takes the keys; one that comes back waits for its flow."""
        if not self._opened:
            self._opened = True
            self.call_after_refresh(release_keys, self.app)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close; keys wait until the flow that opened the screen has gone on."""
        hold_keys(self.app)
        return super().dismiss(result)

    async def reload(self) -> None:
        """Read again what the screen shows; called after a flow changed something."""
