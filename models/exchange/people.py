"""Finding people whom the board knows already among those who come in."""

from typing import Any

from peewee import fn

from models.journal import Recorder
from models.tables import Person
from models.text import fold

_SAME = (Person.email, Person.linkedin)


def known_person(recorder: Recorder, values: dict[str, Any]) -> Person | None:
    """Who has this name and this address or profile, with what was not known of them filled in."""
    for column in _SAME:
        value = values.get(column.name, "")
        for person in Person.select().where(fn.LOWER(column) == value.lower()) if value else ():
            if fold(person.name) == fold(values["name"]):
                recorder.update(person, **unsaid(person, values))
                return person
    return None


def unsaid(person: Person, values: dict[str, Any]) -> dict[str, Any]:
    """Those of the values that nothing is known of yet."""
    usual = {field.name: field.default for field in Person._meta.sorted_fields}
    return {
        name: value
        for name, value in values.items()
        if value and name != "name" and getattr(person, name) == usual.get(name)
    }
