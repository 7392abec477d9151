"""A board that is kept shows what one that is read anew shows, whatever happened in between."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from building import CY, NOW, Builder
from comparing import assert_same

from models.database import Database
from models.entries import PersonEntry
from models.erasing.files import erase
from models.erasing.targets import choose
from models.journal import replaying
from models.kept import touched
from models.kept.board import FEW, KeptBoard
from models.pipeline import applications, contacts, moves, notes
from models.pipeline.contacts import ContactEntry
from models.pipeline.filing import save_draft
from models.timing.policy import PERSISTENT, Policy
from models.words import Brought, Direction, NoteKind, Outcome, Stage

POLICY = Policy()
ANA = PersonEntry("Ana Ruiz", email="ana@example.com")


class Kept:
    """A board that is kept from the beginning; it tells how many applications it read again."""

    def __init__(self, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.board = KeptBoard(few=few)
        self.again: list[int | None] = []

        def telling(before: touched.Mark, now: touched.Mark) -> set[int] | None:
            found = touched.touched(before, now)
            self.again.append(None if found is None else len(found))
            return found

        monkeypatch.setattr("models.kept.board.touched", telling)

    def reads(self, policy: Policy = POLICY, now: datetime = NOW) -> int | None:
        """How many are read again (None: all); what is shown then is what there is."""
        self.again = [None]
        assert_same(self.board, policy, now)
        return self.again[-1]


@pytest.fixture
def three(build: Builder) -> list[int]:
    """Two applications with Ana Ruiz and one without her."""
    return [
        build.debriefed("Acme", people=(ANA,)),
        build.debriefed("Globex", people=(ANA,)),
        build.debriefed("Initech", people=(CY,)),
    ]


@pytest.fixture(params=[FEW, 0], ids=["few", "many"])
def kept(
    three: list[int], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Kept]:
    """It was read once; a large board, where three cards are many."""
    board = Kept(request.param, monkeypatch)
    assert board.reads() is None
    assert board.reads() == 0
    yield board
    assert board.reads() == 0


def test_a_command_reads_its_card_and_those_with_the_same_people(
    kept: Kept, three: list[int]
) -> None:
    moves.move(three[0], Stage.WAITING, now=NOW)
    assert kept.reads() == 2
    contacts.snooze(three[2], NOW + timedelta(days=2), now=NOW)
    assert kept.reads() == 1


def test_undo_and_redo(kept: Kept, three: list[int]) -> None:
    moves.move(three[0], Stage.WAITING, now=NOW)
    replaying.undo()
    assert kept.reads() == 2
    replaying.undo()
    replaying.undo()
    assert kept.reads() == 1
    replaying.redo()
    assert kept.reads() == 1
    moves.move(three[0], Stage.WAITING, now=NOW)
    assert kept.reads() == 3


def test_who_was_asked_to_connect_in_one_application_is_not_asked_in_another(
    kept: Kept, three: list[int], build: Builder
) -> None:
    for key in three[:2]:
        for letter in build.letters(key, NoteKind.THANK_YOU):
            notes.mark_sent(letter, now=NOW)
    kept.reads()
    before = build.card(three[1]).step
    notes.mark_sent(build.letter(three[0], NoteKind.LINKEDIN), now=NOW)
    assert build.card(three[1]).step != before
    assert kept.reads() == 2
    applications.delete_application(three[0], now=NOW)
    assert build.card(three[1]).step == before
    assert kept.reads() == 2


def test_a_note_that_was_copied(kept: Kept, three: list[int], build: Builder) -> None:
    letter = build.letter(three[2], NoteKind.THANK_YOU)
    notes.mark_copied(letter, now=NOW)
    assert kept.reads() == 1
    copied = letter.body
    for body in ("Another text", copied):
        letter.body = body
        save_draft(letter, now=NOW)
        assert kept.reads() == 1
    notes.mark_sent(letter, now=NOW)
    assert kept.reads() == 1


def test_cards_that_come_and_go(kept: Kept, three: list[int], build: Builder) -> None:
    build.add("Umbrella")
    assert kept.reads() == 1
    applications.archive(three[2], Outcome.DECLINED, now=NOW)
    kept.reads()
    applications.bring_back(three[2], now=NOW)
    kept.reads()
    applications.delete_application(three[0], now=NOW)
    kept.reads()


@pytest.mark.parametrize("kept", [FEW], indirect=True)
def test_another_minute_and_another_policy(kept: Kept) -> None:
    assert kept.reads(now=NOW + timedelta(seconds=59)) == 0
    assert kept.reads(now=NOW + timedelta(seconds=60)) is None
    assert kept.reads(now=NOW + timedelta(days=9)) is None
    assert kept.reads(Policy(check_ins=PERSISTENT), NOW + timedelta(days=9)) is None
    assert kept.reads(now=NOW) is None


def test_all_are_read_behind_an_erasure_and_behind_very_much(
    kept: Kept, three: list[int], board: Database
) -> None:
    erase(board, choose(str(three[0])), backups=False, now=NOW)
    assert kept.reads() is None
    for days in range(1, touched._MANY + 2):
        contacts.snooze(three[1], NOW + timedelta(days=days), now=NOW)
    assert kept.reads() is None


def test_another_history_in_which_an_entry_has_the_same_number(
    kept: Kept, three: list[int], board: Database
) -> None:
    """A backup was put back, and went on otherwise."""
    before = sqlite3.connect(":memory:")
    board.engine.connection().backup(before)
    moves.move(three[0], Stage.WAITING, now=NOW)
    kept.reads()
    before.backup(board.engine.connection())
    before.close()
    moves.move(three[2], Stage.WAITING, now=NOW)
    assert kept.reads() is None


def test_what_is_read_does_not_grow_with_the_board(
    kept: Kept, three: list[int], build: Builder, statements: Callable[[], list[str]]
) -> None:
    for number in range(20):
        build.debriefed(f"Company {number}", people=(CY,))
    kept.board.read(POLICY, NOW)
    moves.move(three[0], Stage.WAITING, now=NOW)
    statements()
    kept.board.read(POLICY, NOW)
    asked = statements()
    assert len(asked) <= 20
    assert all(sql.startswith(("SELECT", "BEGIN", "SAVEPOINT", "RELEASE")) for sql in asked)


@pytest.mark.parametrize("few", [FEW, 0], ids=["few", "many"])
def test_who_may_go_on_is_told_once(few: int, build: Builder) -> None:
    acme, globex, initech = (build.debriefed(name, people=(CY,)) for name in "AGI")
    for key in (acme, globex):
        notes.mark_sent(build.letter(key, NoteKind.THANK_YOU), now=NOW)
    board = KeptBoard(few=few)
    board.read(POLICY, NOW)
    # They wait for a LinkedIn request.
    assert board.may_go_on(whenever_read=True) == set()
    offer = ContactEntry(None, Direction.IN, brought=Brought.OFFER, day=None)
    contacts.log_contact(acme, offer, now=NOW)
    contacts.snooze(initech, NOW + timedelta(days=2), now=NOW)
    board.read(POLICY, NOW)
    assert board.may_go_on(whenever_read=False) == {acme}
    assert board.may_go_on(whenever_read=False) == set()
    assert board.may_go_on(whenever_read=True) == {acme}
    board.read(POLICY, NOW - timedelta(minutes=1))
    assert board.may_go_on(whenever_read=False) == {acme}
