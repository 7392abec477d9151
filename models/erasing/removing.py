"""Taking a person or an application out of the tables and out of every text that is kept."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peewee import Field, ForeignKeyField, TextField

from models import journal
from models.database import explained, lasting
from models.erasing.mentions import ERASED, Mentions, details, names_of, whole_name, words
from models.erasing.targets import Kind, Target, found_again
from models.tables import (
    TABLES,
    Application,
    Contact,
    Conversation,
    ImportSource,
    Interview,
    JournalEntry,
    Participation,
    Person,
    Table,
    proxy,
)
from models.text import fold

_TABLES: dict[str, type[Table]] = {table._meta.table_name: table for table in TABLES}
_KEPT = [table for table in TABLES if table is not JournalEntry]
_NAME = {table: table._meta.table_name for table in TABLES}


@dataclass(slots=True)
class Gone:
    """What goes: people, applications, and every row that is theirs, by its table and number."""

    people: set[int]
    applications: set[int]
    rows: set[tuple[str, int]] = field(default_factory=set)

    def learn(self, table: str, key: int, row: Mapping[str, Any]) -> None:
        """Look at a row, or what the history has of one, and remember it if it is theirs."""
        if (
            (table == _NAME[Person] and key in self.people)
            or (table == _NAME[Application] and key in self.applications)
            or row.get("person") in self.people
            or row.get("application") in self.applications
            or (
                (_NAME[Interview], row.get("interview")) in self.rows
                and table == _NAME[Conversation]
            )
        ):
            self.rows.add((table, key))


def row_of(target: Target) -> Person | Application:
    """The row of a target on the board on which it was chosen."""
    model = Person if target.kind is Kind.PERSON else Application
    row: Person | Application = model.get_by_id(target.id)
    return row


def known_from_nowhere_else(application_id: int) -> list[Person]:
    """The people who are known from this application alone."""
    part = Participation
    here = part.select(part.person).where(part.application == application_id)
    elsewhere = part.select(part.person).where(part.application != application_id)
    return list(Person.select().where(Person.id.in_(here) & Person.id.not_in(elsewhere)))


def theirs(target: Target) -> Gone:
    """All that goes with a target of the open board, the people of its application too."""
    if target.kind is Kind.PERSON:
        return _gone({target.id}, set())
    return _gone({person.id for person in known_from_nowhere_else(target.id)}, {target.id})


def remove(target: Target, chosen: Person | Application, *, now: datetime) -> bool:
    """Take a target off the open board for good; True if anything of it was there.

    `chosen` is its row on the board on which it was chosen, which may be another one. Nothing from
    before can be undone. Raises `DatabaseProblem`; the board is then as it was.
    """
    with explained(), lasting():
        keys = found_again(target, chosen)
        changed = bool(keys)
        if isinstance(chosen, Person):
            changed |= _remove(_gone(set(keys), set()), [chosen])
        else:
            for key in keys:
                people = {person.id for person in known_from_nowhere_else(key)}
                _remove(_gone(people, {key}), [])
        if changed:
            journal.floor("Something was erased", now=now)
    return changed


def _gone(people: set[int], applications: set[int]) -> Gone:
    found = Gone(people, applications)
    for table in _KEPT:
        for row in _rows(table, ForeignKeyField):
            found.learn(_NAME[table], row["id"], row)
    return found


def _remove(gone: Gone, also: list[Person]) -> bool:
    """Take rows and mentions away; `also` are people by the details that another board has."""
    mentions = _mentions(gone, also)
    for entry in JournalEntry.select():
        for change in json.loads(entry.changes):
            image = {**(change["before"] or {}), **(change["after"] or {})}
            gone.learn(change["table"], change["id"], image)
    Contact.update(summary="").where(Contact.person.in_(gone.people)).execute()
    Person.delete().where(Person.id.in_(gone.people)).execute()
    Application.delete().where(Application.id.in_(gone.applications)).execute()
    _stand_in()
    # What is known of other people is theirs.
    freed = [_free_table(table, mentions) for table in _KEPT if table is not Person]
    return any([*freed, _free_history(gone, mentions)])


def _stand_in() -> None:
    """A card always has somebody on it: here somebody without a name, who gets no notes."""
    known = Participation.select(Participation.application)
    left = list(Application.select().where(Application.id.not_in(known)))
    if left:
        nobody = Person.create(name=ERASED, do_not_contact=True)
        for application in left:
            Participation.create(application=application, person=nobody)


def _mentions(gone: Gone, also: list[Person]) -> Mentions:
    people = list(Person.select().where(Person.id.in_(gone.people)))
    others = list(Person.select().where(Person.id.not_in(gone.people)))
    namesakes = {fold(person.name) for person in others}
    theirs = {
        value
        for person in others
        for value in (person.email, person.linkedin, person.postal_address, person.phone)
    }
    everywhere = words(_only_here(gone.applications))
    for person in [*people, *also]:
        everywhere += details(person, theirs)
        if fold(person.name) not in namesakes:
            everywhere += whole_name(person)
    about: dict[int, list[re.Pattern[str]]] = {}
    for application_id, (here, staying) in _parts(gone).items():
        # A word that somebody else there goes by too is left.
        left = {fold(person.name) for person in staying}
        taken = {name for person in staying for name in names_of(person)}
        single = {name for person in here for name in names_of(person)} - taken
        about[application_id] = [
            *(
                one
                for person in here
                if fold(person.name) not in left
                for one in whole_name(person)
            ),
            *words(single),
        ]
    return Mentions(everywhere, about)


def _parts(gone: Gone) -> dict[int, tuple[list[Person], list[Person]]]:
    """By application, the people who go and those who stay, where somebody goes."""
    found: dict[int, tuple[list[Person], list[Person]]] = {}
    for part in Participation.select(Participation, Person).join(Person):
        here, staying = found.setdefault(part.application_id, ([], []))
        (here if part.person_id in gone.people else staying).append(part.person)
    return {key: both for key, both in found.items() if both[0]}


def _only_here(applications: Iterable[int]) -> list[str]:
    """The companies of these applications, but those that have others."""
    a = Application
    here = {row.company for row in a.select().where(a.id.in_(applications))}
    elsewhere = a.select().where(a.company.in_(here) & a.id.not_in(applications))
    return sorted(here - {row.company for row in elsewhere})


def _free_table(table: type[Table], mentions: Mentions) -> bool:
    held: Any = Interview.select(Interview.id, Interview.application).tuples()
    rounds = dict(held)
    changed = False
    for row in _rows(table, ForeignKeyField, TextField):
        about = row["id"] if table is Application else row.get("application")
        about = about or rounds.get(row.get("interview"))
        freed = {name: new for name, new in _freed(table, row, about, mentions) if new != row[name]}
        if freed:
            if "external_id" in freed:
                # No two of one source may be the same.
                freed["external_id"] = f"{freed['external_id']} {row['id']}"
            table.update(freed).where(table._meta.primary_key == row["id"]).execute()
            changed = True
    return changed


def _rows(table: type[Table], *kinds: "type[Field[Any]]") -> list[dict[str, Any]]:
    """Every row with its number and its columns of these kinds, as they are kept."""
    fields = [
        column
        for column in table._meta.sorted_fields
        if column.name == "id" or isinstance(column, kinds)
    ]
    names = [column.name for column in fields]
    found: Any = proxy.execute(table.select(*fields))
    return [dict(zip(names, row, strict=True)) for row in found]


def _freed(
    table: type[Table], row: Mapping[str, Any], about: int | None, mentions: Mentions
) -> Iterable[tuple[str, Any]]:
    """The texts of a row, without the mentions; words of a list and numbers are no texts."""
    for name, value in row.items():
        if isinstance(table._meta.fields[name], TextField) and isinstance(value, str):
            is_json = table is ImportSource and name == "values"
            free = mentions.without_in_json if is_json else mentions.without
            yield name, free(value, about) if value else value


def _free_history(gone: Gone, mentions: Mentions) -> bool:
    changed = False
    for entry in JournalEntry.select():
        if entry.application_id in gone.applications:
            entry.delete_instance()
            changed = True
            continue
        changes = [
            _free_change(change, entry.application_id, mentions)
            for change in json.loads(entry.changes)
            if (change["table"], change["id"]) not in gone.rows
        ]
        written = json.dumps(changes, ensure_ascii=False)
        title = mentions.without(entry.title, entry.application_id)
        if (title, changes) != (entry.title, json.loads(entry.changes)):
            entry.title, entry.changes = title, written
            entry.save(only=[JournalEntry.title, JournalEntry.changes])
            changed = True
    return changed


def _free_change(change: dict[str, Any], about: int | None, mentions: Mentions) -> dict[str, Any]:
    table = _TABLES[change["table"]]
    images = {}
    for side in ("before", "after"):
        image = change[side]
        if image is not None:
            own = change["id"] if table is Application else image.get("application")
            image = {**image, **dict(_freed(table, image, about or own, mentions))}
        images[side] = image
    return {**change, **images}
