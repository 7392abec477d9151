"""Reading Afterword's own JSON: the sound rows, what is wrong with others, and the board again.

A row that another one hangs on takes it along: when an application is refused or on the board
already, so are its people's parts, its interviews and notes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from peewee import ForeignKeyField

from models.entries import PersonEntry
from models.exchange.board_json import LISTS
from models.exchange.cells import NotReadableError, columns, read
from models.exchange.outcome import Action, Outcome
from models.exchange.people import People, fill_in
from models.journal import Recorder
from models.tables import (
    Application,
    ImportSource,
    Interview,
    Participation,
    Person,
    ReviewDay,
    Table,
)
from models.text import fold

Values = dict[str, Any]
Identity = tuple[datetime, str, str]


@dataclass(slots=True)
class BoardCopy:
    """The rows of a file by their numbers in it, each leading to other rows by theirs.

    `refused` says what could not be used; `known` are the applications that the board has.
    """

    rows: dict[type[Table], dict[int, Values]] = field(default_factory=dict)
    refused: list[Outcome] = field(default_factory=list)
    known: set[int] = field(default_factory=set)

    def outcomes(self) -> Iterator[Outcome]:
        """What becomes of each application, and of whatever else was refused."""
        for number, values in self.rows[Application].items():
            what = " · ".join(filter(None, (values["company"], values.get("role", ""))))
            if number in self.known:
                yield Outcome(Action.UNCHANGED, _where(Application, number), what, "on your board")
            else:
                yield Outcome(Action.CREATED, _where(Application, number), what)
        yield from self.refused


def read_copy(found: dict[str, Any]) -> BoardCopy:
    """The rows of a parsed file, compared with the open board; nothing is written.

    Raises `DatabaseProblem` where the board cannot be read.
    """
    copy = BoardCopy()
    numbers: dict[type[Table], dict[int, int]] = {}
    for name, table in LISTS.items():
        sound: dict[int, int] = {}
        numbers[table], copy.rows[table] = sound, {}
        listed = found.get(name, [])
        if not isinstance(listed, list):
            copy.refused.append(Outcome(Action.REFUSED, name, "", "it is no list"))
            continue
        taken: set[Any] = set()
        for place, one in enumerate(listed, 1):
            number = one.get("id") if isinstance(one, dict) else None
            try:
                if type(number) is not int or number in sound:
                    raise NotReadableError("it has no 'id' of its own")
                values = read(table, one, numbers)
                _refuse_second(table, values, taken)
            except NotReadableError as error:
                where = _where(table, number if type(number) is int else place)
                copy.refused.append(Outcome(Action.REFUSED, where, "", f"{error}"))
            else:
                copy.rows[table][number] = values
                sound[number] = number
    copy.known = _known(copy.rows[Application])
    return copy


def write_copy(copy: BoardCopy, recorder: Recorder) -> Iterator[int]:
    """Write what the board has not yet, as part of an open command; how many rows, as it goes."""
    numbers: dict[type[Table], dict[int, int]] = {table: {} for table in LISTS.values()}
    spare = _spare(copy)
    people = People()
    for table, rows in copy.rows.items():
        for number, values in rows.items():
            if number in (copy.known if table is Application else ()):
                continue
            if table is Person and number in spare:
                continue
            linked = _linked(table, values, numbers)
            if linked is None or _there(table, linked):
                continue
            there = _known_person(recorder, people, linked) if table is Person else None
            numbers[table][number] = there or recorder.insert(table(**linked)).id
            yield 1


def _linked(
    table: type[Table], values: Values, numbers: dict[type[Table], dict[int, int]]
) -> Values | None:
    """The values with the numbers that the board gave; None where what it hangs on is not new."""
    linked = dict(values)
    for column in columns(table):
        number = values.get(column.name)
        if isinstance(column, ForeignKeyField) and number is not None:
            linked[column.name] = numbers[column.rel_model].get(number)
            if linked[column.name] is None and not column.null:
                return None
    return linked


def _known_person(recorder: Recorder, people: People, values: Values) -> int | None:
    """Who has this address or profile already, with what was not known of them filled in."""
    entry = PersonEntry(
        values["name"], email=values.get("email", ""), linkedin=values.get("linkedin", "")
    )
    key = people.find(entry, "")
    if key is not None:
        fill_in(recorder, Person.get_by_id(key), values)
    return key


def _spare(copy: BoardCopy) -> set[int]:
    """The people of the file who are not needed: in nothing but what the board has already.

    Those who take part in nothing are needed, unless the board has such a person already.
    """
    needed: set[int] = set()
    known: set[int] = set()
    held = copy.rows[Interview]
    for rows in copy.rows.values():
        for values in rows.values():
            if isinstance(values.get("person"), int):
                at = values if "application" in values else held[values["interview"]]
                (known if at["application"] in copy.known else needed).add(values["person"])
    p = Person
    alone = ~p.id.in_(Participation.select(Participation.person))
    there = set(p.select(p.name, p.email).where(alone).tuples())
    for number, values in copy.rows[Person].items():
        if number not in needed | known and (values["name"], values.get("email", "")) in there:
            known.add(number)
    return known - needed


def _there(table: type[Table], values: Values) -> bool:
    """Whether the board has such a row already where there can be one only."""
    if table is ReviewDay:
        return ReviewDay.select().where(ReviewDay.day == values["day"]).exists()
    if table is ImportSource:
        i = ImportSource
        same = (i.source == values["source"]) & (i.external_id == values["external_id"])
        return i.select().where(same).exists()
    return False


def _refuse_second(table: type[Table], values: Values, taken: set[Any]) -> None:
    """Some columns, or pairs of them, hold a value once only."""
    pairs = [names for names, unique in table._meta.indexes if unique]
    alone = [(one.name,) for one in table._meta.sorted_fields if one.unique]
    for names in (*pairs, *alone):
        if "id" in names:
            continue
        key = (names, *(values[name] for name in names))
        if key in taken:
            raise NotReadableError("it is there twice")
        taken.add(key)


def _known(rows: dict[int, Values]) -> set[int]:
    """Which of these applications the board has: the same company and role, made at one moment."""
    a = Application
    there: Counter[Identity] = Counter(
        _identity(at, company, role)
        for at, company, role in a.select(a.created_at, a.company, a.role).tuples().iterator()
    )
    known = set()
    for number, values in rows.items():
        mark = _identity(values["created_at"], values["company"], values.get("role", ""))
        if there[mark]:
            there[mark] -= 1
            known.add(number)
    return known


def _identity(at: datetime, company: str, role: str) -> Identity:
    return at.astimezone(UTC), fold(company), fold(role)


def _where(table: type[Table], number: int) -> str:
    name = next(name for name, one in LISTS.items() if one is table)
    return f"{name}, {number}"
