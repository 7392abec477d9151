"""Invitations and calendars on the command line: looked at, piped in, written out."""

import stat
from pathlib import Path

import arrow
import icalendar
import pytest
import time_machine
from click.testing import CliRunner, Result

from models.database import default_location, open_database
from models.settings.reading import default_path
from models.tables import Application, Interview
from tui.cli import main

NOW = arrow.get("2026-11-23T09:00", tzinfo="Europe/Paris")
FIXTURES = Path(__file__).parents[2] / "models" / "exchange" / "fixtures" / "invitations"


def run(*arguments: str, given: bytes | None = None) -> Result:
    with time_machine.travel(NOW.datetime, tick=False):
        return CliRunner().invoke(main, arguments, input=given)


@pytest.fixture(autouse=True)
def profile() -> None:
    path = default_path()
    path.parent.mkdir(parents=True)
    path.write_text('[profile]\nname = "Robin Marsh"\nemails = ["robin@marsh.example"]\n')


def test_a_look_changes_nothing() -> None:
    result = run("import", str(FIXTURES / "google.ics"), "--dry-run")
    assert result.exit_code == 0
    assert "Halden Labs · Staff Engineer" in result.stdout
    assert "company guessed from the mail address" in result.stdout
    assert not default_location().exists()


def test_one_that_is_piped_in() -> None:
    result = run("import", "-", given=(FIXTURES / "google.ics").read_bytes())
    assert result.exit_code == 0
    with open_database():
        assert Application.get().company == "Halden Labs"
        assert Interview.get().calendar_sequence == 0


def test_what_cannot_be_told_is_said() -> None:
    path = str(FIXTURES / "calendly.ics")
    assert run("import", path).exit_code == 1
    assert run("import", path, "--company", "Tern", "--role", "Designer").exit_code == 0
    with open_database():
        assert (Application.get().company, Application.get().role) == ("Tern", "Designer")


def test_garbage_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    result = run("import", str(path))
    assert result.exit_code == 2
    assert "no sound calendar" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_calendar_is_a_format_of_export(demo_file: Path, tmp_path: Path) -> None:
    with open_database():
        pass
    default_location().write_bytes(demo_file.read_bytes())
    path = tmp_path / "due.ics"
    assert run("export", "--format", "ics", "-o", str(path)).exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    printed = run("export", "--format", "ics").stdout_bytes
    assert printed == path.read_bytes()
    assert b"\n" not in printed.replace(b"\r\n", b"")
    assert len(icalendar.Calendar.from_ical(printed).events) > 10
    refused = run("import", str(path))
    assert refused.exit_code == 2
    assert "Afterword's own calendar" in refused.stderr
