"""Interview invitations beside the board: new interviews, moved ones, those called off.

What each event said last is kept with its application (`ImportSource`), by its UID: a newer version
changes what it changes, and what the person changed besides stays. Events of one company on one day
are one interview; on several days they are several rounds.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from models.entries import InterviewEntry
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.invitations.days import Day, days_of
from models.exchange.invitations.events import Event, Unusable
from models.exchange.invitations.states import State, older, state_of, whole
from models.exchange.invitations.telling import Guess, Told, alike, company_key, guess
from models.exchange.invitations.title import tells_of_an_interview
from models.exchange.invitations.writing import Writing
from models.journal.recording import Recorder
from models.phrases import day_phrase
from models.tables import Application, ImportSource, Interview

SOURCE = "invitation"
_MOST_NAMED = 8
"""People in a line; a webinar may have thousands."""


class Inviting:
    """Takes the events of one file, as part of an open command. `now` is in the person's zone."""

    def __init__(self, recorder: Recorder, told: Told, now: datetime) -> None:
        self.recorder = recorder
        self.told = told
        self.now = now
        self.writing = Writing(recorder, now)

    def outcomes(self, events: Iterable[Event | Unusable]) -> Iterator[Outcome]:
        """What becomes of each event, as it is written."""
        fresh: list[tuple[Event, Guess]] = []
        for event, superseded in _newest(events):
            if isinstance(event, Unusable):
                yield Outcome(Action.REFUSED, event.where, event.summary, event.reason)
            elif superseded:
                yield _skipped(event, "a newer version of it is in the same file")
            elif (source := _known(event)) is not None:
                yield self._again(event, source)
            elif event.cancelled:
                yield _skipped(event, "it calls off an interview that is not on your board")
            elif reason := self._why_not(event, guessed := guess(event, self.told)):
                yield _skipped(event, reason)
            else:
                fresh.append((event, guessed))
        for day in days_of(fresh):
            yield from self._take(day)

    def _why_not(self, event: Event, guessed: Guess) -> str:
        """Why an event is no interview for the board, if it is none."""
        if not (guessed.people or guessed.nameless or event.organiser or self.told.company):
            return "nobody else is in it"
        if not event.asked and not tells_of_an_interview(event.summary, event.about):
            return "its title says nothing of an interview"
        return ""

    def _take(self, day: Day) -> Iterator[Outcome]:
        if not day.company:
            for event in day.events:
                reason = "which company it is with is not known: say it above, or by --company"
                yield Outcome(Action.REFUSED, event.where, event.summary, reason)
            return
        first = day.events[0]
        states = [state_of(event, guess(event, self.told), first.uid) for event in day.events]
        entry = whole(states)
        assert entry is not None
        row = _on_board(day.company, day.role)
        action, how = Action.CREATED, ""
        if row is None:
            held = self.writing.application(day.company, day.role, day.people, entry)
        else:
            found = _same_day(row, entry, self.now.tzinfo)
            if found is None and self._is_history(row, entry):
                for event in day.events:
                    yield _skipped(event, "it is over, and a later interview is on the card")
                return
            action = Action.UPDATED
            how = "joins the interview of that day" if found else "a new round"
            held = (
                self.writing.adopt(found, entry, day.people)
                if found
                else self.writing.round(row, entry, day.people)
            )
        row = held.application
        self.writing.mark(held, first.uid, max(event.sequence for event in day.events))
        for event, state in zip(day.events, states, strict=True):
            state["group"] = held.calendar_uid
            self._keep(row, event.uid, state)
            reasons = (how, self._spoken(state), *(day.how if event is first else ()))
            yield _told(action, event, row, *reasons, *event.remarks)
            action, how = Action.UPDATED, "the same interview day"

    def _again(self, event: Event, source: ImportSource) -> Outcome:
        """Another version of an event that is known."""
        was: State = json.loads(source.values)
        row = source.application
        if older(event, was):
            reason = f"an older version than the one that is known ({was['sequence']})"
            return _told(Action.UNCHANGED, event, row, reason)
        held = _interview(row, was["group"])
        if held is None:
            return _skipped(event, "you took this interview off the card")
        state = state_of(event, guess(event, self.told), was["group"], was)
        if state == was:
            return _told(Action.UNCHANGED, event, row)
        before = self._states(row, was["group"])
        self.recorder.update(source, values=json.dumps(state, ensure_ascii=False))
        words, kept = self.writing.follow(held, before, self._states(row, was["group"]))
        if not words:
            return _told(Action.UNCHANGED, event, row, *kept)
        spoken = self._spoken(state) if "moved" in words and not state["cancelled"] else ""
        return _told(Action.UPDATED, event, row, ", ".join(words), spoken, *kept, *event.remarks)

    def _is_history(self, row: Application, entry: InterviewEntry) -> bool:
        newest = max(
            (at for at in _starts(row) if at is not None), key=datetime.timestamp, default=None
        )
        starts = entry.starts_at
        return newest is not None and starts is not None and starts < newest and starts < self.now

    def _keep(self, row: Application, uid: str, state: State) -> None:
        self.recorder.insert(
            ImportSource(
                application=row,
                source=SOURCE,
                external_id=uid,
                values=json.dumps(state, ensure_ascii=False),
                imported_at=self.now,
            )
        )

    def _states(self, row: Application, group: str) -> list[State]:
        """What every event of an interview said last."""
        rows = ImportSource.select().where(
            (ImportSource.source == SOURCE) & (ImportSource.application == row)
        )
        states: list[State] = [json.loads(one.values) for one in rows.order_by(ImportSource.id)]
        return [state for state in states if state["group"] == group]

    def _spoken(self, state: State) -> str:
        """When and with whom: 'Fri 4 Dec 14:00 with Ana Ruiz, Bo Li'."""
        named = [one["name"] for one in state["people"]]
        more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
        names = f"{', '.join(named[:_MOST_NAMED])}{more}"
        with_whom = f" with {names}" if names else ""
        if not state["starts"]:
            return with_whom.strip()
        starts = datetime.fromisoformat(state["starts"]).astimezone(self.now.tzinfo)
        clock = "" if state["day_only"] else f" {starts:%H:%M}"
        return f"{day_phrase(starts.date(), self.now)}{clock}{with_whom}"


def _newest(
    events: Iterable[Event | Unusable],
) -> Iterator[tuple[Event | Unusable, bool]]:
    """Each event, and whether a newer version of it is in the file too."""
    listed = list(events)
    newest: dict[str, Event] = {}
    for event in listed:
        if isinstance(event, Event):
            other = newest.get(event.uid)
            if other is None or _version(event) >= _version(other):
                newest[event.uid] = event
    for event in listed:
        yield event, isinstance(event, Event) and newest[event.uid] is not event


def _version(event: Event) -> tuple[int, float]:
    return event.sequence, event.stamp.timestamp() if event.stamp else 0.0


def _known(event: Event) -> ImportSource | None:
    """What is known of an event, also where it is the first instance of a series."""
    found = _source(event.uid)
    if found is not None or event.uid == event.series:
        return found
    first = _source(event.series)
    if first is None:
        return None
    was: State = json.loads(first.values)
    starts = datetime.fromisoformat(was["starts"]).timestamp() if was["starts"] else None
    return first if event.instance and event.instance.timestamp() == starts else None


def _source(uid: str) -> ImportSource | None:
    i = ImportSource
    found: ImportSource | None = i.get_or_none((i.source == SOURCE) & (i.external_id == uid))
    return found


def _interview(row: Application, group: str) -> Interview | None:
    found: Interview | None = Interview.get_or_none(
        (Interview.application == row) & (Interview.calendar_uid == group)
    )
    return found


def _on_board(company: str, role: str) -> Application | None:
    """The application of this company whose role is most like this one; None if none is."""
    a = Application
    rows = [
        row
        for row in a.select().where(a.archived_at.is_null()).order_by(a.id.desc()).iterator()
        if company_key(row.company) == company_key(company)
    ]
    likely = [(words, row) for row in rows if (words := alike(role, row.role)) is not None]
    return max(likely, key=lambda one: one[0], default=(0, None))[1]


def _same_day(row: Application, entry: InterviewEntry, zone: tzinfo | None) -> Interview | None:
    """The interview of an application on this day, or one whose day is not known yet."""
    held = Interview.select().where((Interview.application == row) & ~Interview.cancelled)
    blank = None
    for one in held.order_by(Interview.round.desc(), Interview.id.desc()):
        if one.starts_at is None:
            blank = blank or (None if one.debriefed_at else one)
        elif entry.starts_at and one.starts_at.astimezone(zone).date() == (
            entry.starts_at.astimezone(zone).date()
        ):
            return one
    return blank


def _starts(row: Application) -> list[datetime | None]:
    rows = Interview.select().where((Interview.application == row) & ~Interview.cancelled)
    return [held.starts_at for held in rows]


def _skipped(event: Event, reason: str) -> Outcome:
    return Outcome(Action.SKIPPED, event.where, event.summary, reason)


def _told(action: Action, event: Event, row: Application, *reasons: str) -> Outcome:
    what = " · ".join(filter(None, (row.company, row.role)))
    return Outcome(action, event.where, what, "; ".join(filter(None, reasons)))
