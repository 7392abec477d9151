"""The terminal's own sign that it is gone, for a program that no signal will tell.

SIGHUP goes to the session that the terminal controls. Whoever is connected to it without that (a
program that was handed a pseudo-terminal, say) reads nothing, again and again, and never ends.
"""

import asyncio
import select
from collections.abc import Callable


class HangUp:
    """Calls `then` once the terminal has hung up; where the system cannot say so, never.

    No time is spent on waiting: an epoll that asks for nothing is woken by a hang-up alone, and the
    event loop waits for the epoll.
    """

    def __init__(self, terminal: int, then: Callable[[], None]) -> None:
        self._terminal = terminal
        self._then = then
        self._epoll: select.epoll | None = None

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to wait, on the loop; a second call does nothing."""
        if self._epoll is not None or not hasattr(select, "epoll"):
            return
        self._epoll = select.epoll()
        try:
            self._epoll.register(self._terminal, 0)
        except OSError:
            # Something that cannot hang up: a file, or nothing at all.
            self._close()
            return
        loop.add_reader(self._epoll.fileno(), self._gone, loop)

    def leave(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait no longer."""
        if self._epoll is not None:
            loop.remove_reader(self._epoll.fileno())
            self._close()

    def _gone(self, loop: asyncio.AbstractEventLoop) -> None:
        self.leave(loop)
        self._then()

    def _close(self) -> None:
        if self._epoll is not None:
            self._epoll.close()
            self._epoll = None
