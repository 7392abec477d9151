"""Opening the board: on a terminal that can show it, with the line that it hangs on."""

import codecs
import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from tui.lean import import_event_loop, import_hashes, import_zones
from tui.outlet import whole_output
from tui.trouble import TROUBLE, complain, told

if TYPE_CHECKING:
    from tui.desk import Desk

CANNOT_DRAW = ("", "dumb", "unknown", "vt52")
"""What TERM says where there is no terminal that could show a board."""


def open_board(db: str | None, *, slow: bool) -> None:
    """Open the board until the person closes it; the exit status is the app's."""
    need_terminal()
    import_hashes()
    import_zones()
    import_event_loop()
    with told():
        from models.settings.reading import load_settings
        from tui.desk import Desk
        from tui.restoring import open_or_restore

        settings = load_settings()
        with open_or_restore(db, settings) as database:
            show(Desk(database, settings), slow=slow)


def show(desk: "Desk", *, slow: bool) -> None:
    """Run the app on a desk; ends the process where the app's status is not 0.

    `slow`: the person said that the line is, whatever the settings say.
    """
    from models.settings.terminal import SLOW, line_for
    from tui.clipboard.detect import over_ssh
    from tui.colours import colours, tell_textual

    found = colours(os.environ)
    tell_textual(found, os.environ)
    line = SLOW if slow else line_for(desk.settings.terminal, far=over_ssh(os.environ))
    # Textual reads it when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", str(line.frames))
    from tui.app import run

    with whole_output():
        status = run(desk, line, found, shown=_collect_garbage, chores=partial(_chores, desk))
    if status:
        sys.exit(status)


def _collect_garbage() -> None:
    """From now on; what the start made is there to stay, and need not be looked through again."""
    gc.freeze()
    gc.enable()


def _chores(desk: "Desk") -> list[str]:
    # Not before the board shows: nobody waits for it.
    from tui.chores import do_chores

    return do_chores(desk)


def need_terminal() -> None:
    """The board is for a person at a terminal; anything else is told so."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain("The board needs a terminal: run afterword in one. See afterword --help.")
        sys.exit(TROUBLE)
    term = os.environ.get("TERM", "")
    if term in CANNOT_DRAW:
        named = f"TERM is '{term}'" if term else "TERM is not set"
        complain(f"This terminal cannot draw the board ({named}).")
        complain("Run afterword in another terminal, or set TERM=xterm-256color here.")
        sys.exit(TROUBLE)
    spoken = sys.__stderr__.encoding if sys.__stderr__ else "utf-8"
    if codecs.lookup(spoken).name != "utf-8":
        complain(f"The board speaks UTF-8 with its terminal, and this session speaks {spoken}.")
        complain("Set LANG=C.UTF-8; or, in a terminal that shows UTF-8: PYTHONUTF8=1 afterword.")
        sys.exit(TROUBLE)
