"""What goes over the line to the terminal, by what the person said of it and where they sit."""

from pathlib import Path

import pytest

from models.settings.reading import load_settings
from models.settings.terminal import FAST, SLOW, Line, Terminal, line_for


def read(path: Path, text: str) -> tuple[Terminal, tuple[str, ...]]:
    path.write_text(f"[terminal]\n{text}", "utf-8")
    found = load_settings(path)
    return found.terminal, found.problems


@pytest.mark.parametrize(
    ("text", "terminal"),
    [
        ("", Terminal()),
        ('slow_line = "auto"', Terminal()),
        ("slow_line = true", Terminal(slow_line=True)),
        ("slow_line = false", Terminal(slow_line=False)),
        ("animations = false", Terminal(animations=False)),
        ('mouse = "off"', Terminal(mouse="off")),
        ("frames = 15", Terminal(frames=15)),
        ("changes_only = false", Terminal(changes_only=False)),
    ],
)
def test_what_can_be_set(tmp_path: Path, text: str, terminal: Terminal) -> None:
    assert read(tmp_path / "config.toml", text) == (terminal, ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('slow_line = "yes"', 'terminal.slow_line: true, false or "auto" is needed here'),
        ('animations = "auto"', "terminal.animations: true or false is needed here"),
        ('mouse = "move"', "terminal.mouse: 'move' is none of all, clicks, off"),
        ("mouse = false", "terminal.mouse: 'False' is none of all, clicks, off"),
        ("frames = 0", "terminal.frames: a whole number from 1 to 120 is needed here"),
        ("frames = true", "terminal.frames: a whole number from 1 to 120 is needed here"),
        ("frame = 15", "terminal.frame: no such setting; did you mean 'frames'?"),
    ],
)
def test_what_is_not_understood(tmp_path: Path, text: str, problem: str) -> None:
    assert read(tmp_path / "config.toml", text) == (Terminal(), (problem,))


@pytest.mark.parametrize(
    ("terminal", "far", "line"),
    [
        (Terminal(), False, FAST),
        (Terminal(), True, SLOW),
        (Terminal(slow_line=True), False, SLOW),
        (Terminal(slow_line=False), True, FAST),
        (Terminal(mouse="off", frames=30), True, Line(animations=False, mouse="off", frames=30)),
        (Terminal(animations=False), False, Line(animations=False, mouse="all", frames=60)),
        (Terminal(animations=True), True, Line(animations=True, mouse="clicks", frames=20)),
        (Terminal(changes_only=False), True, SLOW._replace(changes_only=False)),
    ],
)
def test_the_line(terminal: Terminal, far: bool, line: Line) -> None:
    assert line_for(terminal, far=far) == line


def test_a_slow_line_never_gets_more_than_a_fast_one() -> None:
    assert (SLOW.animations, SLOW.mouse) == (False, "clicks")
    assert SLOW.frames < FAST.frames
