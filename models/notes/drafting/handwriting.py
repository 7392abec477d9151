"""A note laid out as short lines, to be copied by hand onto a card."""

import re
import unicodedata
from collections.abc import Iterator

from models.notes.anatomy import dissect
from models.text import clean_text

LINE_WIDTH = 38
"""How many letters fit on a line of an ordinary card."""

_FEWEST = 8
_ROOM_TO_BREAK = re.compile(r"(?<=[-–—/])")


def lines(text: str, width: int = LINE_WIDTH, *, numbered: bool = False) -> list[str]:
    """The note line by line, none longer than `width` letters (wide ones count two).

    The greeting and the lines of the sign-off stand on lines of their own; paragraphs are parted
    by an empty line. Words are broken only where one alone is too long, at a hyphen if it has one.
    With `numbered`, each line with words on it begins with its number, so that one does not lose
    one's place; the number comes on top of the width. Widths below 8 are taken as 8.
    """
    width = max(width, _FEWEST)
    parts = dissect(clean_text(text).strip())
    laid: list[str] = []
    for part in (parts.greeting.text, parts.body.text, parts.sign_off.text):
        for paragraph in re.split(r"\n\s*\n", part.strip()):
            if not paragraph.strip():
                continue
            if laid:
                laid.append("")
            for line in paragraph.split("\n"):
                laid.extend(_wrapped(line, width))
    return _numbered(laid) if numbered else laid


def _wrapped(line: str, width: int) -> Iterator[str]:
    kept = ""
    for word in line.split():
        joined = f"{kept} {word}" if kept else word
        if _letters(joined) <= width:
            kept = joined
            continue
        if kept:
            yield kept
        *full, kept = _broken(word, width)
        yield from full
    if kept:
        yield kept


def _broken(word: str, width: int) -> list[str]:
    """A word in pieces that fit: whole if it does."""
    if _letters(word) <= width:
        return [word]
    found = [""]
    for piece in _ROOM_TO_BREAK.split(word):
        if _letters(found[-1] + piece) <= width:
            found[-1] += piece
        else:
            found += _chopped(piece, width)
    return [piece for piece in found if piece]


def _chopped(piece: str, width: int) -> list[str]:
    found = [""]
    for char in piece:
        if _letters(found[-1] + char) > width:
            found.append("")
        found[-1] += char
    return found


def _letters(text: str) -> int:
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _numbered(laid: list[str]) -> list[str]:
    digits = len(str(sum(bool(line) for line in laid)))
    numbered, count = [], 0
    for line in laid:
        count += bool(line)
        numbered.append(f"{count:>{digits}}  {line}" if line else "")
    return numbered
