"""`afterword backup` and `afterword restore`: what they say, what they ask, and their status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.backups.shelf import kept
from models.database import default_location, open_database
from models.tables import Application, Person
from tui.cli import board_file, main


def run(*words: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, list(words), input=answer)


@pytest.fixture
def board() -> Path:
    with open_database():
        Person.create(name="Ana Ruiz")
    return default_location()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at a terminal."""

    class Terminal:
        def isatty(self) -> bool:
            return True

    class System:
        stdin = stdout = Terminal()

    monkeypatch.setattr(board_file, "sys", System)


def test_nothing_to_back_up() -> None:
    result = run("backup")
    assert result.exit_code == 1
    assert f"{default_location()} is not there yet" in result.stderr
    assert not default_location().parent.exists()


def test_a_backup_is_kept_and_listed(board: Path) -> None:
    assert "No backups yet" in run("backup", "--list").stdout
    result = run("backup")
    assert result.exit_code == 0
    [backup] = kept(board)
    assert result.stdout.splitlines()[-1] == str(backup.path)
    listed = run("backup", "--list").stdout
    assert listed.startswith("  1  ")
    assert "made by you" in listed
    assert "0 applications" in listed
    assert str(backup.path.parent) in listed
    [shown] = json.loads(run("backup", "--json").stdout)["backups"]
    assert shown["path"] == str(backup.path)
    assert (shown["number"], shown["reason"], shown["problem"]) == (1, "hand", None)


def test_an_import_is_preceded_by_the_days_backup(board: Path, tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text("company,stage,people\nAcme,Interview,Ana Ruiz\n")
    words = ["import", str(tmp_path / "jobs.csv")]
    run(*words, "--dry-run")
    assert kept(board) == []
    for _ in range(2):
        run(*words)
    [backup] = kept(board)
    assert backup.reason == "daily"
    assert backup.look().applications == 0
    with open_database():
        assert Application.select().count() == 1


def test_a_command_that_changes_the_board_is_preceded_by_it_too(board: Path) -> None:
    for words in (["due"], ["list"], ["stats"]):
        run(*words)
    assert kept(board) == []
    for _ in range(2):
        run("undo")
    [backup] = kept(board)
    assert backup.reason == "daily"
    assert backup.look().wrong == ""


def test_a_backup_that_cannot_be_made_keeps_no_command_from_its_work(board: Path) -> None:
    board.with_name(f"{board.name}-backups").touch()
    result = run("add", "Acme", "-p", "Ana Ruiz")
    assert result.exit_code == 0, result.output
    assert "! Today's backup was not made: " in result.stderr
    with open_database():
        assert Application.get().company == "Acme"


def test_a_damaged_backup_is_listed_as_such(board: Path) -> None:
    run("backup")
    kept(board)[0].path.write_bytes(b"\0" * 5000)
    assert "✗ file is not a database" in run("backup", "--list").stdout


def test_a_backup_goes_where_it_is_wanted(board: Path, tmp_path: Path) -> None:
    assert run("backup", str(tmp_path / "mine.db")).exit_code == 0
    assert run("backup", str(tmp_path / "mine.db")).exit_code == 2
    folder = tmp_path / "stick"
    absent = run("backup", str(folder))
    assert (absent.exit_code, folder.exists()) == (2, False), "no file where a stick belongs"
    assert f"There is no folder {folder}." in absent.stderr
    folder.mkdir()
    result = run("backup", str(folder))
    [made] = folder.iterdir()
    assert made.name.startswith("afterword-2")
    assert result.stdout.splitlines()[-1] == str(made)
    assert kept(board) == []


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_board_on_a_server(command: str) -> None:
    result = run("--db", "postgresql://me:hunter2@host/name", command)
    assert result.exit_code == 2
    assert "is not a file" in result.stderr
    assert "hunter2" not in result.stderr


def test_nothing_is_restored_without_consent(board: Path) -> None:
    run("backup")
    before = board.read_bytes()
    result = run("restore")
    assert result.exit_code == 2
    assert "add --yes" in result.stderr
    assert board.read_bytes() == before
    assert len(kept(board)) == 1


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("answer", "status"), [("n\n", 1), ("y\n", 0), ("\n", 1)])
def test_it_asks_before_it_restores(board: Path, answer: str, status: int) -> None:
    run("backup")
    with open_database():
        Person.delete().execute()
    result = run("restore", answer=answer)
    assert result.exit_code == status
    assert "holds 0 applications" in result.stdout
    assert f"It replaces {board}," in result.stdout
    assert ("Nothing was changed." in result.stdout) == (status == 1)
    with open_database():
        assert Person.select().count() == (status == 0)


def test_it_restores_at_a_word(board: Path) -> None:
    run("backup")
    result = run("restore", "1", "--yes")
    assert result.exit_code == 0
    assert str(kept(board)[0].path) in result.stdout


def test_nothing_to_restore() -> None:
    result = run("restore", "--yes")
    assert result.exit_code == 2
    assert f"There are no backups of {default_location()}" in result.stderr
