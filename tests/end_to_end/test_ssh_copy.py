"""A note copied at the far end of an SSH connection, seen from the person's own terminal.

`make test` takes a few of the ways there; all of them, as a table:

    AFTERWORD_LONG=1 python -m pytest tests/end_to_end/test_ssh_copy.py -rP | grep '│'
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import pytest

from tests.end_to_end.notes import BEFORE, SIZES, copy_note, note, write_draft, write_notes
from tests.end_to_end.program import AFTERWORD, quit_board
from tests.end_to_end.ssh import FarSide
from tests.end_to_end.terminal import Terminal
from tests.shares import LONG

pytestmark = pytest.mark.needs("ssh", "sshd", "tmux", "screen", "ps")


class Arrival(Enum):
    """What becomes of a copy, and what the program must have said."""

    HERE = "arrived, to the byte"
    MAYBE = "did not arrive; said what to set"
    FILE = "did not arrive; said so, and showed the file"


@dataclass(frozen=True)
class Way:
    """From the person's terminal to the program: what runs where, and how a copy must end."""

    far: Callable[[FarSide, str], str]
    arrival: Arrival
    says: str
    near_setting: str = "on"
    near_term: str = "xterm-256color"
    near_screen: bool = False
    everyday: bool = False


def in_tmux(*settings: str) -> Callable[[FarSide, str], str]:
    """The program in as many tmux as there are settings, the innermost first."""

    def wrapped(far: FarSide, command: str) -> str:
        for setting in settings:
            command = far.in_tmux(command, setting)
        return command

    return wrapped


def bare(_: FarSide, command: str) -> str:
    return command


SENT = "Note sent to your terminal (OSC 52); it does not answer"
PASSED = "Note copied to the tmux buffer (checked) and passed on to your terminal"
SCREENED = "Note sent to your terminal through screen (OSC 52); it does not answer"
NOWHERE = "No way to your clipboard from here."
SET_IT = "set its set-clipboard to on"

WAYS = {
    "bare": Way(bare, Arrival.HERE, SENT, everyday=True),
    "tmux (external)": Way(in_tmux("external"), Arrival.HERE, PASSED, everyday=True),
    "tmux (on)": Way(in_tmux("on"), Arrival.HERE, PASSED),
    "tmux (off)": Way(in_tmux("off"), Arrival.HERE, PASSED),
    "tmux (external) in tmux (external)": Way(
        in_tmux("external", "external"), Arrival.HERE, PASSED, everyday=True
    ),
    "tmux (on) in tmux (on)": Way(in_tmux("on", "on"), Arrival.HERE, PASSED),
    "tmux (off) in tmux (off)": Way(in_tmux("off", "off"), Arrival.HERE, PASSED),
    "tmux in tmux in tmux": Way(in_tmux("off", "on", "external"), Arrival.HERE, PASSED),
    "screen": Way(FarSide.in_screen, Arrival.HERE, SCREENED, everyday=True),
    "screen in tmux (external)": Way(
        lambda far, command: far.in_tmux(far.in_screen(command), "external"),
        Arrival.HERE,
        PASSED,
    ),
    "tmux (external) in screen": Way(
        lambda far, command: far.in_screen(far.in_tmux(command, "external")),
        Arrival.FILE,
        NOWHERE,
        everyday=True,
    ),
    "screen at the near end": Way(bare, Arrival.HERE, SCREENED, near_screen=True),
    "tmux (external) at the near end": Way(
        bare, Arrival.MAYBE, SET_IT, near_setting="external", near_term="tmux-256color"
    ),
    "tmux (external) at both ends": Way(
        in_tmux("external"),
        Arrival.MAYBE,
        SET_IT,
        near_setting="external",
        near_term="tmux-256color",
    ),
}


@pytest.mark.parametrize("name", [name for name, way in WAYS.items() if LONG or way.everyday])
def test_every_byte_arrives_or_the_program_says_otherwise(name: str) -> None:
    way = WAYS[name]
    write_notes()
    with FarSide() as far, Terminal(120, 40) as terminal:
        terminal.tmux("set-option", "-s", "set-clipboard", way.near_setting)
        near = far.in_screen if way.near_screen else None
        far.connect(terminal, way.far(far, AFTERWORD), term=way.near_term, near=near)
        terminal.wait_for("Bytes 9000")
        terminal.press("g")
        for size in SIZES:
            said = copy_note(terminal, size, way.says)
            if way.arrival is Arrival.HERE:
                terminal.wait_for(lambda _, size=size: terminal.buffer() == note(size))
            else:
                # What the program said was written after the note, so nothing is still on its way.
                assert terminal.buffer() == BEFORE
            if way.arrival is Arrival.FILE:
                file = far.runtime_folder / "note.txt"
                # A long path goes over two lines.
                assert str(file) in said.replace(" ", "")
                assert file.read_text() == note(size)
            print(f"{name:<36}│ {size:>5,} bytes │ {way.arrival.value}")
            terminal.press("j")
        quit_board(terminal)


def test_where_no_copy_arrives_the_bare_note_is_shown() -> None:
    write_draft("Dear Ana,\n\nthank you for the talk.\n\nRobin")
    with FarSide() as far, Terminal(120, 40) as terminal:
        terminal.tmux("set-option", "-s", "set-clipboard", "on")
        terminal.tmux("set-buffer", BEFORE)
        far.connect(terminal, far.in_screen(far.in_tmux(AFTERWORD, "external")))
        terminal.wait_for("Hoshi Labs")
        terminal.press("c")
        terminal.wait_for("thank you for the talk.")
        terminal.press("C-o")
        terminal.wait_for(lambda seen: "Esc v shows it bare" in " ".join(seen.split()))
        terminal.press("Escape", "v")
        shown = terminal.wait_for("Enter goes back to Afterword")
        assert shown.startswith("Dear Ana,\n\nthank you for the talk.\n\nRobin\n\n")
        assert terminal.buffer() == BEFORE
        terminal.press("Enter")
        terminal.wait_for("Did it go out to Ana Ruiz?")
