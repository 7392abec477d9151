"""The last gate: whatever a line holds, it is as wide as before, and nothing in it is an order."""

from hypothesis import example, given
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from models.text import MARKS_PER_LETTER, clean_line, clean_text, displayable
from tests.tui.hostile.nasties import FIXED, LARGE, MIXED
from tests.tui.hostile.stream import foreign
from tui.outlet import harmless as printed
from tui.terminal.harmless import Harmless, harmless

BLACK = Color(0, 0, 0)


@given(MIXED)
@example(LARGE[:5000])
def test_lines_keep_their_width_and_lose_their_orders(text: str) -> None:
    [shown] = Harmless().apply([Segment(text)], BLACK)
    assert foreign(shown.text) == []
    assert "\n" not in shown.text
    assert cell_len(shown.text) == cell_len(text)
    assert harmless(shown.text) == shown.text


@given(MIXED)
def test_what_is_printed_keeps_its_lines(text: str) -> None:
    out = printed(text)
    assert foreign(out) == []
    assert out.count("\n") == text.count("\n")


@given(MIXED)
def test_what_was_cleaned_at_the_edge_passes_the_gate_as_it_is(text: str) -> None:
    for line in clean_text(text).replace("\t", " ").split("\n"):
        assert displayable(line) == line
    assert displayable(clean_line(text)) == clean_line(text)


def test_every_nasty_is_disarmed() -> None:
    for text in (*FIXED, LARGE):
        assert foreign(displayable(text)) == []
        assert foreign(printed(text)) == []
        assert foreign(clean_text(text)) == []


def test_lines_without_harm_are_not_touched() -> None:
    segments = [Segment("plain"), Segment("Grüße, 漢字 👩‍👩‍👧 हिन्दी")]
    assert [one.text for one in Harmless().apply(segments, BLACK)] == [one.text for one in segments]
    plain = [Segment("plain")]
    assert Harmless().apply(plain, BLACK) is plain


def test_stacks_are_cut_where_a_language_could_end() -> None:
    assert displayable("z" + "\u0316" * 300) == "z" + "\u0316" * MARKS_PER_LETTER
