"""A year of a job search, day by day: every due thing surfaces exactly when the policy says.

The whole year is in `make long`; every run has four months of it.
A made-up person looks at the review every morning and mostly does what is due. Beside the board
the test keeps its own plain log of what happened, and counts the days on its fingers.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from building import PARIS, Builder

from models.board.cards import Card
from models.board.review import due_now
from models.dossier import read_dossier
from models.entries import ApplicationEntry, DebriefEntry, InterviewEntry, PersonEntry
from models.pipeline import contacts, interviews, moves, notes
from models.pipeline.applications import add_application
from models.pipeline.contacts import ContactEntry
from models.timing.policy import Policy
from models.timing.steps import StepKind
from models.words import Brought, Direction, Ending, NoteKind, Stage
from tests.shares import LONG

FIRST = date(2026, 1, 5)
DAYS, APPLICATIONS = (365, 50) if LONG else (120, 16)
OFF = frozenset({date(2026, 4, 6), date(2026, 5, 1), date(2026, 12, 25)})
POLICY = Policy(check_ins=2, holidays=OFF)
NEVER = datetime.min.replace(tzinfo=UTC)
DUE_ON_WORKDAYS = (StepKind.CHECK_IN, StepKind.CLOSING, StepKind.KEEP_WARM)


def workdays_after(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in OFF:
            count -= 1
    return day


def day_of(moment: datetime) -> date:
    return moment.astimezone(PARIS).date()


@dataclass
class Log:
    """What happened to one application, as the test saw it."""

    key: int
    ended: datetime
    stage: Stage = Stage.INTERVIEW
    since: datetime = NEVER
    debriefed: bool = False
    thanked: datetime | None = None
    touched: list[datetime] = field(default_factory=list)
    words: list[datetime] = field(default_factory=list)
    check_ins: list[datetime] = field(default_factory=list)
    promised: date | None = None
    asked: bool = False
    silent: bool = False
    replied: bool = False
    warm: bool | None = None
    rests_until: datetime | None = None

    def due(self, now: datetime) -> tuple[StepKind, date] | None:
        kind, day = self._plan(now)
        if kind is StepKind.NOTHING:
            return None
        if self.rests_until is not None and self.rests_until > now:
            day = max(day, day_of(self.rests_until))
        if kind in DUE_ON_WORKDAYS and (day.weekday() > 4 or day in OFF):
            day = workdays_after(day, 1)
        return kind, day

    def _plan(self, now: datetime) -> tuple[StepKind, date]:
        match self.stage:
            case Stage.INTERVIEW if self.ended > now:
                return StepKind.ATTEND, date.max
            case Stage.INTERVIEW if not self.debriefed:
                return StepKind.DEBRIEF, day_of(self.ended)
            case Stage.INTERVIEW:
                return StepKind.THANK_YOU, day_of(self.ended.astimezone(UTC) + timedelta(hours=24))
            case Stage.THANKED | Stage.WAITING if not self.asked:
                assert self.thanked is not None
                kind, day = self._waiting()
                connect = day_of(self.thanked) + timedelta(days=1)
                return (kind, day) if day <= day_of(now) else (StepKind.LINKEDIN, connect)
            case Stage.CLOSED:
                return self._ended()
            case _:
                return self._waiting()

    def _waiting(self) -> tuple[StepKind, date]:
        last = max(day_of(moment) for moment in [self.ended, *self.touched])
        word = max([day_of(moment) for moment in [*self.words, *self.check_ins]], default=date.min)
        promised = self.promised if self.promised and self.promised >= word else None
        if len(self.check_ins) >= 2:
            return StepKind.CLOSING, workdays_after(max(last, promised or last), 10)
        if promised:
            return StepKind.CHECK_IN, max(workdays_after(promised, 2), workdays_after(last, 2))
        return StepKind.CHECK_IN, workdays_after(last, 7)

    def _ended(self) -> tuple[StepKind, date]:
        if not self.replied and self.silent:
            return StepKind.CLOSING, day_of(self.since)
        if not self.replied:
            return StepKind.REJECTION_REPLY, day_of(self.since + timedelta(hours=48))
        if self.warm:
            last = max(day_of(moment) for moment in [self.ended, *self.touched])
            return StepKind.KEEP_WARM, last + timedelta(weeks=8)
        return StepKind.NOTHING, date.max


class Search:
    """The person, the board, and the log beside it."""

    def __init__(self, build: Builder, chance: random.Random) -> None:
        self.build = build
        self.chance = chance
        self.logs: dict[int, Log] = {}
        self.surfaced: Counter[StepKind] = Counter()

    def live(self) -> None:
        starts = sorted(self.chance.randrange(DAYS - 20) for _ in range(APPLICATIONS))
        for number in range(DAYS):
            morning = datetime.combine(FIRST + timedelta(days=number), time(9), PARIS)
            for _ in range(starts.count(number)):
                self.apply(morning)
            for log in list(self.logs.values()):
                if self.chance.random() < 0.04:
                    self.world_does_something(log, morning - timedelta(minutes=30))
            self.review(morning)

    def review(self, now: datetime) -> None:
        for company in moves.advance(POLICY, now=now):
            log = self.logs[int(company.split()[-1])]
            log.stage, log.since = Stage.WAITING, now
        cards = {card.id: card for card in due_now(POLICY, now)}
        expected = dict(self.expected(now))
        assert {key: card.step.kind for key, card in cards.items()} == {
            key: kind for key, (kind, _) in expected.items()
        }, now
        for key, card in cards.items():
            assert card.step.due is not None
            assert card.step.due.date() == expected[key][1], (now, self.logs[key], card.step)
            self.surfaced[card.step.kind] += 1
            self.act(card, self.logs[key], now)

    def expected(self, now: datetime) -> Iterator[tuple[int, tuple[StepKind, date]]]:
        for key, log in self.logs.items():
            due = log.due(now)
            if due is not None and due[1] <= now.date():
                yield key, due

    def apply(self, now: datetime) -> None:
        starts = now + timedelta(hours=self.chance.randrange(-30, 80))
        people = tuple(PersonEntry(f"Ana Ruiz {n}") for n in range(self.chance.randrange(1, 4)))
        number = len(self.logs) + 1
        entry = ApplicationEntry(f"Company {number}", people=people)
        key = add_application(entry, InterviewEntry(starts_at=starts), now=now)
        assert key == number
        self.logs[key] = Log(key, starts + timedelta(hours=1), since=now)

    def act(self, card: Card, log: Log, now: datetime) -> None:
        luck = self.chance.random()
        if luck < 0.1:
            return
        if luck < 0.2:
            log.rests_until = now + timedelta(days=self.chance.randrange(1, 6))
            contacts.snooze(card.id, log.rests_until, now=now)
            return
        match card.step.kind:
            case StepKind.DEBRIEF:
                self.debrief(log, now)
            case StepKind.THANK_YOU:
                self.write(log, NoteKind.THANK_YOU, now)
                log.thanked, log.stage, log.since = now, Stage.THANKED, now
            case StepKind.LINKEDIN:
                self.write(log, NoteKind.LINKEDIN, now)
                log.asked = True
                log.stage, log.since = Stage.WAITING, now
            case StepKind.CHECK_IN:
                self.write(log, NoteKind.CHECK_IN, now)
                log.check_ins.append(now)
                if log.stage is not Stage.CHECKED_IN:
                    log.stage, log.since = Stage.CHECKED_IN, now
            case StepKind.CLOSING:
                self.close(log, Ending.SILENCE, now)
            case StepKind.REJECTION_REPLY:
                self.close(log, Ending.REJECTED, now)
            case StepKind.KEEP_WARM:
                self.write(log, NoteKind.KEEP_WARM, now)

    def debrief(self, log: Log, now: datetime) -> None:
        newest = read_dossier(log.key).newest
        assert newest is not None
        if self.chance.random() < 0.5:
            log.promised = now.date() + timedelta(days=self.chance.randrange(1, 21))
        entry = DebriefEntry(newest.interview, newest.people, promised_on=log.promised)
        interviews.record_debrief(newest.id, entry, now=now)
        log.debriefed = True

    def write(self, log: Log, kind: NoteKind, now: datetime) -> None:
        for letter in self.build.letters(log.key, kind, now=now):
            notes.mark_sent(letter, now=now)
        log.touched.append(now)

    def close(self, log: Log, ending: Ending, now: datetime) -> None:
        if log.stage is not Stage.CLOSED:
            moves.move(log.key, Stage.CLOSED, now=now, ending=ending)
            log.stage, log.since, log.silent = Stage.CLOSED, now, True
        kind = NoteKind.CLOSING if log.silent else NoteKind.REJECTION_REPLY
        self.write(log, kind, now)
        log.replied, log.warm = True, self.chance.random() < 0.7
        if log.warm:
            moves.keep_warm(log.key, True, now=now)

    def world_does_something(self, log: Log, now: datetime) -> None:
        if log.stage in (Stage.INTERVIEW, Stage.CLOSED):
            return
        brought = self.chance.choice([Brought.NOTHING, Brought.DATE, Brought.REJECTION])
        if self.chance.random() < 0.15:
            brought = Brought.INTERVIEW
        day = now.date() + timedelta(days=self.chance.randrange(1, 15))
        entry = ContactEntry(None, Direction.IN, brought=brought, day=day)
        contacts.log_contact(log.key, entry, now=now)
        log.touched.append(now)
        log.words.append(now)
        match brought:
            case Brought.DATE:
                log.promised = day
            case Brought.REJECTION:
                log.stage, log.since, log.silent = Stage.CLOSED, now, False
            case Brought.INTERVIEW:
                starts = now + timedelta(days=3)
                people = read_dossier(log.key).entry.people
                interviews.add_round(log.key, InterviewEntry(starts_at=starts), people, now=now)
                log.ended, log.debriefed, log.promised = starts + timedelta(hours=1), False, None
                log.stage, log.since, log.thanked, log.check_ins = Stage.INTERVIEW, now, None, []


NOT_IN_THIS_YEAR = {
    StepKind.ATTEND,
    StepKind.CALLED_OFF,
    StepKind.ANSWER_OFFER,
    StepKind.NOTHING,
}
"""Nothing is written or to be written then, or it is another test's."""


def test_a_year_of_fifty_applications(build: Builder) -> None:
    seed = 20260105
    search = Search(build, random.Random(seed))
    search.live()
    print(f"seed {seed}:", dict(search.surfaced))
    assert len(search.logs) == APPLICATIONS
    for kind in set(StepKind) - NOT_IN_THIS_YEAR:
        assert search.surfaced[kind] >= (5 if LONG else 2), (kind, search.surfaced)
