"""The shortest way from one style to the next, in the terminal's own codes (SGR)."""

import re
from functools import lru_cache
from typing import NamedTuple

RESET = "\x1b[m"

_CODE = re.compile(r"(?:([34]8);(?:5;\d+|2;\d+;\d+;\d+)|(\d+))(?:;|$)")
# What ends an attribute; bold and dim end together.
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
_COLOURS = {38, *range(30, 38), *range(90, 98)}
_BACKGROUNDS = {48, *range(40, 48), *range(100, 108)}
_DEFAULTS = {39, 49}
# What shows on a space too: underlined, reversed, struck through, overlined.
_SEEN_ON_SPACES = {"4", "7", "9", "21", "53"}


class Style(NamedTuple):
    """A style taken apart; a colour is empty where it is the terminal's own."""

    colour: str
    background: str
    attributes: frozenset[str]


@lru_cache(maxsize=4096)
def restyle(before: str | None, after: str) -> str:
    """What makes a style of another; each is given by its codes: '1;38;5;12'.

    `before` is None where the style is not known.
    """
    whole = f"\x1b[0;{after}m" if after and before != "" else f"\x1b[{after}m"
    if not before or not after:
        return whole
    old, new = taken_apart(before), taken_apart(after)
    ended = old.attributes - new.attributes
    if not ended <= _ENDS.keys():
        return whole
    ends = {_ENDS[attribute] for attribute in ended}
    begun = {
        attribute
        for attribute in new.attributes
        if attribute not in old.attributes or _ENDS.get(attribute) in ends
    }
    codes = [*sorted(ends), *sorted(begun)]
    if new.colour != old.colour:
        codes.append(new.colour or "39")
    if new.background != old.background:
        codes.append(new.background or "49")
    return min(whole, f"\x1b[{';'.join(codes)}m", key=len)


@lru_cache(maxsize=4096)
def on_space(codes: str) -> str:
    """As much of a style as can be seen on a space: mostly its background."""
    style = taken_apart(codes)
    if style.attributes & _SEEN_ON_SPACES:
        return codes
    return style.background


def taken_apart(codes: str) -> Style:
    """A style by its codes."""
    colour = background = ""
    attributes = set()
    for found in _CODE.finditer(codes):
        code = found.group().removesuffix(";")
        number = int(found[1] or found[2])
        if number in _COLOURS:
            colour = code
        elif number in _BACKGROUNDS:
            background = code
        elif number not in _DEFAULTS:
            attributes.add(code)
    return Style(colour, background, frozenset(attributes))
