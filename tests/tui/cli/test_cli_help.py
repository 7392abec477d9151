"""Help, examples and statuses of every subcommand; and that none of them needs a terminal."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest
import time_machine
from click.testing import CliRunner, Result
from commanding import examples, subcommands
from conftest import NOW

from models.database import open_database
from models.dossier import read_dossier
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.pipeline.applications import add_application
from models.pipeline.interviews import record_debrief
from models.typed.meeting import just_ended
from tests.shares import LONG
from tui.cli import COMMANDS
from tui.cli.group import STATUSES, main

ROOT = Path(__file__).parents[3]
ANA = PersonEntry("Ana Ruiz", "VP Engineering", email="ana@acme.example")
ALL = dict(subcommands())
IN_ORDER = ["", *ALL]

NEEDS_TERMINAL = {"", "demo"}
WITHOUT_TERMINAL = {
    "due": [],
    "due --short": ["due", "--short"],
    "list": [],
    "show": ["12"],
    "log": ["12", "--in", "email"],
    "move": ["12", "waiting"],
    "undo": [],
    "redo": [],
    "stats": [],
    "config": [],
    "schema": ["due"],
    "completion": ["zsh"],
    "templates": [],
    "templates list": [],
    "templates copy": ["check_in"],
    "templates names": [],
    "export": [],
    "backup": [],
    "restore": ["--yes"],
    "import": ["-", "--dry-run"],
    "add": ["Globex", "-p", "Bo Lind", "--when", "yesterday"],
    "draft": ["12", "--kind", "thank-you", "--to", "ana", "--anyway"],
    "sent": ["12", "--kind", "check-in", "--anyway"],
    "templates check": [],
    "doctor": ["--no-copy"],
    "erase": ["12", "--yes"],
}
"""Every command that is for scripts, with words; those that need little come first."""
REFUSED = {
    "": "needs a terminal",
    "demo": "needs a terminal",
    "redo": "nothing to redo",
    "restore": "There (are|is) no backup|is not there|no such|Nobody is here",
    "erase": "Nobody is here|fits 'p7'|p7",
}
"""Commands whose examples end in trouble here, and what is said."""
INVITATION = Path(__file__).parents[2] / "models/exchange/fixtures/invitations/google.ics"
HEAVY = {"textual", "rich", "jinja2", "dateparser", "arrow", "pyperclip", "tomlkit", "rapidfuzz"}


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve applications; the last is Acme, whose interview was written down."""
    path = tmp_path_factory.mktemp("twelve") / "board.db"
    with open_database(path), time_machine.travel(NOW, tick=False):
        for company in [*(f"Studio {letter}" for letter in "ABCDEFGHIJK"), "Acme"]:
            entry = ApplicationEntry(company, "Engineer", people=(ANA,))
            key = add_application(entry, InterviewEntry(just_ended(NOW)), now=NOW)
        newest = read_dossier(key).newest
        assert newest is not None
        people = tuple(replace(met, topics="their move to Kafka") for met in newest.people)
        record_debrief(newest.id, DebriefEntry(newest.interview, people), now=NOW)
    return path


@pytest.fixture
def board(twelve: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(twelve, tmp_path))


@pytest.fixture
def run(
    board: Path, twelve: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """The command on a fresh copy of the board each time."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs.csv").write_text("company,interviewer,stage\nInitech,Bo Lind,Interview\n")
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    )
    shutil.copy(INVITATION, tmp_path / "invite.ics")
    shutil.copy(twelve, tmp_path / "work.db")
    (tmp_path / "stick").mkdir()
    (tmp_path / "contacts.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bo Lind\nEND:VCARD\n")

    def run(*words: str) -> Result:
        shutil.copy(twelve, board)
        with time_machine.travel(NOW, tick=False):
            return CliRunner().invoke(main, ["--db", str(board), *words])

    return run


def command(name: str) -> click.Command:
    return ALL[name] if name else main


@pytest.mark.parametrize("name", IN_ORDER)
def test_help_fits_a_terminal_and_shows_examples(name: str, run: Callable[..., Result]) -> None:
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert examples(command(name))
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help or parameter.show_default


@pytest.mark.parametrize("name", IN_ORDER)
def test_examples_of_the_help_work(name: str, run: Callable[..., Result]) -> None:
    for line in examples(command(name)):
        for typed in re.findall(r"""afterword\b[^|")]*""", line):
            # What stands elsewhere on a person's machine stands here in the test's own folder.
            words = shlex.split(typed.replace("/media/", ""))[1:]
            result = run(*words)
            told = f"{typed}: {result.output}"
            if result.exit_code == 2:
                assert re.search(REFUSED[words[0] if words else ""], result.stderr), told
            elif result.exit_code == 1:
                expected = "not ready|nothing here|Nothing is in|a file instead"
                assert re.search(expected, result.output), told
            else:
                assert result.exit_code == 0, told


def test_the_first_words_of_the_help_are_those_of_the_table() -> None:
    shown = CliRunner().invoke(main, ["--help"]).stdout
    flat = " ".join(shown.split())
    for name, line in COMMANDS.items():
        assert f"{name} {line}" in flat
    for status, means in STATUSES.items():
        assert f"{status} {means}" in flat


@pytest.mark.parametrize("name", list(ALL))
def test_what_is_not_understood_is_status_two(name: str, run: Callable[..., Result]) -> None:
    result = run(*name.split(), "--nonsense")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--nonsense" in result.stderr


def test_every_command_is_tried_without_a_terminal() -> None:
    tried = {name.partition(" --")[0] for name in WITHOUT_TERMINAL}
    assert tried == set(ALL) - NEEDS_TERMINAL


ONE_PROCESS = """
import json, os, sys
os.close(0)
sys.stdin = None
from tui.cli.group import main
loaded = {}
for name, words in json.loads(sys.argv[1]).items():
    try:
        status = main(words, standalone_mode=False)
    except SystemExit as end:
        status = end.code
    loaded[name] = [status or 0, sorted({one.partition(".")[0] for one in sys.modules})]
sys.stderr.write(json.dumps(loaded))
"""


def test_nothing_asks_nothing_waits_and_nothing_loads_textual(board: Path) -> None:
    """All of them in one process that has no terminal and whose standard input is closed."""
    words = {
        name: ["--db", str(board), *(name.split() if name in ALL else []), *rest]
        for name, rest in WITHOUT_TERMINAL.items()
    }
    ended = subprocess.run(
        [sys.executable, "-c", ONE_PROCESS, json.dumps(words)],
        cwd=ROOT,
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stderr.splitlines()[-1])
    # With nothing piped in there is nothing to import.
    assert {name: status for name, (status, _) in found.items() if status > 1} == {"import": 2}
    for name, (_, loaded) in found.items():
        assert not {"textual", "rich"} & set(loaded), name
    # Those that a script or a prompt may call often read none of the large libraries.
    assert not HEAVY & set(found["schema"][1])


@pytest.mark.skipif(not LONG, reason="a process for each: make long")
@pytest.mark.parametrize("name", list(WITHOUT_TERMINAL))
def test_a_process_of_its_own_without_a_terminal(name: str, board: Path) -> None:
    words = ["--db", str(board), *(name.split() if name in ALL else []), *WITHOUT_TERMINAL[name]]
    line = f"exec {shlex.join([sys.executable, '-m', 'tui', *words])} <&-"
    ended = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=ROOT,
        env={**os.environ, "TERM": "dumb"},
        start_new_session=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    # On a board of its own there is nothing to do again, to put back, or piped in.
    troubled = name in ("redo", "restore", "import")
    assert (ended.returncode == 2) is troubled, ended.stderr
    assert "Traceback" not in ended.stderr
