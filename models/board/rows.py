"""The rows behind the cards: a handful of queries for however many applications.

Rows come as the engine hands them over, and only what a card needs is converted: with ten thousand
cards peewee's conversions of every column cost more than the queries themselves.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from models.board.queries import Chosen
from models.timing import rounds
from models.words import Direction

_read_moment = datetime.fromisoformat


class Round(NamedTuple):
    """One round of an application; as it is here where there is none.

    `called_off`: when a later one would have been that was called off.
    """

    id: int | None = None
    number: int = 1
    start: datetime | None = None
    end: datetime | None = None
    debriefed: bool = True
    day_only: bool = False
    called_off: datetime | None = None
    earlier: tuple[rounds.Round, ...] = ()


class Contacts(NamedTuple):
    """The newest contact either way and the newest that they made, as stored; empty if none."""

    newest: Any = ""
    heard: Any = ""


NoteRow = tuple[int | None, str, str, int | None, Any, Any]
PersonRow = tuple[int, str, str]


class Rows(NamedTuple):
    """The applications' own rows, each with its snooze, and others by application (attendees by
    round).

    `asked` has by person the applications and rounds in which they were asked to connect.
    """

    applications: list[Any]
    rounds: dict[int, Round]
    people: dict[int, list[PersonRow]]
    attendees: dict[int, list[int]]
    notes: dict[int, list[NoteRow]]
    asked: dict[int, list[tuple[int, int | None]]]
    contacts: dict[int, Contacts]


def read_rows(chosen: Chosen, usual: timedelta) -> Rows:
    """All of them for the chosen applications; `usual` is how long an interview takes."""
    asked, values = chosen.queries, chosen.values
    return Rows(
        applications=list(asked.applications.rows(values)),
        rounds=_newest_rounds(asked.rounds.rows(values), usual),
        people=_by_first(asked.people.rows(values)),
        attendees=_pairs(asked.attendees.rows(values)),
        notes=_by_first(asked.notes.rows(values)),
        asked=_by_first(asked.asked.rows(values)),
        contacts=_newest_contacts(asked.contacts.rows(values)),
    )


def _by_first(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """Rows in lists, by their first column."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _pairs(rows: Iterable[Any]) -> dict[int, list[int]]:
    """The second column in lists, by the first."""
    found: dict[int, list[int]] = defaultdict(list)
    for first, second in rows:
        found[first].append(second)
    return found


def _newest_rounds(found: Iterable[Any], usual: timedelta) -> dict[int, Round]:
    """The newest round of each application that was not called off, if any was not."""
    newest: dict[int, Round] = {}
    none = Round()
    for application, key, number, starts, ends, written, day_only, off, since in found:
        start, end = moment(starts), moment(ends)
        if off:
            newest[application] = newest.get(application, none)._replace(called_off=start)
            continue
        if end is None and start is not None:
            end = start + usual
        before = newest.get(application, none)
        earlier: tuple[rounds.Round, ...] = ()
        if before.id is not None:
            # Without a date it was held, and counts from when its card came to its column.
            when = (before.start or utc(since), before.end or utc(since), before.day_only)
            one = rounds.Round(before.number, *when, before.id, before.debriefed)
            earlier = (*before.earlier, one)
        debriefed = written is not None
        newest[application] = Round(
            key, number, start, end, debriefed, bool(day_only), earlier=earlier
        )
    return newest


def _newest_contacts(rows: Iterable[Any]) -> dict[int, Contacts]:
    """The newest contact of each application, and the newest that they made."""
    found: dict[int, Contacts] = {}
    none = Contacts()
    for application, direction, at in rows:
        known = found.get(application, none)
        heard = at if direction == Direction.IN else known.heard
        found[application] = Contacts(newest_of(known.newest, at), heard)
    return found


def newest_of(one: Any, other: Any) -> Any:
    """The later of two moments as they are stored; an empty one does not count."""
    return other if not one or (other and other > one) else one


def moment(stored: Any) -> datetime | None:
    """A stored moment, if there is one, in UTC."""
    if not stored:
        return None
    # Most of them, and there are thousands: without another call.
    return _read_moment(f"{stored}+00:00") if type(stored) is str else utc(stored)


def utc(stored: Any) -> datetime:
    """A stored moment as an aware one; some engines hand over text, some datetimes."""
    if isinstance(stored, str):
        return _read_moment(f"{stored}+00:00")
    at: datetime = stored.replace(tzinfo=UTC)
    return at


def day(stored: Any) -> date | None:
    """A stored day as one; some engines hand over text, some dates."""
    found: date | None = date.fromisoformat(stored) if isinstance(stored, str) else stored
    return found
