"""Events of one company on one day are one interview; on several days, several rounds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from models.entries import PersonEntry
from models.exchange.invitations.events import Event
from models.exchange.invitations.telling import Guess, company_key
from models.text import fold


@dataclass(slots=True)
class Day:
    """What is known together of the events of one interview, earliest first."""

    company: str
    role: str = ""
    events: list[Event] = field(default_factory=list)
    people: tuple[PersonEntry, ...] = ()
    how: tuple[str, ...] = ()


def days_of(found: Sequence[tuple[Event, Guess]]) -> list[Day]:
    """The interviews that these events are, earliest first.

    Where only some of them tell the company, the others of the same sender are with it too.
    """
    days: dict[tuple[str, date], Day] = {}
    for event, guessed in sorted(found, key=lambda one: _start(one[0])):
        company, how = guessed.company, guessed.how
        if not company:
            company = next(
                (g.company for e, g in found if g.company and _same_sender(e, event)), ""
            )
        key = (company_key(company), _day(event))
        day = days.setdefault(key, Day(company))
        day.role = day.role or guessed.role
        day.events.append(event)
        day.people = united(day.people, guessed.people)
        day.how += tuple(one for one in how if one not in day.how)
    _share_roles(list(days.values()))
    return list(days.values())


def united(
    known: tuple[PersonEntry, ...], more: tuple[PersonEntry, ...]
) -> tuple[PersonEntry, ...]:
    """Everybody once, by address or name."""
    marks = {mark(one) for one in known}
    return (*known, *(one for one in more if mark(one) not in marks))


def mark(person: PersonEntry) -> str:
    """What tells somebody from the others: the address, else the name."""
    return person.email.casefold() or fold(person.name)


def _share_roles(days: list[Day]) -> None:
    """All days of one company in one file are for one position, unless they say otherwise."""
    for day in days:
        if not day.role:
            others = (o.role for o in days if o.role and company_key(o.company) == _key(day))
            day.role = next(others, "")


def _key(day: Day) -> str:
    return company_key(day.company)


def _same_sender(one: Event, other: Event) -> bool:
    return (
        one.organiser is not None
        and other.organiser is not None
        and (one.organiser.address == other.organiser.address)
    )


def _start(event: Event) -> float:
    return event.when.starts.timestamp() if event.when else 0.0


def _day(event: Event) -> date:
    return event.when.starts.date() if event.when else date.min
