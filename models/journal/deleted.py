"""What the person deleted and what went with it, as far as the journal tells.

Only by commands that are in force: what undo took away may come back. An erasure leaves no trace
here either.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from models.rows.images import TABLE_NAMED, Image
from models.tables import (
    Application,
    Conversation,
    ImportSource,
    Interview,
    JournalEntry,
    Note,
    Participation,
    Person,
    Table,
)
from models.words import EntryState

_MARK = '"after": null'
"""How an entry says that a row is no more."""


class Deleted:
    """Images of deleted rows, as they were last, read from the journal of the open board.

    `applications`, and by source and name there what they came from (`sources`); `parts` and
    `notes` by the number of an application that is still there, `talks` by that of an interview.
    """

    def __init__(self) -> None:
        self.applications: list[Image] = []
        self.sources: set[tuple[str, str]] = set()
        self.parts: dict[int, list[Image]] = defaultdict(list)
        self.notes: dict[int, list[Image]] = defaultdict(list)
        self.talks: dict[int, list[Image]] = defaultdict(list)
        self._people: dict[int, list[Image]] = defaultdict(list)
        for table, number, image in _deletions():
            self._take(table, number, image)

    def person(self, image: Image) -> Image | None:
        """Whom a deleted part, note or talk was about, also where they are deleted; None: nobody.

        A number may be somebody else's by now.
        """
        if "gone" in image:
            gone: Image = image["gone"]
            return gone
        p = Person
        there: Any = p.select(p.name, p.email, p.linkedin).where(p.id == image["person"]).dicts()
        found: Image | None = there.first()
        return found

    def _take(self, table: type[Table], number: int, image: Image) -> None:
        """One more row. Whatever hangs on it went before, and is told by it alone."""
        if table is Application:
            self.applications.append(image)
            self.parts.pop(number, None)
            self.notes.pop(number, None)
        elif table is Interview:
            self.talks.pop(number, None)
        elif table is ImportSource:
            self.sources.add((image["source"], image["external_id"]))
        elif table is Person:
            for about in self._people.pop(number, ()):
                about["gone"] = image
        elif table in (Participation, Note, Conversation):
            kept = {Participation: self.parts, Note: self.notes}.get(table, self.talks)
            kept[image["interview" if table is Conversation else "application"]].append(image)
            if image["person"] is not None:
                self._people[image["person"]].append(image)


def _deletions() -> Iterator[tuple[type[Table], int, Image]]:
    j = JournalEntry
    told: Any = j.select(j.changes).where((j.state == EntryState.DONE) & j.changes.contains(_MARK))
    for (changes,) in told.order_by(j.id).tuples().iterator():
        for change in json.loads(changes):
            if change["after"] is None and change["before"] is not None:
                yield TABLE_NAMED[change["table"]], change["id"], change["before"]
