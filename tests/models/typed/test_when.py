import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import InvalidInput
from models.typed.when import Moment, Toward, describe_moment, parse_moment

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)
FRIDAY_MORNING = datetime(2026, 11, 27, 9, 0, tzinfo=PARIS)
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 16, 0, 20, tzinfo=PARIS)
SATURDAY = datetime(2026, 11, 28, 10, 0, tzinfo=PARIS)


def read(text: str, now: datetime = MONDAY, toward: Toward = "future", order: str = "DMY") -> str:
    moment = parse_moment(text, now=now, toward=toward, date_order=order)
    assert moment.at.tzinfo is now.tzinfo
    assert moment.has_time or moment.at.hour == 0
    return moment.at.strftime("%Y-%m-%d %H:%M" if moment.has_time else "%Y-%m-%d")


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        ("Tomorrow", "2026-11-24", "2026-11-24"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("the day after tomorrow", "2026-11-25", "2026-11-25"),
        ("the day before yesterday", "2026-11-21", "2026-11-21"),
        ("now", "2026-11-23 09:00", "2026-11-23 09:00"),
        ("yesterday 3pm", "2026-11-22 15:00", "2026-11-22 15:00"),
        ("tomorrow at noon", "2026-11-24 12:00", "2026-11-24 12:00"),
        ("fri", "2026-11-20", "2026-11-27"),
        ("Fri.", "2026-11-20", "2026-11-27"),
        ("fr", "2026-11-20", "2026-11-27"),
        ("on Friday", "2026-11-20", "2026-11-27"),
        ("by fri", "2026-11-20", "2026-11-27"),
        ("this friday", "2026-11-20", "2026-11-27"),
        ("thurs", "2026-11-19", "2026-11-26"),
        ("thur", "2026-11-19", "2026-11-26"),
        ("weds", "2026-11-18", "2026-11-25"),
        ("tues", "2026-11-17", "2026-11-24"),
        ("mon", "2026-11-23", "2026-11-30"),
        ("this monday", "2026-11-23", "2026-11-23"),
        ("friday afternoon", "2026-11-20", "2026-11-27"),
        ("this morning", "2026-11-23", "2026-11-23"),
        ("fri 14:30", "2026-11-20 14:30", "2026-11-27 14:30"),
        ("tue 9am", "2026-11-17 09:00", "2026-11-24 09:00"),
        ("9am tue", "2026-11-17 09:00", "2026-11-24 09:00"),
        ("9 a.m. on Tuesday", "2026-11-17 09:00", "2026-11-24 09:00"),
        ("fri at 2", "2026-11-20 14:00", "2026-11-27 14:00"),
        ("fri @ 10", "2026-11-20 10:00", "2026-11-27 10:00"),
        ("fri 2:30", "2026-11-20 14:30", "2026-11-27 14:30"),
        ("fri 02:30", "2026-11-20 02:30", "2026-11-27 02:30"),
        ("fri 14h30", "2026-11-20 14:30", "2026-11-27 14:30"),
        ("fri 14h", "2026-11-20 14:00", "2026-11-27 14:00"),
        ("fri 2.30pm", "2026-11-20 14:30", "2026-11-27 14:30"),
        ("fri 14.30", "2026-11-20 14:30", "2026-11-27 14:30"),
        ("fri 9 o'clock", "2026-11-20 09:00", "2026-11-27 09:00"),
        ("fri 12am", "2026-11-20 00:00", "2026-11-27 00:00"),
        ("fri noon", "2026-11-20 12:00", "2026-11-27 12:00"),
        ("3 march", "2026-03-03", "2027-03-03"),
        ("March 3", "2026-03-03", "2027-03-03"),
        ("3rd of march", "2026-03-03", "2027-03-03"),
        ("sept 9th", "2026-09-09", "2027-09-09"),
        ("3 march at 10", "2026-03-03 10:00", "2027-03-03 10:00"),
        ("1st march 2027", "2027-03-01", "2027-03-01"),
        ("wed 3 march 2027", "2027-03-03", "2027-03-03"),
        ("10 dec 26", "2026-12-10", "2026-12-10"),
        ("Dec 10, 26", "2026-12-10", "2026-12-10"),
        ("23 november", "2026-11-23", "2026-11-23"),
        ("23 nov 14:30", "2026-11-23 14:30", "2026-11-23 14:30"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("2026-12-01", "2026-12-01", "2026-12-01"),
        ("2026/12/1", "2026-12-01", "2026-12-01"),
        ("2026-12-01 09:30", "2026-12-01 09:30", "2026-12-01 09:30"),
        ("2026-12-01T09:30", "2026-12-01 09:30", "2026-12-01 09:30"),
        ("2026-12-01T09:30:15", "2026-12-01 09:30", "2026-12-01 09:30"),
        ("3 march 2040", "2040-03-03", "2040-03-03"),
        ("noon", "2026-11-22 12:00", "2026-11-23 12:00"),
        ("14:30", "2026-11-22 14:30", "2026-11-23 14:30"),
        ("at 14.30", "2026-11-22 14:30", "2026-11-23 14:30"),
        ("8:15", "2026-11-23 08:15", "2026-11-24 08:15"),
        ("09:00", "2026-11-23 09:00", "2026-11-23 09:00"),
        ("in 3 days", "2026-11-26", "2026-11-26"),
        ("3 days", "2026-11-20", "2026-11-26"),
        ("in two weeks", "2026-12-07", "2026-12-07"),
        ("2 weeks ago", "2026-11-09", "2026-11-09"),
        ("a week ago", "2026-11-16", "2026-11-16"),
        ("a fortnight ago", "2026-11-09", "2026-11-09"),
        ("in 2w", "2026-12-07", "2026-12-07"),
        ("3 days from now", "2026-11-26", "2026-11-26"),
        ("in a month", "2026-12-23", "2026-12-23"),
        ("2 days ago at 14:30", "2026-11-21 14:30", "2026-11-21 14:30"),
        ("in 2 hours", "2026-11-23 11:00", "2026-11-23 11:00"),
        ("90 minutes ago", "2026-11-23 07:30", "2026-11-23 07:30"),
        ("in 2h", "2026-11-23 11:00", "2026-11-23 11:00"),
        ("next friday", "2026-11-27", "2026-11-27"),
        ("next fri 10:00", "2026-11-27 10:00", "2026-11-27 10:00"),
        ("last friday", "2026-11-20", "2026-11-20"),
        ("friday next week", "2026-12-04", "2026-12-04"),
        ("next week friday", "2026-12-04", "2026-12-04"),
        ("monday next week", "2026-11-30", "2026-11-30"),
        ("monday next week 9:30", "2026-11-30 09:30", "2026-11-30 09:30"),
        ("tue last week", "2026-11-17", "2026-11-17"),
        ("fri this week", "2026-11-27", "2026-11-27"),
        ("next week", "2026-11-30", "2026-11-30"),
        ("last week", "2026-11-16", "2026-11-16"),
        ("next month", "2026-12-23", "2026-12-23"),
        ("end of month", "2026-11-30", "2026-11-30"),
        ("by the end of next month", "2026-12-31", "2026-12-31"),
        ("end of the week", "2026-11-27", "2026-11-27"),
        ("end of next week", "2026-12-04", "2026-12-04"),
        ("end of the year", "2026-12-31", "2026-12-31"),
        ("end of january", "2026-01-31", "2027-01-31"),
        ("end of feb 2028", "2028-02-29", "2028-02-29"),
        ("the 5th", "2026-11-05", "2026-12-05"),
        ("the 31st", "2026-10-31", "2026-12-31"),
        ("３ march", "2026-03-03", "2027-03-03"),
        ("mon 10", "2026-11-16 10:00", "2026-11-23 10:00"),
        ("next fri 9", "2026-11-27 09:00", "2026-11-27 09:00"),
        ("today 9", "2026-11-23 09:00", "2026-11-23 09:00"),
        ("tomorrow 2", "2026-11-24 14:00", "2026-11-24 14:00"),
        ("early december", "2025-12-05", "2026-12-05"),
        ("mid december", "2025-12-15", "2026-12-15"),
        ("mid-dec", "2025-12-15", "2026-12-15"),
        ("the middle of next month", "2026-12-15", "2026-12-15"),
        ("late january 2027", "2027-01-25", "2027-01-25"),
        ("beginning of march", "2026-03-01", "2027-03-01"),
        ("in 10 business days", "2026-12-07", "2026-12-07"),
        ("10 working days", "2026-11-09", "2026-12-07"),
        ("3 workdays ago", "2026-11-18", "2026-11-18"),
    ],
)
def test_reads_what_people_type_on_a_monday(text: str, past: str, future: str) -> None:
    assert (read(text, toward="past"), read(text, toward="future")) == (past, future)


@pytest.mark.parametrize(
    ("text", "now", "toward", "result"),
    [
        ("fri", FRIDAY_AFTERNOON, "past", "2026-11-27"),
        ("fri", FRIDAY_AFTERNOON, "future", "2026-12-04"),
        ("fri 14:30", FRIDAY_MORNING, "future", "2026-11-27 14:30"),
        ("fri 14:30", FRIDAY_AFTERNOON, "future", "2026-12-04 14:30"),
        ("fri 14:30", FRIDAY_AFTERNOON, "past", "2026-11-27 14:30"),
        ("fri 14:30", FRIDAY_MORNING, "past", "2026-11-20 14:30"),
        ("fri 16:00", FRIDAY_AFTERNOON, "past", "2026-11-27 16:00"),
        ("fri 16:00", FRIDAY_AFTERNOON, "future", "2026-11-27 16:00"),
        ("next friday", FRIDAY_MORNING, "future", "2026-12-04"),
        ("last friday", FRIDAY_MORNING, "past", "2026-11-20"),
        ("friday next week", FRIDAY_MORNING, "future", "2026-12-04"),
        ("end of the week", FRIDAY_MORNING, "future", "2026-11-27"),
        ("end of the week", SATURDAY, "future", "2026-12-04"),
        ("end of the week", SATURDAY, "past", "2026-11-27"),
        ("the 31st", datetime(2027, 1, 31, tzinfo=PARIS), "future", "2027-01-31"),
        ("end of last month", datetime(2027, 1, 31, tzinfo=PARIS), "past", "2026-12-31"),
        ("in a month", datetime(2027, 1, 31, tzinfo=PARIS), "future", "2027-02-28"),
    ],
)
def test_other_days_of_the_week(text: str, now: datetime, toward: Toward, result: str) -> None:
    assert read(text, now, toward) == result


EARLY = datetime(2026, 11, 24, 6, 11, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "toward", "result"),
    [
        ("today 5:10", "past", "2026-11-24 05:10"),
        ("today 5.15", "past", "2026-11-24 05:15"),
        ("today 5", "past", "2026-11-24 05:00"),
        ("today 5:10", "future", "2026-11-24 17:10"),
        ("today 6:30", "past", "2026-11-24 18:30"),
        ("yesterday 5:10", "past", "2026-11-23 17:10"),
        ("tomorrow 5:10", "past", "2026-11-25 17:10"),
    ],
)
def test_an_early_hour_is_in_the_morning_where_only_that_fits(
    text: str, toward: Toward, result: str
) -> None:
    assert read(text, EARLY, toward) == result


def test_business_days_leave_out_the_days_off() -> None:
    off = {date(2026, 11, 25), date(2026, 11, 18)}
    ahead = parse_moment("in 2 business days", now=MONDAY, toward="future", days_off=off)
    back = parse_moment("3 business days ago", now=MONDAY, toward="past", days_off=off)
    assert (ahead.day, back.day) == (date(2026, 11, 26), date(2026, 11, 17))


@pytest.mark.parametrize(
    ("text", "order", "result"),
    [
        ("3/4/2026", "DMY", "2026-04-03"),
        ("3/4/2026", "MDY", "2026-03-04"),
        ("3/4/2026", "YMD", "2026-03-04"),
        ("3.4.2026", "DMY", "2026-04-03"),
        ("3/4/27", "MDY", "2027-03-04"),
        ("27/3/4", "YMD", "2027-03-04"),
        ("12/4/2026", "YMD", "2026-12-04"),
        ("3/4", "YMD", "2027-03-04"),
        ("3/4", "DMY", "2027-04-03"),
        ("3/4 at 10", "MDY", "2027-03-04 10:00"),
        ("2026-12-01", "MDY", "2026-12-01"),
    ],
)
def test_date_order_decides_what_slashes_mean(text: str, order: str, result: str) -> None:
    assert read(text, order=order) == result


@pytest.mark.parametrize("toward", ["past", "future"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "  ",
            "\u200b",
            "gibberish",
            "13/25/2026",
            "12/25/2026",
            "32 march",
            "0 march",
            "25:00",
        ),
        *("tomorrow banana", "tomorrow 25:00", "fri est", "fri 14:30 est", "2026-12-01T09:30Z"),
        *("2026-12-01T09:30+01:00", "2026-25-12", "2026-02-30", "30 feb", "31 june 2027", "march"),
        *("march 2027", "2026", "5", "1700000000", "20261201", "3.12", "9.05", "3-4", "2026/3"),
        *("13pm", "0am", "12:60", "9am-10am", "14:30-15:30", "fri 9:00 10:00", "9am 10am"),
        *("today tomorrow", "friday monday", "in 3", "3 days 2", "ago 3 days", "in today", "next"),
        *("2 fridays", "next day", "morgen", "1 Dez", "heute", "now 14:30", "in 2 hours at 10"),
        *("fri afternoon at 3", "thu 27 november 2026", "fri 3 march 2027", "9999 weeks ago"),
        *(
            "3 march 2299",
            "3 march 0",
            "in 999 years",
            "1.2.3.4",
            "٣ march 5",
            "[bold]",
            "%s",
            "32nd",
        ),
    ],
)
def test_refuses_rather_than_guesses(text: str, toward: Toward) -> None:
    with pytest.raises(InvalidInput):
        parse_moment(text, now=MONDAY, toward=toward)


def test_says_what_is_understood() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_moment("xyz", now=MONDAY, toward="future")
    assert str(caught.value) == (
        "'xyz' is not a date I can read. Try 'tomorrow', 'fri 14:30', '3 march' or '2026-12-01'."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("13/25/2026", "day/month/year, and there is no month 25"),
        ("fri 25:00", "no time 25:00"),
        ("thu 27 november 2026", "Fri 27 Nov 2026 is not a Thursday"),
        ("in 6 years", "Tue 23 Nov 2032 is more than five years away. If that is"),
        ("3/4/99", "type its year with four digits"),
        ("", "There is no date here"),
        ("x" * 400, f"'{'x' * 39}…' is not"),
    ],
)
def test_says_why_not(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_moment(text, now=MONDAY, toward="future")
    assert said in str(caught.value)


def test_needs_a_zone_and_an_order() -> None:
    with pytest.raises(ValueError, match="time zone"):
        parse_moment("today", now=datetime(2026, 11, 23), toward="past")
    with pytest.raises(ValueError, match="date_order"):
        parse_moment("today", now=MONDAY, toward="past", date_order="dmy")


@pytest.mark.parametrize(
    ("now", "text", "utc"),
    [
        # Clocks go forward on Sunday 29 March 2026 at 02:00, and back on 25 October at 03:00.
        ((2026, 3, 28, 12), "tomorrow 09:30", "2026-03-29T07:30"),
        ((2026, 3, 28, 12), "sun 02:30", "2026-03-29T01:30"),
        ((2026, 3, 28, 12), "tomorrow", "2026-03-28T23:00"),
        ((2026, 3, 28, 12), "in 24 hours", "2026-03-29T11:00"),
        ((2026, 3, 27, 12), "in 3 days", "2026-03-29T22:00"),
        ((2026, 3, 29, 1), "in 2 hours", "2026-03-29T02:00"),
        ((2026, 10, 24, 12), "tomorrow 09:30", "2026-10-25T08:30"),
        ((2026, 10, 24, 12), "tomorrow 02:30", "2026-10-25T00:30"),
        ((2026, 10, 24, 12), "mon 9am", "2026-10-26T08:00"),
        ((2026, 10, 26, 12), "yesterday 09:30", "2026-10-25T08:30"),
    ],
)
def test_clock_changes(now: tuple[int, int, int, int], text: str, utc: str) -> None:
    moment = parse_moment(text, now=datetime(*now, tzinfo=PARIS), toward="future")
    assert moment.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") == utc


def test_a_time_that_the_clocks_skip_moves_forward() -> None:
    moment = parse_moment("29 march 02:30", now=datetime(2026, 3, 1, tzinfo=PARIS), toward="future")
    assert (moment.at.hour, moment.at.minute) == (3, 30)


def test_a_day_that_begins_at_one_is_still_that_day() -> None:
    santiago = ZoneInfo("America/Santiago")
    moment = parse_moment("6 sept", now=datetime(2026, 9, 1, tzinfo=santiago), toward="future")
    assert (moment.day, moment.has_time) == (date(2026, 9, 6), False)
    assert moment.at.hour == 1


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("fri 14:30", "Fri 27 Nov 2026, 14:30 (in 4 days)"),
        ("last fri", "Fri 20 Nov 2026 (3 days ago)"),
        ("today", "Mon 23 Nov 2026 (today)"),
        ("tomorrow 00:00", "Tue 24 Nov 2026, 00:00 (tomorrow)"),
        ("yesterday 23:59", "Sun 22 Nov 2026, 23:59 (yesterday)"),
        ("in 13 days", "Sun 6 Dec 2026 (in 13 days)"),
        ("in 2 weeks", "Mon 7 Dec 2026 (in 2 weeks)"),
        ("in 3 months", "Tue 23 Feb 2027 (in 3 months)"),
        ("3 march 2024", "Sun 3 Mar 2024 (3 years ago)"),
    ],
)
def test_describe_counts_calendar_days(text: str, described: str) -> None:
    late = MONDAY.replace(hour=23, minute=50)
    moment = parse_moment(text, now=MONDAY, toward="future")
    assert describe_moment(moment, now=MONDAY) == described
    assert describe_moment(moment, now=late) == described


def test_describe_shows_a_time_in_the_zone_of_now_and_a_day_as_it_is() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    evening = datetime(2026, 11, 24, 20, 0, tzinfo=tokyo)
    moment = Moment(datetime(2026, 11, 24, 20, 0, tzinfo=PARIS), has_time=True)
    assert describe_moment(moment, now=evening) == "Wed 25 Nov 2026, 04:00 (tomorrow)"
    day = Moment(datetime(2026, 11, 24, tzinfo=PARIS), has_time=False)
    assert describe_moment(day, now=evening) == "Tue 24 Nov 2026 (today)"


def test_the_clock_of_the_machine_is_never_read() -> None:
    texts = ("fri", "3 march", "14:30", "in 3 days", "29 feb", "next week", "end of month", "now")
    found = []
    for elsewhere in (datetime(2031, 2, 28, 23, tzinfo=UTC), datetime(1999, 12, 31, tzinfo=UTC)):
        with time_machine.travel(elsewhere, tick=False):
            found.append([read(text) for text in texts])
    assert found[0] == found[1] == [read(text) for text in texts]


def test_nothing_is_written_and_dateparser_is_loaded_only_on_use() -> None:
    program = """
import sys, datetime
from models.typed.when import parse_moment
assert "dateparser" not in sys.modules
def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise SystemExit(f"opened for writing: {arguments[0]}")
sys.addaudithook(watch)
now = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
parse_moment("fri 14:30", now=now, toward="future")
assert "dateparser" in sys.modules
"""
    command = [sys.executable, "-B", "-W", "always", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(PARIS))
WORDS = (
    *(
        "fri",
        "mon",
        "next",
        "last",
        "this",
        "week",
        "end",
        "of",
        "month",
        "3",
        "31",
        "3rd",
        "march",
    ),
    *("feb", "2026", "in", "ago", "days", "2", "14:30", "9am", "at", "noon", "today", "tomorrow"),
    *(
        "3/4/26",
        "2026-12-01",
        "hours",
        "now",
        "fortnight",
        "from",
        ",",
        ".",
        "banana",
        "02:30",
        "99",
    ),
)
PIECES = st.lists(st.sampled_from(WORDS), max_size=5)


@given(
    st.one_of(PIECES.map(" ".join), st.text(max_size=30)),
    MOMENTS,
    st.sampled_from(["past", "future"]),
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_moment_or_refused(text: str, now: datetime, toward: Toward) -> None:
    try:
        moment = parse_moment(text, now=now, toward=toward)
    except InvalidInput:
        return
    assert moment.at.utcoffset() is not None
    assert describe_moment(moment, now=now)


@given(st.dates(date(2001, 1, 1), date(2089, 1, 1)), st.times(), MOMENTS)
@settings(max_examples=100, deadline=None)
def test_iso_dates_come_back_as_they_were(day: date, clock: time, now: datetime) -> None:
    moment = parse_moment(f"{day} {clock:%H:%M}", now=now, toward="past")
    assert moment.has_time
    assert (
        timedelta(0)
        <= moment.at.replace(tzinfo=None) - datetime.fromisoformat(f"{day} {clock:%H:%M}")
        <= timedelta(hours=1)
    )
    assert parse_moment(day.isoformat(), now=now, toward="future").day == day


@given(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), MOMENTS)
@settings(max_examples=50, deadline=None)
def test_a_weekday_is_within_a_week_on_the_side_that_was_asked_for(
    name: str, now: datetime
) -> None:
    past = parse_moment(name, now=now, toward="past").day
    future = parse_moment(name, now=now, toward="future").day
    assert 0 <= (now.date() - past).days < 7
    assert future - past == timedelta(days=7)
