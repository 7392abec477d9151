"""Putting a backup in the place of the board: looked at first, told, and never the last word."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from models.backups.making import back_up
from models.backups.shelf import Backup, Reason, aside, kept, newest_good
from models.database import open_database
from models.database.copies import Inside, copy_board, look_into, put_back, refuse_held
from models.database.places import SIDES
from models.errors import DatabaseProblem, NotPossible
from models.files.home import at_home
from models.journal import recording


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be put back, and what it would replace (None: there is no board now)."""

    board: Path
    copy: Path
    made_at: datetime
    inside: Inside
    now: Inside | None


@dataclass(frozen=True, slots=True)
class Restored:
    """Where what was replaced is kept now: as a backup or, damaged, aside (None: nothing was)."""

    backup: Path | None = None
    aside: Path | None = None


def plan_restore(board: Path, which: str = "") -> Plan:
    """What restoring would do; nothing is changed yet.

    `which` is a number of the list, beginning with 1 for the newest, the name of a backup, or any
    file; "" is the newest that is sound. Raises `NotPossible` where there is none such, and
    `DatabaseProblem` where it is not sound.
    """
    chosen = _chosen(board, which)
    if isinstance(chosen, Backup):
        copy, made_at = chosen.path, chosen.made_at
    else:
        copy, made_at = chosen, datetime.fromtimestamp(chosen.stat().st_mtime, UTC)
    inside = look_into(copy)
    if inside.wrong:
        raise DatabaseProblem(f"{copy} is no sound board: {inside.wrong}.", hint="Choose another.")
    there = board.exists() and board.stat().st_size > 0
    return Plan(board, copy, made_at, inside, look_into(board) if there else None)


def restore(plan: Plan, *, now: datetime, settings: Path) -> Restored:
    """Put the backup in the board's place. What was there is backed up or, damaged, kept aside.

    The settings stay as they are; where there are none, those of the backup are put back. Nothing
    from before can be undone afterwards. Raises `NotPossible` while another program has the board
    open, and `DatabaseProblem` where it fails: the board is then as it was.
    """
    board = plan.board.resolve()
    refuse_held(board)
    if plan.now is None or plan.now.wrong:
        done = Restored(aside=_set_aside(board, now))
        try:
            copy_board(plan.copy, board)
        except DatabaseProblem:
            _take_back(done.aside, board)
            raise
    else:
        saved, _ = back_up(board, Reason.RESTORE, now=now, settings=settings, spare=plan.copy)
        done = Restored(backup=saved.path)
        put_back(plan.copy, board)
    with open_database(board):
        recording.floor("A backup was put back", now=now)
    _settings_back(plan, settings)
    return done


def _chosen(board: Path, which: str) -> Backup | Path:
    backups = kept(board)
    if not which:
        good = newest_good(board)
        if good is None:
            none = "No backup is sound" if backups else "There are no backups"
            raise NotPossible(f"{none} of {board}.")
        return good[0]
    if which.isdecimal():
        if 1 <= int(which) <= len(backups):
            return backups[int(which) - 1]
        raise NotPossible(f"There is no backup {which}: afterword backup --list shows those kept.")
    named = [backup for backup in backups if which in (backup.path.name, backup.path.stem)]
    if named:
        return named[0]
    path = at_home(which)
    if not path.is_file():
        raise NotPossible(f"There is no backup {which}: afterword backup --list shows those kept.")
    return path


def _set_aside(board: Path, now: datetime) -> Path | None:
    """Give a damaged file, with what lies beside it, another name; nothing of it is lost."""
    kept_as = aside(board, now)
    for side in SIDES:
        with suppress(FileNotFoundError):
            board.with_name(board.name + side).rename(kept_as.with_name(kept_as.name + side))
    return kept_as if kept_as.exists() else None


def _take_back(kept_as: Path | None, board: Path) -> None:
    if kept_as is None:
        return
    for side in SIDES:
        with suppress(FileNotFoundError):
            kept_as.with_name(kept_as.name + side).rename(board.with_name(board.name + side))


def _settings_back(plan: Plan, settings: Path) -> None:
    copy = plan.copy.with_suffix(".toml")
    if settings.exists() or not copy.is_file():
        return
    from models.settings.writing import write_privately

    write_privately(settings, copy.read_text("utf-8"))
