"""What a shell is answered that asks how a line may go on; real shells: tests/end_to_end."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from conftest import NOW

from models.database import open_database
from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.pipeline.applications import add_application
from models.typed.meeting import just_ended
from tui.cli import COMMANDS, COMPLETING
from tui.cli.group import main
from tui.cli.shells import SHELLS

Ask = Callable[..., list[str]]
TYPED = {
    "afterword dr": ["draft"],
    "afterword due --": ["--json", "--short", "--help"],
    "afterword completion ": ["bash", "zsh", "fish"],
    "afterword templates c": ["check", "copy"],
    "afterword templates copy card": [],
    "afterword schema ar": ["archive"],
    "afterword export --format m": ["markdown"],
    "afterword --db $BOARD show tarn": ["Tarnside Glass"],
    "afterword --db ~/board.db show tarn": ["Tarnside Glass"],
    # What is in the archive is no card that one could move.
    "afterword --db $BOARD move tarn": [],
    "afterword --db $BOARD move 'horta do": ["Horta do Vento"],
    "afterword --db $BOARD move Aurinkotuuli w": ["waiting"],
    "afterword --db $BOARD log aurinkotuuli --who o": ["Oskari Lehtimaa"],
    "afterword --db $BOARD draft aurinkotuuli --kind rej": ["rejection-reply"],
    "afterword --db $BOARD list --stage ch": ["checked-in"],
    "afterword list --stage=ch": ["--stage=checked-in"],
    "afterword --db $BROKEN show a": [],
}
"""Lines that end with the cursor, and what is offered."""
IN_BASH = {
    ("show Tarn", "Tarn"): r"Tarnside\ Glass",
    ("show 'Tarn", "'Tarn"): "Tarnside Glass",
    ("show Star", "Star"): r"Star\ \*\ \$HOME\ \'one\',\ Ltd:\ 2",
    ("show 'Star", "'Star"): r"Star * $HOME '\''one'\'', Ltd: 2",
    ('show "Star', '"Star'): r"""Star * \$HOME 'one', Ltd: 2""",
    # Bash cuts words at colons and equals signs, unless they stand in quotes.
    (r"show Star\ \*\ \$HOME\ \'one\',\ Ltd:\ ", r"\ "): r"\ 2",
    (r"show Star\ \*\ \$HOME\ \'one\',\ Ltd:", ":"): r"\ 2",
    ("list --stage=", "="): "waiting",
    ("list --stage=wai", "wai"): "waiting",
}
"""The line, the word as bash sees it, and what bash puts there instead."""


@pytest.fixture
def ask(demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    board, broken = tmp_path / "home" / "board.db", tmp_path / "broken.db"
    shutil.copy(demo_file, board)
    broken.write_bytes(b"no board " * 200)
    monkeypatch.setenv("BOARD", str(board))
    monkeypatch.setenv("BROKEN", str(broken))

    def ask(shell: str, line: str, word: str) -> list[str]:
        if shell == "bash":
            monkeypatch.setenv("COMP_LINE", line)
            monkeypatch.setenv("COMP_WORD", word)
        else:
            count = len(line.split(" ")) - 1
            monkeypatch.setenv("COMP_WORDS", line)
            monkeypatch.setenv("COMP_CWORD", str(count) if shell == "zsh" else word)
        return SHELLS[shell](main, {}, "afterword", COMPLETING).complete().splitlines()

    return ask


@pytest.mark.parametrize("line", TYPED)
def test_a_line_goes_on_with(line: str, ask: Ask) -> None:
    word = line.rpartition(" ")[2] if "'" not in line else line[line.index("'") :]
    assert [told.partition(",")[2].partition("\t")[0] for told in ask("fish", line, word)] == TYPED[
        line
    ]


def test_zsh_is_told_in_threes_and_of_what_a_command_does(ask: Ask) -> None:
    assert ask("zsh", "afterword dr", "dr") == ["plain", "draft", COMMANDS["draft"]]
    assert ask("zsh", "afterword --db $BOARD show tarn", "tarn") == ["plain", "Tarnside Glass", "_"]


@pytest.mark.parametrize(("line", "word"), IN_BASH)
def test_bash_gets_what_it_puts_in_the_place_of_the_word(line: str, word: str, ask: Ask) -> None:
    with open_database() as _, time_machine.travel(NOW, tick=False):
        for company in ("Star * $HOME 'one', Ltd: 2", "Tarnside Glass"):
            entry = ApplicationEntry(company, people=(PersonEntry("Ana"),))
            add_application(entry, InterviewEntry(just_ended(NOW)), now=NOW)
    assert f"plain,{IN_BASH[line, word]}" in ask("bash", f"afterword {line}", word)


@pytest.mark.parametrize("line", ["import pa", "export -o pa", "--db pa", "backup pa"])
def test_files_are_left_to_the_shell(line: str, ask: Ask) -> None:
    assert ask("bash", f"afterword {line}", "pa") == ["file,pa"]
