"""A bookmark spares a large board's next reading, and is believed only where it may be."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from building import CY, NOW, Builder
from comparing import assert_same

from models.database import Database, open_database
from models.erasing.files import erase
from models.erasing.targets import choose
from models.kept import bookmark
from models.kept.board import KeptBoard
from models.kept.bookmark import bookmark_of
from models.pipeline import contacts, moves
from models.timing.policy import Policy
from models.words import Stage

POLICY = Policy()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "board" / "afterword.db"


@pytest.fixture
def three(build: Builder) -> list[int]:
    keys = [build.debriefed(name, people=(CY,)) for name in ("Acme", "Globex", "Initech")]
    moves.move(keys[2], Stage.WAITING, now=NOW)
    return keys


def kept(board: Database) -> KeptBoard:
    """The board, as if three cards made a large one."""
    return KeptBoard(bookmark_of(board), few=0)


@pytest.fixture
def left(board: Database, three: list[int]) -> Path:
    """The bookmark of a board that was closed."""
    open_one = kept(board)
    open_one.read(POLICY, NOW)
    open_one.leave()
    board.close()
    [found] = kept_files()
    return found


def kept_files() -> list[Path]:
    return [one for one in Path(os.environ["XDG_CACHE_HOME"]).rglob("*") if one.is_file()]


@pytest.fixture
def found(path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Opens it again: whether all was not read; what it shows is what there is anyway."""

    def opened(now: datetime = NOW, policy: Policy = POLICY, at: Path = path) -> bool:
        whole: list[object] = []
        with open_database(at) as board, monkeypatch.context() as patched:
            again = kept(board)
            read_all = again._read_all
            patched.setattr(again, "_read_all", lambda *given: (whole.append(1), read_all(*given)))
            assert_same(again, policy, now)
        return not whole

    return opened


def test_it_is_found_by_the_next_run_and_the_one_behind_it(
    left: Path, found: Callable[..., bool]
) -> None:
    assert found()
    assert found(NOW + timedelta(minutes=1))


def test_it_holds_nothing_that_somebody_could_read(left: Path) -> None:
    assert stat.S_IMODE(left.stat().st_mode) == 0o600
    assert stat.S_IMODE(left.parent.stat().st_mode) == 0o700
    assert not [
        word for word in (b"Acme", b"Globex", b"Initech", b"Cy") if word in left.read_bytes()
    ]


def test_what_time_did_meanwhile_is_seen(left: Path, found: Callable[..., bool]) -> None:
    for days in range(1, 7):
        found(NOW + timedelta(days=days))


@pytest.mark.parametrize(
    "given",
    [
        {"policy": Policy(thank_you_hours=48)},
        {"policy": Policy(holidays=frozenset([NOW.date()]))},
        {"now": NOW.astimezone(ZoneInfo("Asia/Kathmandu"))},
        {"now": NOW - timedelta(minutes=1)},
        {"now": NOW + timedelta(days=7)},
    ],
    ids=["another policy", "a holiday", "another zone", "a clock set back", "a week later"],
)
def test_it_is_not_believed_where_it_was_made_for_another(
    left: Path, found: Callable[..., bool], given: dict[str, object]
) -> None:
    assert not found(**given)
    assert found()


def test_nor_by_a_program_with_other_rules(
    left: Path, found: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = Path(shutil.copytree(Path(bookmark.__file__).parent, tmp_path / "rules"))
    monkeypatch.setattr(bookmark, "_RULES", (rules,))
    assert not found()


def test_nor_where_somebody_wrote_to_the_board(
    left: Path, found: Callable[..., bool], path: Path
) -> None:
    """With any program: there is nothing in the journal."""
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE application SET company = 'Hooli', archived_at = NULL WHERE id = 1")
    assert not found()


def test_nor_where_a_program_that_was_killed_wrote(
    left: Path, found: Callable[..., bool], path: Path, tmp_path: Path
) -> None:
    """What it wrote is in the log beside the file, which is as it was."""
    with open_database(path) as board:
        moves.move(1, Stage.WAITING, now=NOW)
        log = shutil.copy(f"{path}-wal", tmp_path / "log")
        before = shutil.copy(path, tmp_path / "before")
        board.close()
    shutil.copy(before, path)
    shutil.copy(log, f"{path}-wal")
    assert not found()


def test_nor_for_a_backup_that_was_put_in_its_place(
    left: Path, found: Callable[..., bool], path: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy2(path, tmp_path / "copy"))
    assert not found(at=copy)
    copy.replace(path)
    assert not found()


@pytest.mark.parametrize("harm", ["cut", "longer", "empty", "words", "much", "negative", "no time"])
def test_a_damaged_one_is_as_none(left: Path, found: Callable[..., bool], harm: str) -> None:
    whole = left.read_bytes()
    same, times, rows = whole.split(b"\n", 2)
    read, at, _, checksum = times.split()

    def saying(*times: bytes) -> bytes:
        return b"\n".join((same, b" ".join(times), rows))

    assert whole == saying(read, at, b"3", checksum)
    left.write_bytes(
        {
            "cut": whole[:-1],
            "longer": whole + b"\x00",
            "empty": b"",
            "words": b"What\nis\nthis?\n",
            "much": saying(read, at, b"3" + b"0" * 30, checksum),
            "negative": saying(read, at, b"-3", checksum),
            "no time": saying(b"nan", b"nan", b"3", checksum),
        }[harm]
    )
    assert not found()


def test_no_byte_of_it_may_be_another(left: Path, found: Callable[..., bool]) -> None:
    whole = left.read_bytes()
    rows = whole.index(b"\n", whole.index(b"\n") + 1) + 1
    for place in range(rows, len(whole), 7):
        left.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert not found()


def test_what_is_no_file_is_not_read(
    left: Path, found: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have no end."""

    def read(path: Path) -> bytes:
        raise AssertionError(f"{path} is read")

    monkeypatch.setattr(Path, "read_bytes", read)
    with pytest.raises(AssertionError):
        found()
    left.unlink()
    os.mkfifo(left)
    assert not found()
    left.unlink()
    left.symlink_to("/dev/zero")
    assert not found()


def test_a_board_that_another_program_wrote_to_leaves_none(
    board: Database, three: list[int], path: Path, found: Callable[..., bool]
) -> None:
    """It may have written what is in no journal."""
    one = kept(board)
    one.read(POLICY, NOW)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE application SET archived_at = NULL WHERE id = 1")
    one.leave()
    board.close()
    assert not found()


def test_one_that_was_not_read_again_behind_a_change_leaves_none(
    board: Database, three: list[int], found: Callable[..., bool]
) -> None:
    one = kept(board)
    one.read(POLICY, NOW)
    contacts.snooze(three[0], NOW + timedelta(days=1), now=NOW)
    one.leave()
    board.close()
    assert not found()


def test_one_that_was_never_read_leaves_none(board: Database, found: Callable[..., bool]) -> None:
    kept(board).leave()
    board.close()
    assert not found()


def test_a_small_board_needs_none(board: Database, three: list[int]) -> None:
    one = KeptBoard(bookmark_of(board))
    one.read(POLICY, NOW)
    one.leave()
    assert kept_files() == []


def test_one_that_has_become_small_has_its_bookmark_taken_out(left: Path, path: Path) -> None:
    with open_database(path) as board:
        one = KeptBoard(bookmark_of(board))
        one.read(POLICY, NOW)
        one.leave()
    assert not left.exists()


def test_an_erasure_takes_it_out(left: Path, path: Path, found: Callable[..., bool]) -> None:
    with open_database(path) as board:
        erase(board, choose("1"), backups=False, now=NOW)
    assert not left.exists()
    assert not found()


def test_a_board_in_memory_has_none() -> None:
    with open_database(":memory:") as board:
        assert bookmark_of(board) is None


def test_where_it_cannot_be_written_nothing_is_said(
    board: Database, three: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    one = kept(board)
    one.read(POLICY, NOW)
    one.leave()
