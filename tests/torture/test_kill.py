"""Killed with SIGKILL at any moment, the program leaves all that it said was done, whole.

    make torture
    AFTERWORD_LONG=1 AFTERWORD_SEED=7 python -m pytest tests/torture -s     # another seed

A round starts the program, acts at random, and kills it at a random moment: after so many keys or
so many bytes of output, and a few milliseconds more. The next round goes on with the same board.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from models.database import open_database
from models.words import EntryState
from tests.shares import LONG
from tests.torture.acts import Restless
from tests.torture.boards import a_board
from tests.torture.driven import Driven, Killed, Moment
from tests.torture.seeds import SEED
from tests.torture.whole import Kept, damage, differences, read

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")

TYPISTS = 0.25
"""How many of the rounds are spent writing notes."""
BOARDS, ROUNDS = (16, 22) if LONG else (1, 2)
"""Boards that are worn out one after another, and how often the program is killed on each."""


def moment(dice: random.Random) -> Moment:
    linger = dice.choice([0.0, dice.uniform(0, 0.004), dice.uniform(0, 0.04)])
    if dice.random() < 0.15:
        return Moment(after_bytes=dice.randrange(1, 5_000), linger=linger)
    if dice.random() < 0.5:
        return Moment(after_bytes=dice.randrange(5_000, 25_000), linger=linger)
    return Moment(after_keys=dice.randrange(1, 30), linger=linger)


def is_kept(known: Kept | None, now: Kept, doing: str) -> list[str]:
    """What was in the file when the program last said so, or began something, is in it still."""
    found = []
    for key, state in known.states.items() if known else ():
        became = now.states.get(key)
        if became is None:
            found.append(f"entry {key} is gone")
        elif state == EntryState.DONE and became != EntryState.DONE and doing != "undo":
            found.append(f"entry {key} is {became}")
    return found


def typed_is_kept(restless: Restless, board: Path) -> list[str]:
    bodies = [row["body"] for row in read(board).rows["note"].values()]
    return [
        f"{typed.text[: typed.promised]!r} was shown for a second and is not in any note"
        for typed in restless.typed
        if typed.promised and not any(typed.text[: typed.promised] in body for body in bodies)
    ]


def killed_round(board: Path, base: Kept, dice: random.Random, seen: Counter[str]) -> None:
    typist = dice.random() < TYPISTS
    when = Moment(after_keys=dice.randrange(25, 75)) if typist else moment(dice)
    with Driven(moment=when) as program:
        restless = Restless(program, board, dice, typist=typist)
        try:
            restless.begin()
            while True:
                restless.act()
        except Killed:
            pass
    now = read(board)
    changed = restless.known is not None and now.states != restless.known.states
    seen["killed"] += 1
    seen[f"while {restless.doing}"] += 1
    seen["something was written that had not been said yet"] += changed
    seen["acts finished before"] += restless.done
    seen["letters under the promise"] += sum(typed.promised for typed in restless.typed)
    assert damage(board) == []
    assert differences(base, now) == []
    assert is_kept(restless.known, now, restless.doing) == []
    assert typed_is_kept(restless, board) == []


@pytest.mark.parametrize("number", range(BOARDS))
def test_killed_at_any_moment(number: int) -> None:
    seed = SEED + number
    print(f"\nseed {seed}")
    dice, seen = random.Random(seed), Counter[str]()
    board = a_board()
    base = read(board)
    for turn in range(ROUNDS):
        try:
            killed_round(board, base, dice, seen)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, round {turn}: {error}") from error
    with open_database():
        pass
    print(", ".join(f"{name}: {count}" for name, count in sorted(seen.items())))
