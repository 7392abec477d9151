"""From commands to Textual's bindings, with the person's own keys, and clashes said."""

import difflib
from collections.abc import Mapping

from textual.binding import Binding, BindingType

from tui.commands import COMMANDS, Command, Place, at, key_name


def bindings(place: Place) -> list[BindingType]:
    """The bindings of one place, made from its commands."""
    return [_binding(command) for command in at(place)]


def _binding(command: Command) -> Binding:
    first = command.keys.split(",")[0]
    return Binding(
        key=command.keys,
        action=command.call,
        description=command.title,
        show=command.footer,
        key_display=key_name(first),
        tooltip=command.help,
        id=command.id,
    )


def own_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The person's keys that can be used, and a line for each that cannot.

    `wanted` maps command ids to keys as the settings give them. A key that another command of the
    same place has already is a clash: it is said, and the command keeps its own key.
    """
    known = {command.id: command for command in COMMANDS}
    keymap: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in wanted.items():
        if name in known:
            keymap[name] = keys
            continue
        near = difflib.get_close_matches(name, known, 1)
        meant = f"; did you mean '{near[0]}'?" if near else ""
        problems.append(f"keys.{name}: no such command{meant}")
    for name in list(keymap):
        rival = _rival(known[name], keymap)
        if rival:
            keys = keymap.pop(name)
            problems.append(f"keys.{name}: {keys} belongs to '{rival.title}' ({rival.id}) already")
    return keymap, problems


def live_keys(wanted: Mapping[str, str]) -> dict[str, str]:
    """The keys of every command as they are now, the person's own included."""
    keymap, _ = own_keys(wanted)
    return {command.id: keymap.get(command.id, command.keys) for command in COMMANDS}


def _rival(command: Command, keymap: Mapping[str, str]) -> Command | None:
    mine = _keys(keymap[command.id])
    for other in at(command.place):
        theirs = _keys(keymap.get(other.id, other.keys))
        if other.id != command.id and mine & theirs:
            return other
    return None


def _keys(keys: str) -> set[str]:
    """Keys by the names that Textual compares: '>' is 'greater_than_sign'."""
    return {made.key for made in Binding.make_bindings([Binding(keys, "none")])}
