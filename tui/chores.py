"""What is done once the board shows, in a thread of its own: looking after the person's files."""

from datetime import datetime, timedelta
from pathlib import Path

from models.backups.making import back_up_daily
from models.backups.shelf import files
from models.database.problems import damaged
from models.files.log import log_path
from models.files.privacy import listed, make_private
from models.files.private_file import sweep_unfinished
from models.files.rescue import rescued
from tui.clipboard.file import LASTS, forget, own_runtime_dir
from tui.desk import Desk
from tui.external_editor import sweep

_UNFINISHED_LASTS = timedelta(hours=1)


def do_chores(desk: Desk) -> list[str]:
    """Look the data through, back it up, close what others can read, sweep; what to say of it.

    Raises `DatabaseDamaged` where the board's file is not sound: no backup is then made.
    """
    now = desk.now()
    forget(own_runtime_dir(), now - LASTS)
    said = [sweep(now)]
    board = desk.database.file
    if board is not None and not desk.throwaway:
        said += _look_after(desk, board, now)
    return [line for line in said if line]


def _look_after(desk: Desk, board: Path, now: datetime) -> list[str]:
    wrong = desk.database.damage()
    if wrong:
        raise damaged(desk.database.location, f"{{place}} is damaged: {wrong}.")
    settings, log, typed = desk.settings.path, log_path(), rescued()
    for path in filter(None, (settings, desk.settings.outgoing.calendar_file)):
        sweep_unfinished(path, now - _UNFINISHED_LASTS)
    return [
        make_private([settings.parent, settings, log.parent, log, *typed, *files(board)]),
        back_up_daily(board, now=now, settings=settings),
        _told_of(typed),
    ]


def _told_of(typed: list[Path]) -> str:
    if not typed:
        return ""
    return f"What you typed when Afterword broke is in {listed(typed)}: yours to delete."
