"""One column of the board: a widget that draws its own visible lines.

Ten thousand cards cost what the dozen on the screen cost: no widget, no style rule and no layout
belongs to a card. A change repaints only the lines of the cards that changed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from models.board import Card
from tui.widgets.card import COMPACT, ROOMY, Run, card_lines

HEAD = 2
MARKER = 2
"""Cells in front of a card: the marker and its gap."""
SHORT = 18
"""A column with fewer rows than this shows its cards in fewer lines."""


PARTS = (
    *("title", "active", "count", "rule", "company", "role", "people", "copied"),
    *("overdue", "today", "later", "marker", "selected", "hint", "bar"),
)
"""What has a style of its own in a column."""


@dataclass(frozen=True, slots=True)
class Room:
    """What fits into a column of this size with so many cards."""

    size: Size
    cards: int
    card_height: int
    """Rows a card takes, its gap included."""
    whole: int
    """How many cards fit whole."""
    thumb: int
    """Rows of the scroll bar's thumb; 0 where all cards are in view."""
    text_width: int
    """Cells for the words of a card; the scroll bar takes one where there is one."""

    @classmethod
    def of(cls, size: Size, cards: int) -> "Room":
        """The room that a size gives."""
        rows = size.height - HEAD
        card_height = COMPACT if size.height < SHORT else ROOMY
        whole = max(1, rows // card_height)
        thumb = max(1, rows * whole // cards) if cards > whole else 0
        return cls(
            size, cards, card_height, whole, thumb, max(0, size.width - MARKER - bool(thumb))
        )


class Column(Widget):
    """A titled stack of cards with one of them selected; `look` knows the style of each part."""

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

    def __init__(self, title: str, number: int, hint: str, look: Callable[[str], Style]) -> None:
        super().__init__()
        self.look = look
        self.title = title
        self.number = number
        self.hint = hint
        self.cards: list[Card] = []
        self.selected = 0
        self.offset_card = 0
        self.active = False
        self.filtered = False
        self._lines: list[list[list[Run]]] = []
        self._now: datetime | None = None
        self._room = Room.of(Size(), 0)
        self._styles: dict[str, Style] = {}
        self._rows: dict[tuple[int, int, bool], list[Segment]] = {}

    # What it shows

    @property
    def card(self) -> Card | None:
        """The selected card, if there is any."""
        return self.cards[self.selected] if self.cards else None

    @property
    def room(self) -> Room:
        """What fits now; another size means other lines, also before the resize is told."""
        size, cards = self.size, len(self.cards)
        if size != self._room.size or cards != self._room.cards:
            before, self._room = self._room, Room.of(size, cards)
            if (before.card_height, before.text_width) != (
                self._room.card_height,
                self._room.text_width,
            ):
                self._lines = []
                self._rows.clear()
        return self._room

    def show(self, cards: Sequence[Card], now: datetime) -> None:
        """Show these cards; the selected one stays selected if it is still there."""
        kept = self.card.id if self.card else None
        before = self._visible_lines()
        head_changed = len(cards) != len(self.cards)
        self.cards = list(cards)
        self._now = now
        self._lines = []
        ids = [card.id for card in self.cards]
        last = max(0, len(ids) - 1)
        self.selected = ids.index(kept) if kept in ids else min(self.selected, last)
        self._rows.clear()
        if self._scroll_to_selected() or head_changed or len(before) != len(self._visible_lines()):
            self.refresh()
            return
        for place, (old, new) in enumerate(zip(before, self._visible_lines(), strict=True)):
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
            self.refresh()
        elif old != index:
            self._refresh_card(old)
            self._refresh_card(index)

    def select_id(self, card_id: int) -> bool:
        """Select a card by its number; False if it is not in this column."""
        for index, card in enumerate(self.cards):
            if card.id == card_id:
                self.select(index)
                return True
        return False

    def activate(self, active: bool) -> None:
        """Show whether the board's keys act on this column."""
        if active != self.active:
            self.active = active
            self._rows.clear()
            self.refresh(Region(0, 0, self.size.width, HEAD))
            self._refresh_card(self.selected)

    def _visible_lines(self) -> list[list[list[Run]]]:
        stop = min(len(self.cards), self.offset_card + self.room.whole + 1)
        return [self._card(index) for index in range(self.offset_card, stop)]

    def _card(self, index: int) -> list[list[Run]]:
        room = self.room
        if len(self._lines) != len(self.cards):
            self._lines = [[] for _ in self.cards]
        if not self._lines[index] and self._now is not None:
            card = self.cards[index]
            self._lines[index] = card_lines(card, self._now, room.card_height, room.text_width)
        return self._lines[index]

    def _scroll_to_selected(self) -> bool:
        """Bring the selected card into view; True if the column scrolled."""
        before, whole = self.offset_card, self.room.whole
        lowest = max(0, self.selected - whole + 1)
        self.offset_card = max(lowest, min(before, self.selected))
        self.offset_card = min(self.offset_card, max(0, len(self.cards) - whole))
        return self.offset_card != before

    def _refresh_card(self, index: int) -> None:
        room = self.room
        top = HEAD + (index - self.offset_card) * room.card_height
        if HEAD <= top < room.size.height:
            self.refresh(Region(0, top, room.size.width, room.card_height - 1))

    # How it is drawn

    def forget_styles(self) -> None:
        """Ask for every style anew: the theme changed."""
        self._styles.clear()
        self._rows.clear()

    def on_resize(self) -> None:
        """Keep the selected card in view."""
        self._scroll_to_selected()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the column."""
        room = self.room
        if y < HEAD:
            return self._head(y)
        if not self.cards:
            hint = [(self.hint, "hint")] if y == HEAD and not self.filtered else []
            return self._strip(self._row(hint, room, selected=False), room, y)
        place, line = divmod(y - HEAD, room.card_height)
        index = self.offset_card + place
        if index >= len(self.cards):
            return self._strip(self._row([], room, selected=False), room, y)
        selected = self.active and index == self.selected and line < room.card_height - 1
        key = (index, line, selected)
        if key not in self._rows:
            self._rows[key] = self._row(self._card(index)[line], room, selected)
        return self._strip(self._rows[key], room, y)

    def _strip(self, row: list[Segment], room: Room, y: int) -> Strip:
        """A row with its cell of the scroll bar, which costs colours only where the thumb is."""
        width = room.size.width
        if not room.thumb:
            return Strip(row, width)
        if self._on_thumb(y, room):
            return Strip([*row, Segment("┃", self._style("bar"))], width)
        *front, last = row
        return Strip([*front, Segment(f"{last.text} ", last.style)], width)

    def _head(self, y: int) -> Strip:
        part = "active" if self.active else "title" if y == 0 else "rule"
        width = self.size.width
        if y == 1:
            return Strip([Segment("━" * (width - 1) + " ", self._style(part))], width)
        count = Segment(f" {len(self.cards)}", self._style("count"))
        room = width - len(count.text) - 1
        text = f"{self.number} {self.title}"
        if cell_len(text) > room:
            text = text.replace(" / ", "/")
        title = Segment(set_cell_size(text, min(room, cell_len(text))), self._style(part))
        return Strip([title, count]).adjust_cell_length(width, self._style("title"))

    def _row(self, runs: list[Run], room: Room, selected: bool) -> list[Segment]:
        """Runs behind the marker, padded but for the scroll bar; as few segments as can be.

        Every segment costs its colours on the line to the terminal, so gaps belong to their runs.
        """
        left = room.text_width
        texts: list[tuple[str, str]] = []
        for text, part in runs:
            if left > 0 and text:
                fitted = text if cell_len(text) <= left else set_cell_size(text, left - 1) + "…"
                texts.append((fitted, part))
                left -= cell_len(fitted)
        texts = texts or [("", "role")]
        texts[-1] = (texts[-1][0] + " " * left, texts[-1][1])
        marker = []
        if selected and texts[0][1] == "company":
            marker = [Segment("▌ ", self._style("marker", selected))]
        else:
            texts[0] = (" " * MARKER + texts[0][0], texts[0][1])
        return marker + [Segment(text, self._style(part, selected)) for text, part in texts]

    def _on_thumb(self, y: int, room: Room) -> bool:
        rows = room.size.height - HEAD
        top = (rows - room.thumb) * self.offset_card // max(1, room.cards - room.whole)
        return top <= y - HEAD < top + room.thumb

    def _style(self, part: str, selected: bool = False) -> Style:
        key = f"{part}*" if selected else part
        if key not in self._styles:
            style = self.look(part)
            if selected:
                style = style + Style(bgcolor=self.look("selected").bgcolor)
            self._styles[key] = style
        return self._styles[key]

    def on_click(self, event: events.Click) -> None:
        """Select the card under the mouse."""
        index = self.offset_card + max(0, event.y - HEAD) // self.room.card_height
        self.post_message(self.Chosen(self, index))

    def on_mouse_scroll_down(self) -> None:
        """Go down the column."""
        self.post_message(self.Chosen(self, self.selected + 1))

    def on_mouse_scroll_up(self) -> None:
        """Go up the column."""
        self.post_message(self.Chosen(self, self.selected - 1))
