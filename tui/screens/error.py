"""The one dialog for what went wrong: it says what, where and what to do, and can be copied."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from models.errors import AfterwordError
from models.files.log import record
from tui.screens.windowed import Windowed
from tui.typeahead import release_keys


class ErrorDialog(ModalScreen[None], Windowed[None]):
    """An error with its way on; any of Esc, Enter and q closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "Close"),
        Binding("y", "copy", "Copy"),
    ]

    def __init__(self, error: AfterwordError) -> None:
        super().__init__()
        self.error = error

    def compose(self) -> ComposeResult:
        """Title, message, hint, and the keys."""
        with VerticalScroll(id="error"):
            yield Static(Content(self.error.title), id="error-title")
            yield Static(Content(self.error.message))
            if self.error.hint:
                yield Static(Content(self.error.hint), id="error-hint")
            yield Static("Esc closes · y copies this message", markup=False, id="error-keys")

    def on_mount(self) -> None:
        """The keys are for the dialog now; what the machine was at fault for goes into the log."""
        release_keys(self.app)
        if self.error.__cause__ is not None:
            record(self.error)

    async def action_copy(self) -> None:
        """Copy the message."""
        from tui.copying import copy_text

        report = await copy_text(self.app, f"{self.error.title}\n{self.error}", "message")
        self.query_one("#error-keys", Static).update(Content(report.message))
