"""A board's own JSON: the same bytes for the same board, and the same board from the bytes."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from building import Builder
from importing import plan, take

from models.database import Database, open_database
from models.exchange.incoming.file import Incoming
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.whole_board.writing import LISTS, dump
from models.journal import replaying
from models.settings.reading import Profile, Strength
from models.tables import TABLES, JournalEntry, Person
from tests.demo import MORNING, Played


def take_in(text: str) -> list[tuple[str, str]]:
    """Import a board's JSON; what was refused."""
    return [(one.where, one.reason) for one in both(text) if one.action is Action.REFUSED]


def both(text: str) -> list[Outcome]:
    """Plan it, then import it: the outcomes are the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "board.json"
        path.write_text(text, "utf-8")
        planned, done = plan(path), take(path)
    assert planned == done
    return done


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The JSON of a board with something in every table."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    shutil.copy(Played.board("demo", MORNING), path)
    with open_database(path):
        return dump()


def test_every_table_but_the_journal_is_in_it() -> None:
    assert set(LISTS.values()) == set(TABLES) - {JournalEntry}


def test_an_empty_board_gives_the_same_board(demo: str, board: Database) -> None:
    assert take_in(demo) == []
    assert dump() == demo


def test_one_import_is_one_undo(demo: str, build: Builder) -> None:
    build.debriefed("Globex")
    before = dump()
    take_in(demo)
    after = dump()
    replaying.undo()
    assert dump() == before
    replaying.redo()
    assert dump() == after


def test_a_second_import_changes_nothing(demo: str, build: Builder) -> None:
    build.debriefed("Globex")
    take_in(demo)
    before, entries = dump(), JournalEntry.select().count()
    take_in(demo)
    assert dump() == before
    assert JournalEntry.select().count() == entries
    assert {one.action for one in both(demo)} == {Action.UNCHANGED}


def test_somebody_known_is_not_there_twice(build: Builder, tmp_path: Path) -> None:
    ana = {"name": "Ana Ruiz", "email": "ana@acme.example", "linkedin_welcome": "yes"}
    build.add("Globex")
    Person.update(email="Ana@acme.example").where(Person.name == "Ana Ruiz").execute()
    take_in(json.dumps({"afterword": 1, "people": [{"id": 1, "channel": "", **ana}]}))
    [row] = Person.select().where(Person.name == "Ana Ruiz")
    assert (row.email, row.linkedin_welcome) == ("Ana@acme.example", "yes")


def test_the_profile_is_in_it_and_the_journal_is_not(build: Builder) -> None:
    build.add()
    found = json.loads(dump(Profile("Robin Marsh", (Strength("care", "a year"),))))
    assert found["profile"]["name"] == "Robin Marsh"
    assert found["profile"]["strengths"] == [{"what": "care", "evidence": "a year"}]
    assert "version" not in found["applications"][0]
    assert set(found) == {"afterword", "profile", *LISTS}


@pytest.mark.parametrize(
    ("list_name", "change", "reason"),
    [
        ("applications", {"stage": "limbo"}, "'stage' is 'limbo'"),
        ("applications", {"stage_since": "2026-11-23T12:00:00"}, "'stage_since' is '2026"),
        ("applications", {"company": ["Acme"]}, "'company' is '[\"Acme\"]'"),
        ("interviews", {"application": 99}, "'application' is '99', which is not in this file"),
        ("interviews", {"round": -1}, "'round' is '-1'"),
        ("interviews", {"day_only": 1}, "'day_only' is '1'"),
        ("participations", {"id": "one"}, "it has no 'id' of its own"),
    ],
)
def test_what_cannot_be_used_is_named(
    build: Builder, tmp_path: Path, list_name: str, change: dict[str, Any], reason: str
) -> None:
    build.add()
    found = json.loads(dump())
    found[list_name][0] |= change
    with open_database(tmp_path / "other.db"):
        refused = take_in(json.dumps(found))
    assert refused[0][0].startswith(list_name)
    assert refused[0][1].startswith(reason)


@pytest.mark.parametrize("indent", [None, 2])
def test_another_layout_is_the_same_board(demo: str, board: Database, indent: int | None) -> None:
    assert take_in(json.dumps(json.loads(demo), indent=indent)) == []
    assert dump() == demo


def test_as_it_was_written_it_is_never_held_whole(
    demo: str, board: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def whole(_: object) -> str:
        raise AssertionError("read whole")

    monkeypatch.setattr(Incoming, "whole", whole)
    assert take_in(demo) == []
    assert dump() == demo


def test_a_line_that_is_no_row_is_named(demo: str, board: Database) -> None:
    lines = demo.splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if line.startswith('"snoozes"')) + 1
    lines[place] = lines[place].replace('"until"', "until")
    assert take_in("".join(lines)) == [("snoozes, 1", "it has no 'id' of its own")]


def test_what_comes_in_is_cleaned(build: Builder, tmp_path: Path) -> None:
    build.add()
    found = json.loads(dump())
    found["applications"][0] |= {"company": "Ac\x1b[2Jme\nInc", "notes": "one\ntwo\u202e"}
    with open_database(tmp_path / "other.db"):
        assert take_in(json.dumps(found)) == []
        [row] = json.loads(dump())["applications"]
    assert (row["company"], row["notes"]) == ("Acme Inc", "one\ntwo")
