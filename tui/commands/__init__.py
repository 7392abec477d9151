"""Every command a person can give: its name, key, title and help line.

The bindings of the screens, the footer, the help screen, the command palette and the key table in
the README are all made from `COMMANDS`. A command is carried out by the method `action_<name>` of
its screen, unless `ACTIONS` names another.
"""

from typing import NamedTuple

from tui.commands.keys import key_name, shown
from tui.commands.place import Place
from tui.commands.table import ACTIONS, TABLES


class Command(NamedTuple):
    """One command; `keys` are separated by commas, `footer` shows it in the footer."""

    place: Place
    name: str
    keys: str
    title: str
    help: str
    footer: bool = False

    @property
    def id(self) -> str:
        """What the settings call it: 'board.new'."""
        return f"{self.place.slug}.{self.name}"

    @property
    def call(self) -> str:
        """The Textual action that carries it out."""
        return ACTIONS.get(self.id) or f"screen.{self.name.replace('-', '_')}"


COMMANDS: tuple[Command, ...] = tuple(
    Command(place, *row) for place, rows in TABLES for row in rows
)


def at(place: Place) -> list[Command]:
    """The commands of one place, in the order in which they are shown."""
    return [command for command in COMMANDS if command.place is place]


def in_palette() -> list[Command]:
    """The commands that the palette lists."""
    return [c for c in (*at(Place.BOARD), *at(Place.ANYWHERE)) if c.name != "palette"]


def key_table() -> str:
    """The key table of the README, as Markdown."""
    lines = []
    for place in Place:
        lines += [f"**{place.heading}**", "", "| key | does |", "|---|---|"]
        lines += [f"| {shown(command.keys)} | {command.help} |" for command in at(place)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


__all__ = ["COMMANDS", "Command", "Place", "at", "in_palette", "key_name", "key_table", "shown"]
