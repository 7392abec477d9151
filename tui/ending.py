"""How the app ends: as one wishes, by a signal, or by a mistake that keeps what was typed."""

import asyncio
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.app import App

from models.errors import AfterwordError
from models.files.log import record
from tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from tui.crash import Crash


class Ending(App[None]):
    """An app that ends with everything saved, whatever ends it; `crash` is what was no wish."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.crash: Crash | AfterwordError | None = None

    def on_mount(self) -> None:
        """A hang-up or an interrupt from outside ends the program as `q` does: all is saved."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end, int(number))

        loop.set_exception_handler(self._stray)
        threading.excepthook = self._in_a_thread

    def on_unmount(self) -> None:
        """What comes after the app is no longer its own."""
        threading.excepthook = threading.__excepthook__

    def _handle_exception(self, error: Exception) -> None:
        """A mistake: the app ends with everything kept, and `run` says how.

        Textual would print the way to it with every value on it, which are the person's.
        """
        from textual.worker import WorkerFailed

        from tui.crash import keep_typed

        self._return_code = 1
        if self.crash is None:
            cause = error.error if isinstance(error, WorkerFailed) else error
            if isinstance(cause, AfterwordError):
                self.crash = cause
            else:
                screens = [one for one in self.screen_stack if isinstance(one, DeskScreen)]
                self.crash = keep_typed(cause, [one.rescue for one in screens])
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """What nobody waits for went wrong: it is written down, and nothing is printed."""
        error = context.get("exception")
        if isinstance(error, Exception):
            record(error)

    def _in_a_thread(self, failed: threading.ExceptHookArgs) -> None:
        """Without its threads the app neither hears nor shows anything: it ends as it would."""
        if isinstance(failed.exc_value, Exception):
            self.call_later(self._handle_exception, failed.exc_value)

    def _end(self, number: int) -> None:
        self.exit(return_code=128 + number)
