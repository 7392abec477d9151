"""Invitations beside the board: new, moved, called off; and that an import is one undo."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from building import ANA, BO, NOW, Builder
from dumping import dump

from models.board.cards import read_card
from models.dossier import read_dossier
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry
from models.exchange.incoming.file import ImportProblem
from models.exchange.incoming.outcome import Action
from models.exchange.invitations.telling import Told
from models.journal import replaying
from models.phrases import step_phrase
from models.pipeline import interviews, moves
from models.pipeline.applications import add_application, delete_application
from models.tables import Application, Conversation, ImportSource, Interview, JournalEntry, Person
from models.timing.policy import Policy
from models.timing.steps import StepKind
from models.words import Ending, Outcome, Stage
from tests.models.exchange.inviting import (
    ME,
    actions,
    bring,
    calendar,
    event,
    fixture,
    only,
)

PARIS = ZoneInfo("Europe/Paris")
NEW, UPDATED, UNCHANGED = Action.CREATED, Action.UPDATED, Action.UNCHANGED
SKIPPED, REFUSED = Action.SKIPPED, Action.REFUSED


def held() -> Interview:
    (only_one,) = Interview.select()
    return only_one


def local(at: datetime | None) -> str:
    return f"{at.astimezone(PARIS):%d %b %H:%M}" if at else ""


def met(interview: Interview) -> list[str]:
    talks = Conversation.select().join(Person).where(Conversation.interview == interview)
    return sorted(talk.person.name for talk in talks)


def own_card(company: str = "Halden Labs", role: str = "Staff Engineer", **when: object) -> int:
    entry = ApplicationEntry(company, role, people=(ANA,))
    return add_application(entry, InterviewEntry(**when), now=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "created", "again"),
    [
        ("google", [NEW], [UNCHANGED]),
        ("exchange", [NEW], [UNCHANGED]),
        ("greenhouse-day", [NEW, UPDATED, UPDATED], [UNCHANGED] * 3),
        ("greenhouse-rounds", [NEW, UPDATED], [UNCHANGED] * 2),
        ("recurring", [NEW], [UNCHANGED]),
        ("google-cancelled", [SKIPPED], [SKIPPED]),
        ("calendly", [REFUSED], [REFUSED]),
    ],
)
def test_the_second_import_changes_nothing(
    build: Builder, name: str, created: list[Action], again: list[Action]
) -> None:
    assert actions(fixture(name)) == created
    before = dump()
    assert actions(fixture(name)) == again
    assert dump() == before


def test_an_application_is_made(build: Builder) -> None:
    told = only(fixture("google"))
    assert told.what == "Halden Labs · Staff Engineer"
    assert told.reason == (
        "Tue 19 Jan 2027 15:00 with Noor Haddad, Zoe Lindqvist; company guessed from the mail "
        "address; role guessed from the invitation"
    )
    row, interview = Application.get(), held()
    assert (row.company, row.role, row.stage) == ("Halden Labs", "Staff Engineer", Stage.INTERVIEW)
    assert (local(interview.starts_at), local(interview.ends_at)) == (
        "19 Jan 15:00",
        "19 Jan 16:00",
    )
    assert (interview.zone, interview.kind) == ("Europe/Paris", "technical")
    assert interview.place == "https://meet.google.com/abc-defg-hij"
    assert (interview.calendar_uid, interview.calendar_sequence) == ("4k1p0c2q8hl3@google.com", 0)
    assert met(interview) == ["Noor Haddad", "Zoe Lindqvist"]
    assert Person.get(Person.name == "Noor Haddad").email == "noor.haddad@halden-labs.example"


def test_the_zone_is_kept(build: Builder) -> None:
    bring(fixture("exchange"))
    assert (held().zone, local(held().starts_at)) == ("America/Los_Angeles", "20 Jan 19:00")


def test_one_import_is_one_undo(build: Builder) -> None:
    before = dump()
    bring(fixture("greenhouse-rounds"))
    after = dump()
    assert JournalEntry.select().count() == 1
    assert replaying.undo().title == "Imported invite.ics: 1 new, 1 updated"
    assert dump() == before
    replaying.redo()
    assert dump() == after


def test_a_day_is_one_interview(build: Builder) -> None:
    bring(fixture("greenhouse-day"))
    interview = held()
    assert (local(interview.starts_at), local(interview.ends_at)) == (
        "22 Jan 09:30",
        "22 Jan 12:00",
    )
    assert met(interview) == ["Mina Sorel", "Pavel Dyk", "Tove Aalto"]
    assert (interview.kind, Application.get().role) == ("panel", "Platform Engineer")


def test_several_days_are_several_rounds(build: Builder) -> None:
    bring(fixture("greenhouse-rounds"))
    rounds = Interview.select().order_by(Interview.round)
    assert [(one.round, local(one.starts_at), met(one)) for one in rounds] == [
        (1, "22 Jan 09:30", ["Mina Sorel"]),
        (2, "26 Jan 14:00", ["Pavel Dyk"]),
    ]
    assert Application.select().count() == 1


def test_a_newer_version_moves_it_and_an_older_one_changes_nothing(build: Builder) -> None:
    bring(fixture("google"))
    told = only(fixture("google-moved"))
    assert (told.action, told.reason.partition(";")[0]) == (UPDATED, "moved")
    assert local(held().starts_at) == "21 Jan 10:30"
    assert held().calendar_sequence == 1
    before = dump()
    old = only(fixture("google"))
    assert (old.action, old.reason) == (
        UNCHANGED,
        "an older version than the one that is known (1)",
    )
    assert dump() == before


def test_of_two_versions_in_one_file_the_newer_counts(build: Builder) -> None:
    first, second = event("SEQUENCE:0"), event("SEQUENCE:1", start="DTSTART:20270120T100000Z")
    assert actions(calendar(second, first)) == [SKIPPED, NEW]
    assert local(held().starts_at) == "20 Jan 11:00"


def test_with_one_sequence_the_later_stamp_counts(build: Builder) -> None:
    bring(calendar(event("LAST-MODIFIED:20270112T090000Z")))
    later = event("LAST-MODIFIED:20270113T090000Z", start="DTSTART:20270120T100000Z")
    earlier = event("LAST-MODIFIED:20270111T090000Z", start="DTSTART:20270125T100000Z")
    assert actions(calendar(later)) == [UPDATED]
    assert actions(calendar(earlier)) == [UNCHANGED]
    assert local(held().starts_at) == "20 Jan 11:00"


def test_called_off_is_said_on_the_card(build: Builder, me: object) -> None:
    bring(fixture("google"))
    told = only(fixture("google-cancelled"))
    assert (told.action, told.reason) == (UPDATED, "called off")
    assert held().cancelled
    key = Application.get().id
    card = build.card(key)
    assert card.step.kind is StepKind.CALLED_OFF
    assert step_phrase(card.step, NOW).startswith("called off: Tue 19 Jan")
    assert "is called off: add the new date" in card.step.why
    (off,) = read_dossier(key).called_off
    assert off.starts_at == held().starts_at
    on_the_day = datetime(2027, 1, 19, 8, tzinfo=PARIS)
    late = read_card(key, Policy(), on_the_day + timedelta(days=2))
    assert late is not None
    assert str(late.step.urgency) == "overdue", "it is not forgotten"
    bring(fixture("google"))
    assert held().cancelled, "an older version does not bring it back"
    interviews.add_round(key, InterviewEntry(starts_at=on_the_day), (ANA,), now=NOW)
    assert build.card(key).step.kind is StepKind.ATTEND


def test_a_later_round_that_is_off_is_said_beside_the_earlier_one(build: Builder) -> None:
    bring(fixture("greenhouse-rounds"))
    off = event("SEQUENCE:1", uid="gh-20270126-2", start="DTSTART:20270126T130000Z")
    known = ImportSource.select().order_by(ImportSource.id.desc()).get().external_id
    bring(calendar(off.replace("gh-20270126-2", known), method="CANCEL"))
    card = build.card(Application.get().id)
    assert card.step.kind is StepKind.ATTEND
    assert card.progress == "a later interview is off"


def test_on_again(build: Builder) -> None:
    bring(fixture("google"))
    bring(fixture("google-cancelled"))
    again = fixture("google").replace(b"SEQUENCE:0", b"SEQUENCE:5")
    told = only(again)
    assert told.reason.startswith("on again")
    assert not held().cancelled
    assert build.card(Application.get().id).step.kind is StepKind.ATTEND


def test_one_of_a_day_is_called_off(build: Builder) -> None:
    bring(fixture("greenhouse-day"))
    uid = ImportSource.select().order_by(ImportSource.id).get().external_id
    told = only(calendar(event("SEQUENCE:1", uid=uid), method="CANCEL"))
    assert told.reason.startswith("moved, place, people")
    assert local(held().starts_at) == "22 Jan 10:15"
    assert met(held()) == ["Pavel Dyk", "Tove Aalto"]


def test_somebody_else_comes_instead(build: Builder) -> None:
    bring(calendar(event()))
    swapped = event("SEQUENCE:1").replace("CN=Ana Ruiz:mailto:ana.ruiz", "CN=Bo Li:mailto:bo.li")
    assert only(calendar(swapped)).reason.startswith("people")
    assert met(held()) == ["Bo Li"]


def test_who_was_talked_with_stays(build: Builder) -> None:
    bring(calendar(event()))
    people = tuple(read_dossier(Application.get().id).rounds[0].people)
    talked = tuple(type(one)(one.name, email=one.email, topics="tea", id=one.id) for one in people)
    entry = DebriefEntry(InterviewEntry(starts_at=held().starts_at), talked)
    interviews.record_debrief(held().id, entry, now=NOW)
    swapped = event("SEQUENCE:1").replace("CN=Ana Ruiz:mailto:ana.ruiz", "CN=Bo Li:mailto:bo.li")
    bring(calendar(swapped))
    assert met(held()) == ["Ana Ruiz", "Bo Li"]


def test_what_the_person_changed_stays_unless_the_new_version_changes_it(build: Builder) -> None:
    bring(calendar(event("LOCATION:Room 4")))
    mine = datetime(2027, 1, 19, 12, 30, tzinfo=PARIS)
    Interview.update(starts_at=mine, place="The café").execute()
    told = only(calendar(event("SEQUENCE:1", "LOCATION:Room 5")))
    assert told.reason == "yours is kept: place"
    assert (held().place, local(held().starts_at)) == ("The café", "19 Jan 12:30")
    bring(calendar(event("SEQUENCE:2", "LOCATION:Room 5", start="DTSTART:20270119T150000Z")))
    assert local(held().starts_at) == "19 Jan 16:00"


def test_what_was_written_down_by_hand_is_taken_up(build: Builder) -> None:
    at = datetime(2027, 1, 19, 9, tzinfo=PARIS)
    key = own_card(company="Halden Labs Ltd", starts_at=at)
    told = only(fixture("google"))
    assert (told.action, told.reason.partition(";")[0]) == (
        UPDATED,
        "joins the interview of that day",
    )
    assert (held().application.id, local(held().starts_at)) == (key, "19 Jan 15:00")
    assert met(held()) == ["Ana Ruiz", "Noor Haddad", "Zoe Lindqvist"]
    assert only(fixture("google-moved")).action is UPDATED
    assert local(held().starts_at) == "21 Jan 10:30"


def test_an_interview_whose_day_was_not_known_gets_it(build: Builder) -> None:
    own_card()
    bring(fixture("google"))
    assert local(held().starts_at) == "19 Jan 15:00"


def test_another_day_is_a_new_round(build: Builder) -> None:
    key = own_card(starts_at=NOW - timedelta(days=9))
    moves.move(key, Stage.WAITING, now=NOW)
    told = only(fixture("google"))
    assert told.reason.startswith("a new round; ")
    assert Interview.select().count() == 2
    assert build.row(key).stage is Stage.INTERVIEW


def test_another_position_is_another_application(build: Builder) -> None:
    own_card(role="Data Analyst")
    bring(fixture("google"))
    own_card(company="Basalt Works", role="Frontend Designer")
    bring(fixture("exchange"))
    assert Application.select().where(Application.company == "Basalt Works").count() == 2


def test_from_the_last_column_it_comes_back_as_a_new_application(build: Builder) -> None:
    key = own_card(starts_at=NOW - timedelta(days=9))
    moves.move(key, Stage.CLOSED, now=NOW, ending=Ending.REJECTED)
    bring(fixture("google"))
    fresh = Application.get(Application.id != key)
    assert fresh.origin.id == key
    assert build.row(key).outcome is Outcome.RETURNED


def test_what_is_over_does_not_come_before_what_was(build: Builder) -> None:
    own_card(company="Acme", role="Engineer", starts_at=NOW - timedelta(days=1))
    old = event(start="DTSTART:20200119T100000Z")
    told = only(calendar(old))
    assert (told.action, told.reason) == (
        SKIPPED,
        "it is over, and a later interview is on the card",
    )


def test_an_earlier_round_that_is_told_later_is_put_in_order(build: Builder) -> None:
    bring(calendar(event(uid="second", start="DTSTART:20270126T100000Z")))
    bring(calendar(event(uid="first")))
    rounds = Interview.select().order_by(Interview.round)
    assert [local(one.starts_at) for one in rounds] == ["19 Jan 11:00", "26 Jan 11:00"]


def test_a_moved_instance_of_a_series(build: Builder) -> None:
    bring(fixture("recurring"))
    assert only(fixture("recurring-instance-moved")).reason.startswith("moved")
    assert local(held().starts_at) == "19 Jan 16:00"


def test_an_interview_that_was_taken_off_does_not_come_back_by_an_update(build: Builder) -> None:
    bring(fixture("google"))
    Interview.delete().execute()
    assert only(fixture("google-moved")).reason == "you took this interview off the card"


def test_a_deleted_application_comes_back_with_its_invitation(build: Builder) -> None:
    bring(fixture("google"))
    delete_application(Application.get().id, now=NOW)
    assert actions(fixture("google")) == [NEW]


@pytest.mark.parametrize(
    ("lines", "method", "reason"),
    [
        ("SUMMARY:Lunch", "PUBLISH", "its title says nothing of an interview"),
        ("SUMMARY:Interview prep", "REQUEST", "nobody else is in it"),
    ],
)
def test_what_is_no_interview_is_skipped(
    build: Builder, lines: str, method: str, reason: str
) -> None:
    alone = event().replace("SUMMARY:Interview: Engineer", lines)
    if "nobody" in reason:
        alone = alone.replace("CN=Ana Ruiz:mailto:ana.ruiz@acme", "CN=Robin:mailto:robin@marsh")
    told = only(calendar(alone, method=method))
    assert (told.action, told.reason) == (SKIPPED, reason)


def test_a_company_that_cannot_be_told_is_asked_for(build: Builder) -> None:
    assert "or by --company" in only(fixture("calendly")).reason
    told = Told(ME.own_name, ME.own_addresses, company="Tern", role="Designer")
    assert only(fixture("calendly"), told).what == "Tern · Designer"
    assert met(held()) == ["Lou Serrano"]
    assert held().kind == "phone"


def test_an_unusable_event_does_not_keep_the_others_out(build: Builder) -> None:
    bad = event(uid="bad", start="DTSTART:banana")
    assert actions(calendar(bad, event())) == [REFUSED, NEW]


def test_ones_own_calendar_is_no_invitation(build: Builder) -> None:
    own = calendar(event()).replace(b"-//Test//EN", b"-//Afterword//What is due//EN")
    with pytest.raises(ImportProblem, match="Afterword's own calendar"):
        bring(own)


def test_people_who_are_known_are_not_made_twice(build: Builder) -> None:
    build.add("Acme", (ANA, BO), held=timedelta(days=30))
    bring(calendar(event()))
    assert Person.select().where(Person.name == "Ana Ruiz").count() == 1
