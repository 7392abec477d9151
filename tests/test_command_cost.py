"""What a command of the command line costs beside the import that it cannot do without."""

import json
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.boards import make_board
from bench.measuring import measure_commands
from bench.programs import afterword, make_boards
from models.database import open_database
from models.tables import Note
from models.words import NoteKind
from tests.shares import LONG

ROOT = Path(__file__).parent.parent
MOST = 2.5
SMALL = ("due --short", "due", "list --stage waiting", "show 12", "log 12 --in email", "undo")
COUNTED = """
import json, logging, sys
asked = []
class Counting(logging.Handler):
    def emit(self, record):
        asked.append(record.getMessage())
logging.getLogger("peewee").addHandler(Counting())
logging.getLogger("peewee").setLevel(logging.DEBUG)
from tui.start import main
try:
    main()
except SystemExit as end:
    status = end.code or 0
else:
    status = 0
selects = sum("SELECT" in one for one in asked)
sys.stderr.write(json.dumps([status, selects, sorted(sys.modules)]))
"""
# What reads or writes a format, composes, or compares is for the few commands that do it.
HEAVY = {"jinja2", "rapidfuzz", "difflib", "tomllib", "tomlkit", "arrow", "icalendar", "textual"}
QUERIES = {"due --short": 12, "list": 12, "list --json": 12, "stats": 9, "show 3": 32}
"""The most that a command asks the board, however many applications there are."""


@pytest.fixture(scope="module")
def small_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cost") / "board.db"
    make_board(path, 30, datetime.now(UTC))
    return path


def counted(board: Path, line: str) -> tuple[int, int, set[str]]:
    """A command's status, how often it asks the board, and the modules that it loads."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, "--db", str(board), *shlex.split(line)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    status, queries, modules = json.loads(done.stderr.splitlines()[-1])
    return status, queries, set(modules)


@pytest.mark.parametrize("line", QUERIES)
def test_a_command_asks_and_loads_little(line: str, small_board: Path) -> None:
    status, queries, modules = counted(small_board, line)
    assert (status, modules & HEAVY) == (0, set())
    assert 0 < queries <= QUERIES[line]


def test_a_note_that_is_written_already_asks_no_template(small_board: Path) -> None:
    with open_database(small_board):
        notes = Note.select().where((Note.kind == NoteKind.THANK_YOU) & (Note.body != ""))
        note = notes.order_by(Note.id).first()
        words = f"draft {note.application_id} --kind thank-you --anyway --to '{note.person.name}'"
    status, _, modules = counted(small_board, words)
    assert (status, "jinja2" in modules) == (0, False)
    assert "jinja2" in counted(small_board, "draft 3 --kind check-in --anyway")[2]


@pytest.mark.skipif(not LONG, reason="a hundred processes of 0.2 s: make long")
def test_small_commands_cost_a_few_imports(tmp_path: Path) -> None:
    """The processor's time at 1,000 applications, the least of twenty runs each."""
    home = tmp_path / "cost"
    home.mkdir()
    program = afterword(home, "Afterword", make_boards(tmp_path, [1_000]))
    times = measure_commands(program, 20, SMALL)
    assert {command: by_size for command, by_size in times.items() if by_size[1_000] > MOST} == {}
