"""A full disk, writes that fail half-way, a folder turned read-only: it is said, and nothing is
lost: what was done stays whole, and what was typed is saved once that is possible again.
"""

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.database import default_location
from tests.shares import LONG
from tests.torture.acts import BOARD, DIALOG, ESC, NOTE, NOTE_KEYS, Restless
from tests.torture.boards import a_board
from tests.torture.driven import Driven
from tests.torture.hardships import FullDisk, HalfWrites, Hardship, obey_permissions
from tests.torture.seeds import SEED
from tests.torture.whole import damage, differences, read

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="Linux only")

LONG_ONLY = pytest.mark.skipif(not LONG, reason="takes long: make torture")
SEEDS = range(SEED, SEED + 20)
ACTS = 6


def to_board(program: Driven) -> None:
    for _ in range(12):
        program.react(ESC)
        if "Leave without saving?" in program.shown:
            program.react("y")
        elif BOARD in program.shown and DIALOG not in program.shown:
            return
    raise AssertionError(program.shown)


def to_note(program: Driven) -> None:
    """A note that can be typed into, on whichever card has one due."""
    for keys in ("1g", *"jjjj", "2g", *"jjj", "3g", *"jjj", "5g", *"jj"):
        for key in f"{keys}c":
            program.react(key)
        for question, answer in (("Write all the same?", "y"), ("Did it go out", "n")):
            if question in program.shown:
                program.react(answer)
        if NOTE_KEYS in program.shown:
            program.react("\r")
        if NOTE in program.shown:
            return
        to_board(program)
    raise AssertionError(program.shown)


@pytest.fixture(params=[HalfWrites, FullDisk])
def hardship(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hardship]:
    folder = tmp_path / "disk"
    folder.mkdir()
    made: Hardship = request.param(folder)
    yield made
    made.close()


@LONG_ONLY
@pytest.mark.parametrize("seed", SEEDS)
def test_writes_that_fail(hardship: Hardship, seed: int) -> None:
    print(f"\nseed {seed}")
    dice = random.Random(seed)
    board = hardship.folder / "board.db"
    shutil.copyfile(a_board(), board)
    base = read(board)
    with Driven("--db", str(board)) as program:
        pid = program.process.pid
        restless = Restless(program, board, dice)
        restless.begin()
        hardship.begin(pid, dice.choice([0, 0, 5_000, 20_000, 60_000]))
        for _ in range(ACTS):
            restless.act()
        assert differences(base, read(board)) == []
        assert program.process.poll() is None
        if dice.random() < 0.3:
            program.kill()
            hardship.end(pid)
        else:
            to_board(program)
            to_note(program)
            restless.type()
            print(program.shown[-1200:])
            hardship.end(pid)
            restless.type()
            print(program.shown)
            to_board(program)
            program.press("q")
            assert program.ends() == 0
            for typed in restless.typed[-2:]:
                bodies = [row["body"] for row in read(board).rows["note"].values()]
                assert any(typed.text in body for body in bodies), typed.text
    print(f"{restless.troubles} times in a dialog, {restless.done} acts")
    assert damage(board) == []
    assert differences(base, read(board)) == []


@pytest.fixture
def read_only() -> Iterator[Callable[[], None]]:
    """Forbids all writing where the board is; it is allowed again at the end."""
    folder = a_board().parent

    def forbid() -> None:
        for path in folder.iterdir():
            path.chmod(0o400)
        folder.chmod(0o500)

    line = ["sh", "-c", f"! touch {folder}/probe 2>/dev/null"]
    folder.chmod(0o500)
    try:
        done = subprocess.run(line, preexec_fn=obey_permissions, check=False)
    except subprocess.SubprocessError:
        pytest.skip("root's rights cannot be given up here")
    assert done.returncode == 0
    yield forbid
    folder.chmod(0o700)
    for path in folder.iterdir():
        path.chmod(0o600)


def test_a_board_in_a_folder_that_is_read_only(read_only: Callable[[], None]) -> None:
    board = default_location()
    before = board.read_bytes()
    read_only()
    with Driven(prepare=obey_permissions) as program:
        assert program.ends() == 2
        assert "cannot be written" in program.shown
        assert "Make the file and its folder writable" in program.shown
    assert board.read_bytes() == before


@LONG_ONLY
def test_a_folder_that_is_turned_read_only_meanwhile(read_only: Callable[[], None]) -> None:
    print(f"\nseed {SEED}")
    board = default_location()
    base = read(board)
    with Driven(prepare=obey_permissions) as program:
        restless = Restless(program, board, random.Random(SEED))
        restless.begin()
        read_only()
        for _ in range(ACTS):
            restless.act()
        assert program.process.poll() is None
        to_board(program)
        to_note(program)
        restless.type()
        to_board(program)
        program.press("q")
        assert program.ends() == 0
    bodies = [row["body"] for row in read(board).rows["note"].values()]
    assert any(restless.typed[-1].text in body for body in bodies)
    default_location().parent.chmod(0o700)
    assert damage(board) == []
    assert differences(base, read(board)) == []
