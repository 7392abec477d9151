"""The board as a table: a row for each application; people, interviews and talks in a cell each.

All of it comes in again as it went. Notes and contacts are not in it: the JSON has them.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import groupby
from typing import Any

from models.database import explained
from models.entries import InterviewEntry, PersonEntry
from models.exchange.exports.choosing import wanted
from models.exchange.incoming.records import Said
from models.exchange.tabular.headers import OWN
from models.exchange.tabular.own_cells import guarded, own_name, people_cell, rounds_cell
from models.exchange.tabular.said_cell import said_cell
from models.tables import (
    Application,
    Conversation,
    ImportSource,
    Interview,
    Participation,
    Person,
    Snooze,
    proxy,
)

COLUMNS = (
    *("company", "role", "stage", "ending", "offer", "outcome", "since", "place", "url"),
    *("promised by", "people", "interviews", "tags", "snoozed until", "said", "notes"),
    "afterword id",
)
_AT_ONCE = 500


def pieces(ids: Sequence[int], zone: tzinfo) -> Iterator[str]:
    """The table, a row a piece, for these applications or all; times are in `zone`.

    Raises `NotPossible` for one that is gone, and `DatabaseProblem`.
    """
    with explained(), proxy.atomic():
        yield _line(COLUMNS)
        keys = wanted(ids)
        for start in range(0, len(keys), _AT_ONCE):
            yield from _rows(keys[start : start + _AT_ONCE], zone)


def _rows(keys: Sequence[int], zone: tzinfo) -> Iterator[str]:
    people = _people(keys)
    rounds = _rounds(keys, zone)
    said = _said(keys)
    snoozed = _snoozed(keys)
    names = _names(keys)
    for row in Application.select().where(Application.id.in_(keys)).order_by(Application.id):
        yield _line(
            (
                *(row.company, row.role, row.stage, row.ending, row.offer, row.outcome),
                _moment(row.stage_since, zone),
                row.place,
                row.url,
                row.promised_on.isoformat() if row.promised_on else "",
                people_cell(people.get(row.id, ())),
                rounds_cell(rounds.get(row.id, ())),
                row.tags,
                _moment(snoozed[row.id], zone) if row.id in snoozed else "",
                said_cell(said.get(row.id, ())),
                row.notes,
                names.get(row.id) or own_name(row.id, row.created_at, row.company, row.role),
            )
        )


def _people(keys: Sequence[int]) -> dict[int, list[PersonEntry]]:
    p = Participation
    parts = p.select(p, Person).join(Person).where(p.application.in_(keys))
    return {
        key: [
            PersonEntry(
                one.person.name,
                one.role,
                email=one.person.email,
                phone=one.person.phone,
                linkedin=one.person.linkedin,
            )
            for one in some
        ]
        for key, some in _grouped(parts.order_by(p.application, p.id))
    }


def _rounds(keys: Sequence[int], zone: tzinfo) -> dict[int, list[InterviewEntry]]:
    i = Interview
    held = i.select().where(i.application.in_(keys) & ~i.cancelled)
    return {
        key: [
            InterviewEntry(
                one.starts_at.astimezone(zone) if one.starts_at else None,
                one.ends_at.astimezone(zone) if one.ends_at else None,
                one.zone,
                one.kind,
                one.place,
                one.day_only,
            )
            for one in some
        ]
        for key, some in _grouped(held.order_by(i.application, i.round, i.id))
    }


def _said(keys: Sequence[int]) -> dict[int, list[Said]]:
    """Of each interview what all heard and what went badly, then what was said with each.

    Interviews go by their place in the cell of interviews, where those called off are not.
    """
    c, i = Conversation, Interview
    talks: Any = c.select(c.interview, Person.name, c.topics, c.memorable).join(Person)
    held: Any = i.select(i.id, i.application, i.discussed, i.went_badly, i.debriefed_at).where(
        i.application.in_(keys) & ~i.cancelled
    )
    with_whom: dict[int, list[tuple[str, str, str]]] = {}
    those = i.select(i.id).where(i.application.in_(keys))
    for number, *told in talks.where(c.interview.in_(those)).order_by(c.id).tuples():
        with_whom.setdefault(number, []).append(tuple(told))
    found: dict[int, list[Said]] = {}
    places: Counter[int] = Counter()
    for number, key, discussed, badly, at in held.order_by(i.application, i.round, i.id).tuples():
        places[key] += 1
        with_all = [("", discussed, badly)] if discussed or badly or at else []
        for told in (*with_all, *with_whom.get(number, ())):
            found.setdefault(key, []).append(Said(places[key], *told))
    return found


def _snoozed(keys: Sequence[int]) -> dict[int, datetime]:
    rows: Any = Snooze.select().where(Snooze.application.in_(keys))
    return {row.application_id: row.until for row in rows}


def _grouped(rows: Any) -> Iterator[tuple[int, Iterator[Any]]]:
    return groupby(rows, key=lambda row: row.application_id)


def _names(keys: Sequence[int]) -> dict[int, str]:
    """What those that came out of such a table before were called there."""
    i = ImportSource
    came = i.select(i.application, i.external_id).where(i.application.in_(keys) & (i.source == OWN))
    rows: Iterable[Any] = came.tuples()
    return dict(rows)


def _moment(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat(" ", "seconds")


def _line(cells: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([guarded(str(cell)) for cell in cells])
    return line.getvalue()
