"""The daily review: one due thing at a time, each a keystroke away, and a real end."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from models.board import review
from models.board.cards import Card, read_card
from models.errors import AfterwordError
from models.notes.due import drafts
from models.phrases import step_phrase
from models.statistics import streak
from tui.commands import Place
from tui.desk import Desk
from tui.flows import contacts, due
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets import review_card
from tui.widgets.key_line import KeyLine
from tui.widgets.status import Status


class ReviewPane(VerticalScroll, can_focus=True):
    """The card under review; it has the review's keys."""

    BINDINGS = bindings(Place.REVIEW)

    def on_key(self, event: events.Key) -> None:
        """At the end there is nothing to write, and Enter leads back as Esc does."""
        if event.key == "enter" and isinstance(self.screen, ReviewScreen) and self.screen.ended:
            event.stop()
            self.screen.action_leave()


class ReviewScreen(DeskScreen[None]):
    """Goes through the queue that was due when it opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.queue = review.due_now(desk.settings.cadence, desk.now())
        self.place = 0
        self.done: list[review_card.Outcome] = []

    def compose(self) -> ComposeResult:
        """Progress, the card, what to do."""
        yield Static(markup=False, id="review-progress")
        with ReviewPane():
            yield Static(markup=False, id="review-card")
            yield Static(markup=False, id="review-draft")
        yield Status()
        yield KeyLine()

    async def on_mount(self) -> None:
        """Begin; a day with nothing due is reviewed by looking."""
        self._record(review.begin)
        if not self.queue:
            self._record(partial(review.finish, done=0))
        self._show()
        self.query_one(ReviewPane).focus()

    def _record(self, act: Callable[[datetime], None]) -> None:
        """The habit is noted; where that fails, the review goes on all the same."""
        try:
            act(self.desk.now())
        except AfterwordError as error:
            self.status.complain(f"This review is not counted. {error}")

    @property
    def ended(self) -> bool:
        """True once everything in the queue was looked at."""
        return self.place >= len(self.queue)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """At the end there is nothing left to do but to go."""
        if self.ended and action in ("write", "done", "snooze", "pass"):
            return False
        return super().check_action(action, parameters)

    @property
    def card(self) -> Card | None:
        """The card under review, as it is now (or was, if it is gone); None at the end."""
        if self.ended:
            return None
        queued = self.queue[self.place]
        return self._now(queued) or queued

    def _now(self, card: Card) -> Card | None:
        return read_card(card.id, self.desk.settings.cadence, self.desk.now())

    def _show(self) -> None:
        total, now = len(self.queue), self.desk.now()
        bar = review_card.progress(self.place, total)
        self.query_one("#review-progress", Static).update(bar)
        card, policy = self.card, self.desk.settings.cadence
        letters = drafts(card, self.desk.settings, now) if card is not None else []
        if card is not None:
            text = review_card.card_text(card, letters, now)
        else:
            after, habit = review.outlook(policy, now), streak(now, policy)
            text = review_card.end_text(self.done, total, after, habit, now)
        self.query_one("#review-card", Static).update(text)
        draft = self.query_one("#review-draft", Static)
        draft.update(Content(letters[0].body) if letters else "")
        draft.display = bool(letters)
        self.query_one(ReviewPane).scroll_home(animate=False)
        self.refresh_bindings()

    async def reload(self) -> None:
        """The queue stays as it was; the card under review is shown as it is now."""
        if self.card is not None:
            self._show()

    async def follow(self) -> None:
        """Show the card as it is now; go on where another window dealt with it."""
        if self.ended or self.asking:
            return
        queued = self.queue[self.place]
        if self._settled(queued):
            gone = self._now(queued) is None
            self._next("deleted in another window" if gone else "done in another window")
            self.status.say(f"{queued.company} was {self.done[-1][1]}.")
        else:
            self._show()

    def _next(self, outcome: str) -> None:
        """Go on; `outcome` says what became of this one, empty where nothing did."""
        if outcome:
            self.done.append((self.queue[self.place].company, outcome))
        self.place += 1
        self.status.clear()
        if self.place == len(self.queue):
            self._record(partial(review.finish, done=len(self.done)))
        self._show()

    def _settled(self, before: Card) -> bool:
        """True if what was due on a card is due no longer."""
        after = self._now(before)
        if after is None or after.step.kind is not before.step.kind:
            return True
        return after.step.due is not None and before.step.due != after.step.due

    # Commands

    def action_write(self) -> None:
        """Do what is due."""
        if (card := self.card) is not None:
            self.start(self._write, card)

    async def _write(self, card: Card) -> None:
        await due.do_next(self, card)
        if self._settled(card):
            self._next(f"{card.step.kind} done")

    def action_done(self) -> None:
        """It is done already."""
        if (card := self.card) is not None:
            self.start(self._done, card)

    async def _done(self, card: Card) -> None:
        await due.done_already(self, card)
        if self._settled(card):
            self._next(f"{card.step.kind} was done already")

    def action_snooze(self) -> None:
        """Not before a day that the person chooses."""
        if (card := self.card) is not None:
            self.start(self._snooze, card)

    async def _snooze(self, card: Card) -> None:
        await contacts.snooze(self, card)
        fresh = self._now(card)
        if fresh is not None and fresh.step.snoozed:
            self._next(step_phrase(fresh.step, self.desk.now()))

    def action_pass(self) -> None:
        """Leave it for tomorrow."""
        if self.card is not None:
            self._next("")

    def action_leave(self) -> None:
        """Back to the board."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
