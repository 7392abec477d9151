"""Keys that come faster than screens open: each is handled when the one before it is done.

Over a slow line several keys arrive at once. Textual hands each to whatever has the focus at that
moment, so that text typed ahead into a form that is about to open would act as commands on the
board. Here a key waits until the one before it has gone all its way, and until a flow that it
started either ended or waits for the person.
"""

from collections import deque
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

ROUNDS = 2
"""A key's binding runs in the first; what its action posts is handled in the second."""
PATIENCE_SECONDS = 10
"""A flow that waits for something else for so long holds the keys no more."""


class TypeAhead(App[None]):
    """An app that handles one key at a time."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._keys: deque[events.Key | events.Paste] = deque()
        self.keys_wait = False
        self._under_way = False
        self._held = 0
        self._held_since = 0.0

    def wait_with_keys(self) -> None:
        """The app is not ready: keys wait, whatever else goes on, until it is."""
        self.keys_wait = True

    def begin_with_keys(self) -> None:
        """It is: those that came meanwhile go on."""
        self.keys_wait = False
        self.call_later(self._go_on)

    def hold_keys(self) -> None:
        """A flow begins: keys wait from here on."""
        self._held += 1
        self._held_since = monotonic()
        hold = self._held
        self.set_timer(PATIENCE_SECONDS, lambda: self.release_keys(hold))

    def held_for(self) -> float:
        """For how many seconds a flow has had the keys by now, if one has."""
        return monotonic() - self._held_since

    @property
    def held(self) -> int:
        """Which hold the keys are in; 0 if in none."""
        return self._held

    def release_keys(self, hold: int | None = None) -> None:
        """The person is asked, or the flow ended: keys go on; not those of another `hold`."""
        if self._held and hold in (None, self._held):
            self._held = 0
            self.call_later(self._go_on)

    def take_escape(self) -> bool:
        """Whether Escape waits; it and what was typed before it go nowhere else then."""
        keys = [event.key if isinstance(event, events.Key) else "" for event in self._keys]
        waiting = [number for number, key in enumerate(keys) if key == "escape"]
        for _ in range(waiting[0] + 1 if waiting else 0):
            self._keys.popleft()
        return bool(waiting)

    async def on_event(self, event: events.Event) -> None:
        """Keys, and what is pasted, queue up where nobody has had them yet; all else is as ever."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._keys.append(event)
            await self._go_on()
        else:
            await super().on_event(event)

    async def _go_on(self) -> None:
        if self.keys_wait or self._under_way or self._held or not self._keys:
            return
        self._under_way = True
        target: DOMNode = self.focused or self.screen
        await super().on_event(self._keys.popleft())
        self._follow(target, target, ROUNDS)

    def _follow(self, start: DOMNode, node: DOMNode, rounds: int) -> None:
        """Go the key's way behind it, from its widget up to the app, as often as said."""

        def arrived() -> None:
            if node is not self:
                self._follow(start, node.parent or self, rounds)
            elif rounds > 1:
                self._follow(start, start, rounds - 1)
            else:
                self.call_later(self._done)

        if not node.call_later(arrived):
            self.call_later(self._done)

    async def _done(self) -> None:
        self._under_way = False
        await self._go_on()


def hold_keys(app: App[Any]) -> None:
    """A flow begins: keys wait from here on."""
    if isinstance(app, TypeAhead):
        app.hold_keys()


def stop_wanted(app: App[Any]) -> bool:
    """Whether Escape was typed while a flow has the keys, which goes on having them if not."""
    if not isinstance(app, TypeAhead):
        return False
    if app.take_escape():
        return True
    if app.held_for() > PATIENCE_SECONDS / 2:
        app.hold_keys()
    return False


def release_keys(app: App[Any]) -> None:
    """The person is asked, or a flow ended: keys go on."""
    if isinstance(app, TypeAhead):
        app.release_keys()


def release_once_drawn(screen: Screen[Any]) -> None:
    """A screen opens: keys go on when it can be seen, but for those of a flow that began since."""
    app = screen.app
    if isinstance(app, TypeAhead):
        screen.call_after_refresh(app.release_keys, app.held)
