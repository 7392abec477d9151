"""One application, whole: its rounds, its notes and its timeline."""

from dataclasses import replace
from datetime import timedelta

import pytest
from building import ANA, BO, CY, NOW, Builder

from models.dossier import last_note, read_dossier
from models.entries import InterviewEntry
from models.errors import NotPossible
from models.journal import replaying
from models.pipeline import contacts, interviews, moves, notes
from models.pipeline.applications import bring_back
from models.pipeline.filing import save_draft
from models.words import Ending, NoteKind, NoteState, Stage

LATER = NOW + timedelta(hours=1)


def test_rounds_with_who_was_in_each(build: Builder) -> None:
    key = build.debriefed()
    interviews.add_round(key, InterviewEntry(starts_at=LATER), (CY,), now=NOW)
    first, second = read_dossier(key).rounds
    assert (first.number, first.debriefed) == (1, True)
    assert [met.name for met in first.people] == [ANA.name, BO.name]
    assert first.people[0].topics == "their move to tool 0"
    assert (second.number, second.debriefed) == (2, False)
    assert [met.name for met in second.people] == [CY.name]
    assert read_dossier(key).newest == second


def test_what_is_told_of_a_round(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    interviews.add_round(key, InterviewEntry(starts_at=LATER), (CY, BO), now=NOW)
    first, second = read_dossier(key).rounds
    assert first.told(alone=True) == [(met.name, met.topics) for met in first.people]
    silent = replace(first, people=(first.people[0], BO), discussed="the team")
    assert silent.told(alone=True)[1:] == [("In general", "the team")]
    assert silent.told(alone=False)[1:] == [("Also there", BO.name), ("In general", "the team")]
    assert second.told(alone=False) == [("With", f"{CY.name}, {BO.name}")]
    assert second.told(alone=True) == []


def test_a_round_of_nobody_in_particular_shows_everybody_known(build: Builder) -> None:
    key = build.add()
    interviews.add_round(key, InterviewEntry(starts_at=LATER), (), now=NOW)
    newest = read_dossier(key).newest
    assert newest is not None
    assert [met.name for met in newest.people] == [ANA.name, BO.name]


def test_notes_that_went_out_or_were_copied_in_their_order(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    assert last_note(key) is None
    ana, bo, cy = build.letters(key, NoteKind.THANK_YOU)
    save_draft(cy, now=NOW)
    notes.mark_copied(bo, now=LATER)
    ana.subject, ana.body = "Thanks", "Hi Ana"
    notes.mark_sent(ana, now=NOW)
    first, second = read_dossier(key).notes
    assert (first.to, first.subject, first.body) == (ANA.name, "Thanks", "Hi Ana")
    assert (first.title, first.state, first.at) == ("Thank-you note", NoteState.SENT, NOW)
    assert (second.to, second.state, second.at) == (BO.name, NoteState.COPIED, LATER)
    assert last_note(key) == second


def test_the_timeline_tells_what_is_in_force_newest_first(build: Builder) -> None:
    key = build.add()
    build.add("Globex")
    contacts.set_promise(key, NOW.date(), now=NOW)
    build.debrief(key, now=LATER)
    said = ["Debriefed Acme", "Acme promised an answer: by Mon 23 Nov", "Added Acme"]
    assert [event.text for event in read_dossier(key).timeline] == said
    assert read_dossier(key).timeline[0].at == LATER
    replaying.undo()
    assert [event.text for event in read_dossier(key).timeline] == said[1:]


def test_what_it_came_back_from_is_named(build: Builder) -> None:
    key = build.debriefed(people=(ANA,))
    assert read_dossier(key).origin is None
    notes.mark_sent(build.letter(key, NoteKind.THANK_YOU), now=NOW)
    moves.move(key, Stage.CLOSED, now=NOW, ending=Ending.REJECTED)
    again = interviews.add_round(key, InterviewEntry(starts_at=LATER), (ANA,), now=NOW)
    origin = read_dossier(again).origin
    assert origin is not None
    assert (origin.id, origin.title) == (key, f"Acme · Engineer (number {key}), 1 note")
    bring_back(key, now=NOW)
    origin = read_dossier(again).origin
    assert origin is not None
    assert origin.title == f"Acme · Engineer (number {key}), still open, 1 note"


def test_the_main_contact_is_named_by_number(build: Builder) -> None:
    key = build.add()
    ana, bo = (met.id for met in read_dossier(key).entry.people)
    assert read_dossier(key).main_contact_id == ana
    assert bo is not None
    contacts.choose_main_contact(key, bo, now=NOW)
    assert read_dossier(key).main_contact_id == bo


@pytest.mark.parametrize("read", [read_dossier, last_note])
def test_what_is_gone_is_refused_plainly(build: Builder, read: object) -> None:
    with pytest.raises(NotPossible):
        read(99)  # type: ignore[operator]
