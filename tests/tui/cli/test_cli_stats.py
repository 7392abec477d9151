"""`afterword stats`: the screen's numbers as text and as JSON."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from click.testing import CliRunner, Result

from models.database import open_database
from models.statistics import as_json, read_statistics
from models.timing.policy import Policy
from tests.test_boundaries import loaded_after
from tui import cli

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Paris"))
TEXT = """\
            19 applications on Mon 23 Nov 2026
The way     Interview 19, Thanked 15, Waiting 11, Checked-in 3, An answer 5
            2 offers, 3 rejections, 1 ended without an answer, 1 withdrawn, 12 open
Answers     10 days, the median of 5 answers; 10 still waiting
            4–7 days: 2, 8–14 days: 2, 15–21 days: 1
Thank-yous  25 of 27 within 24 hours (93 %); 1 interview past 24 hours without one
            to 3 h: 12, to 6 h: 10, to 12 h: 2, to 24 h: 1, later: 2
Check-ins   2 of 3 on the day (67 %)
            1 day late: 1
Touches     1.7 per application, 29 in all
            0 touches: 1, 1 touch: 8, 2 touches: 4, 3 touches: 3, 4 touches: 1
Habit       6 days in a row, 13 at most
            18 of the last 19 working days
"""


@pytest.fixture
def stopped_clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def demo_board(demo_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_file, tmp_path / "board.db"))


def stats(path: Path, *options: str) -> Result:
    return CliRunner().invoke(cli.main, ["--db", str(path), "stats", *options])


@pytest.mark.usefixtures("stopped_clock")
def test_text(demo_board: Path) -> None:
    result = stats(demo_board)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == TEXT


@pytest.mark.usefixtures("stopped_clock")
def test_json_has_the_same_numbers(demo_board: Path) -> None:
    result = stats(demo_board, "--json")
    assert result.exit_code == 0
    with open_database(demo_board):
        assert json.loads(result.stdout) == as_json(read_statistics(Policy(), NOW))


@pytest.mark.usefixtures("stopped_clock")
def test_an_empty_board(tmp_path: Path) -> None:
    open_database(tmp_path / "new.db").close()
    result = stats(tmp_path / "new.db")
    assert result.exit_code == 0
    assert "0 applications" in result.stdout
    assert "no answer yet" in result.stdout
    assert "no review finished yet" in result.stdout


def test_trouble(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    path.write_bytes(b"This is no board. " * 100)
    result = stats(path, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(path) in result.stderr


def test_textual_stays_out_of_it(tmp_path: Path) -> None:
    open_database(tmp_path / "board.db").close()
    arguments = ["--db", str(tmp_path / "board.db"), "stats"]
    loaded = loaded_after(f"from tui.cli import main\nmain({arguments!r}, standalone_mode=False)")
    assert "peewee" in loaded
    assert "textual" not in loaded
