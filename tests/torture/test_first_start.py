"""Killed while it makes its board: the next start makes it, and nothing stands in the way."""

import os
import random

import pytest

from models.database import default_location, open_database
from models.tables import Application
from tests.shares import LONG
from tests.torture.acts import BOARD, ESC
from tests.torture.driven import Driven, Killed, Moment
from tests.torture.seeds import SEED
from tests.torture.whole import damage

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")

ROUNDS = 60 if LONG else 1
"""How often it is killed."""


def test_killed_while_it_makes_its_board() -> None:
    print(f"\nseed {SEED}")
    dice, board = random.Random(SEED), default_location()
    made = 0
    for _ in range(ROUNDS):
        for path in board.parent.glob("*"):
            path.unlink()
        early = Moment(after_keys=1, linger=dice.uniform(0.05, 0.9))
        with Driven(moment=early) as program, pytest.raises(Killed):
            program.press("")
        made += board.exists()
        if board.exists():
            assert damage(board) == []
        with open_database():
            assert Application.select().count() == 0
    with Driven() as program:
        program.see(BOARD)
        program.react(ESC)
        program.press("q")
        assert program.ends() == 0
    print(f"killed {ROUNDS} times, {made} of them with a file there already")
