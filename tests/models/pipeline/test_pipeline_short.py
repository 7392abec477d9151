"""Commands that settle something with one key: done already, nothing to add, an offer's end."""

from datetime import date, timedelta

import pytest
from building import ANA, BO, CY, NOW, Builder

from models.dossier import read_dossier
from models.journal import replaying
from models.pipeline import contacts, interviews, notes
from models.pipeline.contacts import ContactEntry
from models.pipeline.filing import save_draft
from models.pipeline.notes import Done
from models.tables import Interview, JournalEntry, Note
from models.timing.steps import StepKind
from models.words import Brought, Channel, Direction, NoteKind, NoteState, Outcome, Stage

LATER = NOW + timedelta(hours=1)
BY_MAIL = Done(LATER, Channel.EMAIL)


def test_done_already_settles_everybody_and_makes_the_move_in_one_command(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    entries = JournalEntry.select().count()
    settled = notes.done_already(build.letters(key, NoteKind.THANK_YOU), BY_MAIL, now=LATER)
    assert (settled.left, settled.moved_to) == (0, Stage.THANKED)
    assert {(n.state, n.settled_at) for n in Note.select()} == {(NoteState.SENT, LATER)}
    assert (Note.select().count(), JournalEntry.select().count()) == (3, entries + 1)
    assert build.row(key).stage is Stage.THANKED
    assert replaying.undo().title == ("Thank-you note for Acme done already; Acme moved to Thanked")
    assert build.row(key).stage is Stage.INTERVIEW
    assert {(n.state, n.settled_at) for n in Note.select()} == {(NoteState.DRAFT, None)}


def test_done_already_leaves_alone_who_was_settled_before(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    ana, bo, _cy = build.letters(key, NoteKind.THANK_YOU)
    notes.mark_sent(ana, now=NOW)
    notes.mark_skipped(bo, now=NOW)
    notes.done_already(build.letters(key, NoteKind.THANK_YOU), BY_MAIL, now=LATER)
    settled = [(n.state, n.settled_at) for n in Note.select().order_by(Note.id)]
    assert settled == [
        (NoteState.SENT, NOW),
        (NoteState.SKIPPED, NOW),
        (NoteState.SENT, LATER),
    ]


def test_done_already_keeps_what_was_typed_and_files_no_text_that_nobody_wrote(
    build: Builder,
) -> None:
    key = build.debriefed(people=(ANA, BO))
    typed = build.letter(key, NoteKind.THANK_YOU)
    typed.body = "Hi Ana, my own words."
    save_draft(typed, now=NOW)
    day_before = NOW - timedelta(days=1)
    by_phone = Done(day_before, Channel.PHONE)
    notes.done_already(build.letters(key, NoteKind.THANK_YOU), by_phone, now=LATER)
    kept = [(n.body, n.channel, n.settled_at) for n in Note.select().order_by(Note.id)]
    assert kept == [
        ("Hi Ana, my own words.", Channel.PHONE, day_before),
        ("", Channel.PHONE, day_before),
    ]
    replaying.undo()
    first = Note.get(Note.person == typed.person_id)
    assert (first.body, first.channel, first.state) == (
        "Hi Ana, my own words.",
        Channel.EMAIL,
        NoteState.DRAFT,
    )


def test_nothing_to_add_counts_as_a_debrief(build: Builder) -> None:
    key = build.add()
    assert build.card(key).step.kind is StepKind.DEBRIEF
    newest = read_dossier(key).newest
    assert newest is not None
    interviews.skip_debrief(newest.id, now=NOW)
    assert Interview.get_by_id(newest.id).debriefed_at == NOW
    assert build.card(key).step.kind is StepKind.THANK_YOU
    assert replaying.undo().application_id == key
    assert build.card(key).step.kind is StepKind.DEBRIEF


@pytest.mark.parametrize("day", [date(2026, 11, 27), None])
def test_a_promise_is_kept_changed_and_taken_back(build: Builder, day: date | None) -> None:
    key = build.add()
    contacts.set_promise(key, date(2026, 11, 25), now=NOW)
    contacts.set_promise(key, day, now=NOW)
    assert build.row(key).promised_on == day
    said = "by Fri 27 Nov" if day else "no date"
    assert replaying.undo().title == f"Acme promised an answer: {said}"
    assert build.row(key).promised_on == date(2026, 11, 25)


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.DECLINED])
def test_an_offer_that_was_answered_leaves_the_board(build: Builder, outcome: Outcome) -> None:
    key = build.add()
    offer = ContactEntry(None, Direction.IN, brought=Brought.OFFER, day=date(2026, 11, 30))
    contacts.log_contact(key, offer, now=NOW)
    contacts.end_offer(key, outcome, now=LATER)
    row = build.row(key)
    assert (row.outcome, row.archived_at) == (outcome, LATER)
    assert replaying.undo().title == f"Offer of Acme: {outcome}"
    row = build.row(key)
    assert (row.outcome, row.archived_at) == (Outcome.NONE, None)
    assert (row.offer, row.offer_answer_by) == ("open", date(2026, 11, 30))
