"""The text of a note: its slots stand out, findings are marked at their place."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Location, Selection

from models.notes.etiquette.finding import Finding, Level
from models.notes.slots import Slot, find_slots, next_slot, previous_slot
from models.text import alike
from tui.commands import Place
from tui.keymap import bindings
from tui.widgets.area import Area

_PICKING = {"up": -1, "down": 1, "enter": 0}
_TYPING = ("enter", "backspace", "delete")


class NoteEditor(Area):
    """An area that knows slots. Places are character offsets in the whole text."""

    BINDINGS = bindings(Place.TEXT)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "note-editor--slot",
        "note-editor--error",
        "note-editor--warning",
    }

    def __init__(self) -> None:
        super().__init__()
        self.offering = False
        self._findings: Sequence[Finding] = ()

    class Picking(Message):
        """An arrow or Enter was pressed while something is offered; `step` is 0 for Enter."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Refused(Message):
        """Something was typed or pasted into a text that stays as it is."""

    def on_key(self, event: events.Key) -> None:
        """While something is offered for a slot, the arrows and Enter are for the offers."""
        if self.offering and event.key in _PICKING:
            event.stop()
            event.prevent_default()
            self.post_message(self.Picking(_PICKING[event.key]))
        elif self.read_only and (event.is_printable or event.key in _TYPING):
            self.post_message(self.Refused())

    def on_paste(self) -> None:
        """What is pasted is refused likewise."""
        if self.read_only:
            self.post_message(self.Refused())

    def undo(self) -> None:
        """Take back what was typed last, unless the text stays as it is."""
        if self.read_only:
            self.post_message(self.Refused())
        else:
            super().undo()

    def redo(self) -> None:
        """Do that again, unless the text stays as it is."""
        if self.read_only:
            self.post_message(self.Refused())
        else:
            super().redo()

    def mark(self, findings: Sequence[Finding]) -> None:
        """Mark these findings in the text."""
        if list(findings) != list(self._findings):
            self._findings = findings
            self.notify_style_update()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with its slots and findings in their styles."""
        line = super().get_line(line_index)
        start = self._offset((line_index, 0))
        end = start + len(line.plain)
        for finding in self._findings:
            if finding.rule != "unfilled-slot" and finding.start < end and finding.end > start:
                style = self._style("warning" if finding.level is Level.WARNING else "error")
                line.stylize(style, max(0, finding.start - start), min(end, finding.end) - start)
        for slot in find_slots(line.plain):
            line.stylize(self._style("slot"), slot.start, slot.end)
        return line

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"note-editor--{part}", partial=True)

    # Slots

    @property
    def slot(self) -> Slot | None:
        """The slot that is selected, whole."""
        start, end = sorted((self._offset(self.selection.start), self._offset(self.selection.end)))
        found = next_slot(self.text, start)
        return found if found and (found.start, found.end) == (start, end) else None

    def to_next_slot(self) -> bool:
        """Select the next slot after the cursor; False if there is none."""
        place = self._offset(max(self.selection.start, self.selection.end))
        return self._select_slot(next_slot(self.text, place))

    def to_previous_slot(self) -> bool:
        """Select the slot before the cursor; False if there is none."""
        place = self._offset(min(self.selection.start, self.selection.end))
        return self._select_slot(previous_slot(self.text, place))

    def to_first_slot(self) -> bool:
        """Select the first slot of the text; False if there is none."""
        return self._select_slot(next_slot(self.text, 0))

    def fill(self, text: str) -> None:
        """Put a text in the place of what is selected; the cursor goes behind it."""
        start, end = sorted(self.selection)
        self.replace(text, start, end, maintain_selection_offset=False)

    def select_span(self, start: int, end: int) -> None:
        """Select a stretch of the text and bring it into view."""
        self.selection = Selection(self._location(start), self._location(end))
        self.scroll_cursor_visible()

    def bring_cursor_into_view(self) -> None:
        """Show the text from its beginning, or as far down as the cursor needs it.

        Where one ends up does not depend on where one came from.
        """
        self.scroll_to(y=0, animate=False, immediate=True)
        self.scroll_cursor_visible()

    def on_resize(self) -> None:
        """Another size keeps the cursor in view."""
        self.call_after_refresh(self.bring_cursor_into_view)

    def rewrite(self, text: str) -> None:
        """Put another text in the place of the whole: one step for undo."""
        if text != self.text:
            self.replace(text, self.document.start, self.document.end)

    def adopt(self, text: str) -> None:
        """Become another text where it differs, in one step for undo; the cursor stays put.

        What was selected and is another text now is selected no more.
        """
        old = self.text
        start = alike(old, text)
        same = alike(old[start:][::-1], text[start:][::-1])
        stop = len(old) - same
        first, last = sorted((self._offset(self.selection.start), self._offset(self.selection.end)))
        self.replace(text[start : len(text) - same], self._location(start), self._location(stop))
        if first != last and first <= stop and last >= start:
            self.selection = Selection.cursor(self._location(len(text) - same))

    def _select_slot(self, slot: Slot | None) -> bool:
        if slot is None:
            return False
        self.select_span(slot.start, slot.end)
        return True

    def _offset(self, location: Location) -> int:
        row, column = location
        lines = self.text.split("\n")[:row]
        return sum(len(line) + 1 for line in lines) + column

    def _location(self, offset: int) -> Location:
        before = self.text[:offset]
        return before.count("\n"), offset - (before.rfind("\n") + 1)

    def _recompute_cursor_offset(self) -> None:
        """Undoing a long paste leaves the cursor outside the text (Textual #6686): bring it in."""
        inside = self.clamp_visitable(self.cursor_location)
        if inside != self.cursor_location:
            self.set_reactive(TextArea.selection, Selection.cursor(inside))
        super()._recompute_cursor_offset()  # type: ignore[no-untyped-call]
