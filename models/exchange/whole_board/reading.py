"""Reading Afterword's own JSON: the sound rows, what is wrong with others, and the board again.

A row that another one hangs on takes it along: when an application is refused, so are its people's
parts, its interviews and notes. Of one that is on the board already what the board lacks comes in.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from models.entries import PersonEntry
from models.exchange.imports.choices import STAYS_AWAY
from models.exchange.imports.people import People, fill_in
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.whole_board.cells import NotReadableError, columns, read
from models.exchange.whole_board.left_out import Identity, LeftOut, identity
from models.exchange.whole_board.lists import Entry, OwnLists
from models.exchange.whole_board.merging import Merge, fill, numbered
from models.exchange.whole_board.writing import LISTS
from models.journal.recording import Recorder
from models.tables import (
    Application,
    ImportSource,
    Interview,
    Note,
    Participation,
    Person,
    ReviewDay,
    Table,
    Variant,
)
from models.text import clean_line

Values = dict[str, Any]
Numbers = dict[type[Table], dict[int, int]]

_LED_TO = (Person, Application, Interview, Note)
"""The tables that other rows lead to: where their rows are is remembered."""


class BoardCopy:
    """A file's rows beside the open board, looked through once; none of them is held.

    `refused` says what could not be used; `merge` knows the applications that both have. What the
    person deleted here stays away, unless it is wanted `with_deleted`.
    """

    def __init__(self, lists: OwnLists, *, with_deleted: bool = False) -> None:
        self.lists = lists
        self.refused: list[Outcome] = []
        self._left_out = None if with_deleted else LeftOut()
        self.merge = Merge(self._left_out)
        self._bad: set[tuple[str, int]] = set()
        self._there = _applications()
        self._parts = _Parts()
        self._look()

    def outcomes(self) -> Iterator[Outcome]:
        """What becomes of each application, and of whatever else was refused."""
        for entry in self.lists.rows([_APPLICATIONS]):
            if (entry.name, entry.place) not in self._bad:
                yield self._outcome(entry)
        yield from self.refused

    def write(self, recorder: Recorder) -> Iterator[Outcome | None]:
        """Write what the board has not yet, as part of an open command; None for a mere step."""
        numbers: Numbers = {table: {} for table in LISTS.values()}
        people = People()
        spare = self._parts.spare(self.lists, self._bad)
        for entry in self.lists.rows():
            if (entry.name, entry.place) in self._bad:
                continue
            table, number = LISTS[entry.name], entry.found["id"]
            yield self._outcome(entry) if table is Application else None
            if table in _LED_TO and (there := self._same(table).get(number)) is not None:
                numbers[table][number] = there
            elif table is Person and number in spare:
                continue
            if not self._wanted(table, entry):
                continue
            try:
                values = read(table, entry.found, numbers)
            except NotReadableError:
                continue  # What it hangs on was refused, or is on the board already.
            if (blanks := self.merge.fills.get((entry.name, number))) is not None:
                fill(recorder, table, blanks, values)
            elif not _there(table, values):
                key = self._new(recorder, people, table, entry, values)
                if table in _LED_TO:
                    numbers[table][number] = key
        yield from self.refused

    def _same(self, table: type[Table]) -> dict[int, int]:
        """Rows of the board that are the same as some of the file."""
        merge = self.merge
        same: Numbers = {
            Application: merge.applications,
            Person: merge.people,
            Interview: merge.interviews,
        }
        return same.get(table, {})

    def _wanted(self, table: type[Table], entry: Entry) -> bool:
        """Whether a row is to be written: of what the board has already, only what is new to it."""
        number, merge = entry.found["id"], self.merge
        if table is Application and number in merge.deleted:
            return False
        if table in (Application, Person):
            return number not in self._same(table)
        if table in (ReviewDay, Variant) or merge.of(entry.found) is None:
            return True
        mark = (entry.name, number)
        return mark in merge.fresh or mark in merge.fills

    def _new(
        self, recorder: Recorder, people: People, table: type[Table], entry: Entry, values: Values
    ) -> int:
        if table is Person and (known := _known_person(recorder, people, values)) is not None:
            return known
        if table is Interview and self.merge.of(entry.found) is not None:
            values = numbered(values)
        key: int = recorder.insert(table(**values)).id
        return key

    def _outcome(self, entry: Entry) -> Outcome:
        found = entry.found
        about = (clean_line(str(found.get(name) or "")) for name in ("company", "role"))
        where, what = f"{entry.name}, {found['id']}", " · ".join(filter(None, about))
        if found["id"] in self.merge.applications:
            more, less, kept = self.merge.told(found["id"])
            action = Action.UPDATED if more else Action.SKIPPED if less else Action.UNCHANGED
            less = f"{less} of it: {STAYS_AWAY}" if less else ""
            told = "; ".join(filter(None, (more, less, kept)))
            return Outcome(action, where, what, told or "on your board")
        if found["id"] in self.merge.deleted:
            return Outcome(Action.SKIPPED, where, what, STAYS_AWAY)
        return Outcome(Action.CREATED, where, what)

    def _look(self) -> None:
        numbers: Numbers = {table: {} for table in LISTS.values()}
        taken: set[int] = set()
        for entry in self.lists.rows():
            table = LISTS[entry.name]
            number = entry.found.get("id") if isinstance(entry.found, dict) else None
            try:
                if type(number) is not int or number in numbers[table]:
                    raise NotReadableError("it has no 'id' of its own")
                values = read(table, entry.found, numbers)
                _refuse_second(table, values, taken)
            except NotReadableError as error:
                named = number if type(number) is int else entry.place
                where = f"{entry.name}, {named}"
                self._bad.add((entry.name, entry.place))
                self.refused.append(Outcome(Action.REFUSED, where, "", f"{error}"))
                continue
            numbers[table][number] = number
            if table is Application:
                self._recognise(number, values)
            self.merge.see(table, entry, values)
            self._parts.see(table, entry, values, self.merge)

    def _recognise(self, number: int, values: Values) -> None:
        """The same company and role, made at one moment, is an application of the board."""
        mark = identity(values["created_at"], values["company"], values.get("role", ""))
        if self._there[mark]:
            self.merge.applications[number] = self._there[mark].pop(0)
        elif self._left_out is not None and mark in self._left_out.applications:
            self.merge.deleted.add(number)


class _Parts:
    """Who takes part in what: some people are in nothing but what the board has already."""

    def __init__(self) -> None:
        self.needed: set[int] = set()
        self.others: set[int] = set()

    def see(self, table: type[Table], entry: Entry, values: Values, merge: Merge) -> None:
        """One more row."""
        person = values.get("person")
        if person is not None and table is not Person:
            apart = merge.of(values) is None and not merge.of_deleted(values)
            fresh = apart or (entry.name, entry.found["id"]) in merge.fresh
            (self.needed if fresh else self.others).add(person)

    def spare(self, lists: OwnLists, bad: set[tuple[str, int]]) -> set[int]:
        """Whom the board does not need; those in nothing, where it has such people already."""
        p = Person
        alone = ~p.id.in_(Participation.select(Participation.person))
        there = set(p.select(p.name, p.email).where(alone).tuples())
        spare = self.others - self.needed
        for entry in lists.rows([_PEOPLE]) if there else ():
            if (entry.name, entry.place) in bad:
                continue
            number, found = entry.found["id"], entry.found
            seen = number in self.needed or number in self.others
            if not seen and (found["name"], found.get("email", "")) in there:
                spare.add(number)
        return spare


def _known_person(recorder: Recorder, people: People, values: Values) -> int | None:
    """Who has this address or profile already, with what was not known of them filled in."""
    entry = PersonEntry(
        values["name"], email=values.get("email", ""), linkedin=values.get("linkedin", "")
    )
    key = people.find(entry, "")
    if key is not None:
        fill_in(recorder, Person.get_by_id(key), values)
    return key


def _there(table: type[Table], values: Values) -> bool:
    """Whether the board has such a row already where there can be one only."""
    if table is ReviewDay:
        return ReviewDay.select().where(ReviewDay.day == values["day"]).exists()
    if table is ImportSource:
        i = ImportSource
        same = (i.source == values["source"]) & (i.external_id == values["external_id"])
        return i.select().where(same).exists()
    return False


def _refuse_second(table: type[Table], values: Values, taken: set[int]) -> None:
    """Some columns, or pairs of them, hold a value once only."""
    pairs = [names for names, unique in table._meta.indexes if unique]
    alone = [(one.name,) for one in columns(table) if one.unique]
    for names in (*pairs, *alone):
        key = hash((table, names, *(values[name] for name in names)))
        if key in taken:
            raise NotReadableError("it is there twice")
        taken.add(key)


def _applications() -> dict[Identity, list[int]]:
    a = Application
    found: dict[Identity, list[int]] = defaultdict(list)
    rows = a.select(a.id, a.created_at, a.company, a.role).order_by(a.id).tuples().iterator()
    for key, at, company, role in rows:
        found[identity(at, company, role)].append(key)
    return found


_PEOPLE = next(name for name, table in LISTS.items() if table is Person)
_APPLICATIONS = next(name for name, table in LISTS.items() if table is Application)
