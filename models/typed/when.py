"""Dates as people type them: 'fri 14:30', '3 march', 'in 2 weeks', 'friday next week'.

The reading of a date is the dateparser library's. It takes more than people mean ('32 march' is
March 2032 to it, 'fri est' a zone, 'today tomorrow' tomorrow), so a text is first put into plain
words, the time of day is taken off, and only a few shapes are let through to it.
Nothing here reads the machine's clock.
"""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from models.errors import InvalidInput
from models.text import clean_line
from models.timing.policy import business_days_after, business_days_before
from models.typed.when_words import (
    ANY_DAY,
    ANY_MONTH,
    ANY_SPAN,
    ANY_WHICH,
    DAYS,
    MONTHS,
    PART_DAYS,
    STEPS,
    NotADateError,
    last_of_month,
    plain_words,
    take_clock,
    take_weekday,
)

Toward = Literal["past", "future"]

# What dateparser reads as people mean it.
_SHAPES = re.compile(
    "|".join(
        (
            "today|tomorrow|yesterday|now|day after tomorrow|day before yesterday",
            rf"(?:(?:next|last) )?(?:{ANY_DAY})",
            "(?:next|last) (?:week|month|year)",
            rf"(?:[1-9]|[12]\d|3[01]) (?:{ANY_MONTH})(?: (?:19|20|21)\d\d)?",
            rf"(?:in )?{ANY_SPAN}",
            rf"{ANY_SPAN} ago",
        )
    ),
    re.ASCII,
)
_EXAMPLES = "Try 'tomorrow', 'fri 14:30', '3 march' or '2026-12-01'."
_FAR = timedelta(days=5 * 366)


@dataclass(frozen=True)
class Moment:
    """A day, or a time on a day; `at` is aware, and the start of the day where no time was said."""

    at: datetime
    has_time: bool

    @property
    def day(self) -> date:
        """The calendar day, in the zone that the moment was typed in."""
        return self.at.date()


def parse_moment(
    text: str,
    *,
    now: datetime,
    toward: Toward,
    date_order: str = "DMY",
    days_off: Collection[date] = (),
) -> Moment:
    """The day or the time that a person means, in the zone of `now` (aware).

    `toward` decides where there are two answers. 'fri' is the latest Friday, today included, or
    the next one after today; 'fri 14:30' and '14:30' the latest or the next such time; '3 march'
    takes the year that fits, and today's date is always today. 'next fri' is the first Friday
    after today, 'friday next week' that of the next Monday-to-Sunday week; 'next week' is seven
    days on; 'end of the week' is Friday, at a weekend the coming one. An hour from 1 to 6 typed
    with one digit and no 'am' is in the afternoon ('fri at 2'), unless only the morning lies the
    way that was asked for ('today 5:10', read at six in the morning as what was). A bare number
    behind a day is the hour ('mon 10'). Early, mid and late in a month are its 5th, 15th and 25th;
    business days leave out weekends and `days_off`. `date_order` reads '3/4/2026'.
    A time that a clock change leaves out moves forward; one that comes twice is the first.
    Raises InvalidInput, with what to type instead, for anything else.
    """
    if now.tzinfo is None or sorted(date_order) != ["D", "M", "Y"]:
        raise ValueError("now needs a time zone, and date_order the letters D, M and Y")
    typed = clean_line(text)
    if not typed:
        raise InvalidInput(f"There is no date here. {_EXAMPLES}")
    try:
        reader = _Reader(now, toward, date_order, days_off)
        moment = reader.read(unicodedata.normalize("NFKC", typed).lower())
    except NotADateError as error:
        shown = typed if len(typed) <= 40 else f"{typed[:39]}…"
        reason = str(error) or _EXAMPLES
        raise InvalidInput(f"'{shown}' is not a date I can read. {reason}") from None
    if abs(moment.day - now.date()) > _FAR and not re.search(r"\d{4}", typed):
        raise InvalidInput(
            f"{_day_text(moment.day)} is more than five years away.",
            hint="If that is the day you mean, type its year with four digits.",
        )
    return moment


def describe_moment(moment: Moment, *, now: datetime) -> str:
    """'Fri 27 Nov 2026, 14:30 (in 4 days)': calendar days from `now`, in the zone of `now`."""
    at = moment.at.astimezone(now.tzinfo) if moment.has_time else moment.at
    clock = f", {at:%H:%M}" if moment.has_time else ""
    return f"{_day_text(at.date())}{clock} ({_distance((at.date() - now.date()).days)})"


def _day_text(day: date) -> str:
    # Not strftime: its names follow the locale of the process.
    weekday, month = DAYS[day.weekday()][:3].title(), MONTHS[day.month - 1][:3].title()
    return f"{weekday} {day.day} {month} {day.year}"


def _distance(days: int) -> str:
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    steps = ((730, "years", 365.25), (61, "months", 30.44), (14, "weeks", 7.0), (0, "days", 1.0))
    size, name = next((size, name) for least, name, size in steps if abs(days) >= least)
    count = f"{round(abs(days) / size)} {name}"
    return f"in {count}" if days > 0 else f"{count} ago"


class _Reader:
    """One text read at one moment; `phrase` is what is left of it, in plain words."""

    def __init__(
        self, now: datetime, toward: Toward, date_order: str, days_off: Collection[date]
    ) -> None:
        self.now = now.replace(second=0, microsecond=0)
        self.today = now.date()
        self.ahead = toward == "future"
        self.date_order = date_order
        self.days_off = days_off

    def read(self, phrase: str) -> Moment:
        moment = self._read(phrase, afternoon=True)
        other = moment if self._agrees(moment) else self._read(phrase, afternoon=False)
        return other if self._agrees(other) else moment

    def _agrees(self, moment: Moment) -> bool:
        """Whether a moment with a time of day lies the way that was asked for."""
        if not moment.has_time:
            return True
        return moment.at >= self.now if self.ahead else moment.at <= self.now

    def _read(self, phrase: str, *, afternoon: bool) -> Moment:
        phrase = re.sub(r"(?<=\d)t(?=\d)", " ", phrase)
        phrase = re.sub(r"\b(?:noon|midday)\b", "12:00", phrase)
        phrase, clock = take_clock(phrase, afternoon=afternoon)
        phrase = plain_words(phrase, whole_day=clock is None, date_order=self.date_order)
        if not phrase and clock:
            nearest = self.today if self._fits(clock) else self._beyond(timedelta(days=1))
            return self._moment(nearest, clock)
        phrase, weekday = take_weekday(phrase)
        if re.search("hour|minute|now", phrase):
            return self._from_now(phrase, clock)
        day = self._day(phrase, clock)
        if weekday and DAYS[day.weekday()] != weekday:
            raise NotADateError(f"{_day_text(day)} is not a {weekday.title()}.")
        return self._moment(day, clock)

    def _day(self, phrase: str, clock: time | None) -> date:
        today_name = DAYS[self.today.weekday()]
        if phrase == f"this {today_name}" or (phrase == today_name and self._fits(clock)):
            return self.today
        if phrase == f"{self.today.day} {MONTHS[self.today.month - 1]}":
            return self.today
        for pattern, rule in _RULES:
            if match := pattern.fullmatch(phrase):
                return rule(self, match)
        return self._parse(re.sub(rf"^this (?={ANY_DAY})", "", phrase)).date()

    def _fits(self, clock: time | None) -> bool:
        """Whether today at this time, or the whole of today, lies the way that was asked for."""
        if clock is None:
            return not self.ahead
        at = self._moment(self.today, clock).at
        return at >= self.now if self.ahead else at <= self.now

    def _beyond(self, step: timedelta) -> date:
        return self.today + step if self.ahead else self.today - step

    def _from_now(self, phrase: str, clock: time | None) -> Moment:
        if clock:
            raise NotADateError
        elapsed = self._parse(phrase) - self.now.replace(tzinfo=None)
        # Hours are counted in UTC, so that a clock change in between does not shorten them.
        at = (self.now.astimezone(UTC) + elapsed).astimezone(self.now.tzinfo)
        return Moment(at, has_time=True)

    def _moment(self, day: date, clock: time | None) -> Moment:
        local = datetime.combine(day, clock or time(), tzinfo=self.now.tzinfo)
        # By way of UTC a time that the clocks skip becomes the one they go on to.
        return Moment(local.astimezone(UTC).astimezone(self.now.tzinfo), has_time=clock is not None)

    def _parse(self, phrase: str) -> datetime:
        from dateparser.date import DateDataParser  # 80 ms

        if not _SHAPES.fullmatch(phrase):
            raise NotADateError
        settings = {
            "RELATIVE_BASE": self.now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "future" if self.ahead else "past",
            "PARSERS": ["relative-time", "absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
            "TIMEZONE": "UTC",
        }
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(phrase).date_obj
        if not isinstance(found, datetime) or not 1900 <= found.year < 2200:
            raise NotADateError
        return found

    def day_of_week(self, match: re.Match[str]) -> date:
        monday = self.today - timedelta(days=self.today.weekday())
        return monday + timedelta(weeks=STEPS[match["which"]], days=DAYS.index(match["day"]))

    def end_of_period(self, match: re.Match[str]) -> date:
        step = STEPS[match["which"] or "this"]
        if match["unit"] == "year":
            return date(self.today.year + step, 12, 31)
        if match["unit"] == "month":
            return last_of_month(self.today.year, self.today.month + step)
        friday = self.today + timedelta(days=4 - self.today.weekday(), weeks=step)
        weekend = match["which"] is None and self.today.weekday() > 4 and self.ahead
        return friday + timedelta(weeks=int(weekend))

    def part_of_month(self, match: re.Match[str]) -> date:
        number = PART_DAYS[match["part"]]
        if match["which"]:
            end = last_of_month(self.today.year, self.today.month + STEPS[match["which"]])
            return end.replace(day=number)
        month = MONTHS.index(match["month"]) + 1
        if match["year"]:
            return date(int(match["year"]), month, number)
        years = (self.today.year, self.today.year + (1 if self.ahead else -1))
        return self._nearest([date(year, month, number) for year in years])

    def business_days(self, match: re.Match[str]) -> date:
        count = int(match["count"])
        back = match["ago"] or not (self.ahead or match["in"])
        step = business_days_before if back else business_days_after
        return step(self.today, count, self.days_off)

    def end_of_month(self, match: re.Match[str]) -> date:
        month = MONTHS.index(match["month"]) + 1
        if match["year"]:
            return last_of_month(int(match["year"]), month)
        years = (self.today.year, self.today.year + (1 if self.ahead else -1))
        return self._nearest([last_of_month(year, month) for year in years])

    def day_of_month(self, match: re.Match[str]) -> date:
        steps = range(4) if self.ahead else range(0, -4, -1)
        ends = [last_of_month(self.today.year, self.today.month + step) for step in steps]
        number = int(match["number"])
        return self._nearest([end.replace(day=number) for end in ends if 1 <= number <= end.day])

    def _nearest(self, days: list[date]) -> date:
        fitting = [day for day in days if (day >= self.today if self.ahead else day <= self.today)]
        if not fitting:
            raise NotADateError
        return fitting[0]


# What dateparser does not read, or reads otherwise than people mean it.
_RULES: tuple[tuple[re.Pattern[str], Callable[[_Reader, re.Match[str]], date]], ...] = (
    (re.compile(rf"(?P<day>{ANY_DAY}) (?P<which>{ANY_WHICH}) week"), _Reader.day_of_week),
    (re.compile(rf"(?P<which>{ANY_WHICH}) week (?P<day>{ANY_DAY})"), _Reader.day_of_week),
    (
        re.compile(rf"end (?:(?P<which>{ANY_WHICH}) )?(?P<unit>week|month|year)"),
        _Reader.end_of_period,
    ),
    (
        re.compile(rf"end (?P<month>{ANY_MONTH})(?: (?P<year>(?:19|20|21)\d\d))?", re.ASCII),
        _Reader.end_of_month,
    ),
    (
        re.compile(
            rf"(?P<part>start|early|mid|late) (?:(?P<which>{ANY_WHICH}) month"
            rf"|(?P<month>{ANY_MONTH})(?: (?P<year>(?:19|20|21)\d\d))?)",
            re.ASCII,
        ),
        _Reader.part_of_month,
    ),
    (
        re.compile(r"(?P<in>in )?(?P<count>\d{1,3}) business day(?P<ago> ago)?", re.ASCII),
        _Reader.business_days,
    ),
    (re.compile(r"(?P<number>\d{1,2})th", re.ASCII), _Reader.day_of_month),
)
