"""How the program starts: the board at once, and any other command by way of `tui.cli`.

The board is opened without click, and garbage is left until the board shows: both would be felt.
"""

import gc

gc.disable()

import os  # noqa: E402
import sys  # noqa: E402

from tui.cli import COMPLETING, SHAPES  # noqa: E402
from tui.lean import import_hashes, import_zones  # noqa: E402
from tui.opening import open_board  # noqa: E402
from tui.outlet import harmless_output  # noqa: E402
from tui.trouble import TROUBLE, last_resort  # noqa: E402


def main() -> None:
    """The command `afterword`, with what the person gave it on the command line."""
    try:
        with harmless_output(), last_resort():
            _run(sys.argv[1:])
    finally:
        # All goes with the process: looking through it once more takes a tenth of `afterword due`.
        gc.freeze()


def _run(words: list[str]) -> None:
    match words:
        case [] if COMPLETING not in os.environ:
            open_board(None, slow=False)
        case ["--db", db] if _is_place(db):
            open_board(db, slow=False)
        case ["due", *options] if set(options) <= SHAPES:
            _tell_due(None, options)
        case ["--db", db, "due", *options] if set(options) <= SHAPES and _is_place(db):
            _tell_due(db, options)
        case ["--db", "", "due", *options] if "--short" in options:
            sys.exit(TROUBLE)  # It prints nothing, whatever goes wrong.
        case _:
            from tui.cli.group import main as command

            if COMPLETING in os.environ:
                from tui.cli import shells

                shells.register()
            command()


def _is_place(word: str) -> bool:
    """Whether a word can be where a board is; of any other click says what is wrong."""
    return bool(word) and not word.startswith("-")


def _tell_due(db: str | None, options: list[str]) -> None:
    """What a shell prompt may ask for every time it is shown: without click."""
    import_hashes()
    import_zones()
    from tui.cli.telling import tell_due

    tell_due(db, as_json="--json" in options, short="--short" in options)
