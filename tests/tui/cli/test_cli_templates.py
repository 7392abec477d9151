"""`afterword templates`: what it prints, where, and with which status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.notes.drafting.templates import ABOUT, BUILT_IN
from models.settings.reading import default_path
from tui import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["templates", *arguments])


@pytest.fixture
def folder() -> Path:
    return default_path().parent / "templates"


@pytest.mark.parametrize("arguments", [[], ["list"]])
def test_list_says_whose_each_is(arguments: list[str], folder: Path) -> None:
    run("copy", "check_in")
    result = run(*arguments)
    assert result.exit_code == 0
    seen = result.stdout.split("\n")
    place = seen.index(f"{'check_in.j2':<19}  your own  {ABOUT['check_in.j2']}")
    assert seen[place + 1].strip() == str(folder / "check_in.j2")
    assert result.stdout.count("built-in") == len(ABOUT) - 1


def test_list_for_scripts(folder: Path) -> None:
    run("copy", "keep_warm.j2")
    rows = json.loads(run("list", "--json").stdout)["templates"]
    assert [row["name"] for row in rows] == list(ABOUT)
    assert [row["name"] for row in rows if row["own"]] == ["keep_warm.j2"]
    assert rows[0] == {
        "name": "thank_you.j2",
        "for": ABOUT["thank_you.j2"],
        "own": False,
        "path": str(BUILT_IN / "thank_you.j2"),
    }
    assert json.loads(run("--json").stdout)["templates"] == rows


def test_copy_says_where_and_never_writes_over(folder: Path) -> None:
    first = run("copy", "thank_you")
    assert (first.exit_code, first.stdout) == (0, f"{folder / 'thank_you.j2'}\n")
    (folder / "thank_you.j2").write_text("mine")
    again = run("copy", "thank_you")
    assert again.exit_code == 2
    assert "is there already; nothing was written." in again.stderr
    assert (folder / "thank_you.j2").read_text() == "mine"


def test_copy_of_what_there_is_not(folder: Path) -> None:
    result = run("copy", "thankyou")
    assert result.exit_code == 2
    assert "did you mean 'thank_you.j2'?" in result.stderr
    assert not folder.exists()


def test_check(folder: Path) -> None:
    sound = run("check")
    assert (sound.exit_code, sound.stdout) == (
        0,
        f"All {len(ABOUT)} templates are sound, 0 of them your own.\n",
    )
    run("copy", "check_in")
    assert "1 of them your own" in run("check").stdout
    path = folder / "check_in.j2"
    path.write_text("Hi\n\n{{ compny }}")
    broken = run("check")
    assert broken.exit_code == 1
    assert f"! {path}, line 3: there is no 'compny'; did you mean 'company'?" in broken.stderr
    assert broken.stdout == ""


def test_check_of_a_folder_that_is_none(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("x")
    assert run("check").exit_code == 0
    assert run("list").exit_code == 0


def test_names_has_a_line_for_each() -> None:
    result = run("names")
    assert result.exit_code == 0
    for name in ("greeting", "topic", "strength", "check_ins", "brief"):
        assert f"\n{name} " in f"\n{result.stdout}"


def test_help_names_each() -> None:
    result = run("--help")
    for name in ("list", "copy", "check", "names"):
        assert name in result.output
