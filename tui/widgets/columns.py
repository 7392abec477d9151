"""The five columns side by side; where they do not fit, three or one of them at a time."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from models.board.cards import Card
from models.kept.pile import Pile
from models.stages import ORDER, TITLES
from models.words import Stage
from tui.widgets.column import Column
from tui.widgets.column_rows import STYLES

WIDE, MEDIUM = 120, 66

_HINTS = {
    Stage.INTERVIEW: "n adds an interview",
    Stage.THANKED: "thanked, all of them",
    Stage.WAITING: "waiting for an answer",
    Stage.CHECKED_IN: "you asked again",
    Stage.CLOSED: "ended, or kept warm",
}


class Columns(Horizontal, can_focus=True):
    """The board itself: it has the focus, and knows the active column and its selected card."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"columns--{name}" for name in STYLES}

    class Selected(Message):
        """Another card is selected, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.columns = {
            stage: Column(TITLES[stage], number, _HINTS[stage], self._style_of)
            for number, stage in enumerate(ORDER, 1)
        }
        self.active = Stage.INTERVIEW
        self._first = 0

    def compose(self) -> ComposeResult:
        """The five columns."""
        yield from self.columns.values()

    def on_mount(self) -> None:
        """The first column begins as the active one; those out of view are never laid out."""
        self.columns[self.active].activate(True)
        self._arrange()

    def _style_of(self, name: str) -> Style:
        return self.get_component_rich_style(f"columns--{name}")

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No rule asks for the focus: Textual would style the columns anew, and draw them."""

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        for column in self.columns.values():
            column.forget_styles()

    @property
    def column(self) -> Column:
        """The active column."""
        return self.columns[self.active]

    @property
    def card(self) -> Card | None:
        """The selected card of the active column."""
        return self.column.card

    def show(self, cards: Mapping[Stage, Pile], now: datetime) -> None:
        """Show the cards of these columns; the others stay as they are."""
        for stage, column_cards in cards.items():
            self.columns[stage].show(column_cards, now)
        self.post_message(self.Selected())

    def activate(self, stage: Stage) -> None:
        """Let the keys act on another column, bringing it into view."""
        self.column.activate(False)
        self.active = stage
        self.column.activate(True)
        self._arrange()
        self.post_message(self.Selected())

    def go(self, step: int) -> None:
        """Activate the column so many steps to the right."""
        place = max(0, min(len(ORDER) - 1, ORDER.index(self.active) + step))
        self.activate(ORDER[place])

    def select(self, index: int) -> None:
        """Select a card of the active column."""
        self.column.select(index)
        self.post_message(self.Selected())

    def select_id(self, card_id: int) -> bool:
        """Select a card wherever it is; False if it is nowhere."""
        for stage, column in self.columns.items():
            if column.select_id(card_id):
                self.activate(stage)
                return True
        return False

    def action_left(self) -> None:
        """The column on the left."""
        self.go(-1)

    def action_right(self) -> None:
        """The column on the right."""
        self.go(1)

    def action_up(self) -> None:
        """The card above."""
        self.select(self.column.selected - 1)

    def action_down(self) -> None:
        """The card below."""
        self.select(self.column.selected + 1)

    def action_first(self) -> None:
        """The first card of the column."""
        self.select(0)

    def action_last(self) -> None:
        """The last card of the column."""
        self.select(len(self.column.cards) - 1)

    def action_page_up(self) -> None:
        """Up by a screenful."""
        self.select(self.column.selected - self.column.frame.room)

    def action_page_down(self) -> None:
        """Down by a screenful."""
        self.select(self.column.selected + self.column.frame.room)

    def action_column(self, number: int) -> None:
        """A column by its number, from 1."""
        self.activate(ORDER[number - 1])

    def on_resize(self) -> None:
        """Show as many columns as the width allows."""
        self._arrange()

    def _arrange(self) -> None:
        width = self.size.width or self.screen.size.width
        shown = 5 if width >= WIDE else 3 if width >= MEDIUM else 1
        place = ORDER.index(self.active)
        self._first = min(max(self._first, place - shown + 1), place, len(ORDER) - shown)
        for number, stage in enumerate(ORDER):
            self.columns[stage].display = self._first <= number < self._first + shown

    @on(Column.Chosen)
    def _choose(self, message: Column.Chosen) -> None:
        for stage, column in self.columns.items():
            if column is message.column and stage is not self.active:
                self.activate(stage)
        self.focus()
        self.select(message.index)
