"""What a round asks for that a newer one follows: nothing is forgotten, nothing muddled."""

from datetime import timedelta

from building import ANA, BO, CY, NOW, Builder
from dumping import dump

from models.board.review import due_now
from models.dossier import read_dossier
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry
from models.journal import replaying
from models.notes.due import drafts
from models.pipeline import interviews, notes
from models.pipeline.applications import add_application
from models.pipeline.contacts import ContactEntry, log_contact, snooze
from models.pipeline.filing import reread
from models.pipeline.notes import Settled
from models.tables import Application, Note
from models.timing.policy import Policy
from models.timing.steps import StepKind, Urgency
from models.words import Brought, Channel, Direction, NoteKind, NoteState, Stage

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SECOND = InterviewEntry(starts_at=NOW + 3 * DAY)


def followed(build: Builder, *, debriefed: bool = True, held: timedelta = 2 * HOUR) -> int:
    """A card whose interview was held with two people; another, with a third, is to come."""
    key = build.add(held=held)
    if debriefed:
        build.debrief(key)
    interviews.add_round(key, SECOND, (CY,), now=NOW)
    return key


def thank(build: Builder, key: int) -> list[Settled]:
    letters = drafts(build.card(key), build.settings, NOW)
    return [notes.mark_sent(letter, now=NOW) for letter in letters]


def test_a_round_that_was_held_is_debriefed_though_another_is_to_come(build: Builder) -> None:
    key = followed(build, debriefed=False)
    card = build.card(key)
    first = read_dossier(key).rounds[0]
    assert (card.step.kind, card.step.interview_id) == (StepKind.DEBRIEF, first.id)
    assert card.step.why == "Write down what was said in round 1 while it is fresh."
    assert card.progress == "round 2 Thu 18:00"
    assert [one.id for one in due_now(Policy(), NOW)] == [key]
    entry = DebriefEntry(first.interview, first.people, discussed="their plans")
    interviews.record_debrief(first.id, entry, now=NOW)
    assert build.card(key).step.kind is StepKind.THANK_YOU


def test_of_two_rounds_before_no_debrief_is_hidden_and_the_older_thanks_are_first(
    build: Builder,
) -> None:
    key = build.add(held=DAY)
    held = InterviewEntry(starts_at=NOW - 3 * HOUR)
    interviews.add_round(key, held, (CY,), now=NOW)
    interviews.add_round(key, SECOND, (), now=NOW)
    first, second, _ = read_dossier(key).rounds

    def asked() -> tuple[StepKind, int | None]:
        step = build.card(key).step
        return step.kind, step.interview_id

    assert asked() == (StepKind.DEBRIEF, second.id), "the freshest"
    for one, then in (
        (second, (StepKind.DEBRIEF, first.id)),
        (first, (StepKind.THANK_YOU, first.id)),
    ):
        interviews.record_debrief(one.id, DebriefEntry(one.interview, one.people), now=NOW)
        assert asked() == then
    thank(build, key)
    assert asked() == (StepKind.THANK_YOU, second.id)


def test_a_round_without_a_date_is_not_forgotten_either(build: Builder) -> None:
    entry = ApplicationEntry("Wayne", people=(ANA, BO))
    key = add_application(entry, InterviewEntry(), now=NOW - 2 * DAY)
    interviews.add_round(key, SECOND, (CY,), now=NOW)
    card, first = build.card(key), read_dossier(key).rounds[0]
    assert (card.step.kind, card.step.interview_id) == (StepKind.DEBRIEF, first.id)
    assert card.step.due == (NOW - 2 * DAY).replace(hour=0)
    interviews.record_debrief(first.id, DebriefEntry(first.interview, first.people), now=NOW)
    assert build.card(key).step.kind is StepKind.THANK_YOU
    assert thank(build, key)[-1] == Settled(0)
    assert (build.card(key).step.kind, build.card(key).progress) == (StepKind.ATTEND, "round 2")


def test_who_was_met_is_thanked_though_another_round_is_to_come(build: Builder) -> None:
    key = followed(build)
    card = build.card(key)
    assert (card.step.kind, card.step.urgency) == (StepKind.THANK_YOU, Urgency.LATER)
    assert card.step.why == "The thank-you for round 1 is best sent before the next."
    late = build.card(key, now=NOW + DAY)
    assert (late.step.urgency, late.progress) == (Urgency.OVERDUE, "round 2 Thu 18:00")
    letters = drafts(card, build.settings, NOW)
    assert [(one.name, one.material.round) for one in letters] == [("Ana Ruiz", 1), ("Bo Li", 1)]
    assert thank(build, key) == [Settled(1), Settled(0)]
    after = build.card(key)
    assert (after.stage, after.step.kind) == (Stage.INTERVIEW, StepKind.ATTEND)
    assert (after.step.interview_id, after.progress) == (None, "round 2")
    # The new round's are still to be written, when it was held, to whom was met there.
    later = NOW + 4 * DAY
    build.debrief(key, now=later)
    card = build.card(key, now=later)
    assert (card.step.kind, card.step.interview_id) == (StepKind.THANK_YOU, None)
    [letter] = drafts(card, build.settings, later)
    assert (letter.name, letter.material.round) == ("Cy Young", 2)
    assert notes.mark_sent(letter, now=later) == Settled(0, Stage.THANKED)


def test_neither_an_offer_nor_a_snooze_hides_when_the_next_interview_is(build: Builder) -> None:
    offered, asleep = build.debriefed("Offered"), build.add("Asleep", held=-DAY)
    interviews.add_round(offered, SECOND, (CY,), now=NOW)
    log_contact(offered, ContactEntry(1, Direction.IN, brought=Brought.OFFER), now=NOW)
    snooze(asleep, NOW + 4 * DAY, now=NOW)
    card = build.card(offered)
    assert (card.step.kind, card.progress) == (StepKind.ANSWER_OFFER, "round 2 Thu 18:00")
    card = build.card(asleep)
    assert (card.step.snoozed, card.progress) == (True, "interview tomorrow 18:00")
    assert build.card(asleep, now=NOW + 2 * DAY).progress == ""


def test_the_round_before_never_moves_the_card_for_the_newest(build: Builder) -> None:
    key = build.debriefed()
    interviews.add_round(key, SECOND, (CY, BO), now=NOW)
    # Somebody was written to before the second round.
    assert notes.mark_sent(build.letter(key, NoteKind.THANK_YOU), now=NOW) == Settled(1)
    assert thank(build, key) == [Settled(1), Settled(0)]
    assert build.row(key).stage is Stage.INTERVIEW


def test_undo_brings_back_what_was_sent_for_the_round_before(build: Builder) -> None:
    key = followed(build)
    before = dump()
    thank(build, key)
    replaying.undo()
    replaying.undo()
    assert build.card(key).step.kind is StepKind.THANK_YOU
    assert [note.state for note in Note.select()] == [NoteState.DRAFT] * 2
    Note.delete().execute()
    assert dump() == before


def test_a_new_round_while_the_thanks_are_written_leaves_them_with_their_own(
    build: Builder,
) -> None:
    key = build.debriefed()
    letters = build.letters(key, NoteKind.THANK_YOU)
    interviews.add_round(key, SECOND, (CY,), now=NOW)
    again = reread(letters, build.settings, now=NOW)
    assert [one.name for one in again] == ["Ana Ruiz", "Bo Li"]
    assert [notes.mark_sent(one, now=NOW).moved_to for one in again] == [None, None]
    assert build.card(key).step.kind is StepKind.ATTEND


def test_the_rest_of_an_earlier_round_may_be_skipped_without_a_note(build: Builder) -> None:
    key = followed(build)
    about = build.card(key).step.interview_id
    settled = notes.skip_rest(key, NoteKind.THANK_YOU, now=NOW, interview_id=about)
    assert settled == Settled(0)
    assert build.card(key).step.kind is StepKind.ATTEND
    assert {note.interview_id for note in Note.select()} == {about}


def test_thanks_that_were_given_otherwise_leave_the_card_where_it_is(build: Builder) -> None:
    key = followed(build)
    letters = drafts(build.card(key), build.settings, NOW)
    done = notes.Done(NOW, Channel.PHONE)
    assert notes.done_already(letters, done, now=NOW) == Settled(0)
    assert build.card(key).step.kind is StepKind.ATTEND


def test_after_a_week_thanks_are_left_to_the_next_round_but_not_the_debrief(
    build: Builder,
) -> None:
    thanked = followed(build, held=8 * DAY)
    assert build.card(thanked).step.kind is StepKind.ATTEND
    unwritten = followed(build, debriefed=False, held=8 * DAY)
    assert build.card(unwritten).step.kind is StepKind.DEBRIEF


def test_beyond_the_column_interview_nobody_waits_for_thanks_any_more(build: Builder) -> None:
    key = build.add()
    # As an import leaves it: nothing is on record about notes.
    Application.update(stage=Stage.WAITING).execute()
    before = dump()
    interviews.add_round(key, SECOND, (CY,), now=NOW)
    assert build.card(key).step.kind is StepKind.ATTEND
    replaying.undo()
    assert dump() == before


def test_of_two_that_were_held_the_newest_comes_first(build: Builder) -> None:
    key = build.add(held=5 * HOUR)
    interviews.add_round(key, InterviewEntry(starts_at=NOW - 2 * HOUR), (BO,), now=NOW)
    card = build.card(key)
    assert (card.step.kind, card.step.interview_id) == (StepKind.DEBRIEF, None)


def test_what_is_left_behind_can_be_put_off(build: Builder) -> None:
    key = followed(build, debriefed=False)
    snooze(key, NOW + DAY, now=NOW)
    step = build.card(key).step
    assert (step.kind, step.snoozed, step.due) == (StepKind.DEBRIEF, True, NOW + DAY)
    assert due_now(Policy(), NOW) == []


def test_in_an_hour_the_next_interview_is_told_beside_what_is_left(build: Builder) -> None:
    key = build.add(people=(ANA,))
    interviews.add_round(key, InterviewEntry(starts_at=NOW + 2 * HOUR), (CY,), now=NOW)
    card = build.card(key)
    assert (card.step.kind, card.progress) == (StepKind.DEBRIEF, "round 2 in 2 h")
    soon = InterviewEntry(starts_at=NOW + DAY, day_only=True)
    other = build.add("Other", people=(ANA,))
    interviews.add_round(other, soon, (CY,), now=NOW)
    assert build.card(other).progress == "round 2 tomorrow"
