"""Interviewers as people write them into one cell of a table: one, or several."""

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TypedDict

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.text import clean_line
from models.typed.people import email_address, parse_person, phone_number, profile_link

_BETWEEN = re.compile(r"[\n;]|\s/\s|\s&\s|\s\+\s|\band\b|\bund\b", re.IGNORECASE)
_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*){1,3}")


def read_people(
    names: str, title: str, emails: str, phones: str, profiles: str
) -> tuple[tuple[PersonEntry, ...], list[str]]:
    """Everybody in the cells of a row, and what of them could not be used, cell by cell.

    Several addresses go to several names in their order.
    """
    found: list[dict[str, str]] = []
    odd: list[str] = []
    addresses = _several(emails)
    for piece in _pieces(names) or addresses[:1]:
        try:
            told = parse_person(piece)
        except InvalidInput:
            odd.append(f"interviewer: {piece}")
        else:
            found.append(asdict(told))
    _give(found, "email", addresses, email_address, odd)
    _give(found, "phone", _several(phones, r"[\n;]"), phone_number, odd)
    _give(found, "linkedin", _several(profiles), profile_link, odd)
    if title and len(found) == 1:
        found[0]["role"] = title
    elif title:
        odd.append(f"interviewer's role: {title}")
    return tuple(PersonEntry(one["name"], one["role"], **_ways(one)) for one in found), odd


def _give(
    people: list[dict[str, str]],
    name: str,
    values: Sequence[str],
    check: Callable[[str], str],
    odd: list[str],
) -> None:
    """Hand values out to people in turn; those that are none, or are left over, are odd."""
    for index, value in enumerate(values):
        try:
            sound = check(value)
        except InvalidInput:
            odd.append(f"{name}: {value}")
            continue
        if index < len(people) and not people[index][name]:
            people[index][name] = sound
        elif all(one[name] != sound for one in people):
            odd.append(f"{name}: {sound}")


class _Ways(TypedDict):
    email: str
    phone: str
    linkedin: str


def _ways(one: dict[str, str]) -> _Ways:
    return _Ways(email=one["email"], phone=one["phone"], linkedin=one["linkedin"])


def _pieces(cell: str) -> list[str]:
    pieces: list[str] = []
    for piece in _BETWEEN.split(cell):
        plain = clean_line(piece)
        parts = [part.strip() for part in plain.split(",")]
        if len(parts) > 1 and all(_FULL_NAME.fullmatch(p) and not _has_role(p) for p in parts):
            pieces.extend(parts)
        elif plain:
            pieces.append(plain)
    return pieces


def _has_role(part: str) -> bool:
    try:
        told = parse_person(part)
    except InvalidInput:
        return True
    return told.name != part


def _several(cell: str, between: str = r"[\n;,]+|\s+(?=\S+[@/])") -> list[str]:
    return [piece for piece in map(clean_line, re.split(between, cell)) if piece]
