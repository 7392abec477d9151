"""Opening the board: the person's own, or another one that `--db` names."""

import sys
from typing import TYPE_CHECKING

from tui.cli import session

if TYPE_CHECKING:
    from tui.desk import Desk


def open_board(db: str | None) -> None:
    """Open the board until the person closes it; the exit status is the app's."""
    session.need_terminal()
    with session.told():
        from models.database import open_database
        from models.settings import load_settings
        from tui.desk import Desk

        settings = load_settings()
        with open_database(db) as database:
            show(Desk(database, settings))


def show(desk: "Desk") -> None:
    """Run the app on a desk; ends the process where the app's status is not 0."""
    from tui.app import run

    status = run(desk, shown=_collect_garbage)
    if status:
        sys.exit(status)


def _collect_garbage() -> None:
    """From now on; what the start made is there to stay, and need not be looked through again."""
    import gc

    gc.freeze()
    gc.enable()
