"""What the screens read: columns in order, progress, search, and how much it asks of the engine."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from building import ANA, BO, CY, NOW, Builder

from models.board.cards import Card, Touches, read_card, read_columns
from models.board.facts import gather
from models.entries import DebriefEntry, InterviewEntry, PersonEntry
from models.pipeline import applications, contacts, interviews, moves, notes
from models.pipeline.contacts import ContactEntry
from models.pipeline.filing import save_draft
from models.stages import ORDER
from models.tables import Interview
from models.timing.policy import PERSISTENT, Policy
from models.timing.steps import Step, StepKind, Urgency
from models.words import Brought, Channel, Direction, NoteKind, Outcome, Stage, Welcome

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def names(build: Builder, stage: Stage = Stage.INTERVIEW) -> list[str]:
    return [card.company for card in read_columns(Policy(), NOW)[stage]]


def thank(build: Builder, key: int, at: object = NOW) -> None:
    for letter in build.letters(key, NoteKind.THANK_YOU):
        notes.mark_sent(letter, now=at)  # type: ignore[arg-type]


def test_an_empty_board_has_five_columns(build: Builder) -> None:
    columns = read_columns(Policy(), NOW)
    assert columns == {stage: [] for stage in ORDER}


def test_most_urgent_first_then_in_the_order_added(build: Builder) -> None:
    build.add("Tomorrow", held=-DAY)
    build.debriefed("Due", held=3 * HOUR)
    build.debriefed("Overdue", held=30 * HOUR)
    build.debriefed("Due too", held=3 * HOUR)
    assert names(build) == ["Overdue", "Due", "Due too", "Tomorrow"]


def test_what_has_no_day_comes_last(build: Builder) -> None:
    offered = build.debriefed("Offered")
    contacts.log_contact(offered, ContactEntry(1, Direction.IN, brought=Brought.OFFER), now=NOW)
    build.add("Far away", held=-60 * DAY)
    assert names(build) == ["Far away", "Offered"]


def test_archived_cards_are_not_on_the_board_but_can_be_read(build: Builder) -> None:
    key = build.add()
    applications.archive(key, Outcome.WITHDRAWN, now=NOW)
    assert names(build) == []
    card = read_card(key, Policy(), NOW)
    assert card is not None
    assert card.company == "Acme"
    assert read_card(key + 1, Policy(), NOW) is None


def test_some_columns_only(build: Builder) -> None:
    build.add("Acme")
    moves.move(build.add("Globex"), Stage.WAITING, now=NOW)
    columns = read_columns(Policy(), NOW, [Stage.WAITING, Stage.CLOSED])
    assert {stage: [card.company for card in cards] for stage, cards in columns.items()} == {
        Stage.WAITING: ["Globex"],
        Stage.CLOSED: [],
    }


@pytest.mark.parametrize("cards", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_cards(
    build: Builder, statements: Callable[[], list[str]], cards: int
) -> None:
    for number in range(cards):
        thank(build, build.debriefed(f"Company {number}"))
    statements()
    read_columns(Policy(), NOW)
    asked = statements()
    assert len(asked) <= 10
    assert all(sql.startswith("SELECT") for sql in asked)
    read_card(1, Policy(), NOW)
    # The numbers of all are asked for only where all are read.
    assert len(statements()) == len(asked) - 1


def test_cards_that_are_read_in_portions_are_the_same(
    build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [build.debriefed(f"Company {number}") for number in range(7)]
    thank(build, keys[1])
    applications.delete_application(keys[3], now=NOW)
    at_once = read_columns(Policy(), NOW)
    monkeypatch.setattr("models.board.queries._AT_ONCE", 2)
    assert read_columns(Policy(), NOW) == at_once
    assert [known.id for known in gather(Policy(), ids=keys)] == [*keys[:3], *keys[4:]]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("acme", True),
        ("ACME eng", True),
        ("munoz", True),
        ("Muñoz", True),
        ("strasse", True),
        ("engineer acme", True),
        ("", True),
        ("acme globex", False),
        ("designer", False),
    ],
)
def test_search(wanted: str, found: bool) -> None:
    step = Step(StepKind.NOTHING)
    card = Card(
        1, "Acme", "Engineer", Stage.WAITING, step, ("José Muñoz", "Jo Straße"), "", None, None, ""
    )
    assert card.words.match(wanted) is found


def progress(build: Builder, key: int) -> str:
    return build.card(key).progress


def test_progress_of_the_thank_you_notes(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    assert progress(build, key) == ""
    first, second, third = build.letters(key, NoteKind.THANK_YOU)
    notes.mark_copied(first, now=NOW)
    assert progress(build, key) == "copied, not confirmed"
    notes.mark_sent(first, now=NOW)
    assert progress(build, key) == "1 of 3 thanked"
    notes.mark_sent(second, now=NOW)
    assert progress(build, key) == "2 of 3 thanked"
    notes.mark_sent(third, now=NOW)
    assert (build.row(key).stage, progress(build, key)) == (Stage.THANKED, "")


def test_progress_of_the_requests_to_connect_leaves_out_who_said_no(build: Builder) -> None:
    no = PersonEntry("Di Park", linkedin_welcome=Welcome.NO)
    key = build.debriefed(people=(ANA, BO, no))
    thank(build, key)
    first, second = build.letters(key, NoteKind.LINKEDIN)
    notes.mark_sent(first, now=NOW)
    assert progress(build, key) == "1 of 2 asked to connect"
    notes.mark_sent(second, now=NOW)
    assert (build.row(key).stage, progress(build, key)) == (Stage.WAITING, "")


def test_nobody_is_asked_to_connect_twice(build: Builder) -> None:
    """Who was asked in an earlier round, or at another company, is not asked once more."""
    ana = replace(ANA, email="ana@acme.example")
    first = build.debriefed(people=(ana, BO))
    thank(build, first)
    for letter in build.letters(first, NoteKind.LINKEDIN):
        notes.mark_sent(letter, now=NOW)
    interviews.add_round(first, InterviewEntry(starts_at=NOW), (ana, CY), now=NOW)
    elsewhere = build.debriefed("Globex", people=(ana, CY))
    for key in (first, elsewhere):
        thank(build, key)
        assert [letter.name for letter in build.letters(key, NoteKind.LINKEDIN)] == ["Cy Young"]
        known = next(gather(Policy(), ids=[key])).facts
        assert (known.linkedin.people, known.linkedin.sent) == (1, 0)


@pytest.mark.parametrize(
    ("policy", "allowed", "touches"),
    [
        (Policy(), None, Touches(2, 2)),
        (Policy(check_ins=3), None, Touches(2, 4)),
        (Policy(), 4, Touches(2, 5)),
        (Policy(check_ins=3), 0, Touches(2, 2)),
        (Policy(check_ins=PERSISTENT), None, Touches(2, 5)),
        (Policy(), PERSISTENT, Touches(2, 5)),
    ],
)
def test_touches_of_a_round(
    build: Builder, policy: Policy, allowed: int | None, touches: Touches
) -> None:
    key = build.debriefed(people=(ANA, BO))
    thank(build, key)
    assert build.card(key, policy=policy).touches is None
    moves.move(key, Stage.WAITING, now=NOW)
    notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    contacts.set_check_ins(key, allowed, now=NOW)
    assert build.card(key, policy=policy).touches == touches


def test_a_persistent_person_stops_at_five_touches(build: Builder) -> None:
    """Thank-you notes and requests to connect are a touch each, whoever got them."""
    key = build.debriefed(people=(ANA, BO))
    thank(build, key)
    for letter in build.letters(key, NoteKind.LINKEDIN):
        notes.mark_sent(letter, now=NOW)
    contacts.set_check_ins(key, PERSISTENT, now=NOW)
    for done in (2, 3, 4):
        card = build.card(key)
        assert (card.touches, card.step.kind) == (Touches(done, 5), StepKind.CHECK_IN)
        notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    card = build.card(key)
    assert (card.touches, card.step.kind) == (Touches(5, 5), StepKind.CLOSING)


def test_a_later_round_says_so_and_counts_anew(build: Builder) -> None:
    key = build.debriefed()
    thank(build, key)
    interviews.add_round(key, InterviewEntry(starts_at=NOW + DAY), (ANA,), now=NOW + HOUR)
    card = build.card(key, now=NOW + HOUR)
    assert (card.progress, card.step.kind) == ("round 2", StepKind.ATTEND)
    known = next(gather(Policy()))
    assert (known.round, known.facts.thank_you.people, known.facts.thank_you.sent) == (2, 1, 0)


def test_a_round_that_was_called_off_does_not_count(build: Builder) -> None:
    key = build.debriefed()
    interviews.add_round(key, InterviewEntry(starts_at=NOW + DAY), (ANA,), now=NOW)
    Interview.update(cancelled=True).where(Interview.round == 2).execute()
    assert next(gather(Policy(), ids=[key])).round == 1


def test_an_interview_without_an_end_lasts_as_long_as_usual(build: Builder) -> None:
    build.add(held=2 * HOUR)
    assert next(gather(Policy())).facts.interview_end == NOW - HOUR
    assert next(gather(Policy(interview_hours=2))).facts.interview_end == NOW


def last(build: Builder, key: int) -> object:
    return next(gather(Policy(), ids=[key])).facts.last_contact


def test_the_last_contact_is_the_newest_of_all(build: Builder) -> None:
    key = build.debriefed(held=26 * HOUR)
    assert last(build, key) == NOW - 25 * HOUR
    first, second = build.letters(key, NoteKind.THANK_YOU)
    notes.mark_sent(first, now=NOW - 20 * HOUR)
    assert last(build, key) == NOW - 20 * HOUR
    contacts.log_contact(key, ContactEntry(1, Direction.IN), now=NOW - 10 * HOUR)
    assert last(build, key) == NOW - 10 * HOUR
    contacts.log_contact(key, ContactEntry(2, Direction.OUT), now=NOW - 5 * HOUR)
    assert last(build, key) == NOW - 5 * HOUR
    notes.mark_skipped(second, now=NOW)
    assert last(build, key) == NOW - 5 * HOUR


def test_a_later_round_is_a_contact_too(build: Builder) -> None:
    key = build.debriefed(held=30 * DAY, now=NOW)
    thank(build, key, NOW - 29 * DAY)
    interviews.add_round(key, InterviewEntry(starts_at=NOW - 2 * HOUR), (ANA,), now=NOW)
    assert last(build, key) == NOW - HOUR


def test_a_call_that_nobody_took_is_no_contact(build: Builder) -> None:
    ana = PersonEntry("Ana Ruiz", phone="+33 1 23 45 67 89", channel=Channel.PHONE)
    key = build.debriefed(people=(ana,), held=26 * HOUR)
    moves.move(key, Stage.WAITING, now=NOW - HOUR)
    before = next(gather(Policy())).facts
    notes.no_answer(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    after = next(gather(Policy())).facts
    assert (after.last_contact, after.last_word) == (before.last_contact, None)
    assert (after.check_ins, build.row(key).stage) == (0, Stage.WAITING)


def test_only_their_word_or_a_check_in_overtakes_a_promise(build: Builder) -> None:
    key = build.debriefed()
    thank(build, key, NOW)
    contacts.log_contact(key, ContactEntry(1, Direction.OUT), now=NOW + HOUR)
    assert next(gather(Policy())).facts.last_word is None
    contacts.log_contact(key, ContactEntry(1, Direction.IN), now=NOW + 2 * HOUR)
    assert next(gather(Policy())).facts.last_word == NOW + 2 * HOUR
    moves.move(key, Stage.WAITING, now=NOW + 2 * HOUR)
    notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW + 3 * HOUR)
    assert next(gather(Policy())).facts.last_word == NOW + 3 * HOUR


def test_check_ins_of_an_earlier_round_do_not_count(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    assert next(gather(Policy())).facts.check_ins == 1
    interviews.add_round(key, InterviewEntry(starts_at=NOW + DAY), (ANA,), now=NOW)
    known = next(gather(Policy())).facts
    assert (known.check_ins, known.last_word) == (0, None)


def test_drafts_neither_settle_nor_count(build: Builder) -> None:
    key = build.debriefed()
    for letter in build.letters(key, NoteKind.THANK_YOU):
        save_draft(letter, now=NOW)
    tally = next(gather(Policy())).facts.thank_you
    assert (tally.people, tally.sent, tally.skipped, tally.copied, tally.settled) == (
        2,
        0,
        0,
        0,
        False,
    )


def test_only_who_was_there_is_counted(build: Builder) -> None:
    key = build.add(people=(ANA, BO, CY))
    newest = Interview.get()
    interviews.record_debrief(newest.id, DebriefEntry(InterviewEntry(NOW - HOUR), (ANA,)), now=NOW)
    assert next(gather(Policy())).facts.thank_you.people == 1
    assert [letter.name for letter in build.letters(key, NoteKind.THANK_YOU)] == ["Ana Ruiz"]


def test_the_chosen_contact_is_named_first(build: Builder) -> None:
    key = build.add(people=(ANA, BO))
    assert build.card(key).people == ("Ana Ruiz", "Bo Li")
    contacts.choose_main_contact(key, 2, now=NOW)
    assert build.card(key).people == ("Bo Li", "Ana Ruiz")


def test_offers_promises_and_snoozes_are_on_the_card(build: Builder) -> None:
    key = build.debriefed()
    by = date(2026, 11, 30)
    contacts.log_contact(key, ContactEntry(1, Direction.IN, brought=Brought.OFFER, day=by), now=NOW)
    contacts.log_contact(key, ContactEntry(1, Direction.IN, brought=Brought.DATE, day=by), now=NOW)
    contacts.snooze(key, NOW + DAY, now=NOW)
    card = build.card(key)
    assert (card.offer, card.promised_on, card.step.kind) == ("open", by, StepKind.ANSWER_OFFER)
    contacts.snooze(key, NOW + 30 * DAY, now=NOW)
    card = build.card(key)
    assert (card.step.snoozed, card.step.urgency) == (True, Urgency.LATER)
