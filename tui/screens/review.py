"""The daily review: one due thing at a time, each a keystroke away, and a real end."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from models import review
from models.board import Card, read_card
from models.phrases import SYMBOLS, step_phrase
from models.stages import TITLES
from tui.commands import Place
from tui.desk import Desk
from tui.flows import contacts, due
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Prompt
from tui.widgets.status import Status

_BAR = 30


class ReviewPane(Vertical, can_focus=True):
    """The card under review; it has the review's keys."""

    BINDINGS = bindings(Place.REVIEW)


class ReviewScreen(DeskScreen[None]):
    """Goes through the queue that was due when it opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.queue = review.due_now(desk.settings.cadence, desk.now())
        self.place = 0
        self.done = 0

    def compose(self) -> ComposeResult:
        """Progress, the card, what to do."""
        with ReviewPane():
            yield Static(markup=False, id="review-progress")
            yield Static(markup=False, id="review-card")
        yield Prompt()
        yield Status(markup=False)
        yield Footer(show_command_palette=False, compact=True)

    async def on_mount(self) -> None:
        """Begin."""
        review.begin(self.desk.now())
        self._show()
        self.query_one(ReviewPane).focus()

    @property
    def card(self) -> Card | None:
        """The card under review; None at the end."""
        return self.queue[self.place] if self.place < len(self.queue) else None

    def _show(self) -> None:
        total = len(self.queue)
        full = round(_BAR * self.place / total) if total else _BAR
        bar = Content.assemble(("█" * full, "$accent"), ("░" * (_BAR - full), "dim"))
        at = min(self.place + 1, total)
        self.query_one("#review-progress", Static).update(
            Content.assemble(("Review  ", "bold"), bar, f"  {at} of {total}" if total else "")
        )
        card = self.card
        text = self._card_text(card) if card else self._end_text()
        self.query_one("#review-card", Static).update(text)

    def _card_text(self, card: Card) -> Content:
        now = self.desk.now()
        phrase = step_phrase(card.step, now, promised_on=card.promised_on)
        lines = [
            Content.assemble((card.company, "bold"), f" · {card.role}" if card.role else ""),
            Content(f"{TITLES[card.stage]} · {', '.join(card.people)}").stylize("dim"),
            Content(""),
            Content(f"{SYMBOLS[card.step.urgency]} {phrase}").stylize("bold $accent"),
            Content(card.step.why),
        ]
        if card.progress:
            lines.append(Content(card.progress).stylize("dim"))
        return Content("\n").join(lines)

    def _end_text(self) -> Content:
        if not self.queue:
            return Content("Nothing is due today. Enjoy the quiet.")
        done = f"{self.done} of {len(self.queue)} done"
        left = len(self.queue) - self.done
        rest = f", {left} left for another day" if left else ""
        return Content(f"That was today's review: {done}{rest}.\nEsc goes back to the board.")

    async def reload(self) -> None:
        """Nothing of the queue changes under the person's hands."""

    def _next(self, *, done: bool) -> None:
        self.done += done
        self.place += 1
        if self.card is None:
            review.finish(self.desk.now(), self.done)
        self.status.clear()
        self._show()

    def _settled(self, before: Card) -> bool:
        """True if what was due on a card is due no longer."""
        after = read_card(before.id, self.desk.settings.cadence, self.desk.now())
        return after is None or after.step.kind is not before.step.kind

    # Commands

    def action_write(self) -> None:
        """Do what is due; at the end, go back."""
        if self.card is None:
            self.dismiss(None)
        else:
            self.start(self._write(self.card))

    async def _write(self, card: Card) -> None:
        await due.do_next(self, card)
        if self._settled(card):
            self._next(done=True)

    def action_done(self) -> None:
        """It is done already."""
        if self.card is not None:
            self.start(self._done(self.card))

    async def _done(self, card: Card) -> None:
        await due.done_already(self, card)
        if self._settled(card):
            self._next(done=True)

    def action_snooze(self) -> None:
        """Not before a day that the person chooses."""
        if self.card is not None:
            self.start(self._snooze(self.card))

    async def _snooze(self, card: Card) -> None:
        await contacts.snooze(self, card)
        fresh = read_card(card.id, self.desk.settings.cadence, self.desk.now())
        if fresh is not None and fresh.step.snoozed:
            self._next(done=True)

    def action_pass(self) -> None:
        """Leave it for tomorrow."""
        if self.card is not None:
            self._next(done=False)

    def action_leave(self) -> None:
        """Back to the board."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
