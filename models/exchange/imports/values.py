"""The values that came with a record, as they are kept to be compared with at the next import.

Only equality is ever asked of them, so that long texts, and whatever is about people, are kept as
digests: nothing that was erased elsewhere lingers here.
"""

from datetime import datetime
from hashlib import blake2s
from typing import Any

from models.entries import InterviewEntry, PersonEntry
from models.exchange.incoming.records import Record, Said
from models.exchange.tabular.stage_words import Place
from models.tables import Application, Interview, Person
from models.text import fold

Values = dict[str, Any]
PERSONAL = ("email", "phone", "linkedin")
PLAIN = ("company", "role", "place", "url", "notes", "tags", "promised_on")
"""The columns of an application that a record may fill."""


def values_of(record: Record, stage: str, place: Place) -> Values:
    """What is kept of a record; empty values are left out. `stage` is what told the place."""
    kept: Values = {name: column_value(name, getattr(record, name)) for name in PLAIN}
    kept |= {
        "stage": stage,
        "placed": [place.stage, place.ending, place.outcome, place.offer],
        "people": [person_values(person) for person in record.people],
        "rounds": [round_values(one) for one in record.rounds],
        "said": [said_values(one) for one in record.said],
        "snoozed": moment_value(record.snoozed_until),
    }
    return {name: value for name, value in kept.items() if value}


def column_value(name: str, value: Any) -> str:
    """An application's column as it is kept."""
    if name == "notes":
        return digest(value)
    return "" if value is None else str(value)


def placed(row: Application) -> list[str]:
    """Where an application is, as it is kept."""
    return [row.stage, row.ending, row.outcome, row.offer]


def person_values(person: PersonEntry) -> list[str]:
    """A person as kept: by whom they are known, then their part and what else is known of them."""
    return [name_mark(person.name), digest(person.role), *ways_of(person)]


def ways_of(person: PersonEntry | Person) -> list[str]:
    """The ways to reach a person, as they are kept."""
    return [digest(getattr(person, name)) for name in PERSONAL]


def name_mark(name: str) -> str:
    """A name as it is kept."""
    return digest(fold(name))


def round_values(one: InterviewEntry | Interview) -> list[str]:
    """An interview as it is kept."""
    return [moment_value(one.starts_at), moment_value(one.ends_at), one.kind, one.place]


def said_values(one: Said) -> list[Any]:
    """What was said, as it is kept: where, with whom, and both of its texts."""
    return [one.round, name_mark(one.name), digest(one.topics), digest(one.more)]


def moment_value(at: datetime | None) -> str:
    """A moment as it is kept."""
    return str(int(at.timestamp())) if at else ""


def digest(text: str) -> str:
    """What tells a text from another, and not what it says; nothing for no text."""
    return blake2s(text.encode(), digest_size=6).hexdigest() if text else ""
