"""`afterword sent`; and all the way by commands alone, each of them taken back by one undo."""

import json
from typing import Any

import pytest
from commanding import Afterword, on_ones_own

from tests.tui.cli.test_cli_draft import NOTE


def told(afterword: Afterword, *words: str) -> dict[str, Any]:
    result = afterword(*words, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def board(afterword: Afterword) -> Any:
    return told(afterword, "list")["applications"]


def test_a_note_that_is_ready_is_marked_with_its_text(afterword: Afterword) -> None:
    result = afterword("sent", "aurinkotuuli")
    assert (result.exit_code, result.stderr) == (0, "")
    assert on_ones_own(result.stdout) == (
        "LinkedIn request to Oskari Lehtimaa sent; Aurinkotuuli moved to Waiting."
        " afterword undo takes that back.\n"
    )
    written = told(afterword, "show", "aurinkotuuli")["written"]
    assert {"sent"} >= {one["state"] for one in written if one["to"] == "Oskari Lehtimaa"}
    assert NOTE.strip() in {one["body"].strip() for one in written}
    again = afterword("sent", "aurinkotuuli", "--kind", "linkedin-request", "--to", "oskari")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "is sent already" in again.stderr


def test_a_note_that_is_not_ready_is_marked_only_when_insisted(afterword: Afterword) -> None:
    before = board(afterword)
    words = ("sent", "mauersegler", "--to", "lene")
    held = afterword(*words)
    assert (held.exit_code, held.stdout) == (1, "")
    assert "is not ready: --anyway marks it all the same." in held.stderr
    assert board(afterword) == before
    assert told(afterword, *words, "--anyway")["did"].startswith("Thank-you note to Lene")
    # What went out instead of the slots is not known.
    [lene] = [
        one
        for one in told(afterword, "show", "mauersegler")["written"]
        if one["to"].startswith("Lene") and one["state"] == "sent"
    ]
    assert lene["body"] == ""
    assert afterword("undo").exit_code == 0
    assert board(afterword) == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["sent", "aurinkotuuli", "--call", "reached"], "is no call"),
        (["log", "aurinkotuuli", "--in", "email", "--when", "fri"], "go with --brought interview"),
        (["log", "aurinkotuuli", "--in", "email", "--brought", "interview"], "When will it be?"),
    ],
)
def test_what_does_not_go_together_is_said(
    afterword: Afterword, words: list[str], why: str
) -> None:
    before = board(afterword)
    result = afterword(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr
    assert board(afterword) == before


def test_a_script_goes_all_the_way_and_back(afterword: Afterword) -> None:
    states = [board(afterword)]

    def done(*words: str) -> dict[str, Any]:
        change = told(afterword, *words)
        states.append(board(afterword))
        return change

    key = str(done("add", "Acme", "-p", "Ana Ruiz, VP", "--when", "yesterday 9:00")["application"])
    letter = told(afterword, "draft", key, "--kind", "thank-you", "--anyway")
    assert (letter["to"], letter["state"]) == ("Ana Ruiz", "draft")
    assert done("sent", key, "--kind", "thank-you", "--anyway")["stage"] == "thanked"
    assert done("move", key, "waiting")["stage"] == "waiting"
    brought = ("--brought", "interview", "--when", "next friday 14:00", "--kind", "panel")
    change = done("log", key, "--in", "email", *brought, "-p", "Ana Ruiz", "-p", "Bo Lind, CTO")
    assert (change["stage"], change["did"]) == ("interview", "Ana Ruiz was in touch: an interview")
    shown = told(afterword, "show", key)
    assert [one["kind"] for one in shown["rounds"]] == ["", "panel"]
    assert [one["brought"] for one in shown["contacts"]] == ["an interview"]
    assert sorted(one["name"] for one in shown["people"]) == ["Ana Ruiz", "Bo Lind"]
    assert key not in {str(one["id"]) for one in told(afterword, "due")["due"]}
    for before in reversed(states[:-1]):
        assert afterword("undo").exit_code == 0
        assert board(afterword) == before
