"""Writing what invitations say, as part of one open command."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.exchange.invitations.days import mark, united
from models.exchange.invitations.states import State, whole
from models.journal.recording import Recorder
from models.pipeline.applications import new_application
from models.pipeline.interviews import new_round, returned
from models.pipeline.people import take_part
from models.tables import Application, Conversation, Interview, Person
from models.words import Stage

People = tuple[PersonEntry, ...]


class Writing:
    """Writes interviews through a recorder. `now` is aware."""

    def __init__(self, recorder: Recorder, now: datetime) -> None:
        self.recorder = recorder
        self.now = now

    def application(
        self, company: str, role: str, people: People, entry: InterviewEntry
    ) -> Interview:
        """A new application with its first interview."""
        known = ApplicationEntry(company, role, people=people, on_file=True)
        row = new_application(self.recorder, known, entry, now=self.now)
        return _first(row)

    def round(self, row: Application, entry: InterviewEntry, people: People) -> Interview:
        """Another interview of a card; one in the last column comes back as a new application."""
        if row.stage is Stage.CLOSED:
            return _first(returned(self.recorder, row, entry, people, now=self.now))
        fresh = new_round(self.recorder, row, entry, people, now=self.now)
        self._in_order(row)
        return fresh

    def adopt(self, held: Interview, entry: InterviewEntry, people: People) -> Interview:
        """An interview that the person wrote down before, now as the invitation has it.

        Once it was debriefed, its time stays as it is.
        """
        values: dict[str, Any] = {}
        if held.debriefed_at is None:
            values = _times(_joined(held, entry) if held.calendar_uid else entry)
        values |= {
            name: getattr(entry, name) for name in ("place", "kind") if not getattr(held, name)
        }
        self.recorder.update(held, **values)
        self._join(held, people)
        return held

    def mark(self, held: Interview, uid: str, sequence: int) -> None:
        """Which event it is; an interview that has a UID keeps it."""
        self.recorder.update(
            held, calendar_uid=held.calendar_uid or uid, calendar_sequence=sequence
        )

    def follow(
        self, held: Interview, before: list[State], after: list[State]
    ) -> tuple[list[str], list[str]]:
        """Bring an interview up to what its events say now: what changed, and what was kept."""
        was, entry = whole(before), whole(after)
        sequence = max(state["sequence"] for state in after)
        values: dict[str, Any] = {"calendar_sequence": sequence}
        words, kept = [], []
        if entry is None:
            values["cancelled"] = True
            words += [] if held.cancelled else ["called off"]
        else:
            if held.cancelled:
                values["cancelled"] = False
                words.append("on again")
            if was is None or _times(was) != _times(entry):
                values |= _times(entry)
                words.append("moved")
            if was is None or was.place != entry.place:
                if held.place in ("", was.place if was else ""):
                    values["place"] = entry.place
                    words.append("place")
                else:
                    kept.append("yours is kept: place")
        self.recorder.update(held, **values)
        if entry is not None and self._people(held, before, after):
            words.append("people")
        self._in_order(held.application)
        return words, kept

    def _people(self, held: Interview, before: list[State], after: list[State]) -> bool:
        """Who is met now; who no longer is leaves the interview, unless something was said."""
        was, now = _met(before), _met(after)
        marks = {mark(one) for one in now}
        gone = [one for one in was if mark(one) not in marks]
        known = {mark(one) for one in was}
        fresh = tuple(one for one in now if mark(one) not in known)
        self._join(held, fresh)
        left = [self._leave(held, one) for one in gone]
        return bool(fresh) or any(left)

    def _join(self, held: Interview, people: People) -> None:
        there = {
            talk.person_id for talk in Conversation.select().where(Conversation.interview == held)
        }
        for person in take_part(self.recorder, held.application, people):
            if person.id not in there:
                there.add(person.id)
                self.recorder.insert(Conversation(interview=held, person=person))

    def _leave(self, held: Interview, gone: PersonEntry) -> bool:
        talks = (
            Conversation.select(Conversation, Person)
            .join(Person)
            .where(Conversation.interview == held)
        )
        for talk in talks:
            known = PersonEntry(talk.person.name, email=talk.person.email)
            if mark(known) == mark(gone) and not (talk.topics or talk.memorable):
                self.recorder.delete(talk)
                return True
        return False

    def _in_order(self, row: Application) -> None:
        """Rounds are numbered by when they are; one without a time stays behind those before it."""
        rounds = list(
            Interview.select()
            .where(Interview.application == row)
            .order_by(Interview.round, Interview.id)
        )
        dated = [(held.starts_at.timestamp(), held) for held in rounds if held.starts_at]
        if len(dated) == len(rounds):
            for number, (_, held) in enumerate(sorted(dated, key=lambda one: one[0]), 1):
                self.recorder.update(held, round=number)


def _times(entry: InterviewEntry) -> dict[str, Any]:
    return {
        "starts_at": entry.starts_at,
        "ends_at": entry.ends_at,
        "zone": entry.zone,
        "day_only": entry.day_only,
    }


def _joined(held: Interview, entry: InterviewEntry) -> InterviewEntry:
    """An interview day that another event belongs to as well."""
    starts = [at for at in (held.starts_at, entry.starts_at) if at]
    ends = [at for at in (held.ends_at, entry.ends_at) if at]
    return replace(
        entry,
        starts_at=min(starts, key=datetime.timestamp, default=None),
        ends_at=max(ends, key=datetime.timestamp, default=None),
    )


def _met(states: Iterable[State]) -> People:
    """Everybody in the events that are not called off."""
    met: People = ()
    for state in states:
        for one in () if state["cancelled"] else state["people"]:
            met = united(met, (PersonEntry(one["name"], one["role"], email=one["email"]),))
    return met


def _first(row: Application) -> Interview:
    held: Interview = Interview.get(Interview.application == row)
    return held
