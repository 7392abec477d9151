"""People out of an address book or a list of connections, beside those whom the person met."""

import re
from collections import defaultdict
from datetime import datetime

from models.exchange.imports.people import People, fill_in, unsaid, ways
from models.exchange.imports.values import name_mark
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Acquaintance
from models.journal.recording import Recorder
from models.pipeline.skipping import skip_connected, to_be_asked
from models.rows.lookup import participations
from models.tables import Application, ImportSource, Participation, Person
from models.text import fold

_FORMS = frozenset(
    [
        "inc",
        "ltd",
        "llc",
        "gmbh",
        "ag",
        "sa",
        "sas",
        "bv",
        "plc",
        "co",
        "corp",
        "corporation",
        "company",
        "limited",
    ]
)


_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
_WORDS = re.compile(r"[^\W\d_][\w.'-]*")
_IN_FRONT = frozenset(["dr", "prof", "mr", "mrs", "ms", "mx", "herr", "frau", "ing", "dipl"])
_BEHIND = frozenset(["phd", "mba", "jr", "sr", "ii", "iii", "cpa", "pmp", "cfa", "esq"])
_OF_PEOPLE = "{}, people"
"""The source under which it is remembered that somebody came with a list of it."""


class Acquaintances:
    """Fills in what is not known of people on the board; with no recorder it only plans."""

    def __init__(self, people: People, recorder: Recorder | None, now: datetime) -> None:
        self.people = people
        self.recorder = recorder
        self.now = now
        self._named: dict[str, list[int]] | None = None

    def take(self, one: Acquaintance) -> Outcome:
        """What becomes of somebody in the list."""
        what = f"{one.person.name} · {one.company}" if one.company else one.person.name
        if one.part_of and (found := self._belongs(one)) is not None:
            return self._attach(one, *found, what)
        key = self.people.find(one.person, one.company) or self._by_name(one)
        if key is None:
            return Outcome(Action.SKIPPED, one.where, what, "nobody whom you met")
        person = Person.get_by_id(key)
        parts = list(Participation.select().where(Participation.person == person))
        if not _may_be(one.company, [part.application.company for part in parts]):
            known = parts[0].application.company
            reason = f"you met {person.name} at {known}: not taken for the same"
            return Outcome(Action.SKIPPED, one.where, what, reason)
        filled = list(unsaid(person, ways(one.person)))
        open_ones = [part.application for part in parts] if one.connected_on else []
        fresh = [row for row in open_ones if to_be_asked(row, person)]
        if self.recorder is not None:
            fill_in(self.recorder, person, ways(one.person))
            for row in fresh[:1]:
                skip_connected(self.recorder, row, person, now=self.now)
        told = [*filled, *(["connected on LinkedIn"] if fresh else [])]
        action = Action.UPDATED if told else Action.UNCHANGED
        return Outcome(action, one.where, what, ", ".join(told))

    def _belongs(self, one: Acquaintance) -> tuple[Application, str] | None:
        """Which application somebody is to join, and the name under which that is remembered.

        None where it is not on the board, or they are in it, or were and the person took them out.
        """
        source, number = one.part_of or ("", "")
        i = ImportSource
        came = i.get_or_none((i.source == source) & (i.external_id == number))
        name = f"{number} {name_mark(one.person.name)}"
        again = (i.source == _OF_PEOPLE.format(source)) & (i.external_id == name)
        if came is None or i.select().where(again).exists():
            return None
        row = came.application
        there = (part.person for part in participations(row))
        if any(name_mark(met.name) == name_mark(one.person.name) for met in there):
            return None
        return row, name

    def _attach(self, one: Acquaintance, row: Application, name: str, what: str) -> Outcome:
        """Somebody new to an application; whoever the board knows by address is the same."""
        if self.recorder is not None and one.part_of:
            key = self.people.find(one.person, one.company)
            if key is None:
                key = self.recorder.insert(Person(name=one.person.name, **ways(one.person))).id
                self.people.remember(key, one.person, row.company)
            p = Participation
            if not p.select().where((p.application == row) & (p.person == key)).exists():
                self.recorder.insert(p(application=row, person=key, role=one.person.role))
            kept = ImportSource(
                application=row,
                source=_OF_PEOPLE.format(one.part_of[0]),
                external_id=name,
                imported_at=self.now,
            )
            self.recorder.insert(kept)
        return Outcome(Action.UPDATED, one.where, what, f"joins {row.company}")

    def _by_name(self, one: Acquaintance) -> int | None:
        """The only one of that name on the board."""
        if self._named is None:
            self._named = defaultdict(list)
            for key, name in Person.select(Person.id, Person.name).tuples().iterator():
                self._named[bare_name(name)].append(key)
        found = self._named.get(bare_name(one.person.name), ())
        return found[0] if len(found) == 1 else None


def bare_name(name: str) -> str:
    """A name without what lists put around it: 'Dr. Ana Ruiz (she/her), PhD' is 'ana ruiz'."""
    plain = _ASIDE.sub(" ", name)
    before = plain.split(",")[0]
    words = _WORDS.findall(fold(before if len(before.split()) > 1 else plain))
    while len(words) > 1 and words[0].strip(".") in _IN_FRONT:
        words = words[1:]
    while len(words) > 1 and words[-1].replace(".", "") in _BEHIND:
        words = words[:-1]
    return " ".join(words) or fold(name)


def _may_be(company: str, known: list[str]) -> bool:
    """Whether somebody at one company may be who was met at these; 'Acme Inc.' is 'Acme'."""
    plain = _bare(company)
    return not plain or not known or any(_alike(plain, _bare(name)) for name in known)


def _alike(one: list[str], other: list[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer[: len(shorter)] == shorter


def _bare(company: str) -> list[str]:
    words = "".join(char if char.isalnum() else " " for char in fold(company)).split()
    return [word for word in words if word not in _FORMS] or words
