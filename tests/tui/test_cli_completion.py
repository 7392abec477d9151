"""Completion as real shells ask for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shares import LONG
from tui.cli import COMPLETING

BIN = Path(sys.executable).parent
SHOW_REPLY = r"""
eval "$(afterword completion bash)"
complete -p afterword
while IFS= read -r line; do
    eval "COMP_WORDS=($line)"
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    _afterword_completion afterword
    printf '%s\n' "${COMPREPLY[*]}"
done
"""
ASKED = {
    "afterword dr": "draft",
    "afterword due --": "--json --short --help",
    "afterword completion ''": "bash zsh fish",
    "afterword templates c": "check copy",
    "afterword templates copy card": "",
    "afterword schema ar": "archive",
    "afterword --db $board show tarn": r"Tarnside\ Glass",
    "afterword --db $board move tarn": "",
    r"afterword --db $board move 'horta do'": r"Horta\ do\ Vento",
    "afterword --db $board move Aurinkotuuli w": "waiting",
    "afterword --db $board log aurinkotuuli --who o": r"Oskari\ Lehtimaa",
    "afterword --db $board draft aurinkotuuli --kind rej": "rejection-reply",
    "afterword --db $board list --stage ch": "checked-in",
    "afterword --db $broken show a": "",
    "afterword --db $board show 'Star '": r"Star\ \*\ \$HOME\ \'one\'\,\ Ltd.",
}
"""Command lines that end with the cursor, and what bash offers."""


@pytest.fixture
def env(demo_file: Path, tmp_path: Path) -> dict[str, str]:
    board, broken = tmp_path / "board.db", tmp_path / "broken.db"
    shutil.copy(demo_file, board)
    broken.write_bytes(b"no board " * 200)
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    places = {"board": str(board), "broken": str(broken)}
    return {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", **places}


def shell(words: list[str], env: dict[str, str], given: str = "") -> str:
    done = subprocess.run(
        words, env=env, input=given, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.needs("bash")
def test_bash(env: dict[str, str]) -> None:
    shell(["afterword", "--db", env["board"], "add", "Star * $HOME 'one', Ltd.", "-p", "Ana"], env)
    asked = dict(list(ASKED.items())[:: 1 if LONG else 3])
    given = "".join(f"{line}\n" for line in asked)
    first, *replies = shell(["bash", "--norc", "-c", SHOW_REPLY], env, given).splitlines()
    assert first == "complete -o nosort -F _afterword_completion afterword"
    assert dict(zip(asked, replies, strict=True)) == asked


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
def test_fish(env: dict[str, str]) -> None:
    ask = "afterword completion fish | source; complete -C 'afterword --db $board show tarn'"
    assert "Tarnside Glass" in shell(["fish", "--no-config", "-c", ask], env)


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")
def test_zsh(env: dict[str, str]) -> None:
    ask = 'compinit -u -D; eval "$(afterword completion zsh)"; echo $_comps[afterword]'
    ask = f"autoload -Uz compinit; {ask}"
    assert shell(["zsh", "-f", "-c", ask], env) == "_afterword_completion\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zsh", {"COMP_WORDS": "afterword --db {board} show tarn", "COMP_CWORD": "4"}),
        ("fish", {"COMP_WORDS": "afterword --db {board} show tarn", "COMP_CWORD": "tarn"}),
    ],
)
def test_what_other_shells_are_answered(
    env: dict[str, str], name: str, words: dict[str, str]
) -> None:
    asked = {key: value.format(board=env["board"]) for key, value in words.items()}
    told = shell(["afterword"], {**env, **asked, COMPLETING: f"{name}_complete"})
    assert "Tarnside Glass" in told
    assert "_afterword_completion" in shell(["afterword", "completion", name], env)
