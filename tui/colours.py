"""How many colours the terminal has, by what the environment and this machine's terminfo say.

Textual goes by the end of the terminal's name alone, so that a terminal known here to have 256 is
taken for one with 16, and one with none at all gets colours.
"""

import re
from collections.abc import Mapping, MutableMapping
from enum import IntEnum


class Colours(IntEnum):
    """What can be counted on; FEW are the sixteen whose looks the person chose."""

    NONE = 0
    FEW = 16
    MANY = 256


TRUE_COLOUR = ("truecolor", "24bit")
"""What COLORTERM says where every colour can be had."""
_MANY_BY_NAME = re.compile(r".*(256color|-kitty|-direct)$")
_NONE_BY_NAME = re.compile(r"vt\d|.*-(mono|m)$")


def colours(env: Mapping[str, str]) -> Colours:
    """How many colours to use. NO_COLOR, where it says anything, has the last word."""
    if env.get("NO_COLOR"):
        return Colours.NONE
    if env.get("COLORTERM", "").lower() in TRUE_COLOUR:
        return Colours.MANY
    term = env.get("TERM", "")
    if _MANY_BY_NAME.match(term):
        return Colours.MANY
    if _NONE_BY_NAME.match(term):
        return Colours.NONE
    known = _known(term)
    if known is None:
        return Colours.FEW
    return Colours.NONE if known < 8 else Colours.FEW if known < 256 else Colours.MANY


def tell_textual(found: Colours, env: MutableMapping[str, str]) -> None:
    """Say in the environment, before Textual is imported, what it does not find out by itself."""
    if found is Colours.NONE:
        env["NO_COLOR"] = "1"
        return
    # To Textual an empty one forbids colours too.
    env.pop("NO_COLOR", None)
    if found is Colours.MANY and not env.get("COLORTERM"):
        env.setdefault("TEXTUAL_COLOR_SYSTEM", "256")


def _known(term: str) -> int | None:
    """How many colours terminfo knows of; None where it does not know the terminal."""
    try:
        import curses

        curses.setupterm(term, 1)
    except (ImportError, curses.error):
        return None
    return curses.tigetnum("colors")
