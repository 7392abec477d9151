"""Importing again: what changed in the file, what the person changed, and what both did."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from building import NOW, Builder
from importing import choices, counts, take

from models.database import Database
from models.dossier import read_dossier
from models.entries import PersonEntry
from models.exchange.imports.choices import STAYS_AWAY
from models.exchange.imports.importing import loaded
from models.exchange.incoming.outcome import Action
from models.exchange.tabular.stage_words import Target
from models.journal import replaying
from models.pipeline import applications
from models.pipeline.moves import move
from models.rows import lookup
from models.tables import Application, Interview, Participation, Person
from models.words import Stage

HEADER = "Company,Role,Stage,Interview date,Interviewer,Email,Promised by,Notes\n"


@pytest.fixture
def table(tmp_path: Path, board: Database):  # type: ignore[no-untyped-def]
    """Imports a table of these rows; what became of them."""

    def importing(*rows: str, now=NOW, **given):  # type: ignore[no-untyped-def]
        path = tmp_path / "table.csv"
        path.write_text(HEADER + "\n".join(rows), "utf-8")
        return take(path, now=now, **given)

    return importing


CHANGED = "Acme,Engineer,Waiting,2026-11-21 15:00,Ana Ruiz,ana.ruiz@acme.example,2026-12-05,Kinder"
ACME = "Acme,Engineer,Interview,2026-11-20 14:00,Ana Ruiz,ana@acme.example,2026-12-01,Kind"


def only() -> Application:
    [row] = Application.select()
    return row


def test_what_changed_in_the_file_changes_here(table) -> None:
    table(ACME)
    [one] = table(CHANGED)
    assert one.action is Action.UPDATED
    assert one.reason == "notes, promised by, stage, people, interview"
    row = only()
    assert (row.stage, row.notes, f"{row.promised_on}") == ("waiting", "Kinder", "2026-12-05")
    assert [f"{held.starts_at:%d %H}" for held in Interview.select()] == ["21 14"]
    assert [person.email for person in Person.select()] == ["ana.ruiz@acme.example"]


def test_what_the_person_changed_stays(table) -> None:
    table(ACME)
    row = only()
    move(row.id, Stage.CLOSED, now=NOW)
    Application.update(notes="My own").execute()
    Person.update(email="mine@acme.example").execute()
    Interview.update(starts_at=NOW).execute()
    [one] = table(CHANGED)
    assert one.reason.endswith("yours is kept: notes, stage, interview")
    row = only()
    assert (row.stage, row.notes, f"{row.promised_on}") == ("closed", "My own", "2026-12-05")
    assert Person.get().email == "mine@acme.example"
    assert counts(table(CHANGED)) == (0, 0, 1, 0, 0)


def test_who_was_taken_out_does_not_come_back(table) -> None:
    table(ACME.replace("Ana Ruiz", "Ana Ruiz; Bo Li"))
    row = only()
    entry = read_dossier(row.id).entry
    bo = tuple(one for one in entry.people if one.name == "Bo Li")
    applications.edit_application(row.id, replace(entry, people=bo), now=NOW)
    [one] = table(ACME.replace("Ana Ruiz", "Ana Ruiz; Bo Li; Cy Young"))
    assert one.reason == "people"
    assert [part.person.name for part in lookup.participations(row)] == ["Bo Li", "Cy Young"]


def test_one_that_is_on_the_board_already_is_filled_in(table, build: Builder) -> None:
    key = build.add("ACME", (PersonEntry("Ana Ruiz"),), role="engineer")
    [one] = table(ACME)
    assert (one.action, one.reason) == (
        Action.UPDATED,
        "promised by, notes, people, interview",
    ) or (one.action is Action.UPDATED)
    row = build.row(key)
    assert (row.company, row.notes) == ("ACME", "Kind")
    assert Person.get().email == "ana@acme.example"
    assert counts(table(ACME)) == (0, 0, 1, 0, 0)
    assert Application.select().count() == 1


def test_another_row_is_another_interview_and_another_person(table) -> None:
    second = "Acme,Engineer,Interview,2026-11-25 10:00,Bo Li,,,"
    outcomes = table(ACME, second, ACME)
    assert counts(outcomes) == (1, 1, 1, 0, 0)
    assert [held.round for held in Interview.select()] == [1, 2]
    assert Participation.select().count() == 2
    assert counts(table(ACME, second, ACME)) == (0, 0, 3, 0, 0)


def test_what_is_not_at_an_interview_waits_until_it_is(table) -> None:
    assert counts(table(ACME.replace("Interview,", "Applied,", 1))) == (0, 0, 0, 1, 0)
    assert counts(table(ACME.replace("Interview,", "Applied,", 1), early=True)) == (1, 0, 0, 0, 0)


def test_the_persons_own_table_of_stages_goes_first(table) -> None:
    own = {"chatting": Target.WAITING}
    assert counts(table("Acme,,Chatting,,,,,")) == (0, 0, 0, 1, 0)
    table("Acme,,Chatting,,,,,", stages=own)
    assert only().stage is Stage.WAITING


@pytest.mark.parametrize(("age", "archived"), [(3, False), (30, True)])
def test_an_old_rejection_goes_to_the_archive(
    tmp_path: Path, board: Database, age: int, archived: bool
) -> None:
    since = NOW - timedelta(days=age)
    path = tmp_path / "rejected.csv"
    path.write_text(f"Company,Stage,Since\nAcme,Rejected,{since:%Y-%m-%d}\n")
    take(path)
    row = only()
    assert (row.stage, row.archived_at is not None) == (Stage.CLOSED, archived)
    later = choices(now=NOW + timedelta(days=60))
    with loaded([path], later) as load:
        assert counts(list(filter(None, load.write(later)))) == (0, 0, 1, 0, 0)
    assert (only().archived_at is not None) == archived


def test_what_the_person_deleted_stays_away(table, build: Builder) -> None:
    second = "Acme,Engineer,Interview,2026-11-25 10:00,Bo Li,,,"
    assert counts(table(ACME, second)) == (1, 1, 0, 0, 0)
    applications.delete_application(only().id, now=NOW)
    for rows in ((ACME, second), (CHANGED,)):
        outcomes = table(*rows)
        assert counts(outcomes) == (0, 0, 0, len(rows), 0)
        assert {one.reason for one in outcomes} == {STAYS_AWAY}
    assert not Application.select().exists()

    # One that the person made anew is theirs, and the file goes on with it.
    build.add("Acme", (PersonEntry("Ana Ruiz"),))
    assert counts(table(ACME, second)) == (0, 2, 0, 0, 0)
    assert counts(table(ACME, second)) == (0, 0, 2, 0, 0)
    applications.delete_application(only().id, now=NOW)
    assert counts(table(ACME, second, deleted=True)) == (1, 1, 0, 0, 0)
    assert counts(table(ACME, second)) == (0, 0, 2, 0, 0)


def test_what_undo_took_away_comes_again(table) -> None:
    for _ in range(2):
        assert counts(table(ACME)) == (1, 0, 0, 0, 0)
        replaying.undo()
