"""Days and times as files have them, and in which order day and month stand in a column."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from models.typed.when_words import MONTHS

NONE = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "tbd", "tba", "?", "unknown"})
"""What people and trackers write where there is no day."""

_FIRST, _LAST = 1970, 2199
_FARTHEST = timedelta(hours=14)
"""No place on earth is farther from UTC."""


class Order(StrEnum):
    """How 3/4/2026 is read; UNCLEAR where nothing in a column tells."""

    DMY = "DMY"
    MDY = "MDY"
    UNCLEAR = "?"


_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
# 12-Mar-24 is what a spreadsheet makes of 12 Mar 2024 when it saves.
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-. ]+([^\W\d_]{3,9})[-., ]+(\d{4}|(?<=-)\d{2})", re.I
)
_MONTH_NAMED = re.compile(r"([^\W\d_]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", re.I)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? +", re.I)
_CLOCK = re.compile(
    r"[T, ]+(?:at +)?(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:[.,]\d+)?)? *([ap])?\.?(?:m\b\.?)?"
    r" *(z|utc|gmt|[+-]\d{2}:?\d{2})?$",
    re.I,
)
_SPAN = re.compile(
    r"(.*\S[ ,]+)(\d{1,2}(?::\d{2})?) ?([ap]m)?(?: ?[-–—] ?| (?:to|until) )"
    r"(\d{1,2}(?::\d{2})?) ?([ap]m)?",
    re.I,
)
_HALVES = ("am", "pm")


class Days:
    """The days of one column, looked at one after the other for what they tell of their order."""

    def __init__(self) -> None:
        self._told: set[Order] = set()
        self._open = False

    def see(self, text: str) -> None:
        """One more cell of the column."""
        match = _YEAR_LAST.match(_WEEKDAY.sub("", text.strip()))
        if match is None or match[2] == ".":
            return
        first, second = int(match[1]), int(match[3])
        if first > 12 or second > 12:
            self._told.add(Order.DMY if first > 12 else Order.MDY)
        elif first != second:
            self._open = True

    @property
    def order(self) -> Order | None:
        """The order that they have in common; None where it does not matter.

        UNCLEAR where each could be read either way, or where some tell one order, some the other.
        """
        if len(self._told) == 1:
            return next(iter(self._told))
        return Order.UNCLEAR if self._open or self._told else None


def read_day(text: str, order: Order | None, zone: tzinfo) -> tuple[date, datetime | None] | None:
    """The day that a cell names, and the moment where it names a time too; None for no day.

    A time without a zone of its own is one of `zone`. Raises ValueError, with what is wrong, for
    anything that is no day.
    """
    typed = " ".join(text.split())
    if typed.casefold() in NONE:
        return None
    bare = _WEEKDAY.sub("", typed)
    clock = _CLOCK.search(bare)
    if clock and ":" not in clock[0] and not clock[4]:
        clock = None  # The year behind '3 March' looks like an hour.
    day = _day(bare[: clock.start()] if clock else bare, order, typed)
    return day, _moment(day, clock, zone, typed) if clock else None


def day_told(text: str, zone: tzinfo, remarks: list[str]) -> tuple[date, datetime | None] | None:
    """The same of a single cell, by which no order can be told; None, and a remark, for what is no
    day."""
    try:
        return read_day(text, Order.UNCLEAR, zone)
    except ValueError as error:
        remarks.append(str(error))
        return None


def read_span(
    text: str, order: Order | None, zone: tzinfo
) -> tuple[tuple[date, datetime | None] | None, datetime | None]:
    """Like `read_day`, and when it ends where the cell says that too: '9 March 2026 14:00-15:00'.

    What would end before it begins is none: '14:00-07:00' is a time with its distance from UTC.
    """
    match = _SPAN.fullmatch(" ".join(text.split()))
    if match is not None:
        day, start, first, end, second = match.groups(default="")
        for one in (first,) if first or not second else (second, *_HALVES):
            for other in (second,) if second or not first else (first, *_HALVES):
                with suppress(ValueError):
                    found = read_day(f"{day}{start}{one}", order, zone)
                    ends = read_day(f"{found[0]} {end}{other}", order, zone) if found else None
                    if found and found[1] and ends and ends[1] and ends[1] > found[1]:
                        return found, ends[1]
    return read_day(text, order, zone), None


def _day(text: str, order: Order | None, typed: str) -> date:
    day = _any_day(text.strip(" ,"), order, typed)
    if not _FIRST <= day.year <= _LAST:
        raise ValueError(f"'{_short(typed)}' is no day of this time")
    return day


def _any_day(text: str, order: Order | None, typed: str) -> date:
    try:
        if match := _YEAR_FIRST.fullmatch(text):
            return date(int(match[1]), int(match[3]), int(match[4]))
        if match := _YEAR_LAST.fullmatch(text):
            year = _year(match[4])
            first, second = int(match[1]), int(match[3])
            if match[2] == "." or first > 12:
                return date(year, second, first)
            if second > 12 or order is Order.MDY:
                return date(year, first, second)
            if order is Order.DMY or first == second:
                return date(year, second, first)
            raise ValueError(f"'{_short(typed)}' may be two different days")
        if match := _DAY_NAMED.fullmatch(text):
            return date(_year(match[3]), _month(match[2]), int(match[1]))
        if match := _MONTH_NAMED.fullmatch(text):
            return date(int(match[3]), _month(match[1]), int(match[2]))
    except ValueError as error:
        if "two different days" in str(error):
            raise
    raise ValueError(f"'{_short(typed)}' is no day")


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(name: str) -> int:
    wanted = name.casefold()
    for number, month in enumerate(MONTHS, 1):
        if len(wanted) >= 3 and month.startswith(wanted[:3]) and month.startswith(wanted[:9]):
            return number
    if wanted == "sept":
        return 9
    raise ValueError


def _moment(day: date, clock: re.Match[str], zone: tzinfo, typed: str) -> datetime:
    hour = int(clock[1])
    if clock[4]:
        if not 1 <= hour <= 12:
            raise ValueError(f"'{_short(typed)}' has no such time")
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    try:
        at = time(hour, int(clock[2] or 0), int(clock[3] or 0))
    except ValueError:
        raise ValueError(f"'{_short(typed)}' has no such time") from None
    said = (clock[5] or "").lower()
    if said in ("z", "utc", "gmt"):
        return datetime.combine(day, at, UTC)
    if said:
        away = timedelta(hours=int(said[1:3]), minutes=int(said[-2:]))
        if away > _FARTHEST:
            raise ValueError(f"'{_short(typed)}' is in no zone that there is")
        return datetime.combine(day, at, UTC) - (away if said[0] == "+" else -away)
    return datetime.combine(day, at, zone)


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
