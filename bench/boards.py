"""Synthetic boards of any size, for measuring: `python -m bench.boards FILE APPLICATIONS`."""

import random
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from models.database import open_database
from models.tables import (
    Application,
    Conversation,
    Interview,
    Note,
    Participation,
    Person,
    Table,
)
from models.words import Channel, Ending, NoteKind, NoteState, Stage

# Below SQLite's oldest limit of values in one statement with a dozen columns.
ROWS_AT_ONCE = 500

_FIRST = ("Ada", "Bilal", "Chiara", "Dmitri", "Emeka", "Freya", "Gülay", "Hana", "Iñigo", "Jun")
_LAST = ("Abara", "Brückner", "Castel", "Dvořák", "Eriksen", "Fonseca", "Gadhia", "Ishida")
_PLACES = (
    "Amber",
    "Birch",
    "Cedar",
    "Dune",
    "Ember",
    "Fjord",
    "Grove",
    "Heath",
    "Inlet",
    "Juniper",
)
_TRADES = ("Analytics", "Freight", "Health", "Ledger", "Maps", "Payments", "Robotics", "Software")
_ROLES = ("Senior Engineer", "Staff Engineer", "Principal Engineer", "Engineering Manager")
_TOPICS = ("their move to Kafka", "on-call that people do not dread", "mentoring across time zones")

_STAGES = tuple(Stage)
# What a card in each column has behind it, in the order in which it was written.
_WRITTEN: dict[Stage, tuple[NoteKind, ...]] = {
    Stage.INTERVIEW: (NoteKind.THANK_YOU,),
    Stage.THANKED: (NoteKind.THANK_YOU, NoteKind.THANK_YOU),
    Stage.WAITING: (NoteKind.THANK_YOU, NoteKind.THANK_YOU, NoteKind.LINKEDIN),
    Stage.CHECKED_IN: (NoteKind.THANK_YOU, NoteKind.THANK_YOU, NoteKind.CHECK_IN),
    Stage.CLOSED: (NoteKind.THANK_YOU, NoteKind.THANK_YOU, NoteKind.REJECTION_REPLY),
}
_DAYS_AGO = {
    Stage.INTERVIEW: (-10, 2),
    Stage.THANKED: (1, 5),
    Stage.WAITING: (3, 15),
    Stage.CHECKED_IN: (10, 30),
    Stage.CLOSED: (15, 60),
}
_BODY = (
    "Hi {name},\n\nThank you for talking with me about the {role} position. I enjoyed our "
    "conversation about the work of your team.\n\nKind regards,\nInes Marlow"
)

Row = tuple[Any, ...]


def make_board(path: str | Path, applications: int, now: datetime) -> None:
    """Write so many applications into a new board, spread evenly over the columns.

    Each has two people, one interview and up to three notes. The same numbers and the same aware
    `now` give the same rows. Raises ValueError where the board has applications already.
    """
    with open_database(path) as board:
        if Application.select().exists():
            raise ValueError(f"{path} is in use already")
        numbers = range(1, applications + 1)
        dice = random.Random(applications)
        rows = [_application(number, now, dice) for number in numbers]
        with board.atomic():
            _insert(Person, ("id", "name", "email"), _people(applications))
            _insert(Application, _APPLICATION, rows)
            _insert(Participation, ("application", "person", "role"), _parts(numbers))
            _insert(Interview, _INTERVIEW, (_interview(row, now) for row in rows))
            _insert(Conversation, ("interview", "person", "topics"), _talks(numbers))
            _insert(Note, _NOTE, (note for row in rows for note in _notes(row, dice)))


_APPLICATION = (
    "id",
    "company",
    "role",
    "stage",
    "stage_since",
    "promised_on",
    "ending",
    "keep_warm",
    "created_at",
)
_INTERVIEW = ("id", "application", "starts_at", "ends_at", "zone", "discussed", "debriefed_at")
_NOTE = (
    "application",
    "person",
    "interview",
    "kind",
    "channel",
    "subject",
    "body",
    "state",
    "created_at",
    "settled_at",
)


def _insert(table: type[Table], names: tuple[str, ...], rows: Iterable[Row]) -> None:
    fields = [table._meta.fields[name] for name in names]
    waiting = iter(rows)
    while batch := list(islice(waiting, ROWS_AT_ONCE)):
        table.insert_many(batch, fields=fields).execute()


def _application(number: int, now: datetime, dice: random.Random) -> Row:
    stage = _STAGES[number % len(_STAGES)]
    since = now - timedelta(days=dice.uniform(*_DAYS_AGO[stage]))
    closed = stage is Stage.CLOSED
    return (
        number,
        f"{dice.choice(_PLACES)} {dice.choice(_TRADES)} {number}",
        dice.choice(_ROLES),
        stage,
        min(since, now),
        since.date() + timedelta(days=dice.randint(1, 12)) if dice.random() < 0.6 else None,
        Ending.REJECTED if closed else Ending.NONE,
        dice.random() < 0.5 if closed else None,
        since - timedelta(days=30),
    )


def _people(applications: int) -> Iterator[Row]:
    for number in range(1, 2 * applications + 1):
        name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
        yield number, name, f"person{number}@bench.example"


def _parts(numbers: Iterable[int]) -> Iterator[Row]:
    for number in numbers:
        yield number, 2 * number - 1, "Head of Engineering"
        yield number, 2 * number, "Staff Engineer"


def _interview(row: Row, now: datetime) -> Row:
    number, stage, created = row[0], row[3], row[8]
    since = created + timedelta(days=30)
    starts = since if stage is Stage.INTERVIEW else since - timedelta(days=1)
    ends = starts + timedelta(hours=1)
    # Of those still in Interview that were held, every other one was written down.
    written_down = stage is not Stage.INTERVIEW or (ends < now and number % 2)
    debriefed = ends if written_down else None
    return number, number, starts, ends, "UTC", "the care in their work", debriefed


def _talks(numbers: Iterable[int]) -> Iterator[Row]:
    for number in numbers:
        yield number, 2 * number - 1, _TOPICS[number % len(_TOPICS)]
        yield number, 2 * number, _TOPICS[(number + 1) % len(_TOPICS)]


def _notes(row: Row, dice: random.Random) -> Iterator[Row]:
    number, role, stage, since = row[0], row[2], row[3], row[4]
    written = _WRITTEN[stage]
    for place, kind in enumerate(written):
        settled = since - timedelta(hours=len(written) - 1 - place)
        open_still = stage is Stage.INTERVIEW or dice.random() < 0.1
        person = 2 * number - (place + 1) % 2
        yield (
            number,
            person,
            number,
            kind,
            Channel.LINKEDIN if kind is NoteKind.LINKEDIN else Channel.EMAIL,
            "Thank you",
            _BODY.format(name=_FIRST[person % len(_FIRST)], role=role),
            NoteState.DRAFT if open_still else NoteState.SENT,
            settled,
            None if open_still else settled,
        )


if __name__ == "__main__":
    make_board(sys.argv[1], int(sys.argv[2]), datetime.now(UTC))
