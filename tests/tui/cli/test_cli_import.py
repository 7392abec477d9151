"""`afterword import` and `afterword export`: what they print, their statuses, what they leave."""

import json
import os
from pathlib import Path

import arrow
import click
import pytest
import time_machine
from click.testing import CliRunner, Result

from models.database import default_location, open_database
from models.exchange.exports.formats import EXPORTS
from models.settings.reading import default_path, load_settings
from models.tables import Application
from tui.cli import main

NOW = arrow.get("2026-11-23T09:00", tzinfo="Europe/Paris")
TABLE = """\
Firm,Role,Stage
Acme,Engineer,Phone Screen
Globex,Lead,Chatting
,Nobody,Interview
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.csv"
    path.write_text(TABLE)
    return path


def run(*arguments: object, given: bytes | None = None) -> Result:
    with time_machine.travel(NOW.datetime, tick=False):
        return CliRunner().invoke(main, list(map(str, arguments)), input=given)


def companies() -> list[str]:
    with open_database():
        return [row.company for row in Application.select().order_by(Application.id)]


@pytest.mark.parametrize("own", [True, False])
def test_a_look_changes_nothing(table: Path, tmp_path: Path, own: bool) -> None:
    board = default_location() if own else tmp_path / "new.db"
    result = run(*([] if own else ["--db", board]), "import", table, "--dry-run")
    assert result.exit_code == 1
    assert not board.exists()
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines == [
        f"{table}: a table of your own, 3 rows.",
        "Columns (--column): Firm = company, Role = role, Stage = stage.",
        "Stages (--map): Phone Screen = interview (1), Chatting = not known, skipped (1), "
        "Interview = interview (1).",
        "+ new        row 2     Acme · Engineer  (Interview)",
        "- skipped    row 3     Globex · Lead  (its stage 'Chatting' is not known: "
        "say what it is here)",
        "! refused    row 4     Nobody · Interview  (it names no company)",
        "This would be: 1 new, 1 skipped, 1 refused.",
        "Nothing was changed; leave out --dry-run to import.",
    ]


def test_an_import_says_what_came_and_how_to_take_it_back(table: Path) -> None:
    result = run("import", table, "--map", "Chatting=waiting")
    assert result.exit_code == 1
    assert "2 new, 1 refused." in result.stdout
    assert "afterword undo takes all of it back." in result.stdout
    assert companies() == ["Acme", "Globex"]
    assert "History" not in run("show", "acme").stdout, "there is none yet"
    again = run("import", table, "--map", "Chatting=waiting")
    assert again.stdout.splitlines()[-1] == "2 unchanged, 1 refused."


def test_one_row_is_no_rows(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("Company,Stage\nAcme,Interview\n")
    said = run("import", tmp_path / "one.csv", "--dry-run").stdout
    assert said.splitlines()[0].endswith(": a table of your own, 1 row.")


def test_a_mapped_stage_that_is_not_there_is_named(table: Path) -> None:
    result = run("import", table, "--dry-run", "--map", "Chating=waiting", "--map", "Interview=1")
    assert "is no column" in result.stderr
    result = run("import", table, "--dry-run", "--map", "Chating=waiting")
    assert "No stage here is called 'chating'" in result.stderr
    assert "No stage" not in run("import", table, "--map", "Chatting=waiting").stderr


def test_a_chosen_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text("Firm,Stage\nAcme,Interview\n")
    words = ("import", tmp_path / "jobs.csv", "--dry-run", "--column")
    assert "! No column here is called 'frm' (--column)." in run(*words, "Frm=company").stderr
    assert "No column" not in run(*words, "Firm=company").stderr


def test_strict_imports_nothing(table: Path) -> None:
    result = run("import", table, "--strict")
    assert result.exit_code == 2
    assert "row 4 would be refused: it names no company." in result.stderr
    assert companies() == []


def test_standard_input_and_json() -> None:
    result = run("import", "-", "--json", given=b"Company,Role\nAcme,Engineer\n")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told == {
        "version": 1,
        "planned": False,
        "files": [{"name": "standard input", "format": "a table of your own"}],
        "rows": [
            {"action": "new", "where": "row 2", "what": "Acme · Engineer", "reason": "Interview"}
        ],
        "counts": {"new": 1, "updated": 0, "unchanged": 0, "skipped": 0, "refused": 0},
    }
    assert companies() == ["Acme"]


def test_json_of_no_rows_is_json() -> None:
    told = json.loads(run("import", "-", "--json", given=b"Company,Role\n").stdout)
    assert told["rows"] == []


def test_days_that_could_be_either_are_named_and_what_is_said_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("Company,Interview date\nAcme,3/4/2026\n")
    result = run("import", path)
    assert result.exit_code == 2
    assert "--dates dmy or --dates mdy" in result.stderr
    assert run("import", path, "--dates", "mdy").exit_code == 0
    assert load_settings(default_path()).date_order == "MDY"
    assert run("import", path).stdout.splitlines()[-1] == "1 unchanged."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.csv",), "nowhere.csv cannot be read: No such file or directory."),
        ((".",), ". is a folder."),
        (("x", "--map", "Applied"), "'Applied' maps no stage."),
        (("x", "--column", "Firm=nothing"), "'nothing' is no field."),
    ],
)
def test_what_cannot_be_is_told_without_a_trace(arguments: tuple[str, ...], message: str) -> None:
    result = run("import", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_long_lists_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Company,Stage\n" + "".join(f"Company {n},Applied\n" for n in range(50)))
    lines = run("import", path).stdout.splitlines()
    assert len(lines) == 22
    assert lines[20].split() == [
        "-",
        "skipped",
        "30",
        "more",
        "(not",
        "at",
        "an",
        "interview:",
        "Applied)",
    ]


def test_stopping_half_way_imports_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Company\tRole\n" + "".join(f"Company {n}\tRole\n" for n in range(30)))
    echo, lines = click.echo, []

    def interrupted(text: object = "", **options: object) -> None:
        lines.append(text)
        if len(lines) == 10:
            raise KeyboardInterrupt
        echo(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(click, "echo", interrupted)
    result = run("import", path)
    assert result.exit_code == 130
    assert result.stderr == "Stopped: nothing was imported.\n"
    assert companies() == []


@pytest.mark.parametrize("name", ["json", "csv", "markdown"])
def test_an_export_goes_to_a_file_of_ones_own_or_to_standard_output(
    name: str, table: Path, tmp_path: Path
) -> None:
    run("import", table)
    path = tmp_path / "out"
    written = run("export", "--format", name, "-o", path)
    assert written.exit_code == 0
    assert written.stdout == f"Exported {EXPORTS[name].about}, to {path}\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == run("export", "--format", name).stdout_bytes
    assert b"Acme" in path.read_bytes()
    assert (
        run("--db", tmp_path / "other.db", "import", path).exit_code == (2, 0)[name != "markdown"]
    )


def test_single_applications_are_exported(table: Path) -> None:
    run("import", table, "--map", "Chatting=waiting")
    result = run("export", "--format", "markdown", 2)
    assert result.stdout.startswith("# Globex · Lead\n")
    assert "Acme" not in result.stdout
    assert run("export", "--format", "markdown", 99).exit_code == 2
    assert "is always all of the board" in run("export", 1).stderr
    assert "'xml' is no format." in run("export", "--format", "xml").stderr


def test_an_export_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    result = run("export", "-o", tmp_path / "no" / "where.json")
    assert result.exit_code == 2
    assert f"There is no folder {tmp_path / 'no'}" in result.stderr
    assert not (tmp_path / "no").exists()
    assert "is a folder" in run("export", "-o", tmp_path).stderr
    os.mkfifo(tmp_path / "pipe")
    assert "is no ordinary file" in run("export", "-o", tmp_path / "pipe").stderr
    assert (tmp_path / "pipe").is_fifo()
