"""Afterword's own JSON: all of a board in one file, and the same board again from it.

Everything that a person could miss is in it, archived or not; the journal, the versions of rows
and what undo could not bring back are not, so that taking back everything gives the same bytes
again. Rows are numbered from 1 in each list, whatever their numbers on the board. The profile is
in it for the person's own sake: no import writes it.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import count

from models.database import explained
from models.exchange.whole_board.cells import shown
from models.settings.reading import Profile
from models.tables import (
    Application,
    Contact,
    Conversation,
    ImportSource,
    Interview,
    Note,
    Participation,
    Person,
    ReviewDay,
    Snooze,
    Table,
    Variant,
    proxy,
)

VERSION = 1
"""Within a version names are added, never renamed or dropped."""
MARK = "afterword"

LISTS: dict[str, type[Table]] = {
    "people": Person,
    "applications": Application,
    "participations": Participation,
    "interviews": Interview,
    "conversations": Conversation,
    "notes": Note,
    "variants": Variant,
    "contacts": Contact,
    "snoozes": Snooze,
    "review_days": ReviewDay,
    "import_sources": ImportSource,
}
"""The lists of the file, each after those that its rows lead to."""


def dump(profile: Profile = Profile()) -> str:  # noqa: B008 (it cannot be changed)
    """All of the open board as JSON: the same bytes for the same board.

    Raises `DatabaseProblem` where it cannot be read.
    """
    return "".join(lines(profile))


def lines(profile: Profile = Profile()) -> Iterator[str]:  # noqa: B008
    """What `dump` says, in pieces that end with a line: a row on each line."""
    with explained(), proxy.atomic():
        yield f'{{\n"{MARK}": {VERSION},\n"profile": {_line(asdict(profile))}'
        numbers: dict[type[Table], dict[int, int]] = {}
        for name, table in LISTS.items():
            numbers[table] = dict(zip(_keys(table), count(1), strict=False))
            yield f',\n"{name}": ['
            between = "\n"
            for row in table.select().order_by(table.id).dicts().iterator():
                said = {"id": numbers[table][row["id"]], **shown(table, row, numbers)}
                yield f"{between}{_line(said)}"
                between = ",\n"
            yield "\n]" if numbers[table] else "]"
        yield "\n}\n"


def _keys(table: type[Table]) -> Iterator[int]:
    return (key for (key,) in table.select(table.id).order_by(table.id).tuples().iterator())


def _line(said: object) -> str:
    return json.dumps(said, ensure_ascii=False)
