"""The table of commands: whole, without clashes, and what everything else is made from."""

import re
from collections import Counter

import pytest

from screenshots.draw import README
from tui.app import AfterwordApp
from tui.commands import COMMANDS, Command, Place, at, key_name, key_table, shown
from tui.flows.cards import FLOWS, flow
from tui.keymap import _keys, bindings, live_keys, own_keys
from tui.screens.application import ApplicationScreen
from tui.screens.archive import ArchiveScreen
from tui.screens.board import BoardScreen
from tui.screens.cards import BoardColumns
from tui.screens.composer import ComposerScreen
from tui.screens.form import Form
from tui.screens.help import HelpScreen
from tui.screens.importing import ImportScreen
from tui.screens.review import ReviewScreen
from tui.screens.statistics import StatisticsScreen
from tui.widgets.note_editor import NoteEditor

SCREENS = {
    Place.BOARD: BoardScreen,
    Place.TEXT: ComposerScreen,
    Place.COMPOSER: ComposerScreen,
    Place.REVIEW: ReviewScreen,
    Place.APPLICATION: ApplicationScreen,
    Place.ARCHIVE: ArchiveScreen,
    Place.STATISTICS: StatisticsScreen,
    Place.IMPORT: ImportScreen,
    Place.FORM: Form,
    Place.HELP: HelpScreen,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_action_exists(command: Command) -> None:
    target, _, name = command.call.rpartition(".")
    name, _, arguments = name.partition("(")
    carrier = {
        "app": AfterwordApp,
        "screen": SCREENS.get(command.place),
        "": NoteEditor if command.place is Place.TEXT else BoardColumns,
    }[target]
    assert callable(getattr(carrier, f"action_{name}", None)), command.call
    if name == "on_card":
        assert arguments.strip("')") in FLOWS


def test_every_flow_has_a_command() -> None:
    called = {re.sub(r".*'(.*)'.*", r"\1", c.call) for c in COMMANDS if "on_card" in c.call}
    assert called == set(FLOWS)
    assert all(callable(flow(name)) for name in FLOWS)


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(c.id for c in COMMANDS).items() if times > 1] == []


@pytest.mark.parametrize("place", Place)
def test_no_key_has_two_commands(place: Place) -> None:
    times = Counter(key for command in at(place) for key in _keys(command.keys))
    assert [key for key, number in times.items() if number > 1] == []


@pytest.mark.parametrize("place", Place)
def test_bindings_are_the_commands(place: Place) -> None:
    made = bindings(place)
    assert [binding.id for binding in made] == [command.id for command in at(place)]
    assert all(command.help for command in at(place))


def test_readme_has_the_key_table() -> None:
    found = re.search(r"<!-- keys -->\n(.*?)<!-- /keys -->", README.read_text("utf-8"), re.DOTALL)
    assert found is not None
    assert found[1] == key_table(), "the table is old: make screenshots"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+r", "Ctrl+R"),
        ("ctrl+alt+f7", "Ctrl+Alt+F7"),
        ("+", "+"),
        ("left", "←"),
        ("A", "A"),
        (">", ">"),
        ("tab", "Tab"),
    ],
)
def test_key_names(key: str, name: str) -> None:
    assert key_name(key) == name
    assert shown(f"{key},x") == f"`{name}` `x`"


def test_own_keys_are_taken() -> None:
    assert own_keys({"board.new": "f7"}) == ({"board.new": "f7"}, [])
    assert live_keys({"board.new": "f7"})["board.new"] == "f7"
    assert live_keys({})["board.new"] == "n"


def test_a_key_of_another_command_is_a_clash() -> None:
    keymap, problems = own_keys({"board.new": "greater_than_sign"})
    assert keymap == {}
    assert problems == [
        "keys.board.new: greater_than_sign belongs to 'Move' (board.move-right) already"
    ]
    assert live_keys({"board.new": ">"})["board.new"] == "n"


def test_commands_may_swap_their_keys() -> None:
    wanted = {"board.new": "e", "board.edit": "n"}
    assert own_keys(wanted) == (wanted, [])


def test_the_same_key_in_another_place_is_no_clash() -> None:
    assert own_keys({"review.done": "n"})[1] == []


def test_an_unknown_command_is_said_with_one_that_is_near() -> None:
    keymap, problems = own_keys({"board.nwe": "f7", "far-away": "f8"})
    assert keymap == {}
    assert problems[0] == "keys.board.nwe: no such command; did you mean 'board.new'?"
    assert problems[1] == "keys.far-away: no such command"
