"""Every screen in every window size is as it was when somebody looked at it."""

import pytest
from piloting import all_at_once, board, on, running, seen
from screen_files import FOLDER, compare

from tui.desk import Desk

SIZES = ((200, 60), (120, 40), (80, 24), (60, 20), (40, 15))
VISITS = (
    ("board", (), ()),
    ("composer", ("down", "down", "c"), ("escape", "escape", "g")),
    ("debrief", ("down", "d"), ("escape", "g")),
    ("review", ("r",), ("escape",)),
    ("help", ("question_mark",), ("escape",)),
    ("application", ("3", "enter"), ("escape", "1")),
    ("new", ("n",), ("escape",)),
    ("question", ("a",), ("escape",)),
    ("archive", ("3", "a", "n", "4", "a", "d", "A"), ("escape", "u", "u", "1")),
)
"""The screen's name, the keys that lead to it from the board's first card, and back there."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens(demo: Desk, size: tuple[int, int]) -> None:
    shown = {}
    async with running(demo, size) as pilot:
        for name, there, back in VISITS:
            await all_at_once(pilot, *there)
            shown[_name(name, size)] = seen(pilot)
            await all_at_once(pilot, *back)
            assert on(pilot) == "BoardScreen"
            board(pilot).status.clear()
    compare(shown)


async def test_the_first_screen_of_all(empty: Desk) -> None:
    shown = {}
    async with running(empty, SIZES[0]) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            shown[_name("empty", size)] = seen(pilot)
    compare(shown)


def test_every_file_is_of_a_screen() -> None:
    names = [name for name, _, _ in VISITS] + ["empty"]
    assert {path.stem for path in FOLDER.glob("*")} == {
        _name(name, size) for name in names for size in SIZES
    }


def _name(name: str, size: tuple[int, int]) -> str:
    return f"{name}-{size[0]}x{size[1]}"
