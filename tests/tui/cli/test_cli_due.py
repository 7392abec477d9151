"""`afterword due`: what it prints, and its statuses for scripts."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import arrow
import pytest
import time_machine
from click.testing import CliRunner, Result

from models.database import default_location, open_database
from models.settings.reading import default_path
from tui import start
from tui.cli import main

NOW = arrow.get("2026-11-23T09:00", tzinfo="Europe/Paris")


@pytest.fixture
def demo(demo_file: Path) -> None:
    default_location().parent.mkdir(parents=True, mode=0o700)
    shutil.copy(demo_file, default_location())


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


@pytest.mark.usefixtures("demo")
def test_without_click_it_is_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["due"], ["due", "--short"], ["due", "--json"]):
        by_click = due(*words[1:])
        monkeypatch.setattr("sys.argv", ["afterword", *words])
        with time_machine.travel(NOW.datetime, tick=False), pytest.raises(SystemExit) as ended:
            start.main()
        assert (ended.value.code, capsys.readouterr()) == (
            by_click.exit_code,
            (by_click.stdout, by_click.stderr),
        )


def broken_board(path: Path) -> None:
    path.write_bytes(b"no board " * 200)


def newer_board(path: Path) -> None:
    open_database(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '')")


def broken_settings(_: Path) -> None:
    default_path().parent.mkdir(parents=True, exist_ok=True)
    default_path().write_text("[look", "utf-8")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [broken_board, newer_board, broken_settings, folder])
def test_a_prompt_is_never_broken(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = tmp_path / "board.db"
    spoil(path)
    words = ["--db", str(path), "due"]
    short = CliRunner().invoke(main, [*words, "--short"])
    assert (short.exit_code, short.output) == (2, "")
    # Who wants to know is told.
    told = CliRunner().invoke(main, words)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr


def test_a_prompt_is_not_broken_by_a_mistake_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.board.review.due_now", lambda *_: 1 / 0)
    short = due("--short")
    assert (short.exit_code, short.output) == (2, "")


@pytest.mark.usefixtures("demo")
def test_a_prompt_does_not_wait_for_who_writes() -> None:
    with closing(sqlite3.connect(default_location(), isolation_level=None)) as writing:
        writing.execute("PRAGMA journal_mode = wal")
        writing.execute("BEGIN IMMEDIATE")
        assert due("--short").stdout == "! 2 overdue, 6 due today\n"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("spoken", ["ascii", "latin-1"])
def test_letters_that_the_output_lacks(spoken: str) -> None:
    with time_machine.travel(NOW.datetime, tick=False):
        result = CliRunner(charset=spoken).invoke(main, ["due"])
        told = CliRunner(charset=spoken).invoke(main, ["due", "--json"])
    assert result.exit_code == 0
    assert "Jarz?bina Logistyka" in result.stdout
    companies = [card["company"] for card in json.loads(told.stdout)["due"]]
    assert "Jarzębina Logistyka" in companies


@pytest.mark.usefixtures("demo")
@pytest.mark.needs("bash")
@pytest.mark.parametrize("words", ["due", "due --short", "list", "due --json", "export"])
def test_who_reads_may_leave(words: str) -> None:
    """As `head` does: not a word about it, at the end neither."""
    line = f"'{sys.executable}' -m tui {words} | exec true"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("words", ["due", "due --short", "list", "config"])
def test_nowhere_to_write_is_no_trouble(words: str) -> None:
    line = f"'{sys.executable}' -m tui {words} >&- 2>&-"
    assert subprocess.run(["sh", "-c", line], check=False).returncode in (0, 1)


def test_trouble_has_its_status_where_nobody_listens(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    broken_board(path)
    line = f"'{sys.executable}' -m tui --db '{path}' due <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", line], check=False).returncode == 2
