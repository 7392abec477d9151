import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from models.board.cards import Card, read_columns
from models.database import open_database
from models.demo import DEMO_PROFILE, fill_demo
from models.demo.moments import after, day, moment
from models.demo.play import STORIES, fill_slots
from models.dossier import read_dossier
from models.errors import NotPossible
from models.journal import recording, replaying
from models.notes.drafting.material import candidates
from models.notes.etiquette.checking import examine
from models.notes.letters import Letter, read_letters
from models.notes.slots import find_slots
from models.pipeline import contacts, moves
from models.settings.reading import Settings
from models.statistics import Streak, streak
from models.tables import TABLES, Application, Contact, JournalEntry, Note, Person, ReviewDay
from models.timing.policy import Policy
from models.timing.steps import StepKind, Urgency
from models.words import Channel, NoteKind, NoteState, Outcome, Stage
from tests.demo import MORNING, Played
from tests.shares import LONG

PARIS = ZoneInfo("Europe/Paris")
NOW = MORNING
OF_THE_MOMENT = ("too-early", "too-often")
"""Findings about when a check-in is written, which some cards of the demo are not due for."""
AWKWARD = [
    datetime(2026, 11, 22, 0, 5, tzinfo=PARIS),
    datetime(2027, 1, 1, 12, tzinfo=PARIS),
    datetime(2028, 2, 29, 17, 45, tzinfo=ZoneInfo("Asia/Kathmandu")),
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS),
    datetime(2027, 3, 28, 3, 10, tzinfo=PARIS),
    datetime(2026, 12, 31, 22, tzinfo=timezone(timedelta(hours=5, minutes=30))),
]
ALSO_AWKWARD = [
    datetime(2026, 11, 21, 9, tzinfo=PARIS),
    datetime(2026, 11, 27, 23, 50, tzinfo=PARIS),
    datetime(2026, 10, 25, 2, 30, tzinfo=PARIS),
    datetime(2027, 3, 29, 1, 30, tzinfo=PARIS),
    datetime(2026, 11, 1, 8, tzinfo=ZoneInfo("America/New_York")),
    datetime(2027, 3, 14, 13, tzinfo=ZoneInfo("America/Los_Angeles")),
    datetime(2026, 7, 6, 10, tzinfo=UTC),
]
NOWS = [*AWKWARD, *ALSO_AWKWARD] if LONG else AWKWARD[:2]
"""Each takes a second, which making a board of that moment takes."""
WRITTEN = {
    StepKind.THANK_YOU: NoteKind.THANK_YOU,
    StepKind.LINKEDIN: NoteKind.LINKEDIN,
    StepKind.CHECK_IN: NoteKind.CHECK_IN,
    StepKind.REJECTION_REPLY: NoteKind.REJECTION_REPLY,
    StepKind.CLOSING: NoteKind.CLOSING,
    StepKind.KEEP_WARM: NoteKind.KEEP_WARM,
}


@pytest.fixture
def board(tmp_path: Path) -> Iterator[dict[str, Card]]:
    shutil.copy(Played.board("demo", NOW), tmp_path / "demo.db")
    with open_database(tmp_path / "demo.db"):
        yield {card.company: card for card in cards(NOW)}


def cards(now: datetime) -> list[Card]:
    return [card for column in read_columns(Policy(), now).values() for card in column]


def settings(now: datetime) -> Settings:
    zone = getattr(now.tzinfo, "key", "UTC")
    return Settings(Path("unused"), replace(DEMO_PROFILE, zone=zone))


def letters(card: Card, now: datetime) -> list[Letter]:
    """What the card's next step would be written with, its slots filled."""
    kind = WRITTEN.get(card.step.kind)
    found = read_letters(card.id, kind, settings(now), now=now) if kind else []
    for turn, letter in enumerate(found):
        # The second thing said with somebody is what a keep-warm touch is about.
        fill_slots(letter, 1 if kind is NoteKind.KEEP_WARM else turn)
    return found


def dump() -> dict[str, Any]:
    return {table.__name__: list(table.select().order_by(table.id).tuples()) for table in TABLES}


def test_columns(board: dict[str, Card]) -> None:
    held: dict[Stage, set[str]] = {stage: set() for stage in Stage}
    for card in board.values():
        held[card.stage].add(card.company)
    assert held == {
        Stage.INTERVIEW: {
            "Tournepierre",
            "Brackenmoor Rail",
            "Hoshimizu Robotics",
            "Wadi Lawz",
            "Mauersegler Energie",
        },
        Stage.THANKED: {"Jarzębina Logistyka", "Aurinkotuuli", "Horta do Vento"},
        Stage.WAITING: {"Sorrelbank Health", "Chandravel Maps", "Saltmarsh Mutual"},
        Stage.CHECKED_IN: {"Adunni Freight", "Fjellgnist"},
        Stage.CLOSED: {"Pharos Lane", "Marisma Alta"},
    }


def local(*when: int) -> datetime:
    return datetime(*when, tzinfo=PARIS)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("company", "kind", "urgency", "due", "progress"),
    [
        ("Tournepierre", StepKind.ATTEND, Urgency.LATER, local(2026, 11, 23, 15), ""),
        ("Brackenmoor Rail", StepKind.ATTEND, Urgency.LATER, local(2026, 11, 30, 10, 30), ""),
        ("Hoshimizu Robotics", StepKind.DEBRIEF, Urgency.TODAY, local(2026, 11, 23), ""),
        ("Wadi Lawz", StepKind.THANK_YOU, Urgency.TODAY, local(2026, 11, 23, 13), "1 of 3"),
        (
            "Mauersegler Energie",
            StepKind.THANK_YOU,
            Urgency.OVERDUE,
            local(2026, 11, 20, 12),
            "round 2",
        ),
        ("Jarzębina Logistyka", StepKind.LINKEDIN, Urgency.TODAY, local(2026, 11, 23), ""),
        (
            "Aurinkotuuli",
            StepKind.LINKEDIN,
            Urgency.OVERDUE,
            local(2026, 11, 20),
            "copied, not confirmed",
        ),
        ("Horta do Vento", StepKind.LINKEDIN, Urgency.LATER, local(2026, 11, 25, 9), ""),
        ("Sorrelbank Health", StepKind.CHECK_IN, Urgency.TODAY, local(2026, 11, 23), ""),
        ("Chandravel Maps", StepKind.CHECK_IN, Urgency.LATER, local(2026, 11, 30), ""),
        ("Saltmarsh Mutual", StepKind.CHECK_IN, Urgency.TODAY, local(2026, 11, 23), ""),
        ("Adunni Freight", StepKind.CLOSING, Urgency.LATER, local(2026, 12, 1), ""),
        ("Fjellgnist", StepKind.ANSWER_OFFER, Urgency.LATER, local(2026, 11, 27), ""),
        (
            "Pharos Lane",
            StepKind.REJECTION_REPLY,
            Urgency.TODAY,
            local(2026, 11, 23, 13),
            "",
        ),
        ("Marisma Alta", StepKind.KEEP_WARM, Urgency.LATER, local(2026, 12, 10), ""),
    ],
)
def test_what_is_next(
    board: dict[str, Card],
    company: str,
    kind: StepKind,
    urgency: Urgency,
    due: datetime,
    progress: str,
) -> None:
    card = board[company]
    assert (card.step.kind, card.step.urgency, card.step.due) == (kind, urgency, due)
    assert card.progress.startswith(progress)
    assert bool(card.progress) is bool(progress)


def test_promises_and_the_offer(board: dict[str, Card]) -> None:
    assert board["Sorrelbank Health"].promised_on == date(2026, 11, 19)
    assert board["Chandravel Maps"].promised_on == date(2026, 11, 26)
    assert board["Saltmarsh Mutual"].promised_on is None
    assert board["Fjellgnist"].offer == "open"
    assert board["Horta do Vento"].step.snoozed


def test_who_prefers_what(board: dict[str, Card]) -> None:
    (call,) = letters(board["Saltmarsh Mutual"], NOW)
    assert call.channel is Channel.PHONE
    assert call.address in call.body
    assert [letter.name for letter in letters(board["Horta do Vento"], NOW)] == ["Duarte Pimentel"]


def test_archive_has_outcomes(board: dict[str, Card]) -> None:
    kept = Application.select().where(Application.archived_at.is_null(False))
    assert {row.outcome for row in kept} == {
        Outcome.DECLINED,
        Outcome.REJECTED,
        Outcome.SILENCE,
        Outcome.WITHDRAWN,
    }
    assert all(read_dossier(row.id).timeline for row in kept)


def test_people_and_addresses_are_made_up(board: dict[str, Card]) -> None:
    people = list(Person.select())
    assert all(person.email.endswith(".example") for person in people)
    assert all(person.linkedin.endswith("-example") for person in people)
    # Ofcom keeps these numbers for drama.
    assert all(re.fullmatch(r"\+44 7700 900\d{3}", p.phone) for p in people if p.phone)
    assert all(1 <= len(card.people) <= 4 for card in board.values())
    assert sum(not person.name.isascii() for person in people) >= 10


def test_linkedin_invitations_are_left_this_month(board: dict[str, Card]) -> None:
    sent = Note.select().where(
        (Note.kind == NoteKind.LINKEDIN)
        & (Note.state == NoteState.SENT)
        & (Note.settled_at > NOW - timedelta(days=31))
    )
    assert DEMO_PROFILE.linkedin == "free"
    assert 1 <= sent.count() <= 3


def test_a_past_is_there_to_look_at(board: dict[str, Card]) -> None:
    assert Contact.select().count() >= 5
    assert {note.state for note in Note.select()} == {
        NoteState.COPIED,
        NoteState.SENT,
        NoteState.SKIPPED,
    }
    offered = [event.text for event in read_dossier(board["Fjellgnist"].id).timeline]
    assert len(offered) >= 9
    assert offered[-1] == "Added Fjellgnist"


def test_the_making_cannot_be_undone(board: dict[str, Card]) -> None:
    before = dump()
    with pytest.raises(NotPossible):
        replaying.undo()
    with pytest.raises(NotPossible):
        replaying.redo()
    assert dump() == before


def test_the_visitors_own_commands_can_be_undone(board: dict[str, Card]) -> None:
    card = board["Sorrelbank Health"]
    contacts.snooze(card.id, NOW + timedelta(days=1), now=NOW)
    assert replaying.undo().title == "Snoozed Sorrelbank Health"
    with pytest.raises(NotPossible):
        replaying.undo()
    assert replaying.redo().title == "Snoozed Sorrelbank Health"


def test_what_was_taken_back_before_a_floor_stays_so(board: dict[str, Card]) -> None:
    contacts.snooze(board["Fjellgnist"].id, NOW + timedelta(days=1), now=NOW)
    replaying.undo()
    recording.floor("A new beginning", now=NOW)
    with pytest.raises(NotPossible):
        replaying.redo()


def test_the_same_now_gives_the_same_board(board: dict[str, Card], tmp_path: Path) -> None:
    before = dump()
    with open_database(tmp_path / "again.db"):
        fill_demo(now=NOW)
        assert dump() == before


@pytest.mark.parametrize("now", NOWS, ids=str)
def test_any_now(tmp_path: Path, now: datetime) -> None:
    with open_database(tmp_path / "demo.db"):
        fill_demo(now=now)
        it_is_as_it_should(now)


@pytest.mark.usefixtures("board")
def test_this_now() -> None:
    it_is_as_it_should(NOW)


def it_is_as_it_should(now: datetime) -> None:
    every_card_is_where_it_belongs(now)
    everything_happened_in_order_and_before(now)
    notes_give_no_findings(now)
    reviews_are_a_habit_up_to_yesterday(now)


def every_card_is_where_it_belongs(now: datetime) -> None:
    columns = read_columns(Policy(), now)
    assert [len(column) for column in columns.values()] == [5, 3, 3, 2, 2]
    steps = {card.company: card.step for card in cards(now)}
    assert steps["Hoshimizu Robotics"].kind is StepKind.DEBRIEF
    assert steps["Hoshimizu Robotics"].urgency is Urgency.TODAY
    assert steps["Mauersegler Energie"].urgency is Urgency.OVERDUE
    assert steps["Jarzębina Logistyka"].urgency is Urgency.TODAY
    for company in ("Wadi Lawz", "Pharos Lane"):
        due = steps[company].due
        assert due is not None
        assert timedelta(0) < due.astimezone(UTC) - now.astimezone(UTC) <= timedelta(hours=4)
    assert moves.advance(Policy(), now=now) == []


def everything_happened_in_order_and_before(now: datetime) -> None:
    for row in Application.select():
        entries = JournalEntry.select().where(JournalEntry.application_id == row.id)
        moments = [entry.at for entry in entries.order_by(JournalEntry.id)]
        assert moments, row.company
        assert moments == sorted(moments), row.company
        assert moments[-1] <= now, row.company


def notes_give_no_findings(now: datetime) -> None:
    written = [letter for card in cards(now) for letter in letters(card, now)]
    assert len(written) >= 14
    for letter in written:
        found = examine(letter.occasion, letter.body)
        assert [one for one in found if one.rule not in OF_THE_MOMENT] == [], letter.body
        assert not find_slots(letter.subject), letter.subject


def reviews_are_a_habit_up_to_yesterday(now: datetime) -> None:
    days = list(ReviewDay.select().order_by(ReviewDay.day))
    assert 40 <= len(days) <= 65
    assert days[-1].day < now.date()
    assert {row.finished_at is None for row in days} == {True, False}
    first = JournalEntry.select().order_by(JournalEntry.at).first()
    assert days[0].day >= first.at.astimezone(now.tzinfo).date()
    assert streak(now, Policy()) == Streak(6, 13)


def test_notes_that_went_out_are_whole(board: dict[str, Card]) -> None:
    for note in Note.select().where(Note.state != NoteState.SKIPPED):
        assert note.body, note.id
        assert not find_slots(note.body), note.body
        assert DEMO_PROFILE.name.split()[0] in note.body


def test_panel_notes_differ(board: dict[str, Card]) -> None:
    panel = letters(board["Wadi Lawz"], NOW)
    sentences = [set(re.split(r"(?<=\.) ", letter.body)) for letter in panel]
    assert len(panel) == 3
    assert not sentences[0] & sentences[1] & sentences[2]
    reasons = {
        candidates("what draws you to Wadi Lawz", panel[0].material)[place] for place in (0, 1, 2)
    }
    assert all(sum(reason in letter.body for reason in reasons) == 1 for letter in panel)
    assert all(sum(reason in letter.body for letter in panel) == 1 for reason in reasons)


def test_topics_are_short_noun_phrases() -> None:
    said = [person.topics for story in STORIES for person in story.cast if person.topics]
    assert len(said) >= 25
    assert len(set(said)) == len(said)
    assert all(len(topic) <= 60 and topic[-1] not in ".,;" for topic in said)


def test_the_profile() -> None:
    assert len(DEMO_PROFILE.strengths) == 3
    assert all(strength.evidence for strength in DEMO_PROFILE.strengths)
    assert len(DEMO_PROFILE.employers) == 2


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("0 08:10", "2026-11-23T08:10+01:00"),
        ("-1 16:00", "2026-11-20T16:00+01:00"),
        ("-6 16:00", "2026-11-13T16:00+01:00"),
        ("+5 10:30", "2026-11-30T10:30+01:00"),
        ("-1d 18:30", "2026-11-22T18:30+01:00"),
        ("-30d 12:00", "2026-10-24T12:00+02:00"),
        ("earlier", "2026-11-23T08:00+01:00"),
        ("later", "2026-11-23T15:00+01:00"),
        ("soon", "2026-11-23T13:00+01:00"),
        ("soon-25h", "2026-11-22T12:00+01:00"),
    ],
)
def test_moment(told: str, meant: str) -> None:
    assert moment(told, NOW) == datetime.fromisoformat(meant)


def test_hours_before_pass_for_real_when_the_clocks_change() -> None:
    sunday = datetime(2026, 10, 25, 9, tzinfo=PARIS)
    assert moment("soon-24h", sunday).isoformat() == "2026-10-24T14:00:00+02:00"
    assert after(datetime(2026, 10, 25, 2, tzinfo=PARIS), hours=2).isoformat() == (
        "2026-10-25T03:00:00+01:00"
    )


@pytest.mark.parametrize("read", [moment, day])
@pytest.mark.parametrize("told", ["", "yesterday", "3 pm", "-2 25:00x", "soon+h"])
def test_mistakes_in_the_data_are_reported(
    read: Callable[[str, datetime], object], told: str
) -> None:
    with pytest.raises(ValueError, match=r"no (moment|day)"):
        read(told, NOW)
