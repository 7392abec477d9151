"""The keys of where one is, on the bottom line: only whole ones, and always the way out."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.commands import COMMANDS

_STAY = frozenset({"help", "quit", "leave", "leave-text", "cancel", "end"})
"""What is shown in the narrowest window: by the last word of a binding's id."""
_PLACES = {command.id: place for place, command in enumerate(COMMANDS)}


class Shown(NamedTuple):
    """One key as it stands on the line. `press` is its name for Textual."""

    key: str
    title: str
    press: str
    stays: bool = False

    @property
    def width(self) -> int:
        """Cells it takes, with the gap behind it."""
        return cell_len(self.key) + cell_len(self.title) + 2


def fitting(keys: list[Shown], width: int) -> list[Shown]:
    """Those that fit into `width` cells: the last ones go first, but not the way out."""
    kept = list(keys)
    while sum(key.width for key in kept) - 1 > width:
        passing = [place for place, key in enumerate(kept) if not key.stays]
        if not passing:
            break
        del kept[passing[-1]]
    return kept


class KeyLine(Static):
    """One widget for the whole line, where Textual's Footer has one for each key.

    It is drawn anew only where its words change, which is a few bytes on a change of focus.
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.keys: list[Shown] = []

    def on_mount(self) -> None:
        """Listen to which keys there are."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen.app.app_focus:
            self._draw()

    def on_resize(self) -> None:
        """Another width has room for others."""
        self._draw()

    def _draw(self) -> None:
        keys = fitting(self._all(), self.size.width)
        if keys != self.keys and self.size.width:
            self.keys = keys
            parts: list[tuple[str, str]] = []
            for shown in keys:
                parts.append((shown.key, "$footer-key-foreground bold"))
                parts.append((f" {shown.title} ", "$footer-description-foreground"))
            self.update(Content.assemble(*parts))

    def _all(self) -> list[Shown]:
        found: dict[str, Shown] = {}
        for _, binding, _, _ in _in_order(self.screen.active_bindings.values()):
            if binding.action not in found:
                name = (binding.id or "").rpartition(".")[2]
                key = self.app.get_key_display(binding)
                found[binding.action] = Shown(key, binding.description, binding.key, name in _STAY)
        return list(found.values())

    def on_click(self, event: events.Click) -> None:
        """A click on a key is that key."""
        end = 0
        for shown in self.keys:
            end += shown.width
            if event.x < end:
                self.app.simulate_key(shown.press)
                return


def _in_order(active: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """Those to be shown: of where the focus is first, then as the commands are listed.

    Textual puts a key that the person changed behind all others.
    """
    shown = [one for one in active if one.binding.show]
    nodes = list(dict.fromkeys(one.node for one in shown))
    return sorted(
        shown, key=lambda one: (nodes.index(one.node), _PLACES.get(one.binding.id or "", 0))
    )
