"""The help: every key, as it is now, and the few ideas behind the board."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Place, at, key_name
from tui.desk import Desk
from tui.keymap import bindings, live_keys
from tui.screens.windowed import Windowed
from tui.widgets.key_line import KeyLine
from tui.widgets.rows import Rows

_IDEAS = """\
A card moves from Interview to Thanked, Waiting, Checked-in, and at the end to Rejected / \
Kept-warm. Each move opens the note that it calls for. Thanked means thanked: that card moves \
when the notes went out. A move that happened out in the world, such as a rejection, happens at \
once. Copied is not sent: Afterword asks.

Some terminals keep Ctrl+S, Ctrl+Q, Ctrl+Z, Alt or the F-keys for themselves: what is on such a \
key has another one too, or is in the palette ( : ). Clicking a key on the bottom line presses it.

! overdue   ● due today   ○ later   ◆ copied, not confirmed
★ open offer, or main contact   ■□ touches: one made, one to go"""


class HelpScreen(Windowed[None]):
    """Made from the live keys, the person's own included."""

    BINDINGS = bindings(Place.HELP)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """The ideas, then a table for each place."""
        board, *others = Place
        with VerticalScroll(id="help"):
            yield Static(Content("How Afterword works"), classes="form-title")
            yield Static(Content(_IDEAS), classes="help-ideas")
            with Container(id="help-tables"):
                with Vertical():
                    yield from self._table(board)
                with Vertical():
                    for place in others:
                        yield from self._table(place)
        yield KeyLine()

    def _table(self, place: Place) -> ComposeResult:
        keys = live_keys(self.desk.settings.keys)
        shown = [" ".join(map(key_name, keys[command.id].split(","))) for command in at(place)]
        helps = [command.help for command in at(place)]
        yield Static(Content(place.heading), classes="form-title")
        yield Rows(list(zip(shown, helps, strict=True)), gutter=17, narrow=9, style="$accent")

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)
