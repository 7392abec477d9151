"""All that is in the tables, for comparing the board before and after."""

from typing import Any

from models.tables import TABLES, Application, JournalEntry

Dump = dict[str, dict[int, dict[str, Any]]]


def dump() -> Dump:
    """Every row of every table but the journal itself.

    An application's version is left out: it counts changes, and taking one back is a change.
    """
    found: Dump = {}
    for table in TABLES:
        if table is not JournalEntry:
            rows = list(table.select().dicts())
            found[table._meta.table_name] = {row["id"]: row for row in rows}
    for row in found[Application._meta.table_name].values():
        del row["version"]
    return found
