"""What becomes of a note, and of the card it belongs to: the playbook's acts and facts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from building import ANA, BO, CY, NOW, Builder
from dumping import dump

from models.board.cards import Touches
from models.entries import InterviewEntry, PersonEntry
from models.errors import NotPossible
from models.journal import replaying
from models.notes.changing import by_another_way
from models.pipeline import contacts, interviews, moves, notes
from models.pipeline.contacts import ContactEntry
from models.pipeline.filing import save_draft, words_of
from models.pipeline.notes import Settled
from models.stages import MoveKind
from models.tables import Contact, JournalEntry, Note, Person
from models.timing.policy import Policy
from models.timing.steps import StepKind
from models.words import (
    Brought,
    CallResult,
    Channel,
    Direction,
    Ending,
    NoteKind,
    NoteState,
    Stage,
    Welcome,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def states(key: int, kind: NoteKind) -> list[NoteState]:
    rows = Note.select().where((Note.application == key) & (Note.kind == kind)).order_by(Note.id)
    return [row.state for row in rows]


def thanked(build: Builder, **given: object) -> int:
    key = build.debriefed(**given)  # type: ignore[arg-type]
    for letter in build.letters(key, NoteKind.THANK_YOU):
        notes.mark_sent(letter, now=NOW)
    assert build.row(key).stage is Stage.THANKED
    return key


def test_thanked_once_everybody_is_settled_and_one_note_went_out(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    first, second, third = build.letters(key, NoteKind.THANK_YOU)
    assert notes.mark_sent(first, now=NOW) == Settled(2)
    assert notes.mark_skipped(second, now=NOW, reason="no address") == Settled(1)
    assert build.row(key).stage is Stage.INTERVIEW
    assert notes.mark_sent(third, now=NOW + HOUR) == Settled(0, Stage.THANKED)
    row = build.row(key)
    assert (row.stage, row.stage_since) == (Stage.THANKED, NOW + HOUR)
    assert replaying.undo().title == "Thank-you note to Cy Young sent; Acme moved to Thanked"
    assert build.row(key).stage is Stage.INTERVIEW


def test_all_skipped_means_no_move(build: Builder) -> None:
    key = build.debriefed()
    settled = [notes.mark_skipped(x, now=NOW) for x in build.letters(key, NoteKind.THANK_YOU)]
    assert settled == [Settled(1), Settled(0, unsent=True)]
    assert build.row(key).stage is Stage.INTERVIEW


def test_copied_is_not_sent(build: Builder) -> None:
    key = build.debriefed()
    for letter in build.letters(key, NoteKind.THANK_YOU):
        notes.mark_copied(letter, now=NOW, overruled="greeting")
    assert build.row(key).stage is Stage.INTERVIEW
    assert states(key, NoteKind.THANK_YOU) == [NoteState.COPIED] * 2
    assert Note.get().overruled == "greeting"
    again = build.letter(key, NoteKind.THANK_YOU)
    assert (again.state, again.copied_at, again.settled) == (NoteState.COPIED, NOW, False)


def test_what_is_changed_after_it_was_copied_is_known_as_that(build: Builder) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    notes.mark_copied(letter, now=NOW)
    copied = letter.body
    assert not letter.changed_since_copied
    letter.body = "Another text"
    save_draft(letter, now=NOW)
    again = build.letter(key, NoteKind.THANK_YOU)
    assert again.changed_since_copied
    assert build.card(key).progress == "copied, then changed"
    again.body = copied
    save_draft(again, now=NOW)
    assert not build.letter(key, NoteKind.THANK_YOU).changed_since_copied
    assert build.card(key).progress == "copied, not confirmed"


def test_a_subject_that_is_changed_after_its_note_was_copied_is_known_as_that(
    build: Builder,
) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    notes.mark_subject_copied(letter, now=NOW)
    assert letter.note_id is None, "nothing is known of a note that was not copied itself"
    notes.mark_copied(letter, now=NOW)
    letter.subject = "Another subject"
    save_draft(letter, now=NOW)
    again = build.letter(key, NoteKind.THANK_YOU)
    assert again.changed_since_copied
    assert build.card(key).progress == "copied, then changed"
    notes.mark_subject_copied(again, now=NOW)
    assert not again.changed_since_copied
    assert not build.letter(key, NoteKind.THANK_YOU).changed_since_copied
    assert build.card(key).progress == "copied, not confirmed"


def test_the_subject_of_a_note_copied_by_an_older_version_is_not_known(build: Builder) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    notes.mark_copied(letter, now=NOW)
    Note.update(copied_subject=None).execute()
    letter = build.letter(key, NoteKind.THANK_YOU)
    letter.subject = "Another subject"
    save_draft(letter, now=NOW)
    assert not build.letter(key, NoteKind.THANK_YOU).changed_since_copied
    assert build.card(key).progress == "copied, not confirmed"
    letter.body = "Another text"
    save_draft(letter, now=NOW)
    assert build.card(key).progress == "copied, then changed"
    notes.mark_sent(letter, now=NOW, as_copied=True)
    assert letter.subject == "Another subject"


@pytest.mark.parametrize("as_copied", [True, False])
def test_what_went_out_is_what_is_kept_and_undo_has_the_other(
    build: Builder, as_copied: bool
) -> None:
    key = build.debriefed(people=(ANA,))
    letter = build.letter(key, NoteKind.THANK_YOU)
    notes.mark_copied(letter, now=NOW)
    copied, letter.subject, letter.body = letter.words, "Another subject", "Another text"
    fresh = letter.words
    notes.mark_sent(letter, now=NOW, as_copied=as_copied)
    assert letter.words == words_of(Note.get()) == (copied if as_copied else fresh)
    assert not letter.changed_since_copied
    assert not letter.touched
    replaying.undo()
    assert build.letter(key, NoteKind.THANK_YOU).words == fresh


def test_copying_again_what_was_sent_leaves_it_sent(build: Builder) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    notes.mark_sent(letter, now=NOW)
    notes.mark_copied(letter, now=NOW + HOUR)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SENT]


def test_saving_and_copying_are_no_commands(build: Builder) -> None:
    key = build.debriefed()
    before = JournalEntry.select().count()
    letter = build.letter(key, NoteKind.THANK_YOU)
    save_draft(letter, now=NOW)
    notes.mark_copied(letter, now=NOW)
    assert JournalEntry.select().count() == before


def test_skipping_the_rest_makes_the_move(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    notes.mark_sent(build.letter(key, NoteKind.THANK_YOU), now=NOW)
    assert notes.skip_rest(key, NoteKind.THANK_YOU, now=NOW) == Settled(0, Stage.THANKED)
    skipped = [NoteState.SENT, NoteState.SKIPPED, NoteState.SKIPPED]
    assert states(key, NoteKind.THANK_YOU) == skipped
    replaying.undo()
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SENT]
    assert build.row(key).stage is Stage.INTERVIEW


@pytest.mark.parametrize("begun", [False, True])
def test_skipping_the_rest_is_refused_where_nobody_got_a_note(build: Builder, begun: bool) -> None:
    key = build.debriefed()
    if begun:
        notes.mark_skipped(build.letter(key, NoteKind.THANK_YOU), now=NOW)
    with pytest.raises(NotPossible, match="Nobody got a note"):
        notes.skip_rest(key, NoteKind.THANK_YOU, now=NOW)
    assert build.row(key).stage is Stage.INTERVIEW


def test_requests_to_connect_settled_take_a_thanked_card_on(build: Builder) -> None:
    key = thanked(build)
    first, second = build.letters(key, NoteKind.LINKEDIN)
    assert notes.mark_skipped(first, now=NOW) == Settled(1)
    assert notes.mark_skipped(second, now=NOW) == Settled(0, Stage.WAITING)


def test_skipping_all_requests_to_connect_needs_none_to_be_sent(build: Builder) -> None:
    key = thanked(build)
    assert notes.skip_rest(key, NoteKind.LINKEDIN, now=NOW) == Settled(0, Stage.WAITING)


def test_requests_to_connect_do_not_take_a_card_past_its_thank_you_notes(build: Builder) -> None:
    key = build.debriefed(people=(ANA,))
    assert notes.mark_sent(build.letter(key, NoteKind.LINKEDIN), now=NOW) == Settled(0)
    assert build.row(key).stage is Stage.INTERVIEW
    assert states(key, NoteKind.THANK_YOU) == []


def test_a_late_note_does_not_take_a_card_back(build: Builder) -> None:
    key = build.debriefed(people=(ANA,))
    moves.move(key, Stage.WAITING, now=NOW)
    letter = build.letter(key, NoteKind.THANK_YOU)
    assert notes.mark_sent(letter, now=NOW) == Settled(0)
    assert build.row(key).stage is Stage.WAITING


def test_a_check_in_takes_the_card_to_checked_in_and_repeats(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    letter = build.letter(key, NoteKind.CHECK_IN)
    assert notes.mark_sent(letter, now=NOW) == Settled(0, Stage.CHECKED_IN)
    again = build.letter(key, NoteKind.CHECK_IN)
    assert (again.note_id, again.state) == (None, NoteState.DRAFT)
    assert notes.mark_sent(again, now=NOW + DAY) == Settled(0)
    assert states(key, NoteKind.CHECK_IN) == [NoteState.SENT] * 2
    assert build.card(key, policy=Policy(check_ins=3)).touches == Touches(2, 3)


def test_a_skipped_check_in_is_no_check_in(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    notes.mark_skipped(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    assert build.row(key).stage is Stage.WAITING


def test_a_call_ends_as_it_ended(build: Builder) -> None:
    ana = PersonEntry("Ana Ruiz", phone="+33 1", channel=Channel.PHONE)
    key = build.debriefed(people=(ana,))
    moves.move(key, Stage.WAITING, now=NOW)
    letter = build.letter(key, NoteKind.CHECK_IN)
    notes.no_answer(letter, now=NOW)
    assert (build.row(key).stage, states(key, NoteKind.CHECK_IN)) == (Stage.WAITING, [])
    assert Contact.get().summary == "no answer"
    notes.mark_sent(letter, now=NOW, call_result=CallResult.VOICEMAIL)
    note = Note.get(Note.kind == NoteKind.CHECK_IN)
    assert (note.channel, note.call_result) == (Channel.PHONE, CallResult.VOICEMAIL)
    assert build.row(key).stage is Stage.CHECKED_IN


def test_a_check_in_over_columns_records_what_it_passes_over(build: Builder) -> None:
    key = build.debriefed()
    notes.mark_copied(build.letter(key, NoteKind.THANK_YOU), now=NOW)
    assert notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW).moved_to is (
        Stage.CHECKED_IN
    )
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SKIPPED] * 2
    assert states(key, NoteKind.LINKEDIN) == [NoteState.SKIPPED] * 2
    reasons = {note.skip_reason for note in Note.select().where(Note.state == NoteState.SKIPPED)}
    assert reasons == {"passed over by a move"}


def test_a_correction_brings_back_what_the_move_passed_over(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    drafted, copied, _ = build.letters(key, NoteKind.THANK_YOU)
    save_draft(drafted, now=NOW)
    notes.mark_copied(copied, now=NOW)
    before = dump()
    moves.move(key, Stage.WAITING, now=NOW + HOUR)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SKIPPED] * 3
    moves.move(key, Stage.THANKED, now=NOW + HOUR)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SKIPPED] * 3
    card = build.card(key, now=NOW + HOUR)
    assert (card.progress, card.step.kind) == ("no thank-you sent", StepKind.LINKEDIN)
    assert "no thank-you is on record" in card.step.why
    moves.move(key, Stage.INTERVIEW, now=NOW + HOUR)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.DRAFT, NoteState.COPIED]
    assert build.card(key, now=NOW + HOUR).step.kind is StepKind.THANK_YOU
    for _ in range(3):
        replaying.undo()
    assert dump() == before


def test_a_correction_leaves_what_was_skipped_on_purpose(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO))
    first, second = build.letters(key, NoteKind.THANK_YOU)
    notes.mark_skipped(first, now=NOW)
    notes.mark_sent(second, now=NOW)
    moves.move(key, Stage.INTERVIEW, now=NOW)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SKIPPED, NoteState.SENT]


def test_a_correction_leaves_the_rounds_before_as_they_were(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    interviews.add_round(key, InterviewEntry(starts_at=NOW), (ANA, BO), now=NOW)
    moves.move(key, Stage.WAITING, now=NOW + HOUR)
    moves.move(key, Stage.INTERVIEW, now=NOW + HOUR)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SKIPPED] * 2


def test_a_closing_note_ends_in_silence(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    later = NOW + 20 * DAY
    assert build.card(key, now=later).step.kind is StepKind.CLOSING
    letter = build.letter(key, NoteKind.CLOSING, now=later)
    assert notes.mark_sent(letter, now=later) == Settled(0, Stage.CLOSED)
    assert build.row(key).ending is Ending.SILENCE
    assert build.card(key, now=later).step.kind is StepKind.NOTHING


def test_the_reply_to_a_rejection_leaves_the_card_where_it_is(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.CLOSED, now=NOW)
    assert build.card(key).step.kind is StepKind.REJECTION_REPLY
    assert notes.mark_sent(build.letter(key, NoteKind.REJECTION_REPLY), now=NOW) == Settled(0)
    assert build.card(key).step.kind is StepKind.NOTHING
    moves.keep_warm(key, True, now=NOW)
    assert build.card(key).step.kind is StepKind.KEEP_WARM


def test_a_keep_warm_touch_never_closes_a_card(build: Builder) -> None:
    key = build.debriefed()
    assert notes.mark_sent(build.letter(key, NoteKind.KEEP_WARM), now=NOW) == Settled(0)
    assert build.row(key).stage is Stage.INTERVIEW


def test_forward_over_columns_as_a_fact_records_skips(build: Builder) -> None:
    key = build.debriefed()
    step = moves.move(key, Stage.WAITING, now=NOW)
    assert (step.kind, step.note) == (MoveKind.FACT, NoteKind.LINKEDIN)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SKIPPED] * 2
    assert states(key, NoteKind.LINKEDIN) == []
    assert replaying.undo().title == "Moved Acme to Waiting"
    assert states(key, NoteKind.THANK_YOU) == []


def test_forward_leaves_alone_what_went_out(build: Builder) -> None:
    key = build.debriefed()
    notes.mark_sent(build.letter(key, NoteKind.THANK_YOU), now=NOW)
    moves.move(key, Stage.WAITING, now=NOW)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.SENT, NoteState.SKIPPED]


def test_a_rejection_leaves_drafts_and_skips_nothing(build: Builder) -> None:
    key = build.debriefed()
    save_draft(build.letter(key, NoteKind.THANK_YOU), now=NOW)
    moves.move(key, Stage.CLOSED, now=NOW)
    assert states(key, NoteKind.THANK_YOU) == [NoteState.DRAFT]
    assert build.row(key).ending is Ending.REJECTED


@pytest.mark.parametrize("target", [Stage.INTERVIEW, Stage.THANKED, Stage.WAITING])
def test_backwards_is_a_correction(build: Builder, target: Stage) -> None:
    key = build.debriefed()
    moves.move(key, Stage.CLOSED, now=NOW)
    moves.keep_warm(key, True, now=NOW)
    before = Note.select().count()
    assert moves.move(key, target, now=NOW + HOUR).kind is MoveKind.CORRECTION
    row = build.row(key)
    assert (row.stage, row.ending, row.keep_warm) == (target, Ending.NONE, None)
    assert Note.select().count() == before
    replaying.undo()
    row = build.row(key)
    assert (row.stage, row.ending, row.keep_warm) == (Stage.CLOSED, Ending.REJECTED, True)


@pytest.mark.parametrize("target", [Stage.THANKED, Stage.CHECKED_IN])
def test_an_act_is_no_move_by_itself(build: Builder, target: Stage) -> None:
    key = build.debriefed()
    with pytest.raises(NotPossible, match="by sending the note"):
        moves.move(key, target, now=NOW)


def test_thanked_cards_go_on_when_a_check_in_falls_due(build: Builder) -> None:
    key = thanked(build)
    fresh = thanked(build, company="Globex", people=(CY,))
    contacts.log_contact(fresh, ContactEntry(3, Direction.IN), now=NOW + 3 * DAY)
    due = NOW + 9 * DAY
    assert moves.advance(Policy(), now=due - DAY) == []
    assert moves.advance(Policy(), now=due, ids=()) == []
    assert moves.advance(Policy(), now=due, ids=[fresh]) == []
    assert moves.advance(Policy(), now=due, ids=[key, fresh]) == ["Acme"]
    assert (build.row(key).stage, build.row(fresh).stage) == (Stage.WAITING, Stage.THANKED)
    assert states(key, NoteKind.LINKEDIN) == []
    assert moves.advance(Policy(), now=due) == []
    assert replaying.undo().title == "Moved Acme to Waiting"


def test_a_snoozed_card_does_not_go_on(build: Builder) -> None:
    key = thanked(build)
    contacts.snooze(key, NOW + 30 * DAY, now=NOW)
    assert moves.advance(Policy(), now=NOW + 10 * DAY) == []


def test_a_note_whose_card_is_gone_is_refused(build: Builder) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    save_draft(letter, now=NOW)
    for _ in range(2):
        replaying.undo()
    with pytest.raises(NotPossible, match="no longer there"):
        save_draft(letter, now=NOW)


# Who gets which note


def to(build: Builder, key: int, kind: NoteKind) -> list[str]:
    return [letter.name for letter in build.letters(key, kind)]


def test_a_panel_gets_a_note_each(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    assert to(build, key, NoteKind.THANK_YOU) == ["Ana Ruiz", "Bo Li", "Cy Young"]
    bodies = [letter.body for letter in build.letters(key, NoteKind.THANK_YOU)]
    assert len(set(bodies)) == 3


def test_who_said_no_to_linkedin_is_left_out(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO))
    Person.update(linkedin_welcome=Welcome.NO).where(Person.name == "Ana Ruiz").execute()
    assert to(build, key, NoteKind.LINKEDIN) == ["Bo Li"]
    assert to(build, key, NoteKind.THANK_YOU) == ["Ana Ruiz", "Bo Li"]


def test_the_main_contact_is_the_chosen_one_else_who_wrote_last_else_the_first(
    build: Builder,
) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    assert to(build, key, NoteKind.CHECK_IN) == ["Ana Ruiz"]
    contacts.log_contact(key, ContactEntry(3, Direction.OUT), now=NOW)
    assert to(build, key, NoteKind.CHECK_IN) == ["Ana Ruiz"]
    contacts.log_contact(key, ContactEntry(2, Direction.IN), now=NOW)
    contacts.log_contact(key, ContactEntry(3, Direction.IN), now=NOW - DAY)
    assert to(build, key, NoteKind.CHECK_IN) == ["Bo Li"]
    contacts.choose_main_contact(key, 3, now=NOW)
    for kind in (
        NoteKind.CHECK_IN,
        NoteKind.REJECTION_REPLY,
        NoteKind.CLOSING,
        NoteKind.KEEP_WARM,
    ):
        assert to(build, key, kind) == ["Cy Young"]
    contacts.choose_main_contact(key, 1, now=NOW)
    assert to(build, key, NoteKind.CHECK_IN) == ["Ana Ruiz"]


def test_a_check_in_goes_by_the_channel_they_prefer(build: Builder) -> None:
    ana = PersonEntry("Ana Ruiz", phone="+33 1", email="ana@acme.io", channel=Channel.PHONE)
    key = build.debriefed(people=(ana,))
    letter = build.letter(key, NoteKind.CHECK_IN)
    assert (letter.channel, letter.address, letter.subject) == (Channel.PHONE, "+33 1", "")
    thank_you = build.letter(key, NoteKind.THANK_YOU)
    assert (thank_you.channel, thank_you.address) == (Channel.EMAIL, "ana@acme.io")
    request = build.letter(key, NoteKind.LINKEDIN)
    assert (request.channel, request.address, request.subject) == (Channel.LINKEDIN, "", "")


def test_each_round_has_its_own_thank_you_notes(build: Builder) -> None:
    key = thanked(build)
    interviews.add_round(key, InterviewEntry(NOW + DAY), (ANA, CY), now=NOW)
    row = build.row(key)
    assert (row.stage, row.promised_on) == (Stage.INTERVIEW, None)
    assert to(build, key, NoteKind.THANK_YOU) == ["Ana Ruiz", "Cy Young"]
    letter = build.letter(key, NoteKind.THANK_YOU)
    assert (letter.note_id, letter.state) == (None, NoteState.DRAFT)
    assert "again" in letter.body
    with pytest.raises(NotPossible):
        notes.skip_rest(key, NoteKind.THANK_YOU, now=NOW)


def test_drafts_are_taken_up_again_word_for_word(build: Builder) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    letter.subject, letter.body = "My subject", "My own\n\nwords [x]"
    save_draft(letter, now=NOW)
    letter.body += "!"
    save_draft(letter, now=NOW)
    again, other = build.letters(key, NoteKind.THANK_YOU)
    assert (again.note_id, again.subject, again.body) == (
        letter.note_id,
        "My subject",
        "My own\n\nwords [x]!",
    )
    assert other.note_id is None
    assert Note.select().count() == 1


def test_a_second_rejection_asks_for_a_second_reply(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.CLOSED, now=NOW)
    notes.mark_sent(build.letter(key, NoteKind.REJECTION_REPLY), now=NOW)
    assert build.letter(key, NoteKind.REJECTION_REPLY).state is NoteState.SENT
    moves.move(key, Stage.WAITING, now=NOW + HOUR)
    moves.move(key, Stage.CLOSED, now=NOW + 2 * HOUR)
    assert build.letter(key, NoteKind.REJECTION_REPLY).note_id is None
    assert build.card(key, now=NOW + 2 * HOUR).step.kind is StepKind.REJECTION_REPLY


def test_letters_of_a_card_that_is_gone(build: Builder) -> None:
    with pytest.raises(NotPossible, match="no longer there"):
        build.letters(99, NoteKind.THANK_YOU)


def test_a_logged_rejection_moves_the_card(build: Builder) -> None:
    key = build.debriefed()
    entry = ContactEntry(1, Direction.IN, Channel.EMAIL, Brought.REJECTION)
    step = contacts.log_contact(key, entry, now=NOW)
    assert step is not None
    assert step.note is NoteKind.REJECTION_REPLY
    assert (build.row(key).stage, build.row(key).ending) == (Stage.CLOSED, Ending.REJECTED)
    assert contacts.log_contact(key, entry, now=NOW) is None


def test_who_is_not_asked_to_connect_is_skipped_with_a_reason(build: Builder) -> None:
    shy = PersonEntry("Di Park", linkedin_welcome=Welcome.NO)
    key = build.debriefed(people=(ANA, shy))
    for letter in build.letters(key, NoteKind.THANK_YOU):
        notes.mark_sent(letter, now=NOW)
    moves.move(key, Stage.WAITING, now=NOW)
    [skipped] = Note.select().where(Note.kind == NoteKind.LINKEDIN)
    assert (skipped.person.name, skipped.state) == ("Di Park", NoteState.SKIPPED)
    assert skipped.skip_reason == "they would rather not connect on LinkedIn"
    assert [letter.name for letter in build.letters(key, NoteKind.LINKEDIN)] == ["Ana Ruiz"]
    replaying.undo()
    assert Note.select().where(Note.kind == NoteKind.LINKEDIN).count() == 0


def test_a_card_is_posted_on_a_day(build: Builder) -> None:
    key = build.debriefed(people=(replace(ANA, channel=Channel.POST),))
    letter = build.letter(key, NoteKind.THANK_YOU)
    assert (letter.channel, letter.has_subject) == (Channel.POST, False)
    notes.mark_sent(letter, now=NOW, posted_on=NOW.date())
    [note] = Note.select()
    assert (note.channel, note.posted_on) == (Channel.POST, NOW.date())
    assert replaying.undo().title.startswith("Thank-you note to Ana Ruiz posted")
    assert Note.get().posted_on is None


def test_a_letter_goes_by_another_way(build: Builder) -> None:
    key = build.debriefed(people=(ANA,))
    moves.move(key, Stage.WAITING, now=NOW)
    letter = build.letter(key, NoteKind.CHECK_IN)
    by_mail = letter.body
    by_another_way(letter)
    assert (letter.channel, letter.occasion.channel) == (Channel.PHONE, Channel.PHONE)
    assert letter.body != by_mail
    save_draft(letter, now=NOW)
    again = build.letter(key, NoteKind.CHECK_IN)
    assert (again.channel, again.body) == (Channel.PHONE, letter.body)
    by_another_way(again)
    by_another_way(again)
    assert (again.channel, again.body) == (Channel.EMAIL, by_mail)


def test_words_of_ones_own_stay_on_a_card(build: Builder) -> None:
    key = build.debriefed(people=(ANA,))
    letter = build.letter(key, NoteKind.THANK_YOU)
    letter.body = "Hi Ana,\n\nMy own words."
    by_another_way(letter)
    assert (letter.channel, letter.body) == (Channel.POST, "Hi Ana,\n\nMy own words.")
