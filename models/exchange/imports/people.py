"""Finding people whom the board knows already among those who come in."""

from collections.abc import Iterator, Mapping
from typing import Any

from models.entries import PersonEntry
from models.exchange.imports.values import PERSONAL
from models.journal.recording import Recorder
from models.tables import Application, Participation, Person
from models.text import fold


class People:
    """Everybody on the board, by address, profile, and name at a company.

    Kept by hashes: a hundred thousand people are a few megabytes, and one that is found is read.
    """

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        for key, name, email, linkedin in _known(Person.name, Person.email, Person.linkedin):
            self.remember(key, PersonEntry(name, email=email, linkedin=linkedin), "")
        parts = Participation.select(Person.id, Person.name, Application.company)
        joined = parts.join(Person).switch(Participation).join(Application)
        for key, name, company in joined.tuples().iterator():
            self._numbers.setdefault(_mark("at", company, name), key)

    def find(self, entry: PersonEntry, company: str) -> int | None:
        """By address or profile where the name agrees; else by name at the same company."""
        for mark in _marks(entry, ""):
            key = self._numbers.get(mark)
            if key is not None and _agree(Person.get_by_id(key).name, entry.name):
                return key
        return self._numbers.get(_mark("at", company, entry.name))

    def remember(self, key: int, entry: PersonEntry, company: str) -> None:
        """Somebody who is on the board now; `company` may be empty."""
        for mark in _marks(entry, company):
            self._numbers.setdefault(mark, key)


def fill_in(recorder: Recorder, person: Person, values: Mapping[str, Any]) -> bool:
    """Add what is not known of a person yet; True if there was anything."""
    return recorder.update(person, **unsaid(person, values))


def unsaid(person: Person, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that nothing is known of yet."""
    usual = {field.name: field.default for field in Person._meta.sorted_fields}
    return {
        name: value
        for name, value in values.items()
        if value and name != "name" and getattr(person, name) == usual.get(name)
    }


def ways(entry: PersonEntry) -> dict[str, str]:
    """How to reach somebody."""
    return {name: getattr(entry, name) for name in PERSONAL}


def _known(*columns: Any) -> Iterator[Any]:
    rows: Iterator[Any] = Person.select(Person.id, *columns).tuples().iterator()
    return rows


def _marks(entry: PersonEntry, company: str) -> list[int]:
    marks = [
        _mark(name, getattr(entry, name)) for name in ("email", "linkedin") if getattr(entry, name)
    ]
    return [*marks, _mark("at", company, entry.name)] if company else marks


def _mark(*words: str) -> int:
    return hash(tuple(map(fold, words)))


def _agree(one: str, other: str) -> bool:
    """Whether two names may be one person's: 'Ana' and 'Ana Ruiz'."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return first <= second or second <= first
