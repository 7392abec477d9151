"""vCards, of whatever version: who somebody is and how to reach them; fills in known people."""

import quopri
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, RecordReader
from models.exchange.incoming.file import Incoming
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Acquaintance, Item
from models.text import clean_line
from models.typed.people import email_address, phone_number, profile_link

_ESCAPED = re.compile(r"\\(.)", re.S)
_LONGEST_LINE = 20_000  # a picture is longer, and of no use here


class _Line(NamedTuple):
    """One content line: its name, its parameters in capitals, and its value as it stands."""

    name: str
    parameters: tuple[str, ...]
    value: str


def _items(source: Incoming) -> Iterator[Item]:
    number = 0
    lines: list[_Line] | None = None
    for line in _lines(source):
        told = (line.name, line.value.strip().upper())
        if told == ("BEGIN", "VCARD"):
            if lines is not None:
                yield Outcome(Action.REFUSED, f"card {number}", "", "it has no end")
            number, lines = number + 1, []
        elif told == ("END", "VCARD") and lines is not None:
            yield _card(f"card {number}", lines)
            lines = None
        elif lines is not None:
            lines.append(line)
    if lines is not None:
        yield Outcome(Action.REFUSED, f"card {number}", "", "it is broken off")


def _card(where: str, lines: list[_Line]) -> Item:
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(line.name, []).append(_value(line))
    name = _first(said, "FN") or _name(_first(said, "N"))
    if not name:
        return Outcome(Action.REFUSED, where, _first(said, "ORG"), "it names nobody")
    links = [*said.get("URL", ()), *said.get("X-SOCIALPROFILE", ()), *said.get("SOCIALPROFILE", ())]
    person = PersonEntry(
        name,
        _first(said, "TITLE"),
        email=_sound(said.get("EMAIL", ()), email_address),
        phone=_sound(said.get("TEL", ()), phone_number),
        linkedin=_sound(links, profile_link),
    )
    return Acquaintance(where, person, _first(said, "ORG").partition(";")[0].strip())


def _sound(values: Iterable[str], check: Callable[[str], str]) -> str:
    for value in values:
        try:
            return check(clean_line(value))
        except InvalidInput:
            continue
    return ""


def _first(said: dict[str, list[str]], name: str) -> str:
    return next((clean_line(value) for value in said.get(name, ()) if clean_line(value)), "")


def _name(structured: str) -> str:
    """'Ruiz;Ana;;Dr.;' is Dr. Ana Ruiz."""
    last, first, middle, before, after = (*structured.split(";"), "", "", "", "", "")[:5]
    return clean_line(" ".join((before, first, middle, last, after)))


def _value(line: _Line) -> str:
    value = line.value
    if any("QUOTED-PRINTABLE" in one for one in line.parameters):
        charset = next((one[8:] for one in line.parameters if one.startswith("CHARSET=")), "utf-8")
        try:
            value = quopri.decodestring(value.encode()).decode(charset, "replace")
        except LookupError:
            value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _lines(source: Incoming) -> Iterator[_Line]:
    """The content lines, unfolded; overlong ones are left out."""
    whole = ""
    with source.text() as text:
        for raw in text:
            line = raw.rstrip("\r\n")
            soft = whole.endswith("=") and "QUOTED-PRINTABLE" in whole.upper()
            if line[:1] in (" ", "\t") or soft:
                whole = (whole[:-1] + line if soft else whole + line[1:])[:_LONGEST_LINE]
                continue
            yield from _taken_apart(whole)
            whole = line[:_LONGEST_LINE]
        yield from _taken_apart(whole)


def _taken_apart(line: str) -> Iterator[_Line]:
    head, colon, value = line.partition(":")
    if colon and len(line) < _LONGEST_LINE:
        name, *parameters = head.upper().split(";")
        yield _Line(name.rpartition(".")[2].strip(), tuple(parameters), value)


def _recognises(source: Incoming) -> bool:
    return source.start.lstrip()[:15].upper().startswith("BEGIN:VCARD")


def _open(source: Incoming, choices: Choices) -> RecordReader:
    return RecordReader(lambda: _items(source), choices)


VCARD = Format("vcard", "vCards", _recognises, _open)
