"""The help: every key, as it is now, and the few ideas behind the board."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from tui.commands import Place, at, key_name
from tui.desk import Desk
from tui.keymap import bindings, live_keys

_IDEAS = """\
A card moves from Interview to Thanked, Waiting, Checked-in, and at the end to Rejected / \
Kept-warm. Each move opens the note that it calls for. Thanked means thanked: that card moves \
when the notes went out. A move that happened out in the world, such as a rejection, happens at \
once. Copied is not sent: Afterword asks.

! overdue   ● due today   ○ later   ◆ copied, not confirmed"""


class HelpScreen(Screen[None]):
    """Made from the live keys, the person's own included."""

    BINDINGS = bindings(Place.HELP)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """The ideas, then a table for each place."""
        with VerticalScroll(id="help"):
            yield Static(Content("How Afterword works"), classes="form-title")
            yield Static(Content(_IDEAS), classes="help-ideas")
            with Vertical(id="help-tables"):
                for place in Place:
                    with Vertical(classes="help-place"):
                        yield Static(Content(place.capitalize()), classes="form-title")
                        yield Static(self._table(place))
        yield Footer(show_command_palette=False, compact=True)

    def _table(self, place: Place) -> Content:
        keys = live_keys(self.desk.settings.keys)
        lines = []
        for command in at(place):
            shown = " ".join(key_name(key) for key in keys[command.id].split(","))
            lines.append(Content.assemble((f"{shown:<17}", "$accent"), command.help))
        return Content("\n").join(lines)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)
