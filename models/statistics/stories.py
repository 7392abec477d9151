"""What the figures are made from: every application with its rounds, notes that went out, contacts.

Five queries, however many applications there are; columns come as the engine hands them over.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.board.rows import day, moment, utc
from models.statistics.history import History, read_histories
from models.tables import Application, Contact, Interview, Note, proxy
from models.words import CallResult, Direction, NoteState


@dataclass(frozen=True, slots=True)
class Round:
    """An interview that was not called off; `end` is None where no time is known."""

    id: int
    end: datetime | None


@dataclass(frozen=True, slots=True)
class SentNote:
    """A note that went out; a card by post has the day on which it was posted."""

    kind: str
    round: int | None
    at: datetime
    posted_on: date | None


@dataclass(frozen=True, slots=True)
class Touch:
    """A contact either way; a call that nobody took is none."""

    at: datetime
    incoming: bool
    brought: str


@dataclass(frozen=True, slots=True)
class Story:
    """One application's past; moments are UTC, lists oldest first."""

    stage: str
    stage_since: datetime
    ending: str
    outcome: str
    offer: str
    promised_on: date | None
    archived_at: datetime | None
    rounds: tuple[Round, ...]
    notes: tuple[SentNote, ...]
    contacts: tuple[Touch, ...]
    history: History

    def newest_end(self, at: datetime) -> datetime | None:
        """The end of the last interview that was over at a moment."""
        return max((r.end for r in self.rounds if r.end and r.end <= at), default=None)

    def round_of(self, note: SentNote) -> Round | None:
        """The interview that a note belongs to: its own, else the last one before it."""
        if note.round is not None:
            return next((r for r in self.rounds if r.id == note.round), None)
        over = [r for r in self.rounds if r.end and r.end <= note.at]
        return over[-1] if over else None

    def held(self, now: datetime) -> bool:
        """Whether an interview is behind it, as far as one can tell."""
        return bool(self.notes) or any(r.end is None or r.end <= now for r in self.rounds)

    def under_way(self, now: datetime) -> bool:
        """Whether its newest interview is still to come."""
        return bool(self.rounds and self.rounds[-1].end and self.rounds[-1].end > now)


def read_stories(usual: timedelta) -> list[Story]:
    """Every application there is, the archive included; `usual` is how long an interview takes."""
    rounds, notes, contacts = _rounds(usual), _notes(), _contacts()
    histories = read_histories()
    a = Application
    rows = _rows(
        a.select(
            a.id,
            a.stage,
            a.stage_since,
            a.ending,
            a.outcome,
            a.offer,
            a.promised_on,
            a.archived_at,
        ).order_by(a.id)
    )
    return [
        Story(
            stage=stage,
            stage_since=utc(since),
            ending=ending,
            outcome=outcome,
            offer=offer,
            promised_on=day(promised),
            archived_at=moment(archived),
            rounds=tuple(rounds[key]),
            notes=tuple(notes[key]),
            contacts=tuple(contacts[key]),
            history=histories.get(key) or History(),
        )
        for key, stage, since, ending, outcome, offer, promised, archived in rows
    ]


def _rows(query: Any) -> Iterable[Any]:
    rows: Iterable[Any] = proxy.execute(query)
    return rows


def _rounds(usual: timedelta) -> dict[int, list[Round]]:
    i = Interview
    query = i.select(i.application, i.id, i.starts_at, i.ends_at).where(~i.cancelled)
    found: dict[int, list[Round]] = defaultdict(list)
    for application, key, starts_at, ends_at in _rows(query.order_by(i.round, i.id)):
        start, end = moment(starts_at), moment(ends_at)
        found[application].append(Round(key, end or (start + usual if start else None)))
    return found


def _notes() -> dict[int, list[SentNote]]:
    n = Note
    query = (
        n.select(n.application, n.kind, n.interview, n.settled_at, n.posted_on)
        .where((n.state == NoteState.SENT) & n.settled_at.is_null(False))
        .order_by(n.settled_at, n.id)
    )
    found: dict[int, list[SentNote]] = defaultdict(list)
    for application, kind, interview, at, posted in _rows(query):
        found[application].append(SentNote(kind, interview, utc(at), day(posted)))
    return found


def _contacts() -> dict[int, list[Touch]]:
    c = Contact
    query = (
        c.select(c.application, c.at, c.direction, c.brought)
        .where(c.summary != CallResult.NO_ANSWER)
        .order_by(c.at, c.id)
    )
    found: dict[int, list[Touch]] = defaultdict(list)
    for application, at, direction, brought in _rows(query):
        found[application].append(Touch(utc(at), direction == Direction.IN, brought))
    return found
