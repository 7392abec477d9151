"""The painter: sent changes only, a terminal shows what it shows when it is sent everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.terminal.emulated import Pair
from tui.terminal.painter import SYNC_END, SYNC_START, Painter

COLUMNS, ROWS = 24, 5
HOME = "\x1b[1;1H"
BLUE, RED = "38;2;0;0;255;48;2;9;9;9", "38;2;255;0;0;48;2;9;9;9"


def at(row: int, column: int, *styled: tuple[str, str]) -> str:
    """Texts side by side, each in its style, as Textual writes them."""
    texts = [f"\x1b[{codes}m{text}\x1b[0m" if codes else text for codes, text in styled]
    return f"\x1b[{row + 1};{column + 1}H{''.join(texts)}"


# What is sent


def test_what_is_shown_already_is_not_sent() -> None:
    painter = Painter()
    repaint = at(0, 0, (BLUE, "Thank-you due")) + HOME
    assert painter.paint(repaint)
    assert painter.paint(repaint) == ""


def test_one_letter_more_is_sent_alone() -> None:
    painter = Painter()
    painter.paint(at(1, 2, (BLUE, "Dear Ines      ")) + HOME)
    sent = painter.paint(at(1, 2, (BLUE, "Dear Ines,     ")) + HOME)
    assert sent == f"\x1b[2;12H\x1b[0;{BLUE}m,\x1b[m{HOME}"


def test_a_cursor_that_moved_is_sent() -> None:
    painter = Painter()
    painter.paint(at(0, 0, ("", "a")) + HOME)
    assert painter.paint(at(0, 0, ("", "a")) + "\x1b[2;2H") == "\x1b[2;2H"


def test_a_few_unchanged_cells_are_written_over_and_many_are_jumped() -> None:
    painter = Painter()
    painter.paint(at(0, 0, ("", "a--b--------c")) + HOME)
    assert (
        painter.paint(at(0, 0, ("", "A--B--------C")) + HOME) == f"{HOME}\x1b[mA--B\x1b[8CC{HOME}"
    )


def test_the_colour_of_a_space_is_not_sent() -> None:
    painter = Painter()
    painter.paint(at(0, 0, (BLUE, "a b")) + HOME)
    assert painter.paint(at(0, 0, (BLUE, "a"), (RED, " "), (BLUE, "b")) + HOME) == ""


def test_an_underlined_space_is_sent() -> None:
    pair = Pair(COLUMNS, ROWS)
    pair.write(at(0, 0, (BLUE, "a b")) + HOME)
    pair.write(at(0, 0, (BLUE, "a"), (f"4;{BLUE}", " "), (BLUE, "b")) + HOME)
    assert pair.painted.buffer[0][1].underscore
    assert pair.differences() == []


def test_a_synchronised_update_without_a_change_is_not_begun() -> None:
    painter = Painter()
    repaint = at(0, 0, ("", "a")) + HOME
    first = [painter.paint(text) for text in (SYNC_START, repaint, SYNC_END)]
    second = [painter.paint(text) for text in (SYNC_START, repaint, SYNC_END)]
    assert "".join(first) == f"{SYNC_START}{HOME}\x1b[ma{HOME}{SYNC_END}"
    assert "".join(second) == ""


def test_after_forgetting_all_is_sent() -> None:
    painter = Painter()
    repaint = at(0, 0, ("", "a")) + HOME
    first = painter.paint(repaint)
    painter.forget()
    assert painter.paint(repaint) == first


def test_what_was_arranged_for_a_larger_window_is_not_remembered() -> None:
    painter = Painter()
    painter.forget((10, 2))
    repaint = at(1, 0, ("", "a")) + HOME
    painter.paint(repaint)
    too_low, too_long = at(2, 0, ("", "a")) + HOME, at(0, 8, ("", "abc")) + HOME
    for late in (too_low, too_long):
        assert painter.paint(late) == late
        assert painter.paint(repaint) != ""
        assert painter.paint(repaint) == ""


# What is passed on


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]52;c;SGVsbG8=\x07",
        "\x1b]52;c;SGVsbG8=\x1b\\",
        "\x1b]22;default\x07",
        "\x1bPtmux;\x1b\x1b]52;c;SGVsbG8=\x07\x1b\\",
        "\x07",
        "\x1b[?25l",
        "\x1b[?1003h",
        "\x1b[?2026$p",
    ],
)
def test_what_changes_no_cell_is_passed_on_and_nothing_forgotten(text: str) -> None:
    painter = Painter()
    repaint = at(0, 0, ("", "a")) + HOME
    painter.paint(repaint)
    assert painter.paint(text) == text
    assert painter.paint(repaint) == ""


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[?1049h",
        "\x1b[2J",
        "plain text",
        "\x1b[1;1Hno move at the end",
        "\x1b[1;1Ha\nb\x1b[1;1H",
        "\x1b[1;1Hbell\x07\x1b[1;1H",
        "\x1b[1;1H\u0301 a mark on nothing\x1b[1;1H",
        "\x1b[1;1H\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\\x1b[1;1H",
        "\x1b[38;2;1;2;3m before any move\x1b[1;1H",
    ],
)
def test_what_is_not_understood_is_passed_on_and_all_forgotten(text: str) -> None:
    painter = Painter()
    repaint = at(0, 0, ("", "a")) + HOME
    first = painter.paint(repaint)
    assert painter.paint(text) == text
    assert painter.paint(repaint) == first


# Wide and combined characters


def test_text_after_a_wide_character_is_put_where_textual_counts_it() -> None:
    painter = Painter()
    assert painter.paint(at(0, 0, ("", "漢a")) + HOME) == f"{HOME}\x1b[m漢\x1b[1;3Ha{HOME}"


@pytest.mark.parametrize("character", ["e\u0301", "❤️", "👨‍👩‍👧"])
def test_what_terminals_measure_differently_stands_on_blanks_of_its_own(character: str) -> None:
    painter = Painter()
    painter.paint(at(0, 0, ("", "abcd")) + HOME)
    rest = "abcd"[cell_len(character) :]
    blanks = " " * cell_len(character)
    sent = painter.paint(at(0, 0, ("", character + rest)) + HOME)
    assert sent == f"{HOME}\x1b[m{blanks}{HOME}{character}{HOME}"


def test_half_of_a_wide_character_is_not_taken_for_known() -> None:
    painter = Painter()
    painter.paint(at(0, 0, ("", "漢漢")) + HOME)
    painter.paint(at(0, 1, ("", "ab")) + HOME)
    assert painter.paint(at(0, 0, ("", "漢")) + HOME) == f"{HOME}\x1b[m漢{HOME}"


# Any repaint at all

_codes = st.sampled_from(
    ["", "1", "2;38;5;12", BLUE, RED, f"1;{BLUE}", f"3;4;{RED}", f"7;{BLUE}", "9;31;42", "91;103"]
)
_text = st.text("ab -─▌漢😀é", min_size=1, max_size=12)
_painted = st.tuples(
    st.integers(0, ROWS - 1),
    st.integers(0, COLUMNS - 1),
    st.lists(st.tuples(_codes, _text), min_size=1, max_size=4),
)
_repaint = st.tuples(
    st.lists(_painted, max_size=5), st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1)
)


def _fitting(column: int, styled: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """As much as the line takes; Textual writes no more."""
    fitting, left = [], COLUMNS - column
    for codes, text in styled:
        kept = ""
        for character in text:
            left -= 2 if character in "漢😀" else 1
            if left < 0:
                break
            kept += character
        if kept:
            fitting.append((codes, kept))
        if left <= 0:
            break
    return fitting


@given(st.lists(_repaint, max_size=12))
def test_both_terminals_show_the_same(
    repaints: list[tuple[list[tuple[int, int, list[tuple[str, str]]]], int, int]],
) -> None:
    pair = Pair(COLUMNS, ROWS)
    for painted, row, column in repaints:
        texts = [
            at(line, start, *_fitting(start, styled)) + "\n" * (line < ROWS - 1)
            for line, start, styled in painted
        ]
        pair.write("".join(texts) + f"\x1b[{row + 1};{column + 1}H")
        assert pair.differences() == []
