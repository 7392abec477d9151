"""The board: five columns, a search line, and every command that acts on a card."""

from collections.abc import Coroutine, Sequence
from datetime import date
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from models.board import Card, Counts, count, read_columns
from models.errors import AfterwordError
from models.stages import ORDER
from models.words import Stage
from tui.commands import Place
from tui.desk import Desk
from tui.flows.cards import CardFlow, flow, still_there
from tui.following import LOOK_SECONDS, Following
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.board_header import BoardHeader, Overview
from tui.widgets.columns import Columns
from tui.widgets.key_line import KeyLine
from tui.widgets.lines import SearchLine
from tui.widgets.prompt import Prompt
from tui.widgets.status import Status

_WELCOME = """\
Welcome to Afterword.

It keeps track of what comes after an interview: the thank-you notes, \
the waiting, the check-in, and the reply if they say no.

n    add the interview you just had
?    see every key

To look around first, quit with q and run:  afterword demo"""


class BoardColumns(Columns):
    """The columns, with the board's keys: they act only while the board has the focus."""

    BINDINGS = bindings(Place.BOARD)


class BoardScreen(DeskScreen[None]):
    """The first screen, and the last."""

    def __init__(self, desk: Desk, notices: Sequence[str] = ()) -> None:
        super().__init__(desk)
        self.notices = notices
        self.cards: dict[Stage, list[Card]] = {stage: [] for stage in ORDER}
        self._counts = Counts()
        self.wanted = ""
        self._advanced_on: date | None = None

    def compose(self) -> ComposeResult:
        """Header, columns, search, questions, messages, keys."""
        yield BoardHeader(markup=False)
        yield BoardColumns()
        yield Static(_WELCOME, markup=False, id="welcome")
        yield Prompt()
        yield Status(markup=False)
        yield KeyLine()

    async def on_mount(self) -> None:
        """Read the board; what can wait comes when it is on the screen."""
        self.following = Following(self.app, self.desk)
        await self.reload()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Let go on what is due to, say what there is to say, keep the words about time true."""
        from models.cautions import clock_set_back

        notices = list(self.notices)
        try:
            self._advance()
            notices.append(clock_set_back(self.desk.now()))
        except AfterwordError as error:
            notices.append(str(error))
        if any(notices):
            self.status.add(" · ".join(notice for notice in notices if notice))
        self.set_interval(60, self._tick)
        self.set_interval(LOOK_SECONDS, self.following.look)

    @property
    def columns(self) -> BoardColumns:
        """The columns."""
        return self.query_one(BoardColumns)

    # Reading

    async def reload(self) -> None:
        """Read all columns again; only what changed is drawn anew."""
        self.read()

    async def follow(self) -> None:
        """Read the board again; the selected card stays selected, wherever it is now."""
        selected = self.columns.card
        self.read()
        kept = self.columns.card
        if selected is not None and (kept is None or kept.id != selected.id):
            self.columns.select_id(selected.id)
        if news := self.following.watch.news():
            more = f" (and {len(news) - 1} more)" if news[1:] else ""
            self.status.whisper(f"In another window: {news[-1]}{more}.")

    def read(self, stages: Sequence[Stage] = ORDER) -> None:
        """Read some columns again and show what matches the search."""
        now = self.desk.now()
        self.cards.update(read_columns(self.desk.settings.cadence, now, stages))
        self._show(stages)

    def _show(self, stages: Sequence[Stage] = ORDER) -> None:
        matching = {
            stage: [card for card in cards if not self.wanted or card.matches(self.wanted)]
            for stage, cards in self.cards.items()
        }
        now = self.desk.now()
        for column in self.columns.columns.values():
            column.filter(bool(self.wanted))
        self.columns.show({stage: matching[stage] for stage in stages}, now)
        self._counts = count(matching)
        empty = not any(self.cards.values())
        self.query_one("#welcome").set_class(empty, "-shown")
        self.columns.set_class(empty, "-empty")
        self._show_header()

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

    def _tick(self) -> None:
        try:
            if self.desk.now().date() != self._advanced_on:
                self._advance()
            self.read()
        except AfterwordError as error:
            self.status.complain(str(error))

    def _advance(self) -> None:
        """At a day's beginning, and behind every flow; never against an undo in between."""
        from models.pipeline.moves import advance

        now = self.desk.now()
        self._advanced_on = now.date()
        moved = advance(self.desk.settings.cadence, now=now)
        if moved:
            self.read([Stage.THANKED, Stage.WAITING])
            names = ", ".join(moved)
            self.status.say(f"{names}: on to Waiting, nothing is left to do in Thanked. u undoes.")

    def go_to(self, card_id: int) -> None:
        """Select a card wherever it is, dropping a search that hides it."""
        if self.wanted:
            self._search("")
        self.columns.select_id(card_id)
        self.columns.focus()

    # Search

    async def action_search(self) -> None:
        """Open the search line; it comes with the first search."""
        if not self.query(SearchLine):
            line = SearchLine(placeholder="company, role or person", compact=True, id="search")
            await self.mount(line, before=self.prompt)
        line = self.query_one(SearchLine)
        line.display = True
        line.focus()

    @on(Input.Changed, "#search")
    def _searching(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(Input.Submitted, "#search")
    def _searched(self) -> None:
        self._to_first_match()
        self.columns.focus()
        if not self.wanted:
            self.query_one(SearchLine).display = False

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
        for line in self.query(SearchLine):
            line.value = ""
            line.display = False
        self._search("")
        self.columns.focus()
        self.status.clear()

    # Commands

    def action_on_card(self, name: str) -> None:
        """Carry out a command on the selected card, which stays selected where it then is."""
        card = self.columns.card
        if card is None:
            self.status.complain("No card is selected here. n adds an application.")
            return
        self.start(self._on_card(flow(name), card))

    async def _on_card(self, flow: CardFlow, card: Card) -> None:
        await self.following.look_now()
        key = await flow(self, still_there(card, self.cards))
        self._advance()
        self.columns.select_id(card.id if key is None else key)

    def action_new(self) -> None:
        """A new application."""
        self.start(self._new())

    async def _new(self) -> None:
        from tui.flows import interviews

        key = await interviews.add(self)
        if key is not None:
            self.go_to(key)

    # The rest

    def action_undo(self) -> None:
        """Take back the newest change."""
        from tui.flows.undoing import undo

        self.start(self._replay(undo(self, self.following.watch)))

    def action_redo(self) -> None:
        """Do it again."""
        from tui.flows.undoing import redo

        self.start(self._replay(redo(self, self.following.watch)))

    async def _replay(self, flow: Coroutine[Any, Any, int | None]) -> None:
        key = await flow
        if key is not None:
            self.columns.select_id(key)

    def action_review(self) -> None:
        """Everything due, one at a time."""
        from tui.screens.review import ReviewScreen

        self.start(self._visit(ReviewScreen(self.desk)))

    def action_archived(self) -> None:
        """The archive."""
        from tui.screens.archive import ArchiveScreen

        self.start(self._visit(ArchiveScreen(self.desk)))

    def action_statistics(self) -> None:
        """How one follows up, in pictures."""
        self.start(self._statistics())

    async def _statistics(self) -> None:
        from tui.screens.statistics import StatisticsScreen

        await self._visit(StatisticsScreen(self.desk))

    def action_import(self) -> None:
        """Files of other programs."""
        from tui.flows.importing import ask_and_import

        self.start(ask_and_import(self))

    def on_paste(self, event: events.Paste) -> None:
        """A file that is dropped onto a terminal is pasted as its path: bring it in."""
        from models.exchange.dropped import dropped

        paths = dropped(event.text)
        if paths:
            from tui.flows.importing import bring_in

            event.stop()
            self.start(bring_in(self, paths))

    def action_profile(self) -> None:
        """Who writes the notes."""
        from tui.screens.profile import ProfileScreen

        self.start(self._visit(ProfileScreen(self.desk)))

    def action_theme(self) -> None:
        """The colours."""
        from tui.flows.looks import choose_theme

        self.start(choose_theme(self))

    async def _visit(self, screen: DeskScreen[Any]) -> None:
        await self.app.push_screen_wait(screen)
        await self.reload()

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
