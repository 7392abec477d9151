"""A note as lines to copy by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.notes.drafting.compose import compose
from models.notes.drafting.handwriting import LINE_WIDTH, lines
from models.notes.drafting.samples import EVERYTHING
from models.text import clean_text
from models.words import Channel, NoteKind

CARD = compose(NoteKind.THANK_YOU, Channel.POST, EVERYTHING).body


def test_a_card() -> None:
    laid = lines(CARD)
    assert laid[:3] == ["Dear Ana,", "", "Thank you for talking with me on"]
    assert laid[-3:] == ["", "With thanks,", "Robin Marsh"]
    assert all(len(line) <= LINE_WIDTH for line in laid)
    assert " ".join(" ".join(laid).split()) == " ".join(CARD.split())
    assert len(laid) <= 16


def test_numbered() -> None:
    assert lines("Dear Ana,\n\nThank you.\n\nWith thanks,\nRobin", numbered=True) == [
        "1  Dear Ana,",
        "",
        "2  Thank you.",
        "",
        "3  With thanks,",
        "4  Robin",
    ]
    many = lines("word " * 80, 10, numbered=True)
    assert (many[0], many[-1]) == (" 1  word word", "40  word word")


def test_a_greeting_on_the_same_line_gets_one_of_its_own() -> None:
    text = "Hi Ana, thank you for the talk.\n\nBest,\nRobin"
    assert lines(text) == ["Hi Ana,", "", "thank you for the talk.", "", "Best,", "Robin"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Featherstonehaugh", ["Feathersto", "nehaugh"]),
        ("well-looked-after", ["well-", "looked-", "after"]),
        ("観測観測観測", ["観測観測観", "測"]),
        ("e\u0301" * 10, ["\u00e9" * 10]),
    ],
)
def test_only_a_word_too_long_for_a_line_is_broken(word: str, pieces: list[str]) -> None:
    assert lines(word, 10) == pieces


@pytest.mark.parametrize("text", ["", "\n \n", " "])
def test_nothing(text: str) -> None:
    assert lines(text) == []


@given(st.text() | st.lists(st.sampled_from(["Hi", "Ana,", "\n", "x-" * 9, "観測"])).map(" ".join))
def test_no_letter_is_lost_and_no_line_too_long(text: str) -> None:
    laid = lines(text, 12)
    assert "".join("".join(laid).split()) == "".join(clean_text(text).split())
    assert all(len(line) <= 12 or not line.isascii() for line in laid)
    assert "" not in laid[:1] + laid[-1:]
