"""Opening the board: the person's own, or another one that `--db` names."""

import os
import sys
from typing import TYPE_CHECKING

from tui.cli import session

if TYPE_CHECKING:
    from tui.desk import Desk


def open_board(db: str | None, *, slow: bool) -> None:
    """Open the board until the person closes it; the exit status is the app's."""
    session.need_terminal()
    with session.told():
        from models.database import open_database
        from models.settings import load_settings
        from tui.desk import Desk

        settings = load_settings()
        with open_database(db) as database:
            show(Desk(database, settings), slow=slow)


def show(desk: "Desk", *, slow: bool) -> None:
    """Run the app on a desk; ends the process where the app's status is not 0.

    `slow`: the person said that the line is, whatever the settings say.
    """
    from models.terminal import SLOW, line_for
    from tui.clipboard.detect import over_ssh
    from tui.colours import colours, tell_textual

    found = colours(os.environ)
    tell_textual(found, os.environ)
    line = SLOW if slow else line_for(desk.settings.terminal, far=over_ssh(os.environ))
    # Textual reads it when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", str(line.frames))
    from tui.app import run

    status = run(desk, line, found, shown=_collect_garbage)
    if status:
        sys.exit(status)


def _collect_garbage() -> None:
    """From now on; what the start made is there to stay, and need not be looked through again."""
    import gc

    gc.freeze()
    gc.enable()
