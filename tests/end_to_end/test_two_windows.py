"""Two windows on one board, each a program of its own in a real terminal."""

import pytest

from tests.end_to_end.program import asked, lively_board, open_composer, quit_board, start, words_on
from tests.end_to_end.terminal import Terminal
from tests.shares import long_share

pytestmark = pytest.mark.needs("tmux")

CHOSEN = "▌ Mauersegler"


def test_what_one_window_does_the_other_shows() -> None:
    lively_board()
    with Terminal(120, 40) as left, Terminal(120, 40) as right:
        for window in (left, right):
            start(window)
            window.wait_for(CHOSEN)
        left.press("4", "<")
        moved = left.wait_for("is back in Waiting")
        company = moved[: moved.index(" is back in Waiting")].splitlines()[-1].strip()
        seen = right.wait_for(f"In another window: Moved {company} to Waiting.")
        assert CHOSEN in seen, "its reader's card stays selected"
        right.press("u")
        right.wait_for(f"made in another window: Moved {company} to Waiting")
        right.press("y")
        right.wait_for(f"Taken back: Moved {company} to Waiting.")
        assert "! thank-you late" in left.screen()
        right.press("1", "g", "z", "1")
        right.wait_for("rests until")
        left.wait_gone("! thank-you late")
        for window in (left, right):
            quit_board(window)


@long_share
def test_two_composers_on_one_note() -> None:
    lively_board()
    with Terminal(110, 34) as left, Terminal(110, 34) as right:
        for window in (left, right):
            start(window)
            open_composer(window)
        left.type("typed on the left")
        right.wait_for(lambda seen: "typed on the left" in words_on(seen))
        right.type(" and on the right")
        left.wait_for(lambda seen: "typed on the left" in words_on(seen))
        left.wait_for(lambda seen: "and on the right" in words_on(seen))
        for window in (left, right):
            window.press("Escape", "Escape")
            window.wait_for("Interview 5")
            quit_board(window)
    both = "body LIKE '%typed on the left%' AND body LIKE '%and on the right%'"
    assert asked(f"SELECT count(*) FROM note WHERE {both}") == [(1,)]
