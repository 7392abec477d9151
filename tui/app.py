"""The app: themes, the keymap, the first screen, and what is done anywhere."""

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Size

from models.errors import AfterwordError
from models.kept.board import KeptBoard
from models.kept.bookmark import bookmark_of
from models.settings.terminal import FAST, Line
from models.text import clean_text
from tui import themes
from tui.calendar_keeper import EVERY_SECONDS, CalendarKeeper
from tui.colours import Colours
from tui.commands import Place
from tui.desk import Desk
from tui.ending import Ending
from tui.keymap import bindings, own_keys
from tui.mishaps import Forgiving
from tui.screens.base import DeskScreen
from tui.screens.board import BoardScreen
from tui.terminal.harmless import Harmless
from tui.typeahead import TypeAhead
from tui.widgets.status import Status

if TYPE_CHECKING:
    from textual.command import Provider


def _palette() -> "type[Provider]":
    """Loaded when the palette is opened."""
    from tui.palette import Commands

    return Commands


CHORES_AFTER_SECONDS = 1
CHORES_AGAIN_SECONDS = 600
"""So often it is looked whether another day has begun; many leave the board open for weeks."""


class AfterwordApp(Forgiving, Ending, TypeAhead):
    """The board and what it opens.

    `shown` is called once the board is on the screen; `chores` a little later and on every new day,
    in a thread: it gives back what there is to say.
    """

    TITLE = "Afterword"
    CSS_PATH = "afterword.tcss"
    LATER_CSS_PATH = Path(__file__).with_name("screens.tcss")
    ENABLE_COMMAND_PALETTE = True
    ALLOW_SELECT: ClassVar[bool] = False
    BINDINGS = bindings(Place.ANYWHERE)
    COMMANDS = {_palette}  # noqa: RUF012 - Textual's own declaration

    def __init__(
        self,
        desk: Desk,
        line: Line = FAST,
        colours: Colours = Colours.MANY,
        shown: Callable[[], None] | None = None,
        chores: Callable[[], list[str]] | None = None,
    ) -> None:
        self.line = line
        self.colours = colours
        self._dressed = False
        # Without colours the terminal's own two are used; Textual's way would be greys.
        super().__init__(ansi_color=True if colours is Colours.NONE else None)
        self.desk = desk
        self.calendar = CalendarKeeper(desk)
        self.kept = KeptBoard(None if desk.throwaway else bookmark_of(desk.database))
        self._harmless = Harmless()
        self._shown = shown
        self._chores = chores
        self._chores_done_on: date | None = None
        if not line.animations:
            self.animation_level = "none"
        self.notices: list[str] = [*desk.database.notices, *desk.settings.problems]
        for theme in themes.OWN:
            self.register_theme(theme)
        keymap, clashes = own_keys(desk.settings.keys)
        self.notices += clashes
        self.set_keymap(keymap)
        self._choose_theme()
        self.wait_with_keys()

    def _choose_theme(self) -> None:
        wanted = self.desk.settings.theme
        if wanted not in self.available_themes:
            self.notices.append(f"look.theme: there is no theme '{wanted}'")
            wanted = themes.DEFAULT
        name = self._wearable(wanted)
        theme = self.available_themes[name]
        if theme.dark and not theme.ansi:
            # As Textual's own: nothing else changes with it, and nothing need be styled twice.
            self.set_reactive(AfterwordApp.theme, name)
        else:
            self.theme = name
        self._dressed = True
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme, once it is chosen: nothing asks before, and they take their time."""
        return super().get_css_variables() if self._dressed else {}

    def action_wear(self, name: str) -> None:
        """Take a theme on; with sixteen colours, the one that is made of them."""
        self.theme = self._wearable(name)

    def _wearable(self, name: str) -> str:
        theme = self.available_themes[name]
        few = self.colours is Colours.FEW and not theme.ansi
        return themes.of_the_terminal(dark=theme.dark) if few else name

    def get_driver_class(self) -> type[Driver]:
        """Where there are hang-ups, the driver that knows of them."""
        if os.name != "posix" or os.environ.get("TEXTUAL_DRIVER"):
            return super().get_driver_class()
        from tui.terminal.driver import ClicksDriver, SteadyDriver

        return ClicksDriver if self.line.mouse == "clicks" else SteadyDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, behind the one that lets nothing through which a terminal would obey."""
        others = super().get_line_filters()
        if others != self._harmless.others:
            # Another filter, for the lines that were filtered are remembered by it.
            self._harmless = Harmless(others)
        return [self._harmless]

    def get_default_screen(self) -> BoardScreen:
        """The board."""
        return BoardScreen(self.desk, self.kept, self.notices)

    def on_ready(self) -> None:
        """What the board did not need to show itself is read when it does."""
        self.call_after_refresh(self._read_on)
        if self._shown is not None:
            self.call_after_refresh(self._shown)
        if self.calendar.wanted:
            self.set_interval(EVERY_SECONDS, self._keep_calendar)
        if self._chores is not None:
            self.set_timer(CHORES_AFTER_SECONDS, self._begin_chores)
            self.set_interval(CHORES_AGAIN_SECONDS, self._begin_chores)

    def _read_on(self) -> None:
        """The rest of the style sheet; a key may open what is styled by it."""
        if self.keys_wait:
            self.stylesheet.read(self.LATER_CSS_PATH)
            self.begin_with_keys()

    def push_screen(self, *given: Any, **named: Any) -> Any:
        """As Textual's; one that opens before the board was drawn has its styles too."""
        self._read_on()
        return super().push_screen(*given, **named)

    def _begin_chores(self) -> None:
        today = self.desk.now().date()
        if self._chores is not None and today != self._chores_done_on:
            self._chores_done_on = today
            self.run_worker(self._do(self._chores))

    async def _do(self, chores: Callable[[], list[str]]) -> None:
        try:
            said = await asyncio.to_thread(chores)
        except AfterwordError as error:
            from tui.screens.error import ErrorDialog

            self.push_screen(ErrorDialog(error))
            return
        if said:
            for status in self.screen.query(Status):
                status.add(" · ".join(said))

    async def action_quit(self) -> None:
        """Close; where something was typed that is not saved, its screen asks first."""
        unsaved = [s for s in self.screen_stack if isinstance(s, DeskScreen) and s.unsaved]
        if not unsaved:
            self.exit()
        elif unsaved[-1] is self.screen:
            await self.screen.run_action("screen.leave")

    def action_repaint(self) -> None:
        """Send the whole screen again: for a terminal on which something else has written."""
        self._forget_terminal()
        self.refresh(layout=True)

    def on_resize(self, event: events.Resize) -> None:
        """A terminal that changes its size may move or wrap what it shows."""
        self._forget_terminal(event.size)

    def _forget_terminal(self, size: Size | None = None) -> None:
        forget = getattr(self._driver, "forget", None)
        if forget is not None:
            forget(size)

    async def on_event(self, event: events.Event) -> None:
        """What is pasted comes from outside: it is cleaned here, before any widget has it."""
        if isinstance(event, events.Paste):
            event.text = clean_text(event.text)
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """What is copied out of a text (Ctrl+C) takes the same route as a note."""
        # Textual's own would send it to the terminal besides, whatever the settings say.
        self._clipboard = text
        self.run_worker(self._copy(text))

    def _keep_calendar(self) -> None:
        trouble = self.calendar.look()
        for status in self.screen.query(Status) if trouble else ():
            status.complain(trouble)

    async def _copy(self, text: str) -> None:
        from tui.copying import copy_text

        report = await copy_text(self, text, "text", self.desk)
        for status in self.screen.query(Status):
            status.say(report.message)

    def action_command_palette(self) -> None:
        """Our own kind of palette."""
        from tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        """Ctrl+C copies a selection where there is one; it never ends the program."""
        for status in self.screen.query(Status):
            status.say("q closes Afterword (Esc leaves a text or a form first).")

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Clashes in the person's keys are found and said at start (`tui.keymap.own_keys`)."""


def run(
    desk: Desk,
    line: Line = FAST,
    colours: Colours = Colours.MANY,
    *,
    shown: Callable[[], None] | None = None,
    chores: Callable[[], list[str]] | None = None,
) -> int:
    """Open the board; the exit status. For `shown` and `chores` see `AfterwordApp`.

    Raises what made it end before the person wanted it: `tui.crash.Crash` or an `AfterwordError`.
    """
    app = AfterwordApp(desk, line, colours, shown, chores)
    app.run(mouse=line.mouse != "off")
    if trouble := app.calendar.finish():
        sys.stderr.write(f"{trouble}\n")
    if app.crash is not None:
        raise app.crash
    with suppress(AfterwordError):
        app.kept.leave()
    return app.return_code or 0
