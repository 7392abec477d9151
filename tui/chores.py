"""What is done once the board shows, in a thread of its own: looking after the person's files."""

from models.backups.making import back_up_daily
from models.backups.shelf import files
from models.database.problems import damaged
from models.privacy import make_private
from tui.desk import Desk


def do_chores(desk: Desk) -> list[str]:
    """Look the data through, make the day's backup, close what others can read; what to say of it.

    Raises `DatabaseDamaged` where the board's file is not sound: no backup is then made.
    """
    board = desk.database.file
    if board is None or desk.throwaway:
        return []
    wrong = desk.database.damage()
    if wrong:
        raise damaged(desk.database.location, f"{{place}} is damaged: {wrong}.")
    settings = desk.settings.path
    said = [
        make_private([settings.parent, settings, *files(board)]),
        back_up_daily(board, now=desk.now(), settings=settings),
    ]
    return [line for line in said if line]
