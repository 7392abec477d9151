"""How the program starts: the board at once, and any other command by way of `tui.cli`.

The board is opened without click, and garbage is left until the board shows: both would be felt.
"""

import gc

gc.disable()

import codecs  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from functools import partial  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

from models.errors import AfterwordError  # noqa: E402
from tui.outlet import harmless_output, whole_output  # noqa: E402

if TYPE_CHECKING:
    from tui.desk import Desk

TROUBLE = 2
"""The exit status when something went wrong."""
CANNOT_DRAW = ("", "dumb", "unknown", "vt52")
"""What TERM says where there is no terminal that could show a board."""
COMPLETING = "_AFTERWORD_COMPLETE"
"""The variable by which a shell asks how a command line may go on."""
SHAPES = {"--json", "--short"}
"""The ways in which `afterword due` may tell what is due."""


def main() -> None:
    """The command `afterword`, with what the person gave it on the command line."""
    try:
        with harmless_output(), _last_resort():
            _run(sys.argv[1:])
    finally:
        # All goes with the process: looking through it once more takes a tenth of `afterword due`.
        gc.freeze()


def _run(words: list[str]) -> None:
    match words:
        case [] if COMPLETING not in os.environ:
            open_board(None, slow=False)
        case ["--db", db] if not db.startswith("-"):
            open_board(db, slow=False)
        case ["due", *options] if set(options) <= SHAPES:
            _tell_due(None, options)
        case ["--db", db, "due", *options] if set(options) <= SHAPES and not db.startswith("-"):
            _tell_due(db, options)
        case _:
            from tui.cli.group import main as command

            command()


def _tell_due(db: str | None, options: list[str]) -> None:
    """What a shell prompt may ask for every time it is shown: without click."""
    from tui.cli.telling import tell_due

    tell_due(db, as_json="--json" in options, short="--short" in options)


def open_board(db: str | None, *, slow: bool) -> None:
    """Open the board until the person closes it; the exit status is the app's."""
    need_terminal()
    with told():
        from models.settings import load_settings
        from tui.desk import Desk
        from tui.rescue import open_or_rescue

        settings = load_settings()
        with open_or_rescue(db, settings) as database:
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


@contextmanager
def told() -> Iterator[None]:
    """What goes wrong is told in two lines, with a status that says so."""
    try:
        yield
    except AfterwordError as error:
        _complain(f"{error.title}: {error.message}")
        if error.hint:
            _complain(error.hint)
        sys.exit(TROUBLE)


@contextmanager
def _last_resort() -> Iterator[None]:
    """A mistake of the program is told in a few lines, and its way written down without values."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except Exception as error:
        from tui.crash import words

        for line in words(error):
            _complain(line)
        sys.exit(TROUBLE)


def need_terminal() -> None:
    """The board is for a person at a terminal; anything else is told so."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _complain("The board needs a terminal: run afterword in one. See afterword --help.")
        sys.exit(TROUBLE)
    term = os.environ.get("TERM", "")
    if term in CANNOT_DRAW:
        named = f"TERM is '{term}'" if term else "TERM is not set"
        _complain(f"This terminal cannot draw the board ({named}).")
        _complain("Run afterword in another terminal, or set TERM=xterm-256color here.")
        sys.exit(TROUBLE)
    spoken = sys.__stderr__.encoding if sys.__stderr__ else "utf-8"
    if codecs.lookup(spoken).name != "utf-8":
        _complain(f"The board speaks UTF-8 with its terminal, and this session speaks {spoken}.")
        _complain("Set LANG=C.UTF-8; or, in a terminal that shows UTF-8: PYTHONUTF8=1 afterword.")
        sys.exit(TROUBLE)


def _complain(text: str) -> None:
    if sys.stderr is not None:  # closed before the start: `2>&-`
        sys.stderr.write(f"{text}\n")
