"""The pictures: as wide as they are told, with their numbers, and not by colour alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from models.statistics.figures import ReviewedDay
from models.timing.policy import is_business_day
from tui.widgets.pictures import Bar, bars, heat, legend, prose

TODAY = date(2026, 11, 23)  # a Monday
ROWS = st.lists(st.builds(Bar, st.text("abc ", max_size=12), st.integers(0, 9999), st.booleans()))


def plain(lines: list[Content]) -> list[str]:
    return [line.plain for line in lines]


def test_bars_are_on_one_scale() -> None:
    rows = [Bar("all", 16), Bar("half", 8), Bar("a bit", 1), Bar("none", 0), Bar("late", 4, True)]
    assert plain(bars(rows, 25)) == [
        "all   ████████████████ 16",
        "half  ████████ 8",
        "a bit █ 1",
        "none  0",
        "late  ▒▒▒▒ 4",
    ]


def test_a_bar_ends_within_a_cell() -> None:
    rows = [Bar("x", 64), Bar("y", 3)]
    assert plain(bars(rows, 13)) == ["x ████████ 64", "y ▍ 3"]


def test_the_smallest_can_be_seen() -> None:
    rows = [Bar("x", 9999), Bar("y", 1), Bar("z", 1, True)]
    assert plain(bars(rows, 20))[1:] == ["y ▏ 1", "z ▒ 1"]


@given(ROWS, st.integers(24, 120))
def test_bars_fit_and_have_their_numbers(rows: list[Bar], width: int) -> None:
    lines = bars(rows, width)
    assert len(lines) == len(rows)
    for row, line in zip(rows, lines, strict=True):
        assert line.cell_length <= width
        assert line.plain.endswith(f" {row.count}")


def test_no_room_for_bars_leaves_the_numbers() -> None:
    assert plain(bars([Bar("Interview", 19)], 5)) == ["Interview 19"]


def works(day: date) -> bool:
    return is_business_day(day)


def test_a_calendar() -> None:
    days = [
        ReviewedDay(date(2026, 11, 9), True, 0),
        ReviewedDay(date(2026, 11, 10), True, 3),
        ReviewedDay(date(2026, 11, 11), True, 7),
        ReviewedDay(date(2026, 11, 12), False, 0),
    ]
    assert plain(heat(days, TODAY, 12, 3, works)) == [
        "    Nov",
        "Mon ▒ ·   ",
        "Tue ▓ ·   ",
        "Wed █ ·   ",
        "Thu ░ ·   ",
        "Fri · ·   ",
    ]


def test_a_weekend_shows_once_it_was_used() -> None:
    sunday = [ReviewedDay(TODAY - timedelta(days=1), True, 1)]
    lines = plain(heat(sunday, TODAY, 12, 2, works))
    assert [line[:3] for line in lines[1:]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sun"]
    assert lines[-1] == "Sun ▒   "


@pytest.mark.parametrize(("width", "weeks"), [(56, 26), (55, 25), (44, 20), (43, 26), (20, 16)])
def test_as_many_weeks_as_there_is_room_for(width: int, weeks: int) -> None:
    lines = heat([], TODAY, width, 26, works)
    assert max(line.cell_length for line in lines) <= width
    # The last Monday is today, which is not over.
    assert lines[1].plain.count("·") == weeks - 1


def test_the_legend_wraps() -> None:
    assert plain(legend(80)) == ["░ begun  ▒ finished  ▓ 3+ done  █ 5+"]
    assert plain(legend(20)) == ["░ begun  ▒ finished", "▓ 3+ done  █ 5+"]


def test_a_number_stays_with_its_word() -> None:
    assert plain(prose("3 rejections, 12 open", 16)) == ["3 rejections,", "12 open"]
