"""How much goes over the line to the terminal: what the person wants, and what comes of it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

MICE = ("all", "clicks", "off")
"""What the terminal reports of the mouse: also where it merely moves, clicks and drags, nothing."""
MOST_FRAMES = 120

Complain = Callable[[str, str], None]
"""Is told the name of a setting and what is wrong with it."""


class Terminal(NamedTuple):
    """The table `[terminal]`. None: as suits the line."""

    slow_line: bool | None = None
    animations: bool | None = None
    mouse: str | None = None
    frames: int | None = None
    changes_only: bool | None = None


class Line(NamedTuple):
    """What is sent; `mouse` is which reports are asked for, `frames` how many a second at most.

    `changes_only`: of a repaint, only the cells that are not on the screen already.
    """

    animations: bool
    mouse: str
    frames: int
    changes_only: bool = True


FAST = Line(animations=True, mouse="all", frames=60)
SLOW = Line(animations=False, mouse="clicks", frames=20)


def line_for(terminal: Terminal, *, far: bool) -> Line:
    """What to send; `far`: the person sits at another machine, and said nothing of the line."""
    slow = far if terminal.slow_line is None else terminal.slow_line
    usual = SLOW if slow else FAST
    return Line(
        usual.animations if terminal.animations is None else terminal.animations,
        terminal.mouse or usual.mouse,
        terminal.frames or usual.frames,
        usual.changes_only if terminal.changes_only is None else terminal.changes_only,
    )


def read_terminal(table: Mapping[str, Any], complain: Complain) -> Terminal:
    """The table as it was parsed; what is not understood is told and left as it usually is."""
    mouse = table.get("mouse")
    if mouse is not None and mouse not in MICE:
        complain("terminal.mouse", f"'{mouse}' is none of {', '.join(MICE)}")
        mouse = None
    frames = table.get("frames")
    if frames is not None and not (type(frames) is int and 1 <= frames <= MOST_FRAMES):
        complain("terminal.frames", f"a whole number from 1 to {MOST_FRAMES} is needed here")
        frames = None
    return Terminal(
        slow_line=_yes_or_no(table, "slow_line", complain, usual="auto"),
        animations=_yes_or_no(table, "animations", complain),
        mouse=mouse,
        frames=frames,
        changes_only=_yes_or_no(table, "changes_only", complain),
    )


def _yes_or_no(
    table: Mapping[str, Any], name: str, complain: Complain, *, usual: str = ""
) -> bool | None:
    found = table.get(name)
    if found is None or (usual and found == usual):
        return None
    if isinstance(found, bool):
        return found
    words = f'true, false or "{usual}"' if usual else "true or false"
    complain(f"terminal.{name}", f"{words} is needed here")
    return None
