"""How many colours there are, what is worn where they are few, what is left without any."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from piloting import all_at_once, board, lines, press, said, seen, until, write
from rich.style import Style
from textual.pilot import Pilot

from models.settings.reading import load_settings
from tui import colours as module
from tui.app import AfterwordApp
from tui.colours import Colours, colours, tell_textual
from tui.desk import Desk

NONE, FEW, MANY = Colours.NONE, Colours.FEW, Colours.MANY


@pytest.mark.parametrize(
    ("env", "found"),
    [
        ({"TERM": "xterm-256color"}, MANY),
        ({"TERM": "xterm-kitty"}, MANY),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, MANY),
        ({"TERM": "vt100"}, NONE),
        ({"TERM": "vt220"}, NONE),
        ({"TERM": "xterm-mono"}, NONE),
        ({"TERM": "rxvt-m"}, NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, NONE),
        # The convention asks for a word in it.
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, MANY),
    ],
)
def test_what_a_name_says(env: dict[str, str], found: Colours) -> None:
    assert colours(env) is found


@pytest.mark.parametrize(
    ("known", "found"), [(None, FEW), (-1, NONE), (2, NONE), (8, FEW), (88, FEW), (256, MANY)]
)
def test_what_terminfo_says(
    monkeypatch: pytest.MonkeyPatch, known: int | None, found: Colours
) -> None:
    monkeypatch.setattr(module, "_known", lambda _term: known)
    assert colours({"TERM": "foot"}) is found


@pytest.mark.parametrize(("term", "known"), [("linux", "8"), ("sun", "-1"), ("no such", "None")])
def test_terminfo_is_asked(term: str, known: str) -> None:
    # It can be asked about one terminal in the life of a process.
    code = f"from tui.colours import _known; print(_known({term!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout.strip() == known


@pytest.mark.parametrize(
    ("found", "env", "told"),
    [
        (NONE, {}, {"NO_COLOR": "1"}),
        (FEW, {"NO_COLOR": ""}, {}),
        (MANY, {"COLORTERM": "truecolor"}, {"COLORTERM": "truecolor"}),
        (MANY, {"TERM": "alacritty"}, {"TERM": "alacritty", "TEXTUAL_COLOR_SYSTEM": "256"}),
    ],
)
def test_what_textual_is_told(found: Colours, env: dict[str, str], told: dict[str, str]) -> None:
    tell_textual(found, env)
    assert env == told


@pytest.mark.parametrize(
    ("wanted", "found", "worn"),
    [
        ("afterword-dark", MANY, "afterword-dark"),
        ("afterword-dark", FEW, "ansi-dark"),
        ("afterword-light", FEW, "ansi-light"),
        ("nord", FEW, "ansi-dark"),
        ("ansi-light", FEW, "ansi-light"),
        ("ansi-light", MANY, "ansi-light"),
    ],
)
async def test_what_is_worn(demo: Desk, wanted: str, found: Colours, worn: str) -> None:
    demo.settings = demo.settings._replace(theme=wanted)
    assert AfterwordApp(demo, colours=found).theme == worn


async def test_the_colours_are_chosen_on_the_board_and_kept(demo: Desk) -> None:
    app = AfterwordApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: board(pilot).columns.has_focus)
        await press(pilot, "T", "t")
        assert app.theme == "ansi-dark"
        path = demo.settings.path
        assert load_settings(path).theme == "ansi-dark"
        assert str(path) in " ".join(said(pilot).split())
        await press(pilot, "T", "escape")
        assert app.theme == "ansi-dark"


# Without colours


def worn(pilot: Pilot[Any]) -> Iterator[tuple[str, Style]]:
    for strip in lines(pilot):
        for segment in strip:
            assert segment.style is not None
            yield segment.text, segment.style


def styled(pilot: Pilot[Any], text: str) -> Style:
    """The style of the first run with this text in it."""
    return next(style for run, style in worn(pilot) if text in run)


@pytest.mark.parametrize("found", [NONE, FEW])
async def test_nothing_is_said_by_colour_alone(
    demo: Desk, monkeypatch: pytest.MonkeyPatch, found: Colours
) -> None:
    if found is NONE:
        monkeypatch.setenv("NO_COLOR", "1")
    app = AfterwordApp(demo, colours=found)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: board(pilot).columns.has_focus)
        lines = seen(pilot).splitlines()
        # What is selected, where, and what is overdue.
        assert lines[3].startswith("▌ Mauersegler Energie")
        titles = dict(worn(pilot))
        assert titles["1 Interview"].underline
        assert not titles["2 Thanked"].underline
        assert "! thank-you overdue" in lines[5]
        # A slot, whole, that has been selected; the finding about it.
        await press(pilot, "down", "down", "c")
        slot = styled(pilot, "[what draws")
        assert slot.reverse
        assert slot.underline
        assert "✗ Fill in" in seen(pilot)
        # The cursor, and a finding in the text.
        await write(pilot, "sorry to bother you")
        assert any(style.underline and "sorry" in run for run, style in worn(pilot))
        assert any(style.reverse for _, style in worn(pilot))
        await press(pilot, "escape", "escape")
        # The focus in a form.
        await press(pilot, "n")
        assert any(style.reverse for _, style in worn(pilot))
        await press(pilot, "tab", "tab", "tab")
        assert styled(pilot, "[it was held]").reverse
        await press(pilot, "escape", "A")
        assert any(line.startswith("▌") for line in seen(pilot).splitlines())


async def test_without_colours_none_is_sent(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = AfterwordApp(demo, colours=NONE)
    keys = ((), ("question_mark",), ("escape", "S"), ("escape", "r"), ("escape", "n"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: board(pilot).columns.has_focus)
        for visit in keys:
            await all_at_once(pilot, *visit)
            for text, style in worn(pilot):
                for colour in (style.color, style.bgcolor):
                    assert colour is None or colour.is_default, (visit, text, style)
