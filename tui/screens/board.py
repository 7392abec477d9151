"""The board: five columns, a search line, and every command that acts on a card."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events

from models.board.cards import Card
from models.errors import AfterwordError
from models.kept.board import KeptBoard
from tui.desk import Desk
from tui.flows.cards import CardFlow, flow, still_there
from tui.following import LOOK_SECONDS, Following
from tui.screens.base import DeskScreen
from tui.screens.cards import CardsScreen

if TYPE_CHECKING:
    from models.sharing.watching import Watch

Replay = Callable[[DeskScreen[Any], "Watch"], Awaitable[int | None]]
"""Undo or redo; the number of the card that it leads to."""


class BoardScreen(CardsScreen):
    """The first screen, and the last."""

    def __init__(self, desk: Desk, kept: KeptBoard, notices: Sequence[str] = ()) -> None:
        super().__init__(desk, kept)
        self.notices = notices
        self._advanced_on: date | None = None

    async def on_mount(self) -> None:
        """Read the board; what can wait comes when it is on the screen."""
        # Before the board is read: what another program writes from now on is news.
        self.following = Following(self.app, self.desk)
        await self.reload()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Let go on what is due to, say what there is to say, keep the words about time true."""
        from models.board.cautions import clock_set_back

        notices = list(self.notices)
        try:
            self._advance()
            notices.append(clock_set_back(self.desk.now()))
        except AfterwordError as error:
            notices.append(str(error))
        if any(notices):
            self.status.add(" · ".join(notice for notice in notices if notice))
        self._tick_at_the_minute()
        self.set_interval(LOOK_SECONDS, self.following.look)

    async def follow(self) -> None:
        """Read the board again, and say what another window did."""
        await self.reload()
        if news := self.following.watch.news():
            more = f" (and {len(news) - 1} more)" if news[1:] else ""
            self.status.whisper(f"In another window: {news[-1]}{more}.")

    def _tick_at_the_minute(self) -> None:
        """What is said of time is true to the minute, and told when that begins."""
        self.set_timer(60 - self.desk.now().second, self._tick)

    def _tick(self) -> None:
        self._tick_at_the_minute()
        try:
            self.read()
            if self.desk.now().date() != self._advanced_on:
                self._advance()
        except AfterwordError as error:
            self.status.complain(str(error))

    def _advance(self) -> None:
        """At a day's beginning, and behind every flow; never against an undo in between."""
        from models.pipeline.moves import advance

        now = self.desk.now()
        begins, self._advanced_on = now.date() != self._advanced_on, now.date()
        candidates = self.kept.may_go_on(whenever_read=begins)
        moved = advance(self.desk.settings.cadence, now=now, ids=candidates)
        if moved:
            self.read()
            names = ", ".join(moved)
            self.status.say(f"{names}: on to Waiting, nothing is left to do in Thanked. u undoes.")

    # Commands

    def action_on_card(self, name: str) -> None:
        """Carry out a command on the selected card, which stays selected where it then is."""
        card = self.columns.card
        if card is None:
            self.status.complain("No card is selected here. n adds an application.")
            return
        self.start(self._on_card, flow(name), card)

    async def _on_card(self, flow: CardFlow, card: Card) -> None:
        await self.following.look_now()
        key = await flow(self, still_there(card, self.kept.card(card.id)))
        self._advance()
        self.columns.select_id(card.id if key is None else key)

    def action_new(self) -> None:
        """A new application."""
        self.start(self._new)

    async def _new(self) -> None:
        from tui.flows import interviews

        await interviews.add(self)

    # The rest

    def action_undo(self) -> None:
        """Take back the newest change."""
        from tui.flows.undoing import undo

        self.start(self._replay, undo)

    def action_redo(self) -> None:
        """Do it again."""
        from tui.flows.undoing import redo

        self.start(self._replay, redo)

    async def _replay(self, flow: Replay) -> None:
        key = await flow(self, self.following.watch)
        if key is not None:
            self.columns.select_id(key)

    def action_review(self) -> None:
        """Everything due, one at a time."""
        from tui.screens.review import ReviewScreen

        self.start(self._visit, ReviewScreen(self.desk))

    def action_archived(self) -> None:
        """The archive."""
        from tui.screens.archive import ArchiveScreen

        self.start(self._visit, ArchiveScreen(self.desk))

    def action_statistics(self) -> None:
        """How one follows up, in pictures."""
        self.start(self._statistics)

    async def _statistics(self) -> None:
        from tui.screens.statistics import StatisticsScreen

        await self._visit(StatisticsScreen(self.desk))

    def action_import(self) -> None:
        """Files of other programs."""
        from tui.flows.importing import ask_and_import

        self.start(ask_and_import, self)

    def on_paste(self, event: events.Paste) -> None:
        """A file that is dropped onto a terminal is pasted as its path: bring it in."""
        from models.exchange.incoming.dropped import dropped

        paths = dropped(event.text)
        if paths:
            from tui.flows.importing import bring_in

            event.stop()
            self.start(bring_in, self, paths)

    def action_profile(self) -> None:
        """Who writes the notes."""
        from tui.screens.profile import ProfileScreen

        self.start(self._visit, ProfileScreen(self.desk))

    def action_theme(self) -> None:
        """The colours."""
        from tui.flows.looks import choose_theme

        self.start(choose_theme, self)

    async def _visit(self, screen: DeskScreen[Any]) -> None:
        await self.app.push_screen_wait(screen)
        await self.reload()

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
