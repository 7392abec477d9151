"""Somebody out of one line that a person typed, as a form would hand them over."""

import re

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.text import clean_line
from models.typed.people import PersonLine, parse_person
from models.typed.when_words import NotADateError, plain_words, take_clock


def typed_person(line: str) -> PersonEntry:
    """Somebody from one typed line. Raises `InvalidInput` as `typed_line` does."""
    said = typed_line(line)
    return PersonEntry(said.name, said.role, "", said.email, said.phone, said.linkedin)


def typed_line(line: str) -> PersonLine:
    """What a typed line says about a person.

    Raises `InvalidInput` where there is no name in it, and for a date, which is typed a field too
    early: 'today 14:00' is nobody.
    """
    if _is_a_date(line):
        raise InvalidInput(
            f"'{clean_line(line)}' is a date, not a name.", hint="It belongs where it says when."
        )
    return parse_person(line)


def _is_a_date(line: str) -> bool:
    """Whether a line has a number, and nothing but the words of a date; 'April May' may be met."""
    if not re.search(r"\d", line) or len(line) > 40:
        return False
    try:
        day, clock = take_clock(clean_line(line).lower())
        words = plain_words(day, whole_day=clock is None, date_order="DMY")
    except NotADateError:
        return False
    return clock is not None or any(letter.isalpha() for letter in words)
