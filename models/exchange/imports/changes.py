"""What a record that came before would change of its application now, as far as the person let it.

A column follows the file while it still says what came last; what the person changed since stays
theirs. All of it is reckoned without writing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models.entries import InterviewEntry, PersonEntry
from models.exchange.imports.said import said_anew
from models.exchange.imports.values import (
    PERSONAL,
    PLAIN,
    Values,
    column_value,
    digest,
    moment_value,
    name_mark,
    person_values,
    placed,
    round_values,
    ways_of,
)
from models.exchange.incoming.records import Record, Said
from models.exchange.tabular.stage_words import Place
from models.rows import lookup
from models.tables import Application, Interview, Participation, Person, Snooze

_NAMES = {"promised_on": "promised by", "placed": "stage"}


@dataclass(slots=True)
class Changes:
    """Columns to set, people and rounds to add or mend, and what else is new.

    `snoozed` is one moment, or None for an end of it; `kept` names what stays the person's.
    """

    columns: dict[str, Any] = field(default_factory=dict)
    people: list[PersonEntry] = field(default_factory=list)
    mended: list[tuple[Person | Participation, dict[str, Any]]] = field(default_factory=list)
    rounds: list[InterviewEntry] = field(default_factory=list)
    moved: list[tuple[Interview, InterviewEntry]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    snoozed: list[datetime | None] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        lists = (self.people, self.mended, self.rounds, self.moved, self.said, self.snoozed)
        return any((self.columns, *lists))

    def __str__(self) -> str:
        """What changes, in a few words."""
        names = [_NAMES.get(name, name) for name in self.columns if name in (*PLAIN, "stage")]
        if self.columns and not names:
            names.append("stage")
        if self.people or self.mended:
            names.append("people")
        if self.rounds or self.moved:
            names.append("interview")
        names += ["what was said"] if self.said else []
        names += ["snooze"] if self.snoozed else []
        return ", ".join(names)


def changes(
    row: Application, base: Values, came: Values, record: Record, place: Place, now: datetime
) -> Changes:
    """Compare a record with its application; `base` is what came last time ({}: nothing did)."""
    found = Changes()
    for name in PLAIN:
        _column(found, row, base, name, getattr(record, name))
    if came.get("stage") != base.get("stage"):
        _place(found, row, base, place, record.since or now)
    _people(found, row, base, record)
    _rounds(found, row, base, record)
    found.said, kept = said_anew(row, base, record)
    found.kept += ["what was said"] if kept else []
    _snooze(found, row, base, record)
    return found


def _column(found: Changes, row: Application, base: Values, name: str, value: Any) -> None:
    came, before = column_value(name, value), base.get(name, "")
    current = column_value(name, getattr(row, name))
    if came in (before, current):
        return
    if current == before:
        found.columns[name] = value
    else:
        found.kept.append(_NAMES.get(name, name))


def _place(found: Changes, row: Application, base: Values, place: Place, since: datetime) -> None:
    wanted = [place.stage, place.ending, place.outcome, place.offer]
    if placed(row) == wanted or "placed" not in base:
        return
    if placed(row) == base["placed"]:
        found.columns |= columns_of(place, since)
    else:
        found.kept.append("stage")


def _snooze(found: Changes, row: Application, base: Values, record: Record) -> None:
    came, before = moment_value(record.snoozed_until), base.get("snoozed", "")
    if came == before:
        return
    known = Snooze.get_or_none(Snooze.application == row)
    current = moment_value(known.until) if known else ""
    if current == before:
        found.snoozed.append(record.snoozed_until)
    elif current != came:
        found.kept.append("snooze")


def columns_of(place: Place, since: datetime) -> dict[str, Any]:
    """The columns of an application that is there since then."""
    return {
        "stage": place.stage,
        "stage_since": since,
        "ending": place.ending,
        "outcome": place.outcome,
        "offer": place.offer,
        "archived_at": since if place.outcome else None,
    }


def _people(found: Changes, row: Application, base: Values, record: Record) -> None:
    before = {mark: (role, ways) for mark, role, *ways in base.get("people", ())}
    came = {name_mark(one.name): one for one in record.people}
    if all(before.get(m) == (v[1], v[2:]) for m, v in _valued(came).items()):
        return
    there = {name_mark(part.person.name): part for part in lookup.participations(row)}
    for mark, entry in came.items():
        role, ways = before.get(mark, ("", [""] * len(PERSONAL)))
        part = there.get(mark)
        if part is None:
            # Somebody who came before and is no longer there was taken out by the person.
            found.people += [] if mark in before else [entry]
            continue
        if entry.role and digest(part.role) == role and part.role != entry.role:
            found.mended.append((part, {"role": entry.role}))
        person = part.person
        current = ways_of(person)
        fresh = {
            name: value
            for name, was, now in zip(PERSONAL, ways, current, strict=True)
            if (value := getattr(entry, name)) and digest(value) not in (was, now) and now == was
        }
        if fresh:
            found.mended.append((person, fresh))


def _valued(people: Mapping[str, PersonEntry]) -> dict[str, list[str]]:
    return {mark: person_values(one) for mark, one in people.items()}


def _rounds(found: Changes, row: Application, base: Values, record: Record) -> None:
    before = [list(one) for one in base.get("rounds", ())]
    came = [(one, round_values(one)) for one in record.rounds]
    if [values for _, values in came] == before:
        return
    held = [
        (one, round_values(one))
        for one in Interview.select().where(Interview.application == row).order_by(Interview.round)
    ]
    for place, (entry, values) in enumerate(came):
        if values in before or any(values[:1] == known[:1] for _, known in held):
            continue
        was = before[place] if place < len(before) else None
        theirs = [one for one, known in held if known == was]
        blank = [one for one, known in held if not known[0]]
        if (theirs or blank) and entry.starts_at:
            found.moved.append(((theirs or blank)[0], entry))
        elif entry.starts_at and was is None:
            found.rounds.append(entry)
        elif entry.starts_at:
            found.kept.append("interview")
