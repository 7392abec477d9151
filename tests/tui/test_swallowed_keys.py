"""Terminals keep some keys for themselves: nothing can be done by such a key alone."""

import re
from collections import defaultdict

import pytest
from piloting import all_at_once, on, press, running, said, seen, write
from textual.widgets import Button

from tui.commands import COMMANDS, Command, in_palette
from tui.desk import Desk
from tui.keymap import _keys

SWALLOWED = re.compile(
    r"""
    ctrl\+[sq]                    # flow control: they stop and start the output
    | ctrl\+[zc\\] | ctrl\+backslash # signals
    | ctrl\+[hmij] | ctrl\+left_square_bracket  # Backspace, Enter, Tab, a new line, Escape
    | ctrl\+[abp]                 # the prefixes of screen, tmux and docker
    | f\d+                        # menus of the terminal
    | (alt|super|meta|hyper)\+.*  # menus of the desktop, or an Escape before a letter
    | ctrl\+(shift\+)?(enter|backspace|tab|delete|space|at|left|right|up|down) | ctrl\+shift\+.*
    | shift\+(enter|backspace)    # no terminal without the kitty protocol can say these
    """,
    re.VERBOSE,
)
COMFORTS = {
    *("cursor_word_left(True)", "cursor_word_right(True)"),  # arrows with Shift select too
    *("cursor_left_word(True)", "cursor_right_word(True)"),
    *("cursor_word_left", "cursor_word_right", "cursor_left_word", "cursor_right_word"),
    *("select_line", "select_all", "copy", "screen.copy_text"),  # so does the mouse; y copies all
    *("delete_word_right", "delete_right_word", "delete_line"),  # Delete, held
}
"""Textual's own shortcuts, for what can be done by more strokes of other keys."""
VISITS = (
    ("board", (), ()),
    ("a note", ("down", "down", "c"), ("escape",)),
    ("its keys", (), ("escape", "g")),
    ("debrief", ("down", "d"), ("escape", "g")),
    ("new", ("n",), ()),
    ("a choice", ("tab",) * 3, ()),
    ("several lines", ("tab",) * 6, ()),
    ("save", ("tab",), ("escape",)),
    ("archive", ("A",), ("escape",)),
    ("statistics", ("S",), ("escape",)),
    ("a question", ("a",), ("escape",)),
    ("review", ("r",), ("escape",)),
    ("application", ("3", "enter"), ("escape", "1")),
    ("help", ("question_mark",), ("escape",)),
    ("search", ("/",), ("escape",)),
    ("palette", (":",), ("escape",)),
)


def another_way(keys: set[str]) -> set[str]:
    return {key for key in keys if not SWALLOWED.fullmatch(key)}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_another_way(command: Command) -> None:
    assert another_way(_keys(command.keys)) or command in in_palette()


async def test_everything_that_is_bound_has_another_way(demo: Desk) -> None:
    known = {command.call for command in COMMANDS}
    lost, seen_widgets = set(), set()
    async with running(demo) as pilot:
        for name, there, back in VISITS:
            await all_at_once(pilot, *there)
            seen_widgets.add(type(pilot.app.focused).__name__)
            keys = defaultdict(set)
            for key, active in pilot.app.screen.active_bindings.items():
                keys[active.binding.action].add(key)
            lost |= {
                f"{name}: {action}"
                for action, bound in keys.items()
                if not another_way(bound)
                and action not in COMFORTS | known
                # The board's own commands, which Textual binds everywhere.
                and action not in ("command_palette", "quit")
            }
            await all_at_once(pilot, *back)
        assert on(pilot) == "BoardScreen"
    assert {"NoteEditor", "Choice", "Area", "Button", "_Question", "CommandInput"} <= seen_widgets
    assert lost == set()


async def test_what_was_typed_is_taken_back_without_ctrl_z(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "down", "down", "c")
        before = seen(pilot)
        await write(pilot, "Q")
        assert seen(pilot) != before
        await press(pilot, "ctrl+underscore")
        assert "[what draws" in seen(pilot)


async def test_a_form_is_saved_by_its_button(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "n")
        await write(pilot, "Fabrikam")
        await press(pilot, "tab", "tab")
        await write(pilot, "Robin Marsh")
        for _ in range(20):
            if isinstance(pilot.app.focused, Button):
                break
            await press(pilot, "tab")
        await press(pilot, "enter")
        assert on(pilot) == "DebriefForm"


async def test_the_help_says_so(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "question_mark")
        assert "Some terminals keep Ctrl+S" in seen(pilot)
        await press(pilot, "escape")
        assert said(pilot) == ""
