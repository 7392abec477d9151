"""Whole copies of a board's file, by SQLite's own online backup; looked through before they count.

Everything here speaks to files that are closed, or to a board that others may have open meanwhile.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from models.database.places import SIDES
from models.database.problems import in_use, problem
from models.database.schema import HISTORY, read_schema, untouched
from models.errors import DatabaseProblem
from models.files.private_file import sync_folder

PATIENCE_SECONDS = 2
# Every open connection has a lock within these bytes of the file, by SQLite's file format.
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510


@dataclass(frozen=True, slots=True)
class Inside:
    """What a file holds. `wrong` is what is wrong with it in one line, "" for a sound board.

    `changed_at` is the moment of its last change, in UTC; None where nothing was ever done.
    """

    wrong: str = ""
    applications: int = 0
    changed_at: datetime | None = None


class AlreadyThere(DatabaseProblem):
    """A copy was to be put where there is something."""


def copy_board(board: Path, target: Path) -> Inside:
    """Put a copy of a board as it is now in a new file, for its owner alone; what is inside it.

    Others may go on reading and writing meanwhile. Raises `DatabaseProblem` where that cannot be
    done or the copy is not sound, `AlreadyThere` where the file is; nothing is then left.
    """
    try:
        handle, made = tempfile.mkstemp(".part", f".{target.name}.", target.parent)
    except OSError as error:
        raise _unwritable(target, error) from error
    os.close(handle)
    draft = Path(made)
    try:
        with told(board), closing(_connect(board)) as source, closing(_connect(draft)) as copy:
            copy.execute("PRAGMA locking_mode = exclusive")
            # The copy counts only once it is whole: it needs no way back.
            copy.execute("PRAGMA journal_mode = off")
            copy.execute("PRAGMA synchronous = off")
            source.backup(copy)
            # A file by itself, with nothing beside it.
            copy.execute("PRAGMA journal_mode = delete")
        found = look_into(draft)
        if found.wrong:
            raise DatabaseProblem(f"A copy of {board} is not sound: {found.wrong}.")
        _keep(draft, target)
    except FileExistsError as error:
        raise AlreadyThere(f"{target} is there already.", hint="Choose another name.") from error
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        for side in SIDES:
            draft.with_name(draft.name + side).unlink(missing_ok=True)
    return found


def replace(target: Path, draft: Path) -> None:
    """Put a closed copy that was changed in the place of the one it came from.

    Raises `DatabaseProblem` where it is not sound or that fails; nothing is then changed.
    """
    with told(draft), closing(_connect(draft)) as copy:
        copy.execute("PRAGMA journal_mode = delete")
    found = look_into(draft)
    if found.wrong:
        raise DatabaseProblem(f"What was to replace {target} is not sound: {found.wrong}.")
    try:
        _sync(draft)
        draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(target, error) from error


def look_into(file: Path) -> Inside:
    """Look a board's file through from end to end; nothing is changed, and it need not be ours."""
    try:
        with closing(untouched(file)) as looked_at:
            lines = [str(row[0]) for row in looked_at.execute("PRAGMA integrity_check(1)")]
            if lines != ["ok"]:
                return Inside(" ".join(" ".join(lines).split()))
            schema = read_schema(looked_at)
            if not schema.applied:
                return Inside("it is no Afterword board")
            if schema.newer:
                return Inside("it was made by a newer Afterword")
            [applications] = looked_at.execute("SELECT count(*) FROM application").fetchone()
            [at] = looked_at.execute("SELECT max(at) FROM journal_entry").fetchone()
    except (sqlite3.Error, OSError) as error:
        return Inside(str(error))
    return Inside("", applications, datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None)


def damage_of(board: Path) -> str:
    """What is wrong with a board that may be open meanwhile, in one line; "" if it is sound.

    Raises `DatabaseProblem` where it cannot be looked through.
    """
    with told(board), closing(_connect(board, "ro")) as looked_at:
        [first] = looked_at.execute("PRAGMA quick_check(1)").fetchone()
    return "" if first == "ok" else " ".join(str(first).split())


def put_back(copy: Path, board: Path) -> None:
    """Let a board hold what a copy holds: all of it or, should anything fail, what it held before.

    Raises `NotPossible` while another program has the board open.
    """
    with told(board), closing(_connect(copy)) as source, alone(board) as target:
        source.backup(target)


@contextmanager
def alone(board: Path) -> Iterator[sqlite3.Connection]:
    """A connection that keeps every other program away from a board.

    Raises `NotPossible` while another program has it open.
    """
    with closing(_connect(board)) as connection:
        connection.execute("PRAGMA locking_mode = exclusive")
        try:
            # Only a board that nobody else has open can leave the write-ahead log.
            connection.execute("PRAGMA journal_mode = delete")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise in_use(str(board)) from error
            raise
        yield connection
        connection.execute("PRAGMA locking_mode = normal")
        connection.execute(f"SELECT name FROM {HISTORY}").fetchone()


def refuse_held(board: Path) -> None:
    """Raises `NotPossible` while another program has the board open, damaged or not.

    This process must not have it open: its own hold would be lost.
    """
    try:
        import fcntl
    except ImportError:
        return
    with suppress(OSError), board.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except OSError as error:
            raise in_use(str(board)) from error


@contextmanager
def told(board: Path) -> Iterator[None]:
    """What SQLite says of a board, as a `DatabaseProblem`."""
    try:
        yield
    except sqlite3.Error as error:
        raise problem(str(error), str(board)) from error


def _connect(file: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection that never makes the file."""
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE_SECONDS,
    )


def _unwritable(target: Path, error: OSError) -> DatabaseProblem:
    return DatabaseProblem(
        f"{target} cannot be made: {error.strerror}.",
        hint="See that its folder can be written and has room for it.",
    )


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _keep(draft: Path, target: Path) -> None:
    _sync(draft)
    try:
        # A link is never put in the place of what is there; a file that is moved would be.
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        # The file system of a memory stick knows no links.
        if target.exists():
            raise FileExistsError(target) from None
        draft.rename(target)
    sync_folder(target.parent)
