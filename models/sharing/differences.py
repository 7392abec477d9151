"""What two windows changed in different ways, in words."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from models.sharing.clash import Difference
from models.text import alike, shorten

OUT, CHANGED = "taken out", "changed"
"""What became of somebody named."""
_SHOWN = 50
_LISTED = 3


def difference(what: str, mine: Any, theirs: Any, zone: tzinfo | None = None) -> Difference:
    """Two values of one thing; of long texts the first lines that differ. Moments are in `zone`."""
    return Difference(what, *_apart(_words(mine, zone), _words(theirs, zone)))


def told(differences: Iterable[Difference]) -> str:
    """What both changed, in one line; of many the first few."""
    listed = list(differences)
    parts = (
        f"{one.what} is {_quoted(one.theirs)} there, {_quoted(one.mine)} here"
        for one in listed[:_LISTED]
    )
    more = f"; and {len(listed) - _LISTED} more" if listed[_LISTED:] else ""
    return f"Changed in another window too: {'; '.join(parts)}{more}."


def _words(value: Any, zone: tzinfo | None) -> str:
    match value:
        case datetime():
            local = value.astimezone(zone)
            return f"{local:%a} {local.day} {local:%b} {local:%H:%M}"
        case date():
            return f"{value:%a} {value.day} {value:%b}"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(_words(one, zone) for one in value)
        case _ if is_dataclass(value):
            parts = (getattr(value, field.name) for field in fields(value))
            return ": ".join(str(part) for part in parts if part)
    return str(value or "")


def _quoted(text: str) -> str:
    if text in (OUT, CHANGED):
        return text
    return f"'{text}'" if text else "empty"


def _apart(mine: str, theirs: str) -> tuple[str, str]:
    if len(mine) <= _SHOWN and len(theirs) <= _SHOWN and "\n" not in mine + theirs:
        return mine, theirs
    here, there = mine.splitlines(), theirs.splitlines()
    pairs = zip(here, there, strict=False)
    same = min(len(here), len(there))
    place = next((number for number, (one, other) in enumerate(pairs) if one != other), same)
    first, second = (lines[place] if place < len(lines) else "" for lines in (here, there))
    return _from_where_they_part(first, second)


def _from_where_they_part(one: str, other: str) -> tuple[str, str]:
    """Two long lines from the word on in which they begin to differ."""
    if len(one) > _SHOWN or len(other) > _SHOWN:
        start = one.rfind(" ", 0, alike(one, other)) + 1
        if start:
            one, other = f"…{one[start:]}", f"…{other[start:]}"
    return shorten(one, _SHOWN), shorten(other, _SHOWN)
