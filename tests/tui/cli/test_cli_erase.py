"""`afterword erase`: what it says and asks, and its status."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.backups.shelf import kept
from models.database import default_location, open_database
from models.settings.reading import default_path
from models.tables import Application, Person
from tui.cli import board_file, main
from tui.clipboard.file import own_runtime_dir


def run(*words: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["erase", *words], input=answer)


@pytest.fixture
def board(demo_file: Path) -> Path:
    with open_database():
        pass
    default_location().write_bytes(demo_file.read_bytes())
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


def test_nobody_is_there_to_be_asked(board: Path) -> None:
    before = board.read_bytes()
    result = run("Ingrid", "Sælen")
    assert result.exit_code == 2
    assert "This erases Ingrid Sælen (Fjellgnist): 3 notes, 1 logged contact." in result.stdout
    assert "add --yes" in result.stderr
    assert board.read_bytes() == before


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_it_asks(board: Path, answer: str, status: int) -> None:
    result = run("Ingrid", "Sælen", answer=answer)
    assert result.exit_code == status
    assert ("Nothing was erased." in result.stdout) == (status == 1)
    assert ("Sælen".encode() in board.read_bytes()) == (status == 1)


def test_an_application_at_a_word(board: Path) -> None:
    own_runtime_dir().mkdir()
    (own_runtime_dir() / "note.txt").write_text("Dear Ingrid")
    result = run("fjellgnist", "--yes")
    assert result.exit_code == 0
    assert "This erases Fjellgnist · Senior Systems Engineer: 1 interview" in result.stdout
    assert "With it go the people known from nowhere else: " in result.stdout
    assert result.stdout.endswith("Erased.\n")
    assert b"Fjellgnist" not in board.read_bytes()
    assert not (own_runtime_dir() / "note.txt").exists()
    with open_database():
        assert Application.select().count() == 18
        assert Person.get_or_none(Person.name == "Ingrid Sælen") is None


def test_backups_are_spoken_of(board: Path) -> None:
    CliRunner().invoke(main, ["backup"])
    [backup] = kept(board)
    result = run("Ingrid", "Sælen", "--yes")
    assert "The backup of this board may hold it" in result.stdout
    assert "1 backup may still hold it until newer ones take their place." in result.stdout
    assert "Sælen".encode() in backup.path.read_bytes()
    result = run("Håkon", "Tveitane", "--yes", "--backups")
    assert "1 backup rewritten without it." in result.stdout
    assert b"Tveitane" not in backup.path.read_bytes()


def test_who_is_meant_must_be_clear(board: Path) -> None:
    result = run("engineer", "--yes")
    assert result.exit_code == 2
    assert "Nothing was erased: say which, by its number." in result.stderr
    assert "Fjellgnist · Senior Systems Engineer" in result.stderr
    result = run("nobody", "--yes")
    assert result.exit_code == 2
    assert "No person and no application is called 'nobody'" in result.stderr


def test_there_is_no_board() -> None:
    result = run("Ana", "--yes")
    assert result.exit_code == 2
    assert "There is no board at" in result.stderr
    assert not default_location().exists()


def test_saved_mails_are_named_and_the_calendar_follows(board: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "due.ics"
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "thank-you.eml").write_text("Dear Ingrid")
    settings = default_path()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        f'[calendar]\nfile = "{calendar}"\n[mail]\nfolder = "{drafts}"\n', encoding="utf-8"
    )
    CliRunner().invoke(main, ["add", "Nordlicht", "-p", "Ana Ruiz"])
    assert "Fjellgnist" in calendar.read_text("utf-8")
    result = run("fjellgnist", "--yes")
    assert result.exit_code == 0
    assert str(drafts / "thank-you.eml") in result.stdout
    assert "it is the draft of a mail" in result.stdout
    assert "Fjellgnist" not in calendar.read_text("utf-8")
