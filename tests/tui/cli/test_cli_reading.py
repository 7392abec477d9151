"""`afterword list` and `afterword show`: what is on the board, in words and for programs."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from commanding import Afterword

from models.backups.making import back_up
from models.backups.shelf import Reason
from models.database import default_location, open_database
from tui.cli.group import main


def test_list_is_the_board_column_by_column(afterword: Afterword) -> None:
    result = afterword("list")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert heads == ["Interview", "Thanked", "Waiting", "Checked-in", "Rejected / Kept-warm"]
    assert len(lines) - len(heads) == 15
    place = lines.index("Thanked")
    assert lines[place + 1] == (
        "   13 ! Aurinkotuuli · Senior Site Reliability Engineer: LinkedIn overdue 3 d"
    )


def test_list_by_words_and_by_column(afterword: Afterword) -> None:
    assert [line.strip()[:2] for line in afterword("list", "päivi").stdout.splitlines()] == [
        "Th",
        "13",
    ]
    waiting = json.loads(afterword("list", "--stage", "waiting", "--json").stdout)["applications"]
    assert {card["stage"] for card in waiting} == {"waiting"}
    assert [card["id"] for card in waiting] == [8, 10, 11]
    assert afterword("list", "--stage", "waiting", "päivi").exit_code == 1


def test_list_of_nothing_has_a_status_of_its_own(afterword: Afterword) -> None:
    result = afterword("list", "zzz")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == "Nothing on the board fits 'zzz'.\n"
    of_one = afterword("list", "--stage", "waiting", "zzz")
    assert of_one.stdout == "Nothing in Waiting fits 'zzz'.\n"
    assert afterword("list", "--archive", "zzz").stdout == "Nothing in the archive fits 'zzz'.\n"
    told = afterword("list", "zzz", "--json")
    assert (told.exit_code, json.loads(told.stdout)["applications"]) == (1, [])


def test_list_of_the_archive(afterword: Afterword) -> None:
    result = afterword("list", "--archive")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == (
        "    2   Gullhaven Radio · Platform Engineer: no answer, Wed 7 Oct"
    )
    told = json.loads(afterword("list", "--archive", "glass", "--json").stdout)["archived"]
    assert [one["company"] for one in told] == ["Tarnside Glass"]
    assert afterword("list", "--archive", "zzz").exit_code == 1


def test_show_has_everything(afterword: Afterword) -> None:
    result = afterword("show", "aurinkotuuli")
    assert (result.exit_code, result.stderr) == (0, "")
    for line in (
        "Aurinkotuuli · Senior Site Reliability Engineer (number 13)",
        "  Stage     Thanked since Thu 19 Nov",
        "Round 1 · Thu 19 Nov 10:00 · video",
        "  Oskari Lehtimaa: alerts that let people sleep; keeps a diary of every outage",
        "  LinkedIn request to Oskari Lehtimaa: copied Fri 20 Nov",
        "  Fri 13 Nov · Added Aurinkotuuli",
    ):
        assert line in result.stdout.splitlines()


def test_show_has_the_contacts_that_were_logged(afterword: Afterword) -> None:
    result = afterword("show", "fjellgnist")
    assert "Ingrid rang with an offer; the letter follows." in result.stdout
    told = json.loads(afterword("show", "fjellgnist", "--json").stdout)
    assert told["offer"] == "open"
    assert told["contacts"][0]["brought"] == "an offer"
    assert {note["state"] for note in told["written"]} == {"sent"}


def test_show_names_what_it_came_back_from(afterword: Afterword) -> None:
    [old] = json.loads(afterword("list", "marisma", "--json").stdout)["applications"]
    assert "Before" not in afterword("show", str(old["id"])).stdout
    when = ["--in", "email", "--brought", "interview", "--when", "fri 14:00"]
    assert afterword("log", str(old["id"]), *when).exit_code == 0
    line = next(
        line for line in afterword("show", "marisma").stdout.splitlines() if "Before" in line
    )
    assert line.startswith("  Before    Marisma Alta · ")
    assert f"(number {old['id']}), " in line
    assert line.endswith(f": afterword show {old['id']}")


def test_show_finds_what_is_in_the_archive(afterword: Afterword) -> None:
    result = afterword("show", "tarnside")
    assert "  Archived  Fri 4 Sep, withdrawn" in result.stdout.splitlines()
    told = json.loads(afterword("show", "tarnside", "--json").stdout)
    assert (told["next"], told["outcome"]) == (None, "withdrawn")


@pytest.mark.parametrize("command", ["show", "draft"])
def test_words_that_fit_several_or_none(afterword: Afterword, command: str) -> None:
    several = afterword(command, "platform")
    assert (several.exit_code, several.stdout) == (2, "")
    assert "'platform' fits" in several.stderr
    assert "  15  Tournepierre · Staff Platform Engineer · Interview" in several.stderr
    none = afterword(command, "zzz")
    assert (none.exit_code, none.stdout) == (2, "")
    assert "No application fits 'zzz'." in none.stderr


@pytest.mark.parametrize("words", [["list"], ["show", "x"], ["undo"], ["stats"]])
def test_a_board_that_is_not_there_is_not_made(words: list[str]) -> None:
    CliRunner().invoke(main, words)
    assert not default_location().exists()


@pytest.mark.parametrize(
    "line",
    [
        "due",
        "list --json",
        "show x",
        "stats",
        "export",
        "draft x",
        "move x waiting",
        "sent x",
        "log x --in email",
        "undo",
        "redo",
        "erase x --yes",
    ],
)
def test_a_path_that_was_mistyped_is_said_and_no_board_is_made_there(
    afterword: Afterword, tmp_path: Path, line: str
) -> None:
    path = tmp_path / "my serach" / "2027.db"
    result = afterword(*line.split(), db=path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"There is no board at {path}." in result.stderr
    assert result.stderr.endswith(f"opening one: afterword --db '{path}'\n")
    assert not path.parent.exists()


def test_a_prompt_hears_nothing_of_a_board_that_is_not_there(
    afterword: Afterword, tmp_path: Path
) -> None:
    result = afterword("due", "--short", db=tmp_path / "none.db")
    assert (result.exit_code, result.output) == (2, "")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("own", [True, False])
def test_a_board_that_is_gone_but_has_backups_is_no_empty_one(
    afterword: Afterword, tmp_path: Path, own: bool
) -> None:
    path = default_location() if own else tmp_path / "gone.db"
    open_database(path).close()
    back_up(path, Reason.HAND, now=datetime.now(UTC))
    path.unlink()
    words = [] if own else ["--db", str(path)]
    result = CliRunner().invoke(main, [*words, "due"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"There is no board at {path}, only backups of one." in result.stderr
    assert result.stderr.rstrip().endswith(" ".join(["afterword", *words, "restore"]))
    assert not path.exists()


def test_trouble_is_on_standard_error(afterword: Afterword, tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    path.write_bytes(b"This is no board. " * 100)
    for words in (["list"], ["show", "x"], ["draft", "x"], ["log", "x", "--in", "email"]):
        result = afterword(*words, db=path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert str(path) in result.stderr
