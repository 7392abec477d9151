"""Commands on applications, rounds, people and contacts."""

from datetime import date, timedelta

import pytest
from building import ANA, BO, CY, NOW, Builder

from models.dossier import last_note, read_dossier
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.errors import InvalidInput, NotPossible
from models.journal import replaying
from models.pipeline import applications, contacts, interviews, moves, notes
from models.pipeline.contacts import ContactEntry
from models.tables import (
    Application,
    Contact,
    Conversation,
    Interview,
    Participation,
    Person,
    Snooze,
)
from models.timing.steps import StepKind
from models.words import (
    Brought,
    Channel,
    Direction,
    Ending,
    NoteKind,
    NoteState,
    Outcome,
    Stage,
    Welcome,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def people_of(key: int) -> list[str]:
    return [met.name for met in read_dossier(key).entry.people]


def test_a_new_card_has_its_first_round_and_everybody_in_it(build: Builder) -> None:
    key = build.add()
    row = build.row(key)
    assert (row.company, row.role, row.stage, row.stage_since) == (
        "Acme",
        "Engineer",
        Stage.INTERVIEW,
        NOW,
    )
    newest = read_dossier(key).newest
    assert newest is not None
    assert (newest.number, newest.interview.starts_at, newest.debriefed) == (
        1,
        NOW - 2 * HOUR,
        False,
    )
    assert [met.name for met in newest.people] == ["Ana Ruiz", "Bo Li"]


@pytest.mark.parametrize(
    ("given", "field"), [({"company": "", "people": (ANA,)}, "company"), ({}, "people")]
)
def test_an_entry_without_what_it_needs(given: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        ApplicationEntry(**{"company": "Acme", **given})  # type: ignore[arg-type]
    assert caught.value.field == field


def test_the_same_person_typed_twice_is_one(build: Builder) -> None:
    key = build.add(people=(ANA, BO, PersonEntry("ana ruiz", email="ana@acme.io")))
    assert people_of(key) == ["Ana Ruiz", "Bo Li"]
    assert Conversation.select().count() == 2
    assert Person.get(Person.name == "Ana Ruiz").email == "ana@acme.io"


def test_two_names_with_one_address_are_not_made_one(build: Builder) -> None:
    shared = PersonEntry("Ana", email="ana@x.io"), PersonEntry("Ana Ruiz", email="Ana@X.io")
    with pytest.raises(InvalidInput, match="Ana has this e-mail address too"):
        build.add(people=shared)
    assert (Person.select().count(), Application.select().count()) == (0, 0)


def test_an_edit_moves_the_newest_interview_and_undo_moves_it_back(build: Builder) -> None:
    key = build.add()
    before = read_dossier(key)
    assert before.newest is not None
    later = InterviewEntry(
        NOW + timedelta(days=3), zone="Europe/Paris", kind="video", day_only=True
    )
    applications.edit_application(key, before.entry, later, now=NOW)
    after = read_dossier(key).newest
    assert after is not None
    assert after.interview == later
    card = build.card(key)
    assert (card.step.kind, card.step.due) == (
        StepKind.ATTEND,
        (NOW + timedelta(days=3)).replace(hour=0),
    )
    applications.edit_application(key, before.entry, now=NOW)
    newest = read_dossier(key).newest
    assert newest is not None
    assert newest.interview == later, "an edit that says nothing of it leaves it"
    replaying.undo()
    assert read_dossier(key).newest == before.newest


def test_colleagues_are_found_again_by_name_strangers_are_not(build: Builder) -> None:
    build.add("Acme", (ANA,))
    build.add("Acme", (PersonEntry("Ana Ruiz", email="ana@acme.io"),))
    assert Person.select().count() == 1
    build.add("Globex", (ANA,))
    assert Person.select().count() == 2


def test_people_are_found_again_by_address_where_the_name_agrees(build: Builder) -> None:
    build.add("Acme", (PersonEntry("Ana Ruiz", email="ana@x.io"),))
    build.add("Globex", (PersonEntry("Ana", email="Ana@X.io", phone="+33 1"),))
    build.add("Initech", (PersonEntry("Bo Li", email="ana@x.io"),))
    assert [person.name for person in Person.select()] == ["Ana Ruiz", "Bo Li"]
    assert Person.get_by_id(1).phone == "+33 1"


def test_what_a_form_showed_is_final_what_was_typed_only_adds(build: Builder) -> None:
    key = build.add(people=(PersonEntry("Ana Ruiz", "VP", email="ana@acme.io"),))
    typed = PersonEntry("Ana Ruiz", phone="+33 1")
    applications.edit_application(key, ApplicationEntry("Acme", people=(typed,)), now=NOW)
    person = Person.get()
    assert (person.email, person.phone) == ("ana@acme.io", "+33 1")
    shown = PersonEntry("Anna Ruiz", id=person.id)
    applications.edit_application(key, ApplicationEntry("Acme", people=(shown,)), now=NOW)
    person = Person.get()
    assert (person.name, person.email, person.phone) == ("Anna Ruiz", "", "")
    assert Participation.get().role == "VP"


def test_who_is_not_named_leaves_and_is_forgotten_if_unknown_elsewhere(build: Builder) -> None:
    key = build.debriefed(people=(ANA, BO, CY))
    other = build.add("Globex", (CY,))
    Participation.update(person=3).where(Participation.application == other).execute()
    notes.mark_sent(build.letters(key, NoteKind.THANK_YOU)[1], now=NOW)
    entry = ApplicationEntry("Acme Inc", "Lead", people=(PersonEntry("Ana Ruiz", id=1),))
    applications.edit_application(key, entry, now=NOW)
    assert (build.row(key).company, people_of(key)) == ("Acme Inc", ["Ana Ruiz"])
    left = {person.name for person in Person.select()}
    assert {"Ana Ruiz", "Bo Li", "Cy Young"} <= left  # Bo was written to, Cy is known elsewhere
    replaying.undo()
    assert people_of(key) == ["Ana Ruiz", "Bo Li", "Cy Young"]


def test_a_debrief_keeps_what_was_said_and_who_was_there(build: Builder) -> None:
    key = build.add()
    newest = read_dossier(key).newest
    assert newest is not None
    promised = date(2026, 11, 27)
    entry = DebriefEntry(
        InterviewEntry(NOW - 3 * HOUR, NOW - HOUR, "Europe/Paris", "panel", "Room 4"),
        (PersonEntry("Ana Ruiz", topics="Kafka", memorable="climbs", id=1), CY),
        "the roadmap",
        "the second exercise",
        promised,
    )
    interviews.record_debrief(newest.id, entry, now=NOW)
    held = read_dossier(key).newest
    assert held is not None
    assert (held.interview, held.discussed, held.went_badly, held.debriefed) == (
        entry.interview,
        "the roadmap",
        "the second exercise",
        True,
    )
    assert [(met.name, met.topics, met.memorable) for met in held.people] == [
        ("Ana Ruiz", "Kafka", "climbs"),
        ("Cy Young", "", ""),
    ]
    assert (build.row(key).promised_on, build.row(key).stage) == (promised, Stage.INTERVIEW)
    assert "Bo Li" in people_of(key)
    later = Interview.get().debriefed_at
    interviews.record_debrief(newest.id, entry, now=NOW + DAY)
    assert Interview.get().debriefed_at == later


def test_a_new_round_goes_back_to_interview(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    contacts.set_promise(key, date(2026, 11, 27), now=NOW)
    assert interviews.add_round(key, InterviewEntry(NOW + DAY), (CY,), now=NOW) == key
    row, newest = build.row(key), read_dossier(key).newest
    assert (row.stage, row.promised_on) == (Stage.INTERVIEW, None)
    assert newest is not None
    assert (newest.number, [met.name for met in newest.people]) == (2, ["Cy Young"])
    assert people_of(key) == ["Ana Ruiz", "Bo Li", "Cy Young"]


def test_a_round_after_the_end_is_a_new_application_tied_to_the_old(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.CLOSED, now=NOW)
    moves.keep_warm(key, True, now=NOW)
    fresh = interviews.add_round(key, InterviewEntry(NOW + DAY), (ANA,), now=NOW)
    assert fresh != key
    old, new = build.row(key), build.row(fresh)
    assert (old.outcome, old.archived_at) == (Outcome.RETURNED, NOW)
    assert (new.company, new.role, new.stage) == ("Acme", "Engineer", Stage.INTERVIEW)
    assert new.origin.id == key
    assert Person.select().where(Person.name == "Ana Ruiz").count() == 1
    undone = replaying.undo()
    assert (undone.title, undone.application_id) == ("Acme is back", key)
    assert replaying.redo().application_id == fresh
    assert replaying.undo().application_id == key
    assert build.row(key).archived_at is None
    assert Application.select().count() == 1


@pytest.mark.parametrize(
    ("wanted", "ending", "outcome"),
    [
        (True, Ending.REJECTED, Outcome.NONE),
        (False, Ending.REJECTED, Outcome.REJECTED),
        (False, Ending.SILENCE, Outcome.SILENCE),
    ],
)
def test_keep_warm_or_the_archive(
    build: Builder, wanted: bool, ending: Ending, outcome: Outcome
) -> None:
    key = build.debriefed()
    moves.move(key, Stage.CLOSED, now=NOW, ending=ending)
    moves.keep_warm(key, wanted, now=NOW)
    row = build.row(key)
    assert (row.keep_warm, row.outcome) == (wanted, outcome)
    assert (row.archived_at is None) is wanted


def test_archive_and_back(build: Builder) -> None:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    applications.archive(key, Outcome.WITHDRAWN, now=NOW)
    applications.bring_back(key, now=NOW)
    row = build.row(key)
    assert (row.stage, row.outcome, row.archived_at) == (Stage.WAITING, Outcome.NONE, None)
    with pytest.raises(NotPossible, match="on the board already"):
        applications.bring_back(key, now=NOW)


def test_deleting_forgets_only_who_is_unknown_elsewhere(build: Builder) -> None:
    build.add("Acme", (ANA, BO))
    key = build.add("Acme", (ANA, CY))
    applications.delete_application(key, now=NOW)
    assert [person.name for person in Person.select()] == ["Ana Ruiz", "Bo Li"]


@pytest.mark.parametrize(
    ("brought", "expected"),
    [
        (Brought.NOTHING, {}),
        (Brought.INTERVIEW, {}),
        (Brought.DATE, {"promised_on": date(2026, 12, 1)}),
        (Brought.OFFER, {"offer": "open", "offer_answer_by": date(2026, 12, 1)}),
        (Brought.WITHDRAWAL, {"outcome": Outcome.WITHDRAWN, "archived_at": NOW}),
        (Brought.REJECTION, {"stage": Stage.CLOSED, "ending": Ending.REJECTED}),
    ],
)
def test_what_a_contact_brought_leads_where_it_should(
    build: Builder, brought: Brought, expected: dict[str, object]
) -> None:
    key = build.debriefed()
    before = build.row(key).__data__
    entry = ContactEntry(1, Direction.IN, Channel.PHONE, brought, date(2026, 12, 1), "said so")
    contacts.log_contact(key, entry, now=NOW)
    after = build.row(key).__data__
    changed = {name for name in before if before[name] != after[name]} - {"version", "stage_since"}
    assert {name: after[name] for name in changed} == expected
    logged = Contact.get()
    assert (logged.person.name, logged.brought, logged.summary, logged.at) == (
        "Ana Ruiz",
        brought,
        "said so",
        NOW,
    )
    said = "said so" if brought is Brought.NOTHING else f"{brought} (said so)"
    assert replaying.undo().title == f"Ana Ruiz was in touch: {said}"
    assert Contact.select().count() == 0


def test_a_contact_of_nobody_in_particular(build: Builder) -> None:
    key = build.add()
    contacts.log_contact(key, ContactEntry(None, Direction.OUT), now=NOW)
    assert replaying.undo().title == "Wrote to Acme: nothing new"


def test_snoozing_again_moves_it_waking_ends_it(build: Builder) -> None:
    key = build.add()
    contacts.snooze(key, NOW + DAY, now=NOW)
    contacts.snooze(key, NOW + 2 * DAY, now=NOW)
    assert [row.until for row in Snooze.select()] == [NOW + 2 * DAY]
    contacts.wake(key, now=NOW)
    assert Snooze.select().count() == 0
    for until in (NOW + 2 * DAY, NOW + DAY):
        replaying.undo()
        assert Snooze.get().until == until


@pytest.mark.parametrize(
    "act",
    [
        lambda key: moves.move(key, Stage.CLOSED, now=NOW),
        lambda key: applications.archive(key, Outcome.NONE, now=NOW),
        lambda key: applications.delete_application(key, now=NOW),
        lambda key: contacts.snooze(key, NOW, now=NOW),
        lambda key: contacts.log_contact(key, ContactEntry(None, Direction.IN), now=NOW),
        lambda key: interviews.add_round(key, InterviewEntry(), (ANA,), now=NOW),
        lambda key: interviews.record_debrief(key, DebriefEntry(InterviewEntry()), now=NOW),
        lambda key: contacts.choose_main_contact(key, 1, now=NOW),
        read_dossier,
        last_note,
    ],
)
def test_what_is_gone_is_refused_plainly(build: Builder, act: object) -> None:
    build.add()
    with pytest.raises(NotPossible, match="no longer there"):
        act(99)  # type: ignore[operator]


def test_the_dossier_tells_the_whole_story(build: Builder) -> None:
    key = build.debriefed()
    first, second = build.letters(key, NoteKind.THANK_YOU)
    notes.mark_sent(first, now=NOW)
    notes.mark_copied(second, now=NOW + HOUR)
    contacts.log_contact(key, ContactEntry(2, Direction.IN), now=NOW + HOUR)
    moves.move(key, Stage.CLOSED, now=NOW + 2 * HOUR)
    replaying.undo()
    dossier = read_dossier(key)
    assert [event.text for event in dossier.timeline] == [
        "Bo Li was in touch: nothing new",
        "Thank-you note to Ana Ruiz sent",
        "Debriefed Acme",
        "Added Acme",
    ]
    assert [(note.to, note.state) for note in dossier.notes] == [
        ("Ana Ruiz", NoteState.SENT),
        ("Bo Li", NoteState.COPIED),
    ]
    newest = last_note(key)
    assert newest is not None
    assert (newest.to, newest.body) == ("Bo Li", second.body)
    assert dossier.main_contact_id == 2
    assert last_note(build.add("Globex")) is None


def test_a_welcome_and_a_channel_are_kept_until_said_otherwise(build: Builder) -> None:
    no = PersonEntry("Ana Ruiz", channel=Channel.PHONE, linkedin_welcome=Welcome.NO)
    key = build.add(people=(no,))
    interviews.add_round(key, InterviewEntry(NOW), (ANA,), now=NOW)
    person = Person.get()
    assert (person.channel, person.linkedin_welcome) == (Channel.PHONE, Welcome.NO)
