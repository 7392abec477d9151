"""The archive: what left the board, with its outcome; it can come back."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option as ListOption

from models.board.archived import Shelved, read_archive
from models.board.cards import Card, read_card
from models.errors import NotPossible
from models.phrases import day_phrase
from models.pipeline.applications import bring_back
from tui.commands import Place
from tui.desk import Desk
from tui.flows import contacts
from tui.flows.showing import show
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.marked_list import MarkedList
from tui.widgets.status import Status


class ArchiveList(MarkedList):
    """The archived applications; it has the screen's keys."""

    BINDINGS = bindings(Place.ARCHIVE)


class ArchiveScreen(DeskScreen[None]):
    """A list with a line for each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shelved: list[Shelved] = []

    def compose(self) -> ComposeResult:
        """Heading, list."""
        yield Static("The archive", classes="form-title", id="archive-title")
        yield ArchiveList(markup=False, compact=True)
        yield Status()
        yield KeyLine()

    async def on_mount(self) -> None:
        """Show it."""
        await self.reload()
        self.query_one(ArchiveList).focus()

    async def reload(self) -> None:
        """Read it again; the chosen entry stays chosen."""
        self.shelved = read_archive()
        listed = [ListOption(self._line(entry), id=str(entry.id)) for entry in self.shelved]
        self.query_one(ArchiveList).fill(listed, "Nothing is archived yet.")

    def _line(self, entry: Shelved) -> Content:
        local = entry.archived_at.astimezone(self.desk.settings.zone)
        when = day_phrase(local.date(), self.desk.now())
        role = f" · {entry.role}" if entry.role else ""
        return Content.assemble(
            (entry.company, "bold"), role, (f" · {entry.outcome}, {when}", "dim")
        )

    def _card(self) -> Card:
        place = self.query_one(ArchiveList).highlighted
        if place is None or not self.shelved:
            raise NotPossible("The archive is empty.")
        card = read_card(self.shelved[place].id, self.desk.settings.cadence, self.desk.now())
        if card is None:
            raise NotPossible("This application is no longer there.")
        return card

    def action_open(self) -> None:
        """Everything about it."""
        self.start(self._open)

    async def _open(self) -> None:
        await show(self, self._card())
        await self.reload()

    def action_bring_back(self) -> None:
        """Back on the board."""
        self.start(self._bring_back)

    async def _bring_back(self) -> None:
        card = self._card()
        bring_back(card.id, now=self.desk.now())
        await self.reload()
        self.status.say(f"{card.company} is on the board again.")

    def action_delete(self) -> None:
        """Gone, after asking."""
        self.start(self._delete)

    async def _delete(self) -> None:
        await contacts.delete(self, self._card())

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
