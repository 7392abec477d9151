"""Who gets a note: a tab each, and how far each has come. Has the composer's single keys."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from models.notes.kinds import KINDS
from models.notes.letters import Letter
from models.words import NoteState
from tui.commands import Place
from tui.keymap import bindings

_SIGNS = {
    NoteState.DRAFT: "",
    NoteState.COPIED: " ◆ copied",
    NoteState.SENT: " ✓ sent",
    NoteState.SKIPPED: " – skipped",
}
_CHANGED = " ◆ copied, then changed"
_MORE_BEFORE, _MORE_BEHIND = "‹ ", "› "


class Recipients(Widget, can_focus=True):
    """One line of names; the keys act while it has the focus."""

    BINDINGS = bindings(Place.COMPOSER)

    def __init__(self, letters: Sequence[Letter]) -> None:
        super().__init__()
        self.letters = letters
        self.current = 0

    def show(self, current: int) -> None:
        """Mark another recipient, or the same one's new state."""
        self.current = current
        self.refresh()

    def render(self) -> Content:
        """The names, windowed around the current one where they do not fit; then how many."""
        tabs = [self._tab(number) for number in range(len(self.letters))]
        tally = self._tally()
        first, stop = 0, len(tabs)

        def too_wide() -> bool:
            marks = len(_MORE_BEFORE) * (first > 0) + len(_MORE_BEHIND) * (stop < len(tabs))
            shown = sum(tab.cell_length + 2 for tab in tabs[first:stop])
            return shown + marks + cell_len(tally) > self.size.width

        while first < self.current and too_wide():
            first += 1
        while stop > self.current + 1 and too_wide():
            stop -= 1
        parts: list[Content | str] = [_MORE_BEFORE] if first else []
        for tab in tabs[first:stop]:
            parts += [tab, "  "]
        if stop < len(tabs):
            parts.append(_MORE_BEHIND)
        return Content.assemble(*parts, Content(tally).stylize("dim"))

    def _tab(self, number: int) -> Content:
        letter = self.letters[number]
        sign = _CHANGED if letter.changed_since_copied else _SIGNS[letter.state]
        text = f"{letter.name}{sign}"
        if number == self.current:
            return Content(f"▸ {text}").stylize("bold $accent")
        return Content(f"  {text}")

    def _tally(self) -> str:
        if len(self.letters) < 2:
            return ""
        sent = sum(letter.state is NoteState.SENT for letter in self.letters)
        return f"{sent} of {len(self.letters)} {KINDS[self.letters[0].kind].done}"
