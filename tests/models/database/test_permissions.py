"""A board that may not be written: what keeps it from that, where, and what to do.

Root may write everywhere, so what the system answers is made up.
"""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from peewee import OperationalError

from models.database.problems import explained
from models.errors import DatabaseProblem

READ_ONLY = "attempt to write a readonly database"
NOT_OPENED = "unable to open database file"
COPY = "copy the board to where you can write, and open the copy with --db PATH."
Forbid = Callable[[Path], None]


@pytest.fixture
def board(tmp_path: Path) -> Path:
    file = tmp_path / "search {2027}" / "b.db"
    file.parent.mkdir()
    file.touch()
    return file


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Forbid:
    shut: set[Path] = set()
    asked = os.access

    def access(path: Path, mode: int) -> bool:
        return asked(path, mode) and not (path in shut and mode & os.W_OK)

    monkeypatch.setattr(os, "access", access)
    return shut.add


def told(board: Path, said: str) -> tuple[str, str]:
    with pytest.raises(DatabaseProblem) as caught, explained(str(board)):
        raise OperationalError(said)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("said", "what"), [(READ_ONLY, "cannot be written"), (NOT_OPENED, "cannot be opened")]
)
def test_a_folder_that_is_read_only(board: Path, forbid: Forbid, said: str, what: str) -> None:
    forbid(board.parent)
    message, hint = told(board, said)
    assert message == f"{board} {what}: nothing can be made in {board.parent}."
    assert hint == f"Make that folder writable (looking at a board writes there too), or {COPY}"
    forbid(board)
    message, hint = told(board, said)
    assert message == f"{board} {what}: nothing can be made in {board.parent}."
    assert hint.startswith("Make the file and its folder writable (")


def test_a_file_that_is_read_only(board: Path, forbid: Forbid) -> None:
    forbid(board)
    message = f"{board} cannot be written: the file is read-only."
    assert told(board, READ_ONLY) == (message, f"Make it writable, or {COPY}")


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="this system has no such question")
def test_a_disk_that_is_mounted_read_only(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY))
    message = f"{board} cannot be opened: its disk is mounted read-only."
    assert told(board, NOT_OPENED) == (message, f"Even to look at it, {COPY}")
    board.with_name("b.db-wal").touch()
    _, hint = told(board, NOT_OPENED)
    assert "copy b.db and b.db-wal to where you can write" in hint, "changes may be in there alone"


def test_where_nothing_is_in_the_way_it_is_said_as_it_was(board: Path) -> None:
    message, hint = told(board, READ_ONLY)
    assert message == f"{board} cannot be written."
    assert hint.startswith("Make the file and its folder writable")
    board.unlink()
    message, hint = told(board, NOT_OPENED)
    assert message == f"{board} cannot be opened."
    assert hint.startswith("See that the folder exists")
