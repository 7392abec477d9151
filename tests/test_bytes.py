"""Bytes to the terminal, which over a slow line are what a key costs. Time is never asserted."""

import os
from collections.abc import Iterator

import pytest

from bench.__main__ import Run, move, prepare, scroll, select
from bench.terminal import Effect, Terminal

SELECT, SCROLL, MOVE = 1_024, 4_096, 8_192
SIZES = (30, 1_000)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return prepare(tmp_path_factory.mktemp("bytes"), SIZES)


@pytest.fixture
def terminal(run: Run, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    with run.board(request.param) as opened:
        yield opened


at_sizes = pytest.mark.parametrize("terminal", SIZES, indirect=True)


def typical(effects: list[Effect]) -> int:
    """The middle one: a minute that changes meanwhile repaints more, once."""
    return sorted(effect.bytes for effect in effects)[len(effects) // 2]


@at_sizes
def test_moving_the_selection_repaints_two_cards(terminal: Terminal) -> None:
    assert 0 < typical(select(terminal, 2)) <= SELECT


@pytest.mark.parametrize("terminal", [1_000], indirect=True)
def test_scrolling_repaints_one_column(terminal: Terminal) -> None:
    assert 0 < typical(scroll(terminal, 3)) <= SCROLL


@at_sizes
def test_moving_a_card_repaints_two_columns(terminal: Terminal) -> None:
    assert 0 < typical(move(terminal, 2)) <= MOVE


@pytest.mark.parametrize("terminal", [30], indirect=True)
def test_a_board_at_rest_writes_nothing(terminal: Terminal) -> None:
    # Once a minute the words about time may change: that spoils one of three, not all.
    assert min(terminal.idle(1.0) for _ in range(3)) == 0
