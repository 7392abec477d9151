"""Writing what came in, as part of one open command."""

from datetime import datetime

from models.entries import InterviewEntry, PersonEntry
from models.exchange.imports.changes import Changes, columns_of
from models.exchange.imports.people import People, fill_in, ways
from models.exchange.imports.said import interview_at, say, spoken
from models.exchange.imports.values import PLAIN, name_mark
from models.exchange.incoming.records import Record, Said
from models.exchange.tabular.stage_words import Place
from models.journal.recording import Recorder
from models.pipeline.applications import reschedule
from models.rows.lookup import newest_round, participations
from models.tables import Application, Conversation, Interview, Participation, Person, Snooze


class Writer:
    """Writes records through a recorder; knows who is on the board."""

    def __init__(self, recorder: Recorder, people: People, now: datetime) -> None:
        self.recorder = recorder
        self.people = people
        self.now = now

    def create(self, record: Record, place: Place) -> Application:
        """A new application with its people and interviews."""
        since = min(record.since or _last_held(record.rounds, self.now) or self.now, self.now)
        row = self.recorder.insert(
            Application(
                **{name: getattr(record, name) for name in PLAIN},
                **columns_of(place, since),
                created_at=self.now,
            )
        )
        rounds = record.rounds or (InterviewEntry(),)
        held = [self._round(row, number, one) for number, one in enumerate(rounds, 1)]
        people = self._join(row, record.people, None if record.said else held[-1])
        met: set[tuple[int, int]] = set()
        for said in record.said:
            person = people[said.name] if said.name else None
            if person is None or (said.round, person) in met:
                say(self.recorder, held[said.round - 1], person, said, self.now)
                continue
            met.add((said.round, person))
            self.recorder.insert(spoken(held[said.round - 1], person, said))
        if record.snoozed_until is not None:
            self.recorder.insert(Snooze(application=row, until=record.snoozed_until))
        return row

    def change(self, row: Application, record: Record, found: Changes) -> None:
        """Bring an application up to what came."""
        if found.columns:
            self.recorder.update(row, **found.columns)
        for held, entry in found.moved:
            reschedule(self.recorder, held, entry)
        latest = newest_round(row)
        for entry in found.rounds:
            latest = self._round(row, self._number(row, entry), entry)
        for mended, values in found.mended:
            self.recorder.update(mended, **values)
        self._join(row, tuple(found.people), None if record.said else latest)
        self._say(row, record, found.said)
        for until in found.snoozed:
            self._snooze(row, until)

    def _say(self, row: Application, record: Record, said: list[Said]) -> None:
        people = {name_mark(part.person.name): part.person_id for part in participations(row)}
        for one in said:
            held = interview_at(row, record.rounds, one.round)
            person = people.get(name_mark(one.name)) if one.name else None
            if held is not None and (person is not None or not one.name):
                say(self.recorder, held, person, one, self.now)

    def _snooze(self, row: Application, until: datetime | None) -> None:
        known = Snooze.get_or_none(Snooze.application == row)
        if known is not None and until is not None:
            self.recorder.update(known, until=until)
        elif known is not None:
            self.recorder.delete(known)
        elif until is not None:
            self.recorder.insert(Snooze(application=row, until=until))

    def _number(self, row: Application, entry: InterviewEntry) -> int:
        """The place of a round among those there are: the later ones move on by one."""
        held = list(
            Interview.select().where(Interview.application == row).order_by(Interview.round)
        )
        later = [one for one in held if _is_later(one, entry)]
        if not later:
            return held[-1].round + 1 if held else 1
        first = later[0].round
        for one in held:
            if one.round >= first:
                self.recorder.update(one, round=one.round + 1)
        return first

    def _round(self, row: Application, number: int, one: InterviewEntry) -> Interview:
        return self.recorder.insert(
            Interview(
                application=row,
                round=number,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                day_only=one.day_only,
                zone=one.zone,
                kind=one.kind,
                place=one.place,
            )
        )

    def _join(
        self, row: Application, people: tuple[PersonEntry, ...], latest: Interview | None
    ) -> dict[str, int]:
        """Make them part of it, and of the `latest` round; who each of them is, by name."""
        there: dict[str, int] = {}
        for entry in people:
            key = self._person(row, entry)
            known = key in there.values()
            there[entry.name] = key
            if known:
                continue
            self.recorder.insert(Participation(application=row, person=key, role=entry.role))
            if latest is not None:
                self.recorder.insert(Conversation(interview=latest, person=key))
        return there

    def _person(self, row: Application, entry: PersonEntry) -> int:
        key = self.people.find(entry, row.company)
        if key is None:
            key = self.recorder.insert(Person(name=entry.name, **ways(entry))).id
        else:
            fill_in(self.recorder, Person.get_by_id(key), ways(entry))
        self.people.remember(key, entry, row.company)
        return key


def _last_held(rounds: tuple[InterviewEntry, ...], now: datetime) -> datetime | None:
    held = [at for one in rounds if (at := one.ends_at or one.starts_at) and at <= now]
    return max(held, default=None)


def _is_later(held: Interview, entry: InterviewEntry) -> bool:
    return bool(held.starts_at and entry.starts_at and held.starts_at > entry.starts_at)
