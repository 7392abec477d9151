"""What a slow line is spared, measured on a pseudo-terminal; and what it keeps."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.programs import Opened, afterword, make_boards
from bench.terminal import ESC, Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")

PAGE_DOWN = "\x1b[6~"
NOISES = (b"\xff\xfe", b"\x1b[M \xe0\x25", b"\x80", b"\xc3\x28\xf0\x28")
MOVES = [f"\x1b[<35;{place};{place}M" for place in range(3, 40, 6)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("slow") / "home"


@pytest.fixture(scope="module")
def run(home: Path) -> Opened:
    home.mkdir()
    return afterword(home, "Afterword", make_boards(home.parent, (30,))).boards[30]


@pytest.fixture(scope="module")
def fast(run: Opened) -> Iterator[Terminal]:
    """The board on a fast line, as it was opened; every test leaves it there."""
    with board(run) as terminal:
        yield terminal


@pytest.fixture(scope="module")
def slow(run: Opened) -> Iterator[Terminal]:
    """The same on a slow line."""
    with board(run, "--slow") as terminal:
        yield terminal


@contextmanager
def board(run: Opened, *arguments: str, **env: str) -> Iterator[Terminal]:
    with Terminal([*run.command, *arguments], {**run.env, **env}) as terminal:
        terminal.wait_at_rest(run.marker)
        yield terminal


def asked_for(terminal: Terminal) -> set[int]:
    """The modes of the mouse that the terminal was asked for."""
    return {mode for mode in (1000, 1002, 1003) if f"\x1b[?{mode}h".encode() in terminal.output}


def scrolled(terminal: Terminal) -> int:
    """Bytes that a screenful of the help costs."""
    terminal.press("?")
    sent = terminal.press(PAGE_DOWN).bytes
    terminal.press(ESC)
    return sent


def test_a_fast_line_has_everything(fast: Terminal) -> None:
    assert asked_for(fast) == {1000, 1003}


@pytest.mark.parametrize(
    ("arguments", "env"),
    [(("--slow",), {}), ((), {"SSH_CONNECTION": "198.51.100.7 50000 203.0.113.9 22"})],
)
def test_a_slow_line_hears_of_clicks_and_not_of_moves(
    run: Opened, arguments: tuple[str, ...], env: dict[str, str]
) -> None:
    with board(run, *arguments, **env) as terminal:
        assert asked_for(terminal) == {1000, 1002}
        # A terminal that reports them all the same is not answered.
        assert sum(effect.bytes for effect in terminal.press_all(MOVES)) == 0
        # A click on the fourth column selects its first card.
        assert terminal.press("\x1b[<0;80;5M\x1b[<0;80;5m").bytes > 0
        # Its terminal is asked for nothing more when it is given back.
        terminal.press("q")
        assert terminal.output.count(b"\x1b[?1002l") >= 1


def test_the_mouse_can_be_left_alone(run: Opened, home: Path) -> None:
    settings = home / "CONFIG" / "afterword" / "config.toml"
    before = settings.read_text()
    settings.write_text(f'{before}[terminal]\nmouse = "off"\n')
    try:
        with board(run) as terminal:
            assert asked_for(terminal) == set()
    finally:
        settings.write_text(before)


def test_scrolling_is_one_step_and_not_an_animation(fast: Terminal, slow: Terminal) -> None:
    assert 0 < scrolled(slow) < scrolled(fast)


@pytest.mark.parametrize("line", ["fast", "slow"])
def test_no_cursor_blinks(line: str, request: pytest.FixtureRequest) -> None:
    terminal: Terminal = request.getfixturevalue(line)
    assert terminal.press("n").bytes > 0
    # Once a minute the words about time may change: that spoils one of three, not all.
    assert min(terminal.idle(1.2) for _ in range(3)) == 0
    assert terminal.press(ESC).bytes > 0


def test_a_noisy_line_is_survived(run: Opened) -> None:
    with board(run) as terminal:
        for noise in NOISES:
            os.write(terminal._fd, noise)
            terminal.settle()
            for key in ("G", "g"):
                assert 0 < terminal.press(key).bytes < 10_000, noise
        assert b"Traceback" not in terminal.output
