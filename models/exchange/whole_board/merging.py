"""What another copy of the board knows more of an application that both have.

People, rounds, talks, notes and contacts come over; what is here stays as it is, and so do the
stage, the facts of the application and what is snoozed. Told apart is by hashes: a hundred thousand
notes are a few megabytes.
"""

from collections import Counter
from datetime import datetime
from functools import cached_property
from typing import Any

from models.exchange.whole_board.left_out import LeftOut
from models.exchange.whole_board.lists import Entry
from models.exchange.whole_board.marks import hashed, marks_of, text_of
from models.journal.recording import Recorder
from models.tables import (
    Contact,
    Conversation,
    Interview,
    Note,
    Participation,
    Person,
    Table,
)

Values = dict[str, Any]

_TOLD: dict[type[Table], tuple[str, str]] = {
    Participation: ("person", "people"),
    Interview: ("interview", "interviews"),
    Conversation: ("talk", "talks"),
    Note: ("note", "notes"),
    Contact: ("contact", "contacts"),
}
_DEBRIEF = ("discussed", "went_badly", "debriefed_at")
_TALK = ("topics", "memorable")


class Merge:
    """Sees each row of the file once, in the order of its lists.

    `applications`, `people` and `interviews` lead from numbers in the file to rows of the board
    that are the same; `fresh` are the rows that come over, by list and number, and `fills` those
    that say what is blank here.
    """

    def __init__(self, left_out: LeftOut | None) -> None:
        self.applications: dict[int, int] = {}
        self.people: dict[int, int] = {}
        self.interviews: dict[int, int] = {}
        self.fresh: set[tuple[str, int]] = set()
        self.fills: dict[tuple[str, int], int] = {}
        self.held: dict[int, int] = {}
        """In which application of the file each interview is that belongs to a known one."""
        self.deleted: set[int] = set()
        """Applications of the file that the person deleted here."""
        self._deleted_rounds: set[int] = set()
        self._left_out = left_out
        self._names: dict[int, list[int]] = {}
        self._more: dict[int, Counter[type[Table]]] = {}
        self._less: dict[int, Counter[type[Table]]] = {}
        self._claimed: set[int] = set()
        self._kept: set[int] = set()

    def of(self, found: Values) -> int | None:
        """The known application of the file that a row belongs to, if it belongs to one."""
        key = found["application"] if "application" in found else self.held.get(found["interview"])
        return key if key in self.applications else None

    def of_deleted(self, found: Values) -> bool:
        """Whether a row belongs to an application that the person deleted here."""
        if "application" in found:
            return found["application"] in self.deleted
        return found.get("interview") in self._deleted_rounds

    def told(self, application: int) -> tuple[str, str, str]:
        """What comes over of an application, '2 notes, 1 interview'; what stays away, as it was
        deleted here; and what is kept as it is.
        """
        kept = "yours is kept: interview" if application in self._kept else ""
        return _counted(self._more.get(application)), _counted(self._less.get(application)), kept

    def see(self, table: type[Table], entry: Entry, values: Values) -> None:
        """One more row; `values` lead to rows of the file."""
        if table is Person:
            self._names[entry.found["id"]] = marks_of(values)
        if table is Interview and self.of_deleted(values):
            self._deleted_rounds.add(entry.found["id"])
        if table not in _TOLD or (application := self.of(values)) is None:
            return
        number, key = entry.found["id"], self.applications[application]
        if table is Interview:
            self.held[number] = application
        mark, there = (entry.name, number), self._there(table, key, number, values)
        if there is None and self._stays_away(table, key, values):
            self._less.setdefault(application, Counter())[table] += 1
            return
        if there is None:
            self.fresh.add(mark)
        elif there:
            self.fills[mark] = there
        if there is None or there:
            self._more.setdefault(application, Counter())[table] += 1

    def _stays_away(self, table: type[Table], key: int, values: Values) -> bool:
        """Whether the person deleted here what the board does not have."""
        whom = self._names.get(values.get("person") or 0)
        if self._left_out is None or whom is None:
            return False
        held = self.interviews.get(values["interview"]) if table is Conversation else key
        return self._left_out.holds(table, held, whom, values)

    def _there(self, table: type[Table], key: int, number: int, values: Values) -> int | None:
        """None where the board has no such row, its number if that has blanks to fill, else 0."""
        person = self._person(key, values.get("person"))
        if table is Participation:
            return None if person is None else 0
        if table is Interview:
            return self._interview(key, number, values)
        if table is Conversation:
            held = self.interviews.get(values["interview"])
            talk = self._board.talks.get((held, person))
            blank = talk is not None and talk[1] and any(values.get(name) for name in _TALK)
            return None if talk is None else talk[0] if blank else 0
        if values.get("person") is not None and person is None:
            return None
        mark = hashed(table, key, person, *_told_apart(table, values))
        return 0 if mark in self._board.written else None

    def _person(self, key: int, person: int | None) -> int | None:
        """Who of an application's people somebody of the file is."""
        if person is not None and person not in self.people:
            marks = (hashed(key, mark) for mark in self._names.get(person, ()))
            there = next(filter(None, map(self._board.people.get, marks)), None)
            if there is not None:
                self.people[person] = there
        return None if person is None else self.people.get(person)

    def _interview(self, key: int, number: int, values: Values) -> int | None:
        known = map(self._board.rounds.get, _round_marks(key, values))
        held = next((one for one in known if one and one not in self._claimed), None)
        if held is None:
            return None
        self.interviews[number] = held
        self._claimed.add(held)
        if self._board.starts.get(held) != values.get("starts_at"):
            self._kept.add(self.held[number])
        blank = held in self._board.waiting and values.get("debriefed_at")
        return held if blank else 0

    @cached_property
    def _board(self) -> "_Board":
        return _Board()


def fill(recorder: Recorder, table: type[Table], key: int, values: Values) -> None:
    """Write what a row says of the blanks of one that is here."""
    names = _DEBRIEF if table is Interview else _TALK
    row = table.get_by_id(key)
    blank = [name for name in names if not getattr(row, name) and values.get(name)]
    recorder.update(row, **{name: values[name] for name in blank})


def numbered(values: Values) -> Values:
    """A round that comes over, with a number that no other of its application has."""
    i = Interview
    held = i.select(i.round).where(i.application == values["application"])
    taken = {number for (number,) in _tuples(held)}
    number = values.get("round", 1)
    return values | {"round": max(taken) + 1 if number in taken else number}


def _counted(rows: Counter[type[Table]] | None) -> str:
    """'2 notes, 1 interview'."""
    told = [(rows[table], names) for table, names in _TOLD.items() if rows[table]] if rows else []
    return ", ".join(f"{count} {names[count > 1]}" for count, names in told)


class _Board:
    """What is on the board, by what tells it from others."""

    def __init__(self) -> None:
        i, c = Interview, Conversation
        self.people: dict[int, int] = {}
        told = (Person.id, Person.name, Person.email, Person.linkedin)
        # Whoever takes part goes before whom something was only written to, or heard from.
        for table in (Participation, Note, Contact):
            for key, person, *known in _tuples(table.select(table.application, *told).join(Person)):
                values = dict(zip(("name", "email", "linkedin"), known, strict=True))
                for mark in marks_of(values):
                    self.people.setdefault(hashed(key, mark), person)
        self.rounds: dict[int, int] = {}
        self.starts: dict[int, datetime | None] = {}
        self.waiting: set[int] = set()
        rounds = (i.id, i.application, i.round, i.starts_at, i.calendar_uid, i.debriefed_at)
        for number, key, place, starts_at, uid, debriefed_at in _tuples(i.select(*rounds)):
            values = {"round": place, "starts_at": starts_at, "calendar_uid": uid}
            for mark in _round_marks(key, values | {"debriefed_at": debriefed_at}):
                self.rounds.setdefault(mark, number)
            self.starts[number] = starts_at
            if debriefed_at is None:
                self.waiting.add(number)
        self.talks = {
            (interview, person): (number, not topics and not memorable)
            for number, interview, person, topics, memorable in _tuples(
                c.select(c.id, c.interview, c.person, c.topics, c.memorable)
            )
        }
        self.written: set[int] = set()
        for table in (Note, Contact):
            names = _APART[table]
            fields = [getattr(table, name) for name in names]
            for key, person, *told in _tuples(
                table.select(table.application, table.person, *fields)
            ):
                values = dict(zip(names, told, strict=True))
                self.written.add(hashed(table, key, person, *_told_apart(table, values)))


_APART: dict[type[Table], tuple[str, ...]] = {
    Note: ("kind", "created_at"),
    Contact: ("at", "direction", "channel"),
}
"""What tells a note or a contact from the others with that person, whatever became of it."""


def _told_apart(table: type[Table], values: Values) -> list[str]:
    return [text_of(values.get(name)) for name in _APART[table]]


def _round_marks(key: int, values: Values) -> list[int]:
    """By what an interview is known again: its invitation, its start, when it was written down.

    One that was not written down is the one of its number here, if that was not either: it was
    moved.
    """
    names = ("calendar_uid", "starts_at", "debriefed_at")
    known = [hashed(key, name, text_of(values[name])) for name in names if values.get(name)]
    waiting = [] if values.get("debriefed_at") else [hashed(key, "round", values.get("round", 1))]
    return [*known, *waiting]


def _tuples(query: Any) -> Any:
    return query.tuples().iterator()
