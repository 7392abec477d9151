"""Hostile text in the board, the settings, the environment and file names: what the real program
sends to a real terminal holds no sequence but its own, on the board and from every command.
"""

import os
from pathlib import Path

import pytest

from models.database import default_location
from models.settings.reading import default_path
from tests.end_to_end.program import lively_board, open_composer, start
from tests.end_to_end.terminal import Terminal
from tests.shares import LONG
from tests.torture.driven import Driven
from tests.tui.hostile.nasties import FIXED
from tests.tui.hostile.poison import JOINED, poison
from tests.tui.hostile.stream import ASKING, foreign
from tui import cli

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")

EVERYDAY: tuple[tuple[str, ...], ...] = (("due",), ("doctor", "--no-copy"))
MORE: tuple[tuple[str, ...], ...] = (
    ("due", "--json"),
    ("stats",),
    ("config",),
    ("templates",),
    ("templates", "check"),
    ("backup",),
    ("export", "--format", "json"),
    ("export", "--format", "csv"),
    ("export", "--format", "markdown"),
    ("show", "1"),
    ("show", "1", "--json"),
    ("draft", "1"),
    ("list", "--json"),
    ("nonsense",),
)
OTHERS = tuple((name,) for name in cli.COMMANDS if name not in ("demo", "doctor"))
COMMANDS = (*EVERYDAY, *dict.fromkeys((*MORE, *OTHERS) if LONG else ()))
"""What a command asks is left unanswered: the end of what is typed comes first."""
HARM = "\x1b]0;harm\x07\x9b31mred\u202e[/b]"


@pytest.fixture
def poisoned() -> None:
    lively_board()
    poison(default_location(), JOINED)


def sent(*arguments: str, keys: str = "", **env: str) -> str:
    """All that a run of the program sends to its terminal."""
    with Driven(
        *arguments, env={name: value.replace("\0", "") for name, value in env.items()}
    ) as run:
        for key in keys:
            run.react(key)
        run.ends()
        return run.raw.decode("utf-8", "replace")


@pytest.mark.usefixtures("poisoned")
@pytest.mark.parametrize("changes_only", [True, False] if LONG else [True])
def test_the_board(changes_only: bool) -> None:
    with default_path().open("a") as settings:
        settings.write(f"\n[terminal]\nchanges_only = {str(changes_only).lower()}\n")
    keys = "jc\x1b\x1bd\x1br\x1bS\x1bA\x1bq" if LONG else "c\x1b\x1bq"
    text = sent(keys=keys, EDITOR=HARM, USER=HARM, TMUX_PANE=HARM, LC_TIME="C")
    assert len(text) > 5000
    assert foreign(text) == []


@pytest.mark.needs("tmux")
def test_what_is_pasted_presses_no_key() -> None:
    """An Escape within it, which not every terminal leaves out, makes no keys of what follows."""
    lively_board()
    with Terminal() as terminal:
        start(terminal)
        terminal.wait_for("Mauersegler Energie")
        terminal.paste("Hello \x1bq and \x1bn new\x1bd\x1by, then \x1bq again")
        terminal.press("?")
        terminal.wait_for("How Afterword works")
        terminal.press("Escape")
        open_composer(terminal)
        terminal.press("C-end")
        terminal.paste("one \x1bq two \x1bd three")
        terminal.wait_for("one  two  three")
        # Both in one breath, as over a slow line: it leaves the text, then opens the help.
        terminal.type("\x1b?")
        terminal.wait_for("How Afterword works")
        terminal.press("Escape", "Escape", "q")
        assert terminal.wait_exit() == 0


@pytest.mark.usefixtures("poisoned")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command(arguments: tuple[str, ...]) -> None:
    hostile = {"EDITOR": HARM, "USER": HARM, "COLORTERM": HARM, "TERM_PROGRAM": HARM}
    text = sent(*arguments, keys="\x04", **hostile)
    assert text.strip()
    assert foreign(text, ASKING) == []


@pytest.mark.parametrize("name", ["a\x1b]0;harm\x07\u202egnp.db", *(["[b]$x{}"] if LONG else [])])
def test_a_file_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"no board at all, but a letter of some length" * 40)
    for command in ((), *(COMMANDS if LONG else ())):
        text = sent("--db", str(path), *command)
        assert foreign(text, ASKING) == []


def test_names_of_terminals() -> None:
    assert foreign(sent(TERM="")) == []
    assert foreign(sent("doctor", "--no-copy", TERM=HARM), ASKING) == []


@pytest.mark.skipif(not LONG, reason="takes long: make long")
def test_settings() -> None:
    texts = [text.encode("unicode_escape").decode("ascii") for text in FIXED if text.isascii()]
    quoted = [text.replace("\\x", "\\u00").replace('"', "'") for text in texts]
    lines = [f'"{text}" = "{text}"' for text in quoted]
    default_path().parent.mkdir(parents=True, exist_ok=True)
    default_path().write_text("[keys]\n" + "\n".join(lines), "utf-8")
    assert foreign(sent("config")) == []
    assert foreign(sent(keys="?\x1bq")) == []
