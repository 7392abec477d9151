"""`afterword doctor`: what it prints, where, and with which status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.database import default_location, open_database
from models.settings.reading import default_path
from tests.test_boundaries import loaded_after
from tui import cli
from tui.clipboard import lineage

NOTE = "not tried: there is no terminal here to send it to"


@pytest.fixture(autouse=True)
def _over_ssh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A far end of SSH, whatever these tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    monkeypatch.setattr(lineage, "run", lambda *_: b"")


def doctor(*options: str, db: str = "") -> Result:
    return CliRunner().invoke(cli.main, [*(["--db", db] if db else []), "doctor", *options])


def settings(text: str) -> Path:
    path = default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def said(result: Result) -> dict[str, list[str]]:
    """What the JSON says under each name."""
    found: dict[str, list[str]] = {}
    for finding in json.loads(result.stdout)["findings"]:
        found.setdefault(finding["name"], []).append(finding["says"])
    return found


def test_without_a_terminal_nothing_is_asked_and_nothing_sent() -> None:
    result = doctor()
    assert result.exit_code == 0
    assert "\033" not in result.output
    assert "TERM is xterm-256color; there is none here, so none was asked" in result.stdout
    assert "SSH from 192.0.2.1" in result.stdout
    assert "osc52, because only your terminal reaches your own machine" in result.stdout
    assert NOTE in result.stdout
    assert "no terminal acknowledges a copy (OSC 52)" in result.stdout
    for title in ("tmux at your own end", "iTerm2", "xterm", "GNOME Terminal", "macOS Terminal"):
        assert f"{title}" in result.stdout


def test_json_says_the_same_in_a_shape_with_a_version() -> None:
    result = doctor("--json")
    told = json.loads(result.stdout)
    assert list(told) == ["version", "status", "clipboard", "findings"]
    assert (told["version"], told["status"], result.exit_code) == (1, 0, 0)
    assert told["clipboard"] == {
        "reach": "untried",
        "route": None,
        "verdict": None,
        "read_back": None,
    }
    assert said(result)["tried"] == [NOTE]
    assert all(
        set(one) == {"name", "level", "says", "advice"} and one["says"] for one in told["findings"]
    )


def test_only_the_file_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VTE_VERSION", "7600")
    result = doctor("--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["status"], told["clipboard"]["reach"]) == (1, "none")
    assert told["clipboard"]["route"] == "file"
    assert said(result)["route"] == [
        "file, because GNOME Terminal and its kin (VTE) takes no text from programs"
    ]
    folder = Path(default_path().parents[2], "runtime", "afterword")
    assert list(folder.iterdir()) == []


def test_the_clipboard_is_left_alone_where_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called = tmp_path / "called"
    (tmp_path / "tmux").write_text(f'#!/bin/sh\necho "$1" >>{called}\n')
    (tmp_path / "tmux").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("TMUX", f"{tmp_path}/s,1,0")
    assert said(doctor("--json", "--no-copy"))["tried"] == [
        "not tried: the clipboard was left as it is"
    ]
    assert "load-buffer" not in called.read_text()
    doctor("--json")
    assert "load-buffer" in called.read_text()


def test_the_way_that_the_settings_name_is_the_one_looked_at() -> None:
    settings('[clipboard]\nroute = "file"\n')
    result = doctor("--json")
    assert result.exit_code == 1
    assert said(result)["route"] == ["file, because your settings say clipboard.route = file"]


def test_data_that_is_not_there_is_not_made() -> None:
    result = doctor("--json")
    assert "not made yet" in said(result)["data"][0]
    assert not default_location().parent.exists()


def test_data_that_is_sound_and_data_that_others_can_read(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    open_database(path).close()
    assert said(doctor("--json", db=str(path)))["data"] == [f"{path} is sound"]
    path.chmod(0o644)
    result = doctor(db=str(path))
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert f"but others can read {path} " in told
    assert "mends that when it next opens" in told
    assert path.stat().st_mode & 0o777 == 0o644


def test_settings_that_others_can_read() -> None:
    default_path().parent.mkdir(mode=0o700)
    default_path().touch(0o600)
    assert said(doctor("--json"))["settings"] == [str(default_path())]
    default_path().chmod(0o644)
    [told] = said(doctor("--json"))["settings"]
    assert told.endswith(f"but others can read {default_path()}")
    assert default_path().stat().st_mode & 0o777 == 0o644


def test_data_that_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    open_database(path).close()
    whole = path.read_bytes()
    pages = len(whole) // 4096
    path.write_bytes(whole[: (pages - 6) * 4096] + b"\xff" * 6 * 4096)
    result = doctor("--json", db=str(path))
    assert result.exit_code == 2
    assert "damaged" in said(result)["data"][0]


def test_what_is_no_board_is_trouble_and_the_rest_is_told_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    path.write_bytes(b"This is no board. " * 100)
    result = doctor(db=str(path))
    assert result.exit_code == 2
    assert "is not an Afterword board" in " ".join(result.stdout.split())
    assert NOTE in result.stdout
    assert path.read_bytes() == b"This is no board. " * 100


def test_settings_that_cannot_be_read_are_trouble_and_the_rest_is_told_all_the_same() -> None:
    path = settings("[look]\ntheme = \n")
    result = doctor("--json")
    assert result.exit_code == 2
    assert str(path) in said(result)["settings"][0]
    assert said(result)["tried"] == [NOTE]


def test_settings_that_are_not_understood() -> None:
    settings("[cadence]\nnonsense = 3\n")
    result = doctor()
    assert result.exit_code == 0
    assert "1 not understood" in result.stdout
    assert "afterword config" in result.stdout


def test_what_the_surroundings_hold_drives_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm\033]0;mine\a-256color\033[2J")
    monkeypatch.setenv("SSH_CONNECTION", "\033[31mnowhere 1 2 3")
    result = doctor()
    assert "\033" not in result.output
    assert "\a" not in result.output
    assert "TERM is xterm-256color" in result.stdout
    assert "SSH from nowhere" in result.stdout


def test_signs_that_cannot_be_written_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    runner = CliRunner(charset="latin-1")
    result = runner.invoke(cli.main, ["doctor"])
    assert result.exit_code == 0
    assert "  + data" in result.stdout
    assert "✓" not in result.stdout


def test_textual_stays_out_of_it() -> None:
    loaded = loaded_after(
        "from tui.cli import main\ntry: main(['doctor', '--no-copy'])\nexcept SystemExit: pass"
    )
    assert "peewee" in loaded
    assert not loaded & {"textual", "rich", "pyperclip"}
