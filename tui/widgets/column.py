"""One column of the board: a widget that draws its own visible lines.

Ten thousand cards cost what the dozen on the screen cost: no widget, no style rule and no layout
belongs to a card. A change repaints only the lines of the cards that changed.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from models.board.cards import Card
from models.errors import DatabaseProblem
from models.kept.pile import Pile
from tui.widgets.card import Run, card_lines
from tui.widgets.column_frame import HEAD, Frame, frame
from tui.widgets.column_rows import RowPen

_BLANK, _HINT = (-1, 0, False), (-1, 1, False)
"""Rows that are no card's."""
_UNREAD: list[Run] = [("…", "muted")]


class Column(Widget):
    """A titled stack of cards with one of them selected.

    The styles of its parts are its parent's: five columns ask for them once.
    """

    class Chosen(Message):
        """A card was clicked."""

        def __init__(self, column: "Column", index: int) -> None:
            super().__init__()
            self.column = column
            self.index = index

        @property
        def control(self) -> "Column":
            """The column it is in."""
            return self.column

    def __init__(
        self, title: str, number: int, hint: str, style_of: Callable[[str], Style]
    ) -> None:
        super().__init__()
        self._pen = RowPen(style_of)
        self.title = title
        self.number = number
        self.hint = hint
        self.cards = Pile.of([])
        self.selected = 0
        self.offset_card = 0
        self.active = False
        self.filtered = False
        self._lines: dict[int, list[list[Run]]] = {}
        self._now: datetime | None = None
        self._drawn_for = (0, 0)
        self._strips: dict[tuple[int, int, bool, bool], Strip] = {}

    # What it shows

    @property
    def card(self) -> Card | None:
        """The selected card, if there is any."""
        return self.cards[self.selected] if self.cards else None

    @property
    def frame(self) -> Frame:
        """How it shows its cards now."""
        return frame(*self.size, len(self.cards))

    def show(self, cards: Pile, now: datetime) -> None:
        """Show these cards; the selected one stays selected, and where it is, if it is there.

        A column at its top stays there: what came to be above is seen.
        """
        kept = self.cards.ids[self.selected] if self.cards else None
        before = [self._lines.get(index) for index in self._visible()]
        head_changed = len(cards) != len(self.cards)
        self.cards = cards
        self._now = now
        self._lines = {}
        last = max(0, len(cards) - 1)
        place = cards.place_of(kept)
        scrolled = self.offset_card
        if scrolled and place is not None:
            self.offset_card = max(0, scrolled + place - self.selected)
        self.selected = min(self.selected, last) if place is None else place
        self._strips.clear()
        self._scroll_to_selected()
        moved = self.offset_card != scrolled
        now_there = self._visible_lines()
        if moved or head_changed or len(before) != len(now_there):
            self.refresh()
            return
        for place, (old, new) in enumerate(zip(before, now_there, strict=True)):
            if old != new:
                self._refresh_card(self.offset_card + place)

    def filter(self, filtered: bool) -> None:
        """Whether a search hides cards: an empty column then has no advice to give."""
        if filtered != self.filtered:
            self.filtered = filtered
            if not self.cards:
                self.refresh(Region(0, HEAD, self.size.width, 1))

    def select(self, index: int) -> None:
        """Select a card by its place in the column (kept within the column)."""
        index = max(0, min(index, len(self.cards) - 1)) if self.cards else 0
        old, self.selected = self.selected, index
        if self._scroll_to_selected():
            self._visible_lines()
            self.refresh()
        elif old != index:
            self._refresh_card(old)
            self._refresh_card(index)

    def select_id(self, card_id: int) -> bool:
        """Select a card by its number; False if it is not in this column."""
        index = self.cards.place_of(card_id)
        if index is not None:
            self.select(index)
        return index is not None

    def activate(self, active: bool) -> None:
        """Show whether the board's keys act on this column."""
        if active != self.active:
            self.active = active
            self._strips.clear()
            self.refresh(Region(0, 0, self.size.width, 1))
            self._refresh_card(self.selected)

    def _visible(self) -> range:
        """The places of the cards in view, the one that is cut included."""
        stop = min(len(self.cards), self.offset_card + self._fit().room + 1)
        return range(self.offset_card, stop)

    def _visible_lines(self) -> list[list[list[Run]]]:
        """Those of the cards in view; drawing them later asks for nothing."""
        return [self._card(index) for index in self._visible()]

    def _card(self, index: int) -> list[list[Run]]:
        if index not in self._lines and self._now is not None:
            height, width = self._drawn_for
            self._lines[index] = card_lines(self.cards[index], self._now, height, width)
        return self._lines.get(index, [])

    def _fit(self) -> Frame:
        """Another size means other lines; a line may be asked for before the resize is told."""
        now = self.frame
        size = (now.card_height, now.text_width)
        if size != self._drawn_for:
            self._drawn_for = size
            self._lines = {}
            self._strips.clear()
        return now

    def _scroll_to_selected(self) -> bool:
        """Bring the selected card into view; True if the column scrolled."""
        before, room = self.offset_card, self.frame.room
        lowest = max(0, self.selected - room + 1)
        self.offset_card = max(lowest, min(before, self.selected))
        self.offset_card = min(self.offset_card, max(0, len(self.cards) - room))
        return self.offset_card != before

    def _refresh_card(self, index: int) -> None:
        now = self.frame
        top = HEAD + (index - self.offset_card) * now.card_height
        if HEAD <= top < now.height:
            self.refresh(Region(0, top, now.width, now.card_height - 1))

    # How it is drawn

    def forget_styles(self) -> None:
        """The theme changed: all is drawn anew, in other styles."""
        self._pen.forget_styles()
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the selected card in view."""
        self._fit()
        self._scroll_to_selected()
        self._visible_lines()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its rows as they are: a column has no border and no padding for Textual to add."""
        background, filters = self.background_colors[1], self.get_line_filters()
        now = self._fit()
        strips = [self._line(y, now) for y in crop.line_range]
        for one in filters:
            strips = [strip.apply_filter(one, background) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One row of the column."""
        return self._line(y, self._fit())

    def _line(self, y: int, now: Frame) -> Strip:
        if y < HEAD:
            return self._head(y, now.width)
        place, line = divmod(y - HEAD, now.card_height)
        index = self.offset_card + place
        gap = line == now.card_height - 1
        if index >= len(self.cards) or gap:
            hint = not self.cards and not self.filtered and y == HEAD
            what = _HINT if hint else _BLANK
        else:
            what = (index, line, self.active and index == self.selected)
            if not self._is_read(index):
                return self._pen.row(_UNREAD, now, selected=False, on_thumb=False)
        key = (*what, self._on_thumb(y, now))
        if key not in self._strips:
            self._strips[key] = self._strip(*key, now)
        return self._strips[key]

    def _is_read(self, index: int) -> bool:
        """In the middle of drawing nobody can be told why not: whoever goes to the card is."""
        with suppress(DatabaseProblem):
            self._card(index)
        return index in self._lines

    def _strip(self, index: int, line: int, selected: bool, on_thumb: bool, now: Frame) -> Strip:
        runs = self._card(index)[line] if index >= 0 else [(self.hint, "hint")] if line else []
        return self._pen.row(runs, now, selected=selected, on_thumb=on_thumb)

    def _head(self, y: int, width: int) -> Strip:
        if y == 1:
            return self._pen.rule(width)
        title = f"{self.number} {self.title}"
        return self._pen.title(title, len(self.cards), width, active=self.active)

    def _on_thumb(self, y: int, now: Frame) -> bool:
        if not now.thumb:
            return False
        steps = max(1, len(self.cards) - now.room)
        top = (now.height - HEAD - now.thumb) * self.offset_card // steps
        return top <= y - HEAD < top + now.thumb

    def on_click(self, event: events.Click) -> None:
        """Select the card under the mouse."""
        index = self.offset_card + max(0, event.y - HEAD) // self.frame.card_height
        self.post_message(self.Chosen(self, index))

    def on_mouse_scroll_down(self) -> None:
        """Go down the column."""
        self.post_message(self.Chosen(self, self.selected + 1))

    def on_mouse_scroll_up(self) -> None:
        """Go up the column."""
        self.post_message(self.Chosen(self, self.selected - 1))
