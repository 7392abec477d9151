"""`afterword due`: what it prints, and its statuses for scripts."""

import json
from pathlib import Path

import arrow
import pytest
import time_machine
from click.testing import CliRunner, Result

from models.database import default_location, open_database
from models.demo import fill_demo
from models.settings import default_path
from tui.cli import main

NOW = arrow.get("2026-11-23T09:00", tzinfo="Europe/Paris")


@pytest.fixture
def demo() -> None:
    with open_database():
        fill_demo(now=NOW.datetime)


def due(*arguments: str) -> Result:
    with time_machine.travel(NOW.datetime, tick=False):
        return CliRunner().invoke(main, ["due", *arguments])


@pytest.mark.usefixtures("demo")
def test_what_is_due_is_listed_most_pressing_first() -> None:
    result = due()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "! Aurinkotuuli · Senior Site Reliability Engineer: LinkedIn overdue 3 d"
    assert lines[1].strip() == "A day after the thank-you is a good moment to connect."
    assert sum(line[0] in "!●" for line in lines) == 8


@pytest.mark.usefixtures("demo")
def test_json_has_the_same_for_programs() -> None:
    result = due("--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["version"], len(told["due"])) == (0, 1, 8)
    assert told["now"] == "2026-11-23T09:00:00+01:00"
    first = told["due"][0]
    assert (first["company"], first["stage"], first["what"], first["overdue"]) == (
        "Aurinkotuuli",
        "thanked",
        "LinkedIn request",
        True,
    )
    assert first["due"] == "2026-11-20T00:00:00+01:00"


@pytest.mark.usefixtures("demo")
def test_short_is_one_line_for_a_prompt() -> None:
    assert due("--short").stdout == "! 2 overdue, 6 due today\n"


def test_nothing_due_is_a_status_of_its_own() -> None:
    for option, printed in (
        ([], "Nothing is due now.\n"),
        (["--short"], ""),
        (["--json"], None),
    ):
        result = due(*option)
        assert result.exit_code == 1
        if printed is None:
            assert json.loads(result.stdout)["due"] == []
        else:
            assert result.stdout == printed


def test_trouble_is_a_status_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    path.write_bytes(b"no board " * 200)
    with time_machine.travel(NOW.datetime, tick=False):
        result = CliRunner().invoke(main, ["--db", str(path), "due"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(path) in result.stderr


def test_settings_that_are_not_understood_are_said_on_standard_error() -> None:
    default_path().parent.mkdir(parents=True, exist_ok=True)
    default_path().write_text("[cadence]\ncheck_ins = -1\n", "utf-8")
    result = due("--json")
    assert "cadence.check_ins" in result.stderr
    assert json.loads(result.stdout)["due"] == []


def test_a_board_that_is_not_there_is_not_made() -> None:
    assert due().exit_code == 1
    assert not default_location().exists()
