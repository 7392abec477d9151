"""What commands changed, row by row, whatever became of it since."""

import json
from collections.abc import Iterator
from typing import Any

from peewee import Expression

from models.tables import JournalEntry, proxy


def changed_rows(
    chosen: Expression | None = None,
) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Every row that commands changed: its table, its number, and what is known of it.

    `chosen`: of these entries only.
    """
    entries = JournalEntry.select(JournalEntry.changes)
    found: Any = proxy.execute(entries if chosen is None else entries.where(chosen))
    for (changes,) in found:
        for change in json.loads(changes):
            image = {**(change["before"] or {}), **(change["after"] or {})}
            yield change["table"], change["id"], image
