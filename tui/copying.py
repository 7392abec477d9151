"""From the app to the clipboard: off the event loop, with the terminal's own writer."""

import asyncio
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App

from models.text import clean_text
from tui.clipboard.copying import copy
from tui.clipboard.file import own_runtime_dir
from tui.clipboard.report import CopyReport
from tui.desk import Desk


async def copy_text(
    app: App[Any], text: str, what: str, desk: Desk | None = None, *, bare: str = ""
) -> CopyReport:
    """Copy a text by the right route for where the program runs; an honest report of it.

    What is invisible in it stays behind: pasted elsewhere, it would do what nobody saw.
    `bare` names the keys that show the bare text, where there are any.
    """
    driver = app._driver
    return await asyncio.to_thread(
        copy,
        clean_text(text),
        what=what,
        env=dict(os.environ),
        preference=desk.settings.clipboard if desk else "auto",
        write=driver.write if driver is not None and not app.is_headless else None,
        runtime_dir=own_runtime_dir(),
        bare=bare,
    )


_CLEARED = "\033[H\033[2J"
_SELECT = "Select the text above with the mouse."
_BACK = "Enter goes back to Afterword."


@contextmanager
def unechoed() -> Iterator[None]:
    """Keys that are pressed meanwhile leave no trace between the lines, where that can be had."""
    try:
        import termios
    except ImportError:
        yield
        return
    try:
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
    except (OSError, ValueError, termios.error):
        yield
        return
    quiet = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
    termios.tcsetattr(terminal, termios.TCSADRAIN, quiet)
    try:
        yield
    finally:
        # What is pressed there answers no question that comes after it.
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)


def flowed(text: str) -> str:
    """Prose for the bare terminal, broken between words where its window ends."""
    columns = shutil.get_terminal_size().columns
    return "\n".join(textwrap.fill(line, max(20, columns - 1)) for line in text.splitlines())


def show_plainly(app: App[Any], text: str, todo: str = _SELECT, link: str = "") -> bool:
    """Put the bare text on the terminal, to be selected with the mouse; False where that fails.

    `todo` says below it what the person can do; `link` goes before it as it is, for the terminal to
    make something of. The program steps aside meanwhile, so that the terminal's own selection
    works and nothing but the text is in the way.
    """
    from textual.app import SuspendNotSupported

    try:
        with app.suspend():
            try:
                with unechoed():
                    print(  # noqa: T201
                        f"{_CLEARED}{link}{clean_text(text)}\n\n{flowed(f'{todo} {_BACK}')}",
                        flush=True,
                    )
                    input()
                    print(_CLEARED, end="", flush=True)  # noqa: T201
            except (EOFError, KeyboardInterrupt, OSError):
                pass
    except SuspendNotSupported:
        return False
    return True
