"""Bytes to the terminal, which over a slow line are what a key costs. Time is never asserted."""

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median_low

import pytest

from bench.actions import ACTIONS
from bench.measuring import Player, play_all
from bench.programs import Program, afterword, make_boards
from tests.shares import LONG

WHOLE = "terminal.changes_only = false"

# On the larger board every action has something to measure.
SHORT_SHARE = [pytest.param("", 1_000, id="cells-1000")]
LONG_SHARE = [
    pytest.param("", 30, id="cells-30"),
    pytest.param(WHOLE, 30, id="stock-30"),
    pytest.param(WHOLE, 1_000, id="stock-1000"),
]
MORE_ROUNDS = 2
"""With the first an odd number: a minute that changes meanwhile repaints more, in one of them."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


def program_with(tmp_path: Path, settings: str, size: int) -> Program:
    return afterword(tmp_path / "home", "Afterword", make_boards(tmp_path, [size]), settings)


def beyond(
    player: Player, settings: str, size: int, reckoned: Callable[[list[int]], int]
) -> dict[str, str]:
    """The actions that sent more than they may, by what is reckoned from all that each sent."""
    found = {}
    for action in ACTIONS:
        if size >= action.smallest:
            sent = reckoned([effect.bytes for effect in player.keys[action.name].effects])
            assert sent, f"{action.name}: no key had any effect"
            most = action.stock if settings else action.cells
            if sent > most:
                found[action.name] = f"{sent:,} rather than {most:,}"
    return found


@pytest.mark.parametrize(("settings", "size"), SHORT_SHARE + LONG_SHARE * LONG)
def test_every_key_sends_no_more_than_it_may(tmp_path: Path, settings: str, size: int) -> None:
    program = program_with(tmp_path, settings, size)
    opened = program.boards[size]
    with opened.terminal() as terminal:
        terminal.wait_at_rest(opened.marker)
        player = Player(program, terminal)
        play_all([player], size, 1)
        too_many = beyond(player, settings, size, max)
        if too_many or LONG:
            play_all([player], size, MORE_ROUNDS)
            too_many = beyond(player, settings, size, median_low)
        # Once a minute the words about time may change: that spoils one of three, not all.
        assert min(terminal.idle(1.0) for _ in range(3)) == 0
    assert not too_many
