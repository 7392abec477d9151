"""Tab in real shells on a real terminal."""

import shlex
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.database import default_location, open_database
from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.pipeline.applications import add_application
from models.typed.meeting import just_ended
from tests.end_to_end.program import AFTERWORD
from tests.end_to_end.terminal import Terminal
from tests.shares import LONG

SHELLS = {
    "bash": ("bash --norc --noprofile", "PS1='ready''> '", ""),
    "zsh": ("zsh -f", "PS1='ready''> '", "autoload -Uz compinit && compinit -u -D"),
    "fish": ("fish --no-config", "function fish_prompt; echo -n 'ready''> '; end", ""),
}
"""How each starts with nothing of a person's own, gets a prompt, and what README asks for first."""
HARD = "Stär * $HOME 'one', Ltd: \"2\""
COMPANIES = ("Brückner & Söhne", "Two Words", HARD)
TABS = {
    "list --st": "list --stage",
    "show 'Two W": "show 'Two Words'",
    "show Brü": r"show Brückner\ \&\ Söhne",
    r"log two --who Bj": r"log two --who Bjørn\ O\'Hara",
    "dra": "draft",
    "move two wa": "move two waiting",
    "list --stage=wa": "list --stage=waiting",
    "--db $OTHER show E": r"--db $OTHER show Elsewhere\ Ltd",
    "import pap": "import papers.csv",
    "templates co": "templates copy",
}
"""What is typed before Tab, and what the line is after it, in every shell the same."""
DEFAULT_SHARE = 2


def board(path: Path, *companies: str) -> None:
    now = datetime.now(UTC)
    with open_database(path):
        for company in companies:
            entry = ApplicationEntry(company, people=(PersonEntry("Bjørn O'Hara"),))
            add_application(entry, InterviewEntry(just_ended(now)), now=now)


@pytest.mark.needs("tmux", "bash", "zsh", "fish")
@pytest.mark.parametrize("shell", SHELLS)
def test_tab(shell: str, tmp_path: Path) -> None:
    board(default_location(), *COMPANIES)
    board(tmp_path / "other.db", "Elsewhere Ltd")
    (tmp_path / "papers.csv").touch()
    start, prompt, before = SHELLS[shell]
    load = (
        "afterword completion fish | source"
        if shell == "fish"
        else f'eval "$(afterword completion {shell})"'
    )
    with Terminal(100, 24) as terminal:
        env: Mapping[str, str] = {
            "LC_ALL": "C.UTF-8",
            "OTHER": str(tmp_path / "other.db"),
        }
        terminal.start(shlex.split(start), env=env, cwd=tmp_path)
        # tmux gives a program its own PATH, whatever is asked.
        path = f"export PATH={Path(AFTERWORD).parent}:$PATH"
        terminal.type("; ".join(filter(None, (path, before, load, prompt, "clear"))))
        terminal.press("Enter")
        terminal.wait_for("ready>")
        for typed, completed in list(TABS.items())[: None if LONG else DEFAULT_SHARE]:
            terminal.type(f"afterword {typed}")
            terminal.press("Tab")
            terminal.wait_for(lambda seen, line=completed: seen.endswith(f"> afterword {line}"))
            terminal.press("C-u")
            terminal.wait_for(lambda seen: seen.endswith("ready>"))
        # The hardest name is not only on the line as it should be: the command understands it.
        terminal.type("afterword show Stä")
        terminal.press("Tab")
        terminal.wait_for("Ltd:")
        terminal.press("Enter")
        terminal.wait_for(f"{HARD} (number 3)")
