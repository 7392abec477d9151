"""The command `afterword`: what it prints, where, and with which status."""

import errno
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from models.settings.reading import default_path
from models.settings.terminal import FAST, SLOW, Line
from tui import cli, opening, start
from tui.colours import Colours


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal as far as the command can tell."""
    monkeypatch.setattr(opening, "need_terminal", lambda: None)


def settings(text: str) -> Path:
    path = default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_version() -> None:
    result = CliRunner().invoke(cli.main, ["--version"])
    assert (result.exit_code, result.output) == (0, f"afterword {version('afterword')}\n")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(option: str) -> None:
    result = CliRunner().invoke(cli.main, [option])
    assert result.exit_code == 0
    for word in ("--db", "--version", "demo", "config"):
        assert word in result.output


def test_unknown_command() -> None:
    result = CliRunner().invoke(cli.main, ["wander"])
    assert result.exit_code == 2
    assert "wander" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lis"], "No such command 'lis'. Did you mean 'list'?"),
        (["wander"], "No such command 'wander'."),
        (["due", "--db", "x.db"], "It goes before the command: afterword --db PATH-OR-URL due"),
        (["list", "--slow"], "It goes before the command: afterword --slow list"),
        (["--db", "", "list"], "'--db': it is empty. Name the file of a board."),
        (["due", "--shrt"], "'--short'"),
    ],
)
def test_what_is_mistyped_is_told_how_it_is_meant(words: list[str], said: str) -> None:
    result = CliRunner().invoke(cli.main, words)
    assert (result.exit_code, result.stdout) == (2, "")
    last = result.stderr.splitlines()[-1]
    assert said in last
    assert last.count("?") <= 1


@pytest.mark.parametrize("more", [[], ["due"], ["due", "--short"], ["list"]])
def test_an_empty_place_is_not_ones_own_board(
    more: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["afterword", "--db", "", *more])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert ("Name the file of a board." in said) is ("--short" not in more)


def test_config_says_where_things_are() -> None:
    result = CliRunner().invoke(cli.main, ["config"])
    assert result.exit_code == 0
    assert str(default_path()) in result.stdout
    assert not default_path().exists()


def test_config_has_the_board_that_was_asked_for() -> None:
    result = CliRunner().invoke(cli.main, ["--db", "work.db", "config"])
    assert "data      work.db" in result.stdout


@pytest.mark.parametrize("words", [["config"], ["config", "--json"]])
def test_config_shows_no_password(words: list[str]) -> None:
    address = "postgresql://robin:hunter2@db.example/jobs?password=hunter2"
    result = CliRunner().invoke(cli.main, ["--db", address, *words])
    assert "postgresql://db.example/jobs" in result.stdout
    assert "hunter2" not in result.output


def test_config_says_what_is_wrong() -> None:
    settings("[cadence]\nnonsense = 3\n")
    result = CliRunner().invoke(cli.main, ["config"])
    assert result.exit_code == 1
    assert "cadence.nonsense" in result.stderr


def test_config_names_keys_and_colours_that_the_board_cannot_use() -> None:
    settings(
        '[look]\ntheme = "mauve"\n'
        '[keys]\n"board.revue" = "x"\n"board.new" = "e"\n"board.review" = "R"\n'
    )
    result = CliRunner().invoke(cli.main, ["config"])
    assert result.exit_code == 1
    said = result.stderr.splitlines()
    assert "! keys.board.revue: no such command; did you mean 'board.review'?" in said
    assert "! keys.board.new: e belongs to 'Edit' (board.edit) already" in said
    assert len(said) == 3
    told = CliRunner().invoke(cli.main, ["doctor", "--no-copy"]).stdout
    assert "3 not understood" in " ".join(told.split())


@pytest.mark.parametrize("arguments", [[], ["demo"]])
def test_no_terminal(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli.main, arguments)
    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr


@pytest.mark.parametrize("term", ["dumb", ""])
def test_terminal_that_cannot_draw(
    term: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(getattr(opening.sys, stream), "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", term)
    with pytest.raises(SystemExit) as ended:
        opening.need_terminal()
    assert ended.value.code == 2
    assert "cannot draw the board" in capsys.readouterr().err


@pytest.mark.usefixtures("terminal")
def test_broken_settings() -> None:
    path = settings("[look]\ntheme = \n")
    result = CliRunner().invoke(cli.main, [])
    assert result.exit_code == 2
    assert str(path) in result.stderr
    assert "line 2" in result.stderr


@pytest.mark.usefixtures("terminal")
def test_unreadable_data(tmp_path: Path) -> None:
    path = tmp_path / "board.db"
    path.write_bytes(b"This is no board. " * 100)
    result = CliRunner().invoke(cli.main, ["--db", str(path)])
    assert result.exit_code == 2
    assert str(path) in result.stderr
    assert path.read_bytes() == b"This is no board. " * 100


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["due"],
        ["add", "Acme", "--person", "Bo"],
        ["doctor", "--no-copy"],
        ["erase", "Ana"],
    ],
)
def test_a_folder_that_may_not_be_entered_is_said(
    words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    board, look = tmp_path / "shut" / "board.db", os.stat

    def stat(path: Any, **options: Any) -> os.stat_result:
        if str(path).startswith(str(board)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return look(path, **options)

    monkeypatch.setattr(os, "stat", stat)
    result = CliRunner().invoke(cli.main, ["--db", str(board), *words])
    assert result.exit_code == 2
    said = " ".join(result.output.split())
    assert f"{board} cannot be reached: Permission denied." in said
    assert "See that its folder and those above it are yours to enter" in said


@pytest.mark.usefixtures("terminal")
def test_status_of_the_app_is_passed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tui.app.run", lambda *_given, **_options: 143)
    result = CliRunner().invoke(cli.main, ["--db", str(tmp_path / "board.db")])
    assert result.exit_code == 143


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("words", "env", "line"),
    [
        ([], {}, FAST),
        (["--slow"], {}, SLOW),
        ([], {"SSH_TTY": "/dev/pts/7"}, SLOW),
        (["--slow", "demo"], {}, SLOW),
        (["demo"], {}, FAST),
    ],
)
def test_the_app_is_told_what_line_it_is(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: list[str],
    env: dict[str, str],
    line: Line,
) -> None:
    told: list[object] = []
    monkeypatch.setattr(
        "tui.app.run", lambda _desk, line, colours, **_callbacks: told.extend((line, colours))
    )
    monkeypatch.setattr("models.demo.fill_demo", lambda **_now: None)
    known = {"TERM": "xterm-256color", **env}
    result = CliRunner(env=known).invoke(cli.main, ["--db", str(tmp_path / "board.db"), *words])
    assert result.exit_code == 0
    assert told == [line, Colours.MANY]
