"""Undo and redo: every kind of change, what hangs on it, and what was typed meanwhile."""

from datetime import datetime
from pathlib import Path

import pytest
from building import ANA, BO, Builder
from dumping import dump

from models.database import Database, open_database
from models.entries import ApplicationEntry, InterviewEntry
from models.errors import DatabaseProblem, NotPossible
from models.journal import recording, replaying
from models.journal.recording import command
from models.pipeline import applications, contacts, moves, notes
from models.pipeline.contacts import ContactEntry
from models.pipeline.filing import save_draft
from models.stages import ORDER
from models.tables import (
    Application,
    Contact,
    Conversation,
    Interview,
    JournalEntry,
    Note,
    Participation,
    Person,
    Snooze,
)
from models.words import Direction, EntryState, NoteKind, NoteState, Outcome, Stage


def test_an_inserted_row_goes_and_comes_back(board: Database, now: datetime) -> None:
    before = dump()
    with command("add", "Added somebody", now=now) as recorder:
        recorder.insert(Person(name="Ana Ruiz", email="ana@acme.io"))
    after = dump()
    assert after != before
    assert replaying.undo().title == "Added somebody"
    assert dump() == before
    replaying.redo()
    assert dump() == after


def test_an_update_keeps_only_what_it_changed(board: Database, now: datetime) -> None:
    person = Person.create(name="Ana Ruiz", email="ana@acme.io")
    with command("edit", "Edited", now=now) as recorder:
        assert recorder.update(person, name="Anna Ruiz", email="ana@acme.io")
    Person.update(email="typed@meanwhile.io").execute()
    replaying.undo()
    assert (Person.get().name, Person.get().email) == ("Ana Ruiz", "typed@meanwhile.io")
    replaying.redo()
    assert (Person.get().name, Person.get().email) == ("Anna Ruiz", "typed@meanwhile.io")


def test_deleting_an_application_takes_all_of_it_and_undo_gives_all_back(
    build: Builder, now: datetime
) -> None:
    key, other = build.debriefed("Acme"), build.debriefed("Globex", people=(ANA,))
    Application.update(origin=key).where(Application.id == other).execute()
    notes.mark_sent(build.letter(key, NoteKind.THANK_YOU), now=now)
    contacts.log_contact(key, ContactEntry(1, Direction.IN), now=now)
    contacts.snooze(key, now, now=now)
    before = dump()
    applications.delete_application(key, now=now)
    assert Application.get_or_none(Application.id == key) is None
    for table in (Participation, Interview, Note, Contact, Snooze):
        assert not table.select().where(table.application == key).exists(), table
    assert Conversation.select().count() == 1
    assert build.row(other).origin is None
    after = dump()
    replaying.undo()
    assert dump() == before
    replaying.redo()
    assert dump() == after
    replaying.undo()
    assert dump() == before


def test_a_person_deleted_leaves_their_contacts_which_undo_ties_again(
    build: Builder, now: datetime
) -> None:
    key = build.add()
    contacts.log_contact(key, ContactEntry(1, Direction.IN), now=now)
    before = dump()
    with command("forget", "Forgot Ana", now=now) as recorder:
        recorder.delete(Person.get_by_id(1))
    assert Contact.get().person is None
    replaying.undo()
    assert dump() == before


def test_undo_works_after_the_file_was_opened_again(
    tmp_path: Path, now: datetime, build: Builder, board: Database
) -> None:
    before = dump()
    build.add()
    board.close()
    with open_database(board.location):
        assert replaying.undo().title == "Added Acme"
        assert dump() == before
    with open_database(board.location):
        assert replaying.redo().title == "Added Acme"
        assert Application.get().company == "Acme"


def test_nothing_to_undo_or_redo(board: Database) -> None:
    with pytest.raises(NotPossible, match="undo"):
        replaying.undo()
    with pytest.raises(NotPossible, match="redo"):
        replaying.redo()


def test_a_new_command_drops_what_could_be_redone(build: Builder) -> None:
    build.add("Acme")
    replaying.undo()
    build.add("Globex")
    with pytest.raises(NotPossible, match="redo"):
        replaying.redo()
    assert replaying.undo().title == "Added Globex"
    with pytest.raises(NotPossible, match="undo"):
        replaying.undo()
    states = [entry.state for entry in JournalEntry.select().order_by(JournalEntry.id)]
    assert states == [EntryState.DROPPED, EntryState.UNDONE]


def test_entries_are_taken_back_newest_first_and_redone_in_order(build: Builder) -> None:
    for company in ("Acme", "Globex", "Initech"):
        build.add(company)
    undone = [replaying.undo().title for _ in range(3)]
    assert undone == ["Added Initech", "Added Globex", "Added Acme"]
    assert [replaying.redo().title for _ in range(3)] == undone[::-1]


def test_a_command_that_fails_writes_nothing(build: Builder, now: datetime) -> None:
    key = build.add()
    before, entries = dump(), JournalEntry.select().count()

    def fails() -> None:
        with command("edit", "Edited", now=now, application_id=key) as recorder:
            recorder.update(build.row(key), company="Globex")
            recorder.insert(Person(name="Cy Young"))
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fails()
    assert dump() == before
    assert JournalEntry.select().count() == entries


def test_what_the_engine_refuses_is_a_problem_with_its_place(
    build: Builder, board: Database, now: datetime
) -> None:
    key = build.add()
    before = dump()

    def adds_somebody_twice() -> None:
        with command("add", "Twice", now=now) as recorder:
            recorder.update(build.row(key), company="Globex")
            recorder.insert(Participation(application=key, person=1))

    with pytest.raises(DatabaseProblem, match="UNIQUE") as caught:
        adds_somebody_twice()
    assert board.location in caught.value.message
    assert dump() == before


def test_a_command_that_changes_nothing_leaves_no_entry(build: Builder, now: datetime) -> None:
    key = build.add()
    version, entries = build.row(key).version, JournalEntry.select().count()
    contacts.wake(key, now=now)
    with command("edit", "Edited", now=now, application_id=key) as recorder:
        assert not recorder.update(build.row(key), company="Acme")
    assert JournalEntry.select().count() == entries
    assert build.row(key).version == version


def test_every_change_counts_up_the_version_undo_included(build: Builder, now: datetime) -> None:
    key = build.add()
    seen = [build.row(key).version]
    moves.move(key, Stage.WAITING, now=now)
    seen.append(build.row(key).version)
    replaying.undo()
    seen.append(build.row(key).version)
    replaying.redo()
    seen.append(build.row(key).version)
    assert seen == sorted(set(seen))


def test_a_draft_typed_after_a_command_survives_undoing_it(build: Builder, now: datetime) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=now)
    letter = build.letter(key, NoteKind.CHECK_IN)
    letter.body = "Typed meanwhile."
    save_draft(letter, now=now)
    replaying.undo()
    assert build.row(key).stage is Stage.INTERVIEW
    assert Note.get_by_id(letter.note_id).body == "Typed meanwhile."


def test_marking_as_not_sent_keeps_the_words(build: Builder, now: datetime) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    letter.body = "My own words."
    notes.mark_copied(letter, now=now)
    notes.mark_sent(letter, now=now)
    assert replaying.undo().title == "Thank-you note to Ana Ruiz sent"
    again = build.letter(key, NoteKind.THANK_YOU)
    assert (again.body, again.state) == ("My own words.", NoteState.COPIED)


def test_drafts_swept_away_by_undo_come_back_on_redo(build: Builder, now: datetime) -> None:
    key = build.add()
    letter = build.letter(key, NoteKind.THANK_YOU)
    letter.body = "First words."
    save_draft(letter, now=now)
    with_draft = dump()
    replaying.undo()
    assert Note.select().count() == 0
    replaying.redo()
    assert dump() == with_draft


def test_what_was_typed_after_a_redo_is_not_lost_by_the_next_undo(
    build: Builder, now: datetime
) -> None:
    key = build.add()
    letter = build.letter(key, NoteKind.THANK_YOU)
    save_draft(letter, now=now)
    replaying.undo()
    replaying.redo()
    letter.body = "Second thoughts."
    save_draft(letter, now=now)
    replaying.undo()
    replaying.redo()
    assert Note.get().body == "Second thoughts."


def test_what_was_typed_between_undoing_and_redoing_a_deletion_is_not_lost(
    build: Builder, now: datetime
) -> None:
    key = build.debriefed()
    old = build.letter(key, NoteKind.THANK_YOU)
    save_draft(old, now=now)
    applications.delete_application(key, now=now)
    replaying.undo()
    old.body = "Second thoughts."
    save_draft(old, now=now)
    new = build.letters(key, NoteKind.THANK_YOU)[1]
    save_draft(new, now=now)
    with_both = dump()
    replaying.redo()
    assert Note.select().count() == 0
    replaying.undo()
    assert dump() == with_both


def test_a_floor_keeps_undo_from_what_lies_below(build: Builder, now: datetime) -> None:
    build.add("Acme")
    build.add("Globex")
    replaying.undo()
    recording.floor("Restored a copy", now=now)
    with pytest.raises(NotPossible, match="undo"):
        replaying.undo()
    with pytest.raises(NotPossible, match="redo"):
        replaying.redo()
    build.add("Initech")
    assert replaying.undo().title == "Added Initech"
    with pytest.raises(NotPossible, match="undo"):
        replaying.undo()


def test_every_type_of_column_comes_back_as_it_was(build: Builder, now: datetime) -> None:
    key = build.add()
    row = build.row(key)
    values = {
        "company": "Åcme “GmbH”\n\t'; --",
        "stage": ORDER[3],
        "stage_since": now.replace(microsecond=0),
        "promised_on": now.date(),
        "check_ins_allowed": 5,
        "keep_warm": False,
        "outcome": Outcome.DECLINED,
        "archived_at": now.replace(microsecond=0),
        "origin": key,
    }
    before = dump()
    with command("edit", "All of it", now=now) as recorder:
        recorder.update(row, **values)
    after = dump()
    changed = after["application"][key]
    assert {name: changed[name] for name in values} == values
    replaying.undo()
    assert dump() == before
    replaying.redo()
    assert dump() == after


def test_an_entry_names_its_application(build: Builder) -> None:
    key = build.add()
    replayed = replaying.undo()
    assert (replayed.command, replayed.application_id) == ("add", key)


def test_numbers_are_the_same_after_redo_though_others_came_between(
    board: Database, now: datetime
) -> None:
    entry = ApplicationEntry("Acme", people=(BO,))
    key = applications.add_application(entry, InterviewEntry(), now=now)
    replaying.undo()
    stray = Person.create(name="Made meanwhile")
    replaying.redo()
    assert Application.get().id == key
    assert {person.name for person in Person.select()} == {"Bo Li", stray.name}


def test_a_long_command_is_taken_back_step_by_step_and_whole(
    board: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "_MOST", 8)
    monkeypatch.setattr(replaying, "_STEP", 2)
    with command("import", "Imported many", now=now) as recorder:
        for number in range(20):
            recorder.insert(Person(name=f"Person {number}"))
    before = dump()

    half_way = replaying.undoing()
    shares = [next(half_way) for _ in range(5)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
    half_way.close()
    assert dump() == before
    assert replaying.undo().title == "Imported many"
    assert not Person.select().exists()

    half_way = replaying.redoing()
    next(half_way)
    assert Person.select().exists()
    half_way.close()
    assert not Person.select().exists()
    assert replaying.redo().title == "Imported many"
    assert dump() == before
