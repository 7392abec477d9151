"""What Afterword's own CSV holds in one cell: people and interviews, a line each; and formulas.

A spreadsheet runs a cell that begins like a formula; a leading apostrophe keeps it a text, and is
taken off again when the table comes in.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, tzinfo
from hashlib import blake2s

from models.entries import InterviewEntry, PersonEntry
from models.text import clean_line, fold
from models.timing.zones import is_zone

_RUNS = re.compile(r"'*(?:\s*[=+\-@]|[\t\r])")
_BETWEEN = " | "
_TO = " to "


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def own_name(number: int, made: datetime, company: str, role: str) -> str:
    """What tells an application from any other, on this board and on others; `made` is UTC."""
    told = f"{made.isoformat()} {fold(company)} {fold(role)} {number}"
    return blake2s(told.encode(), digest_size=8).hexdigest()


def people_cell(people: Iterable[PersonEntry]) -> str:
    """Everybody, a line each: name | role | e-mail | phone | LinkedIn."""
    return "\n".join(joined((p.name, p.role, p.email, p.phone, p.linkedin)) for p in people)


def read_people_cell(cell: str) -> tuple[PersonEntry, ...]:
    """The people of such a cell; lines without a name are nobody."""
    lines = [[*split(line), "", "", "", "", ""] for line in cell.splitlines()]
    return tuple(
        PersonEntry(name=one[0], role=one[1], email=one[2], phone=one[3], linkedin=one[4])
        for one in lines
        if one[0]
    )


def rounds_cell(rounds: Iterable[InterviewEntry]) -> str:
    """All interviews, a line each: when, with its zone | kind | place; '?' for no day yet."""
    return "\n".join(joined((_when(one), one.kind, one.place)) for one in rounds)


def read_rounds_cell(cell: str, zone: tzinfo) -> tuple[InterviewEntry, ...]:
    """The interviews of such a cell; a day without a time is one in `zone`.

    Raises ValueError, with the line, for one that is none.
    """
    return tuple(_round(line, zone) for line in cell.splitlines() if line.strip())


def _when(one: InterviewEntry) -> str:
    if one.starts_at is None:
        return "?"
    if one.day_only:
        return f"{one.starts_at:%Y-%m-%d}"
    end = f"{_TO}{_moment(one.ends_at)}" if one.ends_at else ""
    return f"{_moment(one.starts_at)}{end}{f' {one.zone}' if one.zone else ''}"


def _moment(at: datetime) -> str:
    return at.isoformat(" ", "seconds" if at.second else "minutes")


def _round(line: str, here: tzinfo) -> InterviewEntry:
    when, kind, place = (*split(line), "", "")[:3]
    if when in ("", "?"):
        return InterviewEntry(kind=kind, place=place)
    try:
        if len(when) == len("2026-11-23"):
            noon = datetime.combine(date.fromisoformat(when), time(12), here)
            return InterviewEntry(noon, kind=kind, place=place, day_only=True)
        told, _, zone = when.rpartition(" ")
        moments, zone = (told, zone) if is_zone(zone) else (when, "")
        start, _, end = moments.partition(_TO)
        starts_at = datetime.fromisoformat(start)
        ends_at = datetime.fromisoformat(end) if end else None
    except ValueError:
        raise ValueError(f"'{line[:40]}' is no interview") from None
    if starts_at.tzinfo is None or (ends_at is not None and ends_at.tzinfo is None):
        raise ValueError(f"'{line[:40]}' has a time without a zone")
    return InterviewEntry(starts_at, ends_at, zone, kind, place)


def joined(parts: Sequence[str]) -> str:
    """The parts of a line; the last empty ones are left out."""
    escaped = [part.replace("\\", "\\\\").replace("|", "\\|") for part in parts]
    while escaped and not escaped[-1]:
        escaped.pop()
    return _BETWEEN.join(escaped)


def split(line: str, tidy: Callable[[str], str] = clean_line) -> list[str]:
    """The parts of such a line again, each as `tidy` leaves it."""
    parts, part, escape = [], "", False
    for char in line:
        if escape or char not in "\\|":
            part += char
            escape = False
        elif char == "\\":
            escape = True
        else:
            parts.append(tidy(part))
            part = ""
    return [*parts, tidy(part)]
