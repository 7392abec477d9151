"""Every screen in every window size is as it was when somebody looked at it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from piloting import all_at_once, board, on, resize, running, seen, settle, until
from screen_files import FOLDER, compare
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot

from tests.shares import LONG
from tui.commands import in_palette
from tui.desk import Desk
from tui.screens.importing import ImportScreen

SIZES = ((200, 60), (120, 40), (80, 24), (60, 20), (40, 15))
OWN_TABLE = Path(__file__).parents[1] / "models" / "exchange" / "fixtures" / "own.csv"
VISITS = (
    ("board", (), ()),
    ("composer", ("down", "down", "c"), ("escape", "escape", "g")),
    ("debrief", ("down", "d"), ("escape", "g")),
    ("statistics", ("S",), ("escape",)),
    ("review", ("r",), ("escape",)),
    ("help", ("question_mark",), ("escape",)),
    ("application", ("3", "enter"), ("escape", "1")),
    ("new", ("n",), ("escape",)),
    ("question", ("a",), ("escape",)),
    ("profile", ("P",), ("escape",)),
    ("edit", ("e",), ("escape",)),
    ("search", ("/", "w", "a", "d"), ("escape", "1", "g")),
    ("answers", ("t",), ("escape",)),
    ("day", ("z", "d", "f", "r", "i"), ("escape", "escape")),
    ("palette", ("colon",), ("escape",)),
    ("import", ("I", *str(OWN_TABLE), "enter"), ("escape",)),
    ("post", ("down", "down", "c", "escape", "w"), ("w", "w", "w", "escape", "g")),
    (
        "findings",
        ("down", "down", "c", *"salary, sorry to bother", "escape", "f"),
        ("escape", "escape", "g"),
    ),
    ("archive", ("3", "a", "n", "4", "a", "d", "A"), ("escape", "u", "u", "1")),
)
"""The screen's name, the keys that lead to it from the board's first card, and back there."""
SETTINGS = Path("/home/ines/.config/afterword/config.toml")
Visit = tuple[str, Sequence[str], Sequence[str]]
# Textual wraps and scrolls what is typed on its own; the archive leaves other cards on the board.
TYPED = ("debrief", "new", "edit", "profile", "palette", "archive", "findings")
RESIZED = [visited for visited in VISITS if visited[0] not in TYPED]
OPENED = dict.fromkeys(SIZES, VISITS)
"""What is opened in which size. A screen that is the same in a window which was made that large
need not be opened in every size, but by the long share."""
if not LONG:
    for _size in ((200, 60), (60, 20)):
        OPENED[_size] = tuple(visited for visited in VISITS if visited[0] in TYPED)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens(demo: Desk, size: tuple[int, int]) -> None:
    shown = {}
    demo.settings = demo.settings._replace(path=SETTINGS)
    async with running(demo, size) as pilot:
        for name, there, back in OPENED[size]:
            await visit(pilot, there)
            shown[_name(name, size)] = seen(pilot)
            await all_at_once(pilot, *back)
            assert on(pilot) == "BoardScreen"
            board(pilot).status.clear()
    compare(shown)


@pytest.mark.parametrize("visited", RESIZED, ids=lambda visited: visited[0])
async def test_a_window_that_was_resized(demo: Desk, visited: Visit) -> None:
    """It shows what one shows that had that size from the beginning; so does the board below."""
    name, there, back = visited
    shown = {}
    async with running(demo, SIZES[1]) as pilot:
        await visit(pilot, there)
        for size in (SIZES[4], SIZES[0], SIZES[3]):
            await resize(pilot, *size)
            shown[_name(name, size)] = seen(pilot)
        await all_at_once(pilot, *back)
        shown[_name("board", SIZES[3])] = seen(pilot)
    compare(shown)


async def visit(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    """Go where keys lead."""
    await all_at_once(pilot, *keys)
    if isinstance(pilot.app.screen, CommandPalette):
        listed = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: listed.option_count == len(in_palette()))
        await settle(pilot)
    if isinstance(pilot.app.screen, ImportScreen):
        looked_through = pilot.app.screen
        await until(pilot, lambda: looked_through.lines)
        await settle(pilot)


async def test_the_first_screen_of_all(empty: Desk) -> None:
    shown = {}
    async with running(empty, SIZES[0]) as pilot:
        for size in SIZES:
            await resize(pilot, *size)
            shown[_name("empty", size)] = seen(pilot)
    compare(shown)


def test_every_file_is_of_a_screen() -> None:
    names = [name for name, _, _ in VISITS] + ["empty"]
    assert {path.stem for path in FOLDER.glob("*")} == {
        _name(name, size) for name in names for size in SIZES
    }


def _name(name: str, size: tuple[int, int]) -> str:
    return f"{name}-{size[0]}x{size[1]}"
