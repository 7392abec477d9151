"""Every word in every screen stands out from its ground (WCAG AA), in both of our own themes."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from piloting import all_at_once, lines, running, settle
from rich.color import Color, ColorSystem
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import ModalScreen

from models.errors import SettingsProblem
from tui import themes
from tui.desk import Desk
from tui.screens.error import ErrorDialog

LEAST = 4.5
VISITS = (
    ("board", (), ()),
    ("composer", ("down", "down", "c"), ()),
    ("its keys", ("escape",), ("escape", "g")),
    ("debrief", ("down", "d"), ("escape", "g")),
    ("new", ("n", "tab", "tab", "tab"), ()),
    ("new, with a mistake", ("ctrl+s",), ("escape",)),
    ("edit", ("e", "ctrl+t"), ("escape",)),
    ("archive", ("A",), ("escape",)),
    ("statistics", ("S",), ("escape",)),
    ("a question", ("a",), ("escape",)),
    ("a line to type on", ("z", "x", "enter"), ("escape",)),
    ("review", ("r",), ("escape",)),
    ("application", ("3", "enter"), ("escape", "1")),
    ("help", ("question_mark",), ("escape",)),
    ("profile", ("P",), ("escape",)),
    ("search", ("/", "x"), ("escape",)),
    ("palette", ("ctrl+p",), ()),
    ("palette, searching", ("e", "down"), ("escape",)),
)
"""The name, the keys that lead there from what was before, and those back to the board."""

Pair = tuple[Color, Color]


@pytest.mark.parametrize("theme", [theme.name for theme in themes.OWN])
async def test_all_text_can_be_read(demo: Desk, theme: str) -> None:
    demo.settings = demo.settings._replace(theme=theme)
    faint = []
    async with running(demo) as pilot:
        for name, there, back in VISITS:
            await all_at_once(pilot, *there)
            faint += [f"{name}: {text!r} {found}" for text, found in faint_texts(pilot)]
            await all_at_once(pilot, *back)
        pilot.app.push_screen(ErrorDialog(SettingsProblem("What.", title="Why", hint="How.")))
        await settle(pilot)
        faint += [f"error: {text!r} {found}" for text, found in faint_texts(pilot)]
    assert not faint, "\n".join(faint)


def faint_texts(pilot: Pilot[Any]) -> Iterator[tuple[str, str]]:
    """Words that are too close to their ground, in as many colours as there are and in 256."""
    for text, (words, ground) in texts(pilot):
        for found in faint(words, ground):
            yield text, found


@cache
def faint(words: Color, ground: Color) -> tuple[str, ...]:
    """In which of the two they are too close, and how close."""
    found = {
        system: contrast(words.downgrade(system), ground.downgrade(system))
        for system in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)
    }
    return tuple(
        f"{close:.2f} in {system.name}: {words.name} on {ground.name}"
        for system, close in found.items()
        if close < LEAST
    )


def texts(pilot: Pilot[Any]) -> Iterator[tuple[str, Pair]]:
    """Each run of letters or digits that is on the screen, with its two colours."""
    for y, strip in enumerate(lines(pilot)):
        x = 0
        for segment in strip:
            style, width = segment.style, segment.cell_length
            words = any(character.isalnum() for character in segment.text)
            if words and in_front(pilot, Region(x, y, width, 1)):
                assert style is not None
                assert style.color is not None
                assert style.bgcolor is not None
                pair = (style.color, style.bgcolor)
                yield segment.text.strip(), pair[::-1] if style.reverse else pair
            x += width


def in_front(pilot: Pilot[Any], place: Region) -> bool:
    """Whether a place is on the screen that has the keys; what lies behind a dialog is dimmed."""
    screen = pilot.app.screen
    if not isinstance(screen, ModalScreen):
        return True
    return any(place in widget.region for widget in screen.children if widget.region.area)


def contrast(one: Color, other: Color) -> float:
    """How many times lighter the lighter one is, as WCAG reckons it: 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour.get_truecolor())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_reckoning() -> None:
    black, white, grey = (Color.parse(name) for name in ("#000000", "#ffffff", "#777777"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, grey) == pytest.approx(4.48, abs=0.01)
