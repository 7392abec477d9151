"""The terminal's driver: Textual's own, made steady for the day the terminal goes away.

A dropped connection brings SIGHUP, SIGCONT, and errors at every read and write, in any order.
Textual takes that SIGCONT for the end of a suspension and starts to draw once more; and once a
write has failed, nothing takes the queued ones away, so that the program waits for ever. It then
outlives its terminal, with the board still open.

What Textual writes goes through a `Painter`, which sends only what changed.
"""

import os
import signal
from contextlib import suppress
from types import FrameType
from typing import IO, Any

from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.hang_up import HangUp
from tui.terminal.painter import Painter

SET = "\x1b[?"
"""Begins the order to switch one of a terminal's modes on (h) or off (l)."""


class SteadyDriver(LinuxDriver):
    """Ends the program when its terminal is gone, whichever sign of that comes first."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file: Any = _Output(self._file)
        self._painter = Painter() if _changes_only(app) else None
        self._continued = False
        self._hang_up = HangUp(self.fileno, self._end)

    def start_application_mode(self) -> None:
        """Take the terminal, and watch for its end."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._hang_up.watch(self._loop)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._hang_up.leave(self._loop)
        super().stop_application_mode()

    def _end(self) -> None:
        self._app.call_later(self._app.exit, return_code=128 + signal.SIGHUP)

    def write(self, data: str) -> None:
        """Send what Textual wrote, as far as it changes the terminal."""
        sent = self._painted(data)
        if sent:
            super().write(sent)

    def _painted(self, data: str) -> str:
        if self._painter is None:
            return data
        try:
            return self._painter.paint(data)
        except Exception as error:
            self._app.log(f"The painter failed ({error!r}): from now on all is sent.")
            self._painter = None
            return data

    def forget(self, size: tuple[int, int] | None = None) -> None:
        """The terminal may show anything: whatever is painted next is sent whole.

        `size`: its new columns and lines, if that is why.
        """
        if self._painter is not None:
            self._painter.forget(size)

    # Stopped and continued. Within a signal a write could wait for one that it interrupted: what is
    # to be done is left to the loop.

    def _sigtstp_application(self, *_: int | FrameType | None) -> None:
        self._loop.call_soon_threadsafe(self._stop)

    def _sigcont_application(self, *_: int | FrameType | None) -> None:
        self._continued = True
        self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        """Let everything be saved, give the terminal back, and wait to be continued.

        Where no shell could ever do that, this signal stops nobody, unlike Textual's SIGSTOP.
        """
        if self._auto_restart:
            self._app.app_suspend_signal.publish(self._app)
            self.suspend_application_mode()
            self._must_signal_resume = True
        self._continued = False
        before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, before)
        if not self._continued:
            self._go_on()

    def _go_on(self) -> None:
        """Take the terminal again, and draw it whole.

        A hang-up comes with a SIGCONT of its own: there is nothing then to be taken. Who was
        stopped without a word (SIGSTOP) still thinks that the terminal is theirs, while the shell
        that asked for commands meanwhile has made it its own. Who is continued in the background
        waits on.
        """
        try:
            in_front = os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return
        if not self._auto_restart:
            return
        if not in_front:
            os.kill(os.getpid(), signal.SIGTTOU)
            return
        if not self._must_signal_resume:
            self.suspend_application_mode()
        self.resume_application_mode()
        self.forget()
        self._app.refresh(layout=True)

    def _tell_keys_apart(self) -> None:
        """Let Textual read keys by a parser of ours; one that keeps its own elsewhere uses that."""
        with suppress(ImportError):
            from tui.terminal.keys import HasteParser

            def typing() -> bool:
                field = self._app.focused
                return field is not None and field.check_consume_key("b", "b")

            def parser(debug: bool) -> HasteParser:
                return HasteParser(typing, debug)

            vars(linux_driver)["XTermParser"] = parser

    def run_input_thread(self) -> None:
        """Read keys; where the terminal can be read no more, it is gone.

        Bytes that are no text, from a noisy line or a mouse that tells places in the oldest way,
        are dropped with what came together with them.
        """
        self._tell_keys_apart()
        while True:
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:
                self._end()
            return


class ClicksDriver(SteadyDriver):
    """Asks the terminal for clicks, the wheel and drags, not for where the mouse merely is."""

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write(f"{SET}1000h{SET}1002h{SET}1006h")
            self.flush()

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(f"{SET}1002l{SET}1000l{SET}1006l")
            self.flush()


def _changes_only(app: App[Any]) -> bool:
    line = getattr(app, "line", None)
    return line is None or line.changes_only


class _Output:
    """The terminal to write on; what is written to one that is gone goes nowhere."""

    def __init__(self, file: IO[str]) -> None:
        self._terminal = file

    def write(self, text: str) -> None:
        """Write, if the terminal is still there."""
        with suppress(OSError):
            self._terminal.write(text)

    def flush(self) -> None:
        """Send what was written, if the terminal is still there."""
        with suppress(OSError):
            self._terminal.flush()

    def fileno(self) -> int:
        """The terminal's own number."""
        return self._terminal.fileno()
