"""Two copies of one board that went their own ways: what one knows more comes over to the other."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from building import ANA, NOW, Builder
from importing import plan, take

from models.database import open_database
from models.dossier import read_dossier
from models.entries import DebriefEntry, InterviewEntry, PersonEntry
from models.exchange.imports.choices import STAYS_AWAY
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.whole_board.writing import dump
from models.journal import replaying
from models.pipeline import applications, interviews
from models.pipeline.contacts import ContactEntry, log_contact
from models.pipeline.moves import move
from models.pipeline.notes import mark_sent
from models.settings.reading import Settings
from models.tables import Contact, Conversation, Interview, Note, Participation, Person, proxy
from models.words import Channel, Direction, NoteKind, NoteState, Stage

LATER = NOW + timedelta(days=3)
DEB = PersonEntry("Deb Olsen", "CTO", email="deb@acme.example")


@contextmanager
def copied(tmp_path: Path) -> Iterator[None]:
    """The other machine, with a copy of the board as it is."""
    path, mine = tmp_path / "copy.json", proxy.obj
    path.write_text(dump(), "utf-8")
    with open_database(tmp_path / "elsewhere.db"):
        take(path)
        yield
    proxy.initialize(mine)


def came(text: str, tmp_path: Path, **given: bool) -> list[Outcome]:
    path = tmp_path / "elsewhere.json"
    path.write_text(text, "utf-8")
    planned, done = plan(path, **given), take(path, **given)
    assert planned == done
    return done


def work_on(key: int, settings: Settings) -> None:
    """What one does on another machine: a note, a round with somebody new, a talk, a call."""
    build = Builder(settings)
    mark_sent(build.letter(key, NoteKind.THANK_YOU, now=LATER), now=LATER)
    entry = InterviewEntry(starts_at=LATER + timedelta(days=1), kind="Panel")
    interviews.add_round(key, entry, (ANA, DEB), now=LATER)
    log_contact(key, ContactEntry(None, Direction.IN, Channel.EMAIL, summary="Hello"), now=LATER)


def test_what_another_copy_knows_more_comes_over(build: Builder, tmp_path: Path) -> None:
    key = build.debriefed()
    with copied(tmp_path):
        work_on(key, build.settings)
        theirs = dump()
    before = dump()
    [told] = came(theirs, tmp_path)
    assert told.action is Action.UPDATED
    assert told.reason == "1 person, 1 interview, 2 talks, 1 note, 1 contact"
    names = [part.person.name for part in Participation.select().order_by(Participation.id)]
    assert names == ["Ana Ruiz", "Bo Li", "Deb Olsen"]
    assert [one.round for one in Interview.select()] == [1, 2]
    assert Note.get().state == "sent"
    # The card itself is not touched: where it stands is the person's own.
    assert json.loads(dump())["applications"] == json.loads(before)["applications"]

    after = dump()
    assert [one.action for one in came(theirs, tmp_path)] == [Action.UNCHANGED]
    assert dump() == after
    replaying.undo()
    assert dump() == before
    replaying.redo()
    assert dump() == after


def test_nothing_of_ones_own_is_overwritten(build: Builder, tmp_path: Path) -> None:
    key = build.debriefed()
    with copied(tmp_path):
        work_on(key, build.settings)
        Conversation.update(topics="theirs").where(Conversation.topics != "").execute()
        Person.update(phone="+1 555 0100").execute()
        theirs = dump()
    entry = InterviewEntry(starts_at=LATER + timedelta(days=2), kind="Call")
    interviews.add_round(key, entry, (ANA,), now=LATER)
    mine = dump()
    came(theirs, tmp_path)
    ours, was = json.loads(dump()), json.loads(mine)
    for name, rows in was.items():
        if name not in ("afterword", "profile"):
            kept = [{**row, "id": 0} for row in ours[name]]
            assert [{**row, "id": 0} for row in rows if {**row, "id": 0} not in kept] == [], name
    assert "theirs" not in {one.topics for one in Conversation.select()}


def test_a_debrief_written_elsewhere_fills_what_is_blank_here(
    build: Builder, tmp_path: Path
) -> None:
    key = build.add()
    with copied(tmp_path):
        build.debrief(key)
        theirs = dump()
    [told] = came(theirs, tmp_path)
    assert told.reason == "1 interview, 2 talks"
    newest = read_dossier(key).newest
    assert newest is not None
    assert newest.debriefed
    assert [one.topics for one in newest.people] == [
        "their move to tool 0",
        "their move to tool 1",
    ]
    assert [one.action for one in came(theirs, tmp_path)] == [Action.UNCHANGED]


def test_an_interview_that_was_moved_is_no_other(build: Builder, tmp_path: Path) -> None:
    key = build.add(held=-timedelta(days=1))
    theirs = dump()
    held = Interview.get()
    newest = read_dossier(key).newest
    assert newest is not None
    moved = replace(newest.interview, starts_at=held.starts_at + timedelta(days=1))
    interviews.record_debrief(held.id, DebriefEntry(moved, newest.people), now=NOW)
    Interview.update(debriefed_at=None).execute()
    mine = dump()
    [told] = came(theirs, tmp_path)
    assert (told.action, told.reason) == (Action.UNCHANGED, "yours is kept: interview")
    assert dump() == mine


def test_a_note_to_somebody_who_no_longer_takes_part_comes_once(
    build: Builder, tmp_path: Path
) -> None:
    key = build.debriefed()
    with copied(tmp_path):
        work_on(key, build.settings)
        Participation.delete().where(Participation.role == "VP").execute()
        theirs = dump()
    Participation.delete().where(Participation.role == "VP").execute()
    came(theirs, tmp_path)
    counted = [table.select().count() for table in (Person, Note, Contact)]
    came(theirs, tmp_path)
    assert [table.select().count() for table in (Person, Note, Contact)] == counted


def test_an_application_that_was_deleted_stays_away(build: Builder, tmp_path: Path) -> None:
    build.debriefed("Brink", people=(DEB,))
    key = build.debriefed()
    work_on(key, build.settings)
    theirs = dump()
    applications.delete_application(key, now=LATER)
    mine = dump()
    told = came(theirs, tmp_path)
    assert [(one.action, one.what) for one in told] == [
        (Action.UNCHANGED, "Brink · Engineer"),
        (Action.SKIPPED, "Acme · Engineer"),
    ]
    assert told[1].reason.startswith("you deleted it")
    assert dump() == mine

    # It comes back when the person says so, and stays away again once that is taken back.
    assert came(theirs, tmp_path, deleted=True)[1].action is Action.CREATED
    assert sorted(len(rows) for rows in json.loads(dump()).values() if isinstance(rows, list)) == (
        sorted(len(rows) for rows in json.loads(theirs).values() if isinstance(rows, list))
    )
    assert [one.action for one in came(theirs, tmp_path)] == [Action.UNCHANGED] * 2
    replaying.undo()
    assert dump() == mine
    # What was deleted no more is there: nothing was ever taken away.
    replaying.undo()
    assert dump() == theirs
    assert [one.action for one in came(theirs, tmp_path)] == [Action.UNCHANGED] * 2


def test_what_undo_took_away_may_come_again(build: Builder, tmp_path: Path) -> None:
    key = build.debriefed()
    work_on(key, build.settings)
    theirs = dump()
    with open_database(tmp_path / "elsewhere.db"):
        for _ in range(2):
            assert [one.action for one in came(theirs, tmp_path)] == [Action.CREATED]
            assert dump() == theirs
            replaying.undo()


def test_a_note_that_was_deleted_stays_away(build: Builder, tmp_path: Path) -> None:
    key = build.debriefed()
    move(key, Stage.WAITING, now=NOW)
    theirs = dump()
    assert {one.state for one in Note.select()} == {NoteState.SKIPPED}
    # A correction: the notes that were passed over are asked for again.
    move(key, Stage.INTERVIEW, now=LATER)
    assert not Note.select().exists()
    mine = dump()
    [told] = came(theirs, tmp_path)
    assert (told.action, told.reason) == (
        Action.SKIPPED,
        f"{len(json.loads(theirs)['notes'])} notes of it: {STAYS_AWAY}",
    )
    assert dump() == mine
    came(theirs, tmp_path, deleted=True)
    assert Note.select().count() == len(json.loads(theirs)["notes"])


def test_somebody_who_was_taken_out_stays_away(build: Builder, tmp_path: Path) -> None:
    key = build.debriefed()
    theirs = dump()
    entry = read_dossier(key).entry
    bo = tuple(one for one in entry.people if one.name == "Bo Li")
    applications.edit_application(key, replace(entry, people=bo), now=LATER)
    # A new person may get the number of the one who is gone.
    build.add("Brink", (PersonEntry("Cy Young"),), now=LATER)
    mine = dump()
    [told] = came(theirs, tmp_path)
    assert (told.action, told.reason) == (Action.SKIPPED, f"1 person, 1 talk of it: {STAYS_AWAY}")
    assert dump() == mine
    came(theirs, tmp_path, deleted=True)
    assert Participation.select().count() == 3
