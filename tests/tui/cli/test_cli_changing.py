"""`afterword add`, `log`, `move`, `undo`, `redo`: each says the line that undo would show."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from commanding import Afterword, on_ones_own

from models.database import default_location
from models.settings.reading import default_path
from tui.cli.group import main


def shown(afterword: Afterword, words: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(afterword("show", words, "--json").stdout)
    return told


def test_add_an_interview_to_come(afterword: Afterword) -> None:
    result = afterword(
        *("add", "Acme\tCorp", "--role", "Engineer", "--kind", "video", "--to-come"),
        *("-p", "Ana Ruiz, VP Engineering, ana@acme.example", "-p", "Bo Lind"),
        *("--when", "fri 10:30", "--promised", "in 2 weeks", "--notes", "two\nlines"),
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        on_ones_own(result.stdout)
        == "Added Acme Corp (number 20). afterword undo takes that back.\n"
    )
    told = shown(afterword, "acme")
    assert told["rounds"][0]["starts_at"] == "2026-11-27T09:30:00+00:00"  # type: ignore[index]
    assert (told["promised_on"], told["notes"]) == ("2026-12-07", "two\nlines")
    people = [(one["name"], one["role"], one["email"]) for one in told["people"]]  # type: ignore[attr-defined]
    assert people == [
        ("Ana Ruiz", "VP Engineering", "ana@acme.example"),
        ("Bo Lind", "", ""),
    ]


def test_add_what_was_held(afterword: Afterword) -> None:
    added = json.loads(afterword("add", "Acme", "-p", "Ana Ruiz", "--json").stdout)
    assert added == {"version": 1, "did": "Added Acme", "application": 20, "stage": "interview"}
    assert shown(afterword, "20")["rounds"][0]["starts_at"] == "2026-11-23T07:00:00+00:00"  # type: ignore[index]
    afterword("add", "Globex", "-p", "Ana Ruiz", "--when", "fri 14:30")
    assert shown(afterword, "globex")["rounds"][0]["starts_at"] == "2026-11-20T13:30:00+00:00"  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Acme"], "Whom did you meet?"),
        (["Acme", "-p", "ana@"], "ana@"),
        (["  ", "-p", "Ana"], "Which company was it?"),
        (["Acme", "-p", "Ana", "--when", "32 march"], "'32 march' is not a date"),
        (["Acme", "-p", "Ana", "--to-come"], "When will it be?"),
        (["Acme", "-p", "Ana", "--promised", "soon"], "'soon' is not a date"),
        (["Acme", "-p", "Ana, a@x.example", "-p", "Bo, a@x.example"], "has this e-mail address"),
        ([], "Missing argument"),
    ],
)
def test_add_says_what_is_wrong_and_adds_nothing(
    afterword: Afterword, words: list[str], said: str
) -> None:
    result = afterword("add", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert afterword("show", "20").exit_code == 2


def test_add_makes_the_persons_own_board() -> None:
    assert CliRunner().invoke(main, ["add", "Acme", "-p", "Ana"]).exit_code == 0
    assert default_location().exists()


def test_move_by_a_fact_and_back(afterword: Afterword) -> None:
    result = afterword("move", "aurinkotuuli", "waiting")
    said = "Moved Aurinkotuuli to Waiting. afterword undo takes that back.\n"
    assert (result.exit_code, on_ones_own(result.stdout)) == (0, said)
    assert shown(afterword, "aurinkotuuli")["stage"] == "waiting"
    assert afterword("move", "13", "interview", "--json").exit_code == 0
    assert shown(afterword, "aurinkotuuli")["stage"] == "interview"


@pytest.mark.parametrize("stage", ["thanked", "checked-in"])
def test_move_by_an_act_is_refused_with_what_to_do(afterword: Afterword, stage: str) -> None:
    result = afterword("move", "mauersegler", stage)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is reached by sending the note that belongs to it" in result.stderr
    assert "c on Mauersegler Energie" in result.stderr


def test_move_to_where_it_is(afterword: Afterword) -> None:
    result = afterword("move", "aurinkotuuli", "thanked")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is in Thanked already" in result.stderr


def test_move_to_the_end_says_how_it_ended(afterword: Afterword) -> None:
    asked = afterword("move", "aurinkotuuli", "closed")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "--ending rejected" in asked.stderr
    done = afterword("move", "aurinkotuuli", "closed", "--ending", "no-answer")
    assert done.exit_code == 0
    step = shown(afterword, "aurinkotuuli")["next"]
    assert step["what"] == "closing note"  # type: ignore[index]


def test_move_of_what_is_in_the_archive(afterword: Afterword) -> None:
    result = afterword("move", "tarnside", "waiting")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Tarnside Glass is in the archive" in result.stderr


def test_log_a_new_date(afterword: Afterword) -> None:
    result = afterword(
        *("log", "aurinkotuuli", "--in", "email", "They will decide on Friday"),
        *("--brought", "date", "--by", "friday", "--who", "oskari", "--on", "yesterday"),
    )
    said = "Oskari Lehtimaa was in touch: a new date (They will decide on Friday)."
    assert (result.exit_code, result.stderr) == (0, "")
    assert on_ones_own(result.stdout) == f"{said} afterword undo takes that back.\n"
    told = shown(afterword, "aurinkotuuli")
    assert told["promised_on"] == "2026-11-27"
    assert told["contacts"][0] == {  # type: ignore[index]
        "at": "2026-11-22T11:00:00+00:00",
        "direction": "in",
        "channel": "email",
        "who": "Oskari Lehtimaa",
        "brought": "a new date",
        "summary": "They will decide on Friday",
    }


def test_log_a_rejection_says_where_the_card_went(afterword: Afterword) -> None:
    result = afterword("log", "aurinkotuuli", "--in", "phone", "--brought", "rejection")
    assert "It is in Rejected / Kept-warm now." in result.stdout
    told = json.loads(afterword("undo", "--json").stdout)
    assert (told["application"], told["stage"]) == (13, "thanked")


def test_log_of_a_call_that_nobody_took_is_no_contact(afterword: Afterword) -> None:
    before = shown(afterword, "saltmarsh")["next"]
    assert afterword("log", "saltmarsh", "--out", "phone", "no answer").exit_code == 0
    assert shown(afterword, "saltmarsh")["next"] == before
    assert afterword("log", "saltmarsh", "--out", "phone", "Left a message").exit_code == 0
    assert shown(afterword, "saltmarsh")["next"] != before


def test_log_one_that_goes_to_the_archive(afterword: Afterword) -> None:
    assert afterword("log", "13", "--out", "other", "--brought", "withdrawal").exit_code == 0
    assert shown(afterword, "aurinkotuuli")["outcome"] == "withdrawn"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "--in for them, --out for you"),
        (["--in", "email", "--out", "phone"], "--in for them, --out for you"),
        (["--in", "pigeon"], "'pigeon' is not one of"),
        (["--in", "email", "--by", "friday"], "--by goes with"),
        (["--in", "email", "--brought", "date"], "They decide by when?"),
        (["--out", "phone", "--on", "2026-11-24"], "is still to come"),
        (["--out", "phone", "--on", "whenever"], "'whenever' is not a date"),
        (["--out", "phone", "--who", "cy"], "There is: Päivi Kettunen, Oskari Lehtimaa."),
    ],
)
def test_log_says_what_is_wrong_and_logs_nothing(
    afterword: Afterword, words: list[str], said: str
) -> None:
    result = afterword("log", "aurinkotuuli", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert shown(afterword, "aurinkotuuli")["contacts"] == []


def test_what_is_typed_drives_no_terminal(afterword: Afterword) -> None:
    hostile = "\x1b]0;owned\x07x\x9b31m\u202e"
    afterword("add", f"Acme{hostile}", "-p", f"Ana {hostile} Ruiz", "--notes", hostile)
    logged = afterword("log", "20", "--in", "email", f"said {hostile}", "--json")
    outputs = [logged, afterword("show", "20"), afterword("list"), afterword("log", hostile)]
    for result in outputs:
        assert not set(result.output) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert json.loads(logged.stdout)["did"] == "Ana x Ruiz was in touch: said x"


def test_undo_and_redo_name_what_they_take_back(afterword: Afterword, tmp_path: Path) -> None:
    afterword("move", "aurinkotuuli", "waiting")
    undone, redone = afterword("undo"), afterword("redo")
    taken = "Taken back: Moved Aurinkotuuli to Waiting. afterword redo does it again.\n"
    assert (undone.exit_code, on_ones_own(undone.stdout)) == (0, taken)
    again = "Done again: Moved Aurinkotuuli to Waiting. afterword undo takes it back.\n"
    assert (redone.exit_code, on_ones_own(redone.stdout)) == (0, again)
    assert shown(afterword, "aurinkotuuli")["stage"] == "waiting"
    assert redone.stdout.endswith(f"afterword --db {tmp_path / 'cli.db'} undo takes it back.\n")
    nothing = afterword("redo")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert "There is nothing to redo." in nothing.stderr


def test_the_calendar_file_follows(afterword: Afterword, tmp_path: Path) -> None:
    calendar = tmp_path / "due.ics"
    settings = default_path()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'[calendar]\nfile = "{calendar}"\n', "utf-8")
    assert afterword("list").exit_code == 0
    assert not calendar.exists(), "asking writes nothing"
    afterword("add", "Nordlicht", "-p", "Ana Ruiz", "--when", "fri 10:30", "--to-come")
    assert "Nordlicht" in calendar.read_text("utf-8")
    afterword("undo")
    assert "Nordlicht" not in calendar.read_text("utf-8")
    calendar.write_text("somebody else's", "utf-8")
    result = afterword("redo")
    assert result.exit_code == 0
    assert "was left as it is" in result.stderr
