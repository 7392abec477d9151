"""What a command of the command line costs beside the import that it cannot do without."""

from pathlib import Path

import pytest

from bench.measuring import measure_commands
from bench.programs import afterword, make_boards
from tests.shares import LONG

MOST = 2.5
SMALL = ("due --short", "due", "list --stage waiting", "show 12", "log 12 --in email", "undo")


@pytest.mark.skipif(not LONG, reason="a hundred processes of 0.2 s: make long")
def test_small_commands_cost_a_few_imports(tmp_path: Path) -> None:
    """The processor's time at 1,000 applications, the least of twenty runs each."""
    home = tmp_path / "cost"
    home.mkdir()
    program = afterword(home, "Afterword", make_boards(tmp_path, [1_000]))
    times = measure_commands(program, 20, SMALL)
    assert {command: by_size for command, by_size in times.items() if by_size[1_000] > MOST} == {}
