"""What goes wrong while the app runs: what can be expected is told, and the person goes on."""

from typing import Any

from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.message import Message
from textual.message_pump import MessagePump

from models.errors import AfterwordError, NotPossible
from tui.widgets.status import Status


class Forgiving(MessagePump):
    """A screen or an app that tells what can be expected to go wrong with a key or a message.

    Without this Textual ends the program, or at best the widget. What goes wrong before there is
    anything to be seen does end it: an empty board would look like one that was lost.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except AfterwordError as error:
            if isinstance(message, events.Mount) and len(self.app.screen_stack) == 1:
                raise
            tell(self.app, error)


def tell(app: App[Any], error: AfterwordError) -> None:
    """Say what went wrong: in the line for that where it was merely not possible, else a dialog."""
    from tui.screens.error import ErrorDialog

    if isinstance(app.screen, ErrorDialog):
        return
    if isinstance(error, NotPossible):
        try:
            app.screen.query_one(Status).complain(str(error))
        except NoMatches:
            pass
        else:
            return
    app.push_screen(ErrorDialog(error))
