"""The columns of cards on a screen: read, searched, and told of in the header."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from models.kept.board import KeptBoard
from models.kept.pile import Pile
from models.kept.standings import Counts
from models.stages import ORDER
from tui.commands import Place
from tui.desk import Desk
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.board_header import BoardHeader, Overview
from tui.widgets.column import Column
from tui.widgets.columns import Columns
from tui.widgets.key_line import KeyLine
from tui.widgets.status import Status

_WELCOME = """\
Welcome to Afterword.

It keeps track of what comes after an interview: the thank-you notes, \
the waiting, the check-in, and the reply if they say no.

n    add the interview you just had
I    import a list or an invitation
?    see every key

To look around first, quit with q and run:  afterword demo"""


class BoardColumns(Columns):
    """The columns, with the board's keys: they act only while the board has the focus."""

    BINDINGS = bindings(Place.BOARD)

    @on(Column.Chosen)
    def _while_asked(self, message: Column.Chosen) -> None:
        """A question is about the card that was selected then: the mouse selects no other."""
        if isinstance(self.screen, DeskScreen) and self.screen.asking:
            message.prevent_default()


class CardsScreen(DeskScreen[None]):
    """Every card that is on the board, or those that a search finds."""

    def __init__(self, desk: Desk, kept: KeptBoard) -> None:
        super().__init__(desk)
        self.kept = kept
        self.cards = {stage: Pile.of([]) for stage in ORDER}
        self.wanted = ""
        self._counts = Counts()

    def compose(self) -> ComposeResult:
        """Header, columns, search, questions, messages, keys."""
        yield BoardHeader(markup=False)
        yield BoardColumns()
        yield Status()
        yield KeyLine()

    @property
    def columns(self) -> BoardColumns:
        """The columns."""
        return self.query_one(BoardColumns)

    # Reading

    async def reload(self) -> None:
        """Read the board again; only what changed is drawn anew.

        The selected card stays selected, wherever it is now.
        """
        selected = self.columns.card
        self.read()
        kept = self.columns.card
        if selected is not None and (kept is None or kept.id != selected.id):
            self.columns.select_id(selected.id)

    def read(self) -> None:
        """Read the board again and show what matches the search."""
        self.cards = self.kept.read(self.desk.settings.cadence, self.desk.now())
        self._show()

    def _show(self) -> None:
        shown = self.cards
        found = self.kept.matching(self.wanted) if self.wanted else None
        if found is not None:
            shown = {stage: cards.among(found) for stage, cards in shown.items()}
        self._counts = self.kept.count(found)
        for column in self.columns.columns.values():
            column.filter(bool(self.wanted))
        self.columns.show(shown, self.desk.now())
        self._welcome(shown=not any(self.cards.values()))
        self._show_header()

    def _welcome(self, *, shown: bool) -> None:
        """In the place of columns that are all empty; most boards never show it."""
        if shown and not self.query("#welcome"):
            self.mount(Static(_WELCOME, markup=False, id="welcome"), after=self.columns)
        for welcome in self.query("#welcome"):
            welcome.set_class(shown, "-shown")
        self.columns.set_class(shown, "-empty")

    @on(Columns.Selected)
    def _show_header(self) -> None:
        self.query_one(BoardHeader).overview = Overview(
            self._counts,
            self.desk.now().date(),
            per_stage={stage: len(cards) for stage, cards in self.cards.items()},
            active=self.columns.active,
            search=self.wanted,
            demo=self.desk.throwaway,
        )

    def go_to(self, card_id: int) -> None:
        """Select a card wherever it is, dropping a search that hides it."""
        if not self.columns.select_id(card_id):
            self._drop_search()
            self.columns.select_id(card_id)
        self.columns.focus()

    # Search

    async def action_search(self) -> None:
        """Open the search line; it comes with the first search."""
        if not self.query("#search"):
            from tui.widgets.lines import SearchLine

            line = SearchLine(placeholder="company, role or person", compact=True, id="search")
            await self.mount(line, before=self.status)
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    @on(Input.Changed, "#search")
    def _searching(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self._to_first_match()
        self.columns.focus()
        if not self.wanted:
            self.query_one("#search").display = False

    def _to_first_match(self) -> None:
        if self.columns.card is None:
            found = next((s for s in ORDER if self.columns.columns[s].cards), None)
            if found is not None:
                self.columns.activate(found)

    def _search(self, wanted: str) -> None:
        self.wanted = wanted.strip()
        self._show()
        if self.wanted:
            self._to_first_match()

    def action_end_search(self) -> None:
        """Show every card again."""
        self._drop_search()
        self.columns.focus()
        self.status.clear()

    def _drop_search(self) -> None:
        for line in self.query("#search").results(Input):
            line.value = ""
            line.display = False
        self._search("")
