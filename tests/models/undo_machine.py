"""Every command, in any order, on one board: what the tests of undo are made of."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from building import ANA, BO, CY, NOW, PARIS
from comparing import assert_same
from dumping import dump
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from models.board.cards import read_columns
from models.database import open_database
from models.dossier import read_dossier
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.errors import NotPossible
from models.exchange.imports.choices import Choices
from models.exchange.imports.importing import loaded
from models.exchange.whole_board import writing as board_json
from models.journal import replaying
from models.kept.board import KeptBoard
from models.kept.bookmark import bookmark_of
from models.notes.changing import by_another_way
from models.notes.letters import read_letters
from models.pipeline import applications, contacts, interviews, moves, notes
from models.pipeline.contacts import ContactEntry
from models.pipeline.filing import save_draft
from models.settings.reading import Profile, Settings
from models.sharing.clash import Clash, Side
from models.tables import Application, JournalEntry, Participation
from models.timing.policy import PERSISTENT, Policy
from models.words import (
    Brought,
    Channel,
    Direction,
    Ending,
    EntryState,
    NoteKind,
    Outcome,
    Stage,
    Welcome,
)

PEOPLE = st.lists(
    st.sampled_from([ANA, BO, CY, PersonEntry("Di", email="di@x.io", linkedin_welcome=Welcome.NO)]),
    min_size=1,
    max_size=3,
    unique=True,
).map(tuple)
COMPANIES = st.sampled_from(["Acme", "Globex"])
MINUTES = st.integers(0, 60 * 24 * 20)
INTERVIEWS = st.integers(-50, 50).map(lambda h: InterviewEntry(NOW + timedelta(hours=h)))
DAYS = st.none() | st.integers(-10, 10).map(lambda d: date(2026, 11, 23) + timedelta(days=d))
PICK = st.integers(0, 10)
LATER = NOW + timedelta(days=7)


class Board(RuleBasedStateMachine):
    """Commands in any order on one board.

    Two things may differ after undoing and redoing everything, and are left out of the comparison:
    an application's version (it counts changes, replays included) and the journal. Drafts are no
    commands: undoing leaves them where their application stays, and takes them away with the
    application that they hang on. Since every application here is made by a command, an empty
    board is what undoing everything must come to, drafts or not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.db"
        self.database = open_database(self.path)
        self.settings = Settings(Path("none"), Profile("Robin Marsh", zone="Europe/Paris"))
        self.empty = dump()
        self.nothing = board_json.dump()
        self.now = NOW
        self.kept = KeptBoard()
        self.large = self.as_a_large_one()

    def as_a_large_one(self) -> KeptBoard:
        """The board as if it had too many cards to read them all, its bookmark with it."""
        return KeptBoard(bookmark_of(self.database), few=0)

    def teardown(self) -> None:
        self.all_of_it()
        self.database.close()
        self.folder.cleanup()

    def any_application(self, pick: int) -> int | None:
        keys = [row.id for row in Application.select().order_by(Application.id)]
        return keys[pick % len(keys)] if keys else None

    def on(self, pick: int, act: Any, *given: Any) -> Any:
        """Do something to one of the applications; what does not apply must change nothing."""
        key = self.any_application(pick)
        if key is None:
            return None
        before = dump()
        try:
            return act(key, *given, now=self.now)
        except NotPossible:
            assert dump() == before
            return None

    @rule()
    def start_again(self) -> None:
        """The program ends, and another run goes on with the same file."""
        self.large.leave()
        self.database.close()
        self.database = open_database(self.path)
        self.large = self.as_a_large_one()

    @rule(minutes=MINUTES)
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(company=COMPANIES, people=PEOPLE, interview=INTERVIEWS, promised=DAYS)
    def add(self, company: str, people: Any, interview: InterviewEntry, promised: Any) -> None:
        entry = ApplicationEntry(company, "Engineer", people=people, promised_on=promised)
        applications.add_application(entry, interview, now=self.now)

    @rule(pick=PICK, company=COMPANIES, people=PEOPLE, promised=DAYS, at=st.none() | INTERVIEWS)
    def edit(self, pick: int, company: str, people: Any, promised: Any, at: Any) -> None:
        entry = ApplicationEntry(company, "Lead", people=people, promised_on=promised)
        self.on(pick, applications.edit_application, entry, at)

    @rule(rows=st.lists(st.tuples(COMPANIES, st.sampled_from(["Dev", "Ops"])), max_size=4))
    def take_in(self, rows: list[tuple[str, str]]) -> None:
        """An import of a person's own table, in one command."""
        path = Path(self.folder.name) / "own.csv"
        lines = [
            "Company,Role,Stage,Interviewer",
            *(f"{c},{r},Interview,Ana Ruiz" for c, r in rows),
        ]
        path.write_text("\n".join(lines), "utf-8")
        chosen = Choices(self.now, PARIS)
        with loaded([path], chosen) as load:
            list(load.write(chosen))

    @rule(pick=PICK, people=PEOPLE, said=st.sampled_from(["", "Kafka; climbing"]), promised=DAYS)
    def debrief(self, pick: int, people: Any, said: str, promised: Any) -> None:
        key = self.any_application(pick)
        newest = read_dossier(key).newest if key else None
        if newest is None:
            return
        entry = DebriefEntry(newest.interview, people, said, said, promised)
        interviews.record_debrief(newest.id, entry, now=self.now)

    @rule(pick=PICK)
    def nothing_to_debrief(self, pick: int) -> None:
        key = self.any_application(pick)
        newest = read_dossier(key).newest if key else None
        if newest is not None:
            interviews.skip_debrief(newest.id, now=self.now)

    @rule(pick=PICK, who=PICK, side=st.none() | st.sampled_from(Side))
    def two_write_one_note(self, pick: int, who: int, side: Side | None) -> None:
        """The same words are changed in two windows, and the person chooses, or does not yet."""
        key = self.any_application(pick)
        kind = NoteKind.THANK_YOU
        pairs = [read_letters(key, kind, self.settings, now=self.now) for _ in range(2) if key]
        if not all(pairs) or not pairs:
            return
        mine, theirs = (letters[who % len(letters)] for letters in pairs)
        if mine.settled:
            return
        theirs.body, mine.body = f"Theirs {who}.", f"Mine {who}."
        save_draft(theirs, now=self.now)
        try:
            save_draft(mine, now=self.now)
        except Clash as clash:
            if side is not None:
                clash.again(side)

    @rule(pick=PICK, people=PEOPLE, interview=INTERVIEWS)
    def new_round(self, pick: int, people: Any, interview: InterviewEntry) -> None:
        self.on(pick, interviews.add_round, interview, people)

    @rule(pick=PICK, to=st.sampled_from(Stage), ending=st.sampled_from(Ending))
    def move(self, pick: int, to: Stage, ending: Ending) -> None:
        key = self.any_application(pick)
        if key is None:
            return
        try:
            moves.move(key, to, now=self.now, ending=ending)
        except NotPossible:
            return
        assert Application.get_by_id(key).stage is to

    @rule(pick=PICK, who=PICK, kind=st.sampled_from(NoteKind), how=st.integers(0, 7))
    def write(self, pick: int, who: int, kind: NoteKind, how: int) -> None:
        key = self.any_application(pick)
        letters = read_letters(key, kind, self.settings, now=self.now) if key else []
        if not letters:
            return
        letter = letters[who % len(letters)]
        letter.body += f"\nTyped {how}."
        if how == 0:
            save_draft(letter, now=self.now)
        elif how == 1:
            notes.mark_copied(letter, now=self.now, overruled="length")
        elif how == 2:
            notes.mark_skipped(letter, now=self.now, reason="no")
        elif how == 3:
            notes.no_answer(letter, now=self.now)
        elif how == 4:
            by_another_way(letter)
            notes.mark_sent(letter, now=self.now, posted_on=self.now.date())
        elif how == 5:
            done = notes.Done(self.now - timedelta(days=1), Channel.PHONE)
            notes.done_already(letters, done, now=self.now)
        else:
            notes.mark_sent(letter, now=self.now)

    @rule(pick=PICK, kind=st.sampled_from(NoteKind))
    def skip_rest(self, pick: int, kind: NoteKind) -> None:
        self.on(pick, notes.skip_rest, kind)

    @rule(
        pick=PICK,
        who=PICK,
        brought=st.sampled_from(Brought),
        direction=st.sampled_from(Direction),
        day=DAYS,
    )
    def log(self, pick: int, who: int, brought: Brought, direction: Direction, day: Any) -> None:
        key = self.any_application(pick)
        parts = list(Participation.select().where(Participation.application == key))
        person = parts[who % len(parts)].person_id if parts else None
        entry = ContactEntry(person, direction, Channel.EMAIL, brought, day, "said")
        self.on(pick, contacts.log_contact, entry)

    @rule(pick=PICK, days=st.integers(1, 30))
    def snooze(self, pick: int, days: int) -> None:
        self.on(pick, contacts.snooze, self.now + timedelta(days=days))

    @rule(pick=PICK)
    def wake(self, pick: int) -> None:
        self.on(pick, contacts.wake)

    @rule(pick=PICK, outcome=st.sampled_from(Outcome))
    def archive(self, pick: int, outcome: Outcome) -> None:
        self.on(pick, applications.archive, outcome)

    @rule(pick=PICK)
    def bring_back(self, pick: int) -> None:
        self.on(pick, applications.bring_back)

    @rule(pick=PICK)
    def delete(self, pick: int) -> None:
        self.on(pick, applications.delete_application)

    @rule(pick=PICK, wanted=st.booleans())
    def keep_warm(self, pick: int, wanted: bool) -> None:
        self.on(pick, moves.keep_warm, wanted)

    @rule(pick=PICK, who=PICK)
    def main_contact(self, pick: int, who: int) -> None:
        key = self.any_application(pick)
        parts = list(Participation.select().where(Participation.application == key))
        if parts:
            self.on(pick, contacts.choose_main_contact, parts[who % len(parts)].person_id)

    @rule(pick=PICK, count=st.sampled_from([None, 1, 3, PERSISTENT]))
    def persist(self, pick: int, count: int | None) -> None:
        self.on(pick, contacts.set_check_ins, count)

    @rule(pick=PICK, day=DAYS.filter(bool))
    def more_time(self, pick: int, day: Any) -> None:
        self.on(pick, contacts.set_answer_by, day)

    @rule(pick=PICK, day=DAYS)
    def promise(self, pick: int, day: Any) -> None:
        self.on(pick, contacts.set_promise, day)

    @rule(pick=PICK, outcome=st.sampled_from([Outcome.ACCEPTED, Outcome.DECLINED]))
    def answer_offer(self, pick: int, outcome: Outcome) -> None:
        self.on(pick, contacts.end_offer, outcome)

    @rule()
    def go_on_by_themselves(self) -> None:
        self.large.read(Policy(), self.now)
        candidates = self.large.may_go_on(whenever_read=True)
        moves.advance(Policy(), now=self.now, ids=candidates)
        assert moves.advance(Policy(), now=self.now) == []

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if self.entries(EntryState.DONE):
                replaying.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            if self.entries(EntryState.UNDONE):
                replaying.redo()

    @precondition(lambda self: self.entries(EntryState.DONE))
    @rule()
    def one_back_and_forth(self) -> None:
        before, exported = dump(), board_json.dump()
        replaying.undo()
        replaying.redo()
        assert dump() == before
        assert board_json.dump() == exported

    @precondition(lambda self: self.entries(EntryState.DONE))
    @rule(again=st.booleans())
    def all_of_it(self, again: bool = False) -> None:
        """Undone entirely, the board is empty, and so is its export; redone, both are as before.

        With `again`, another run of the program does the second half.
        """
        before, exported = dump(), board_json.dump()
        steps = 0
        while self.entries(EntryState.DONE):
            replaying.undo()
            steps += 1
        assert dump() == self.empty
        assert board_json.dump() == self.nothing
        if again:
            self.start_again()
        for _ in range(steps):
            replaying.redo()
        assert dump() == before
        assert board_json.dump() == exported

    @invariant()
    def the_board_can_be_read(self) -> None:
        columns = read_columns(Policy(), self.now)
        on_board = Application.select().where(Application.archived_at.is_null()).count()
        assert sum(len(cards) for cards in columns.values()) == on_board

    @invariant()
    def a_kept_board_is_the_board(self) -> None:
        """Always asked at one time, it reads only what the last commands changed."""
        assert_same(self.kept, Policy(), LATER)

    @invariant()
    def a_large_board_is_the_board(self) -> None:
        """As time goes by, and in the next run too, it reads what may have changed."""
        assert_same(self.large, Policy(), self.now)

    @staticmethod
    def entries(state: EntryState) -> int:
        count: int = JournalEntry.select().where(JournalEntry.state == state).count()
        return count
