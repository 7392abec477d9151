"""Windows too small for anything say so calmly; no size breaks a screen or loses what is typed."""

import random
from typing import Any

import pytest
from piloting import all_at_once, on, press, resize, running, seen, typed, until, write
from textual.geometry import Size
from textual.pilot import Pilot

from models.errors import SettingsProblem
from tests.shares import LONG
from tui.desk import Desk
from tui.screens.composer import ComposerScreen
from tui.screens.error import ErrorDialog
from tui.windows import BESIDE, LEAST_HEIGHT, LEAST_WIDTH, rows_below, too_small

CALM = "This window is too small. Make it 40×15 or larger; nothing is lost."
USUAL = (80, 24)
ODD = ((3, 40), (3, 60), (200, 1))
SCREENS = {
    "board": (),
    "composer": ("down", "down", "c"),
    "form": ("n",),
    "review": ("r",),
    "statistics": ("S",),
    "archive": ("A",),
    "application": ("3", "enter"),
    "help": ("question_mark",),
    "palette": ("colon",),
}


def words(pilot: Pilot[Any]) -> str:
    return " ".join(seen(pilot).split())


@pytest.mark.parametrize("name", SCREENS)
async def test_no_size_breaks_a_screen(demo: Desk, name: str) -> None:
    """Where a window is too small the screen says so, and afterwards it is as it was."""
    dice = random.Random(name)
    some = [(dice.randint(1, 130), dice.randint(1, 45)) for _ in range(12 if LONG else 2)]
    odd = ODD if LONG else (dice.choice(ODD),)
    async with running(demo, USUAL) as pilot:
        await all_at_once(pilot, *SCREENS[name])
        screen = on(pilot)
        await until(pilot, lambda: name != "palette" or "Add an application" in seen(pilot))
        before = seen(pilot)
        for size in ((LEAST_WIDTH - 1, 24), (80, LEAST_HEIGHT - 1)):
            await resize(pilot, *size)
            assert words(pilot).replace("▆", "").strip() == CALM
            await resize(pilot, *USUAL)
            assert (on(pilot), seen(pilot)) == (screen, before)
        for size in ((1, 1), *odd, *some, USUAL):
            await resize(pilot, *size)
        await all_at_once(pilot, "escape", "escape")
        assert on(pilot) == "BoardScreen"


async def test_a_dialog_in_too_small_a_window(demo: Desk) -> None:
    async with running(demo, USUAL) as pilot:
        pilot.app.push_screen(ErrorDialog(SettingsProblem("What happened.")))
        await resize(pilot, 20, 6)
        assert words(pilot) == CALM
        await resize(pilot, *USUAL)
        assert "What happened." in seen(pilot)


async def test_a_program_that_starts_in_too_small_a_window(demo: Desk) -> None:
    async with running(demo, (20, 6)) as pilot:
        assert words(pilot) == CALM
        await resize(pilot, *USUAL)
        assert "Mauersegler Energie" in seen(pilot)


async def test_what_is_typed_meanwhile_arrives(demo: Desk) -> None:
    async with running(demo, USUAL) as pilot:
        await press(pilot, "down", "down", "c")
        composer = pilot.app.screen
        assert isinstance(composer, ComposerScreen)
        await write(pilot, "wide ")
        await resize(pilot, 12, 3)
        await write(pilot, "tiny ")
        await resize(pilot, *USUAL)
        await write(pilot, "wide again")
        assert "wide tiny wide again" in composer.editor.text
        await press(pilot, "escape", "escape", "n")
        await write(pilot, "Fabri")
        await resize(pilot, 12, 3)
        await write(pilot, "kam")
        await resize(pilot, *USUAL)
        assert typed(pilot, "company") == "Fabrikam"


async def test_a_note_is_never_cut_at_the_edge(demo: Desk) -> None:
    async with running(demo, (110, 60)) as pilot:
        await press(pilot, "c")
        await write(pilot, "words that fill the line")
        composer = pilot.app.screen
        assert isinstance(composer, ComposerScreen)
        whole = " ".join(composer.editor.text.split())
        for width in (64, 97, 51, 88, 44, 104, 73, 40):
            await resize(pilot, width, 60)
            lines = (line.split("▏")[0] for line in seen(pilot).splitlines())
            assert whole in " ".join(" ".join(lines).split()), width


def test_what_lies_below_a_text() -> None:
    assert rows_below(Size(BESIDE, 15)) is None
    assert [rows_below(Size(*size)) for size in ((80, 30), (80, 24), (60, 20), (40, 15))] == [
        6,
        4,
        4,
        2,
    ]


def test_forty_by_fifteen_is_enough() -> None:
    assert not too_small(Size(40, 15))
    assert not too_small(Size(LEAST_WIDTH, LEAST_HEIGHT))
