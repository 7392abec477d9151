"""Small pictures made of characters: bars, histograms, a calendar of days.

Pure functions from figures to lines of `Content` that are at most as wide as they are told. Every
bar has its number beside it; what colour says, a symbol or a word says too.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from textual.content import Content

from models.statistics.figures import ReviewedDay
from models.statistics.habit import first_shown

_JOIN = "\N{NO-BREAK SPACE}"
_COUNTED = re.compile(r"(?<=\d) (?=\w)")
_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL, _PALE = "█", "▒"

GOOD, LATE, MUTED = "$accent", "$warning", "dim"


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a label, its number, and whether it is drawn pale, for what came too late."""

    label: str
    count: int
    pale: bool = False


def bars(rows: Sequence[Bar], width: int) -> list[Content]:
    """A line for each row: label, bar, number; all bars on one scale, so that they compare."""
    most = max((row.count for row in rows), default=0)
    named = max((len(row.label) for row in rows), default=0)
    room = width - named - 2 - len(str(most))
    return [_row(row, named, _length(row, most, room)) for row in rows]


def _length(row: Bar, most: int, room: int) -> int:
    """How long a bar is in eighths of a cell; anything at all can be seen."""
    if row.count <= 0 or room <= 0:
        return 0
    return max(round(8 * room * row.count / most), 8 if row.pale else 1)


def _row(row: Bar, named: int, eighths: int) -> Content:
    cells, rest = divmod(eighths, 8)
    bar = _PALE * cells if row.pale else _FULL * cells + _EIGHTHS[rest].strip()
    return Content.assemble(
        (f"{row.label:<{named}} ", MUTED),
        (bar, LATE if row.pale else GOOD),
        " " * bool(bar),
        (str(row.count), "bold" if row.count else MUTED),
    )


@dataclass(frozen=True, slots=True)
class Shade:
    """How a day looks in the calendar, and what that means."""

    symbol: str
    style: str
    meaning: str


MISSED = Shade("·", MUTED, "")
BEGUN = Shade("░", LATE, "begun")
FINISHED = (
    (0, Shade("▒", GOOD, "finished")),
    (3, Shade("▓", GOOD, "3+ done")),
    (5, Shade("█", GOOD, "5+")),
)
_NAMED = 4  # as wide as 'Mon '
_BLANK = Shade(" ", "", "")


def shade(entry: ReviewedDay) -> Shade:
    """A day on which the review was begun: the more that was done, the fuller."""
    if not entry.finished:
        return BEGUN
    return [look for least, look in FINISHED if entry.done >= least][-1]


def heat(
    days: Iterable[ReviewedDay],
    today: date,
    width: int,
    most_weeks: int,
    works: Callable[[date], bool],
) -> list[Content]:
    """A calendar: a line for each weekday, a column for each week, the months above.

    `works` tells working days; those without a review are dotted, all others are left blank, and
    a weekday with nothing but blanks has no line. As many weeks as there is room for, at most
    `most_weeks`.
    """
    cell = 2 if width - _NAMED >= 2 * min(most_weeks, 20) else 1
    weeks = max(1, min(most_weeks, (width - _NAMED) // cell))
    first = first_shown(today, weeks)
    known = {entry.day: entry for entry in days}
    lines = [Content.assemble(" " * _NAMED, (_months(first, weeks, cell), MUTED))]
    for weekday in range(7):
        column = [first + timedelta(weeks=week, days=weekday) for week in range(weeks)]
        looks = [_look(day, known, today, works) for day in column]
        if any(look is not _BLANK for look in looks):
            squares = [(f"{look.symbol:<{cell}}", look.style) for look in looks]
            lines.append(Content.assemble((f"{column[0]:%a} ", MUTED), *squares))
    return lines


def _look(
    day: date, known: Mapping[date, ReviewedDay], today: date, works: Callable[[date], bool]
) -> Shade:
    if day in known:
        return shade(known[day])
    return MISSED if day < today and works(day) else _BLANK


def _months(first: date, weeks: int, cell: int) -> str:
    """The months' names, each over the first week that begins in it, where there is room."""
    line = ""
    for week in range(weeks):
        monday = first + timedelta(weeks=week)
        begins = week == 0 or monday.month != (monday - timedelta(weeks=1)).month
        place = week * cell
        if begins and len(line) <= place and place + 3 <= weeks * cell:
            line = f"{line:<{place}}{monday:%b} "
    return line.rstrip()


def legend(width: int) -> list[Content]:
    """What the shades of the calendar mean, in as many lines as it takes; a dot needs no words."""
    lines: list[Content] = []
    used = 0
    for look in (BEGUN, *(each for _, each in FINISHED)):
        entry = Content.assemble((look.symbol, look.style), (f" {look.meaning}", MUTED))
        if lines and used + 2 + len(entry) <= width:
            lines[-1] = Content.assemble(lines[-1], "  ", entry)
            used += 2 + len(entry)
        else:
            lines.append(entry)
            used = len(entry)
    return lines


def prose(text: str, width: int, style: str = "") -> list[Content]:
    """A sentence in lines; a number stays with the word that it counts."""
    joined = _COUNTED.sub(_JOIN, text)
    lines = (line.replace(_JOIN, " ") for line in wrap(joined, max(width, 1)))
    return [Content(line).stylize(style) for line in lines]
