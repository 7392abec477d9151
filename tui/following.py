"""Showing what another program changed on the same board, within a second."""

from contextlib import suppress
from time import monotonic
from typing import Any

from textual.app import App

from models.errors import AfterwordError
from models.sharing.watching import Watch
from tui.desk import Desk
from tui.screens.base import DeskScreen

LOOK_SECONDS = 0.5
"""So often it is looked for. Where nothing changed, nothing is read and nothing is drawn."""
_REST = 4
"""A board that takes long to read is left alone so many times as long."""


class Following:
    """The screen on top follows at once, those below it when they are on top again."""

    def __init__(self, app: App[Any], desk: Desk) -> None:
        self.app = app
        self.watch = Watch(desk.database)
        self._not_before = 0.0

    async def look(self) -> None:
        """Follow if another program wrote since the last look."""
        if monotonic() >= self._not_before:
            # What cannot be asked now is asked again soon.
            with suppress(AfterwordError):
                await self.look_now()

    async def look_now(self) -> None:
        """The same, however short ago the last one was: before something is done."""
        began = monotonic()
        if not self.watch.changed():
            return
        for screen in self.app.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.behind = True
        if isinstance(self.app.screen, DeskScreen):
            await self.app.screen.catch_up()
        ended = monotonic()
        self._not_before = ended + _REST * (ended - began)
