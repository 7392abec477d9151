"""Which entries of the journal this program made, and which another did meanwhile."""

from typing import Any
from weakref import WeakKeyDictionary

from peewee import fn

from models.database import explained
from models.tables import JournalEntry, proxy
from models.words import EntryState

_MADE_HERE: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()
"""The entries that this program wrote, by the connection that it wrote them through."""


def note_made_here(entry: int) -> None:
    """Remember that this program wrote an entry, by its number."""
    _MADE_HERE.setdefault(proxy.obj, set()).add(entry)


def newest_entry() -> int:
    """The number of the newest entry, whatever became of it; 0 where there is none."""
    with explained():
        newest: int | None = JournalEntry.select(fn.MAX(JournalEntry.id)).scalar()
    return newest or 0


def made_elsewhere(after: int, application_id: int | None = None) -> list[tuple[int, str]]:
    """The entries in force behind this one that another program made: number and title.

    Those of one application, or all of them.
    """
    here = _MADE_HERE.get(proxy.obj, set())
    wanted = (JournalEntry.id > after) & (JournalEntry.state == EntryState.DONE)
    if application_id is not None:
        wanted &= JournalEntry.application_id == application_id
    with explained():
        entries = JournalEntry.select(JournalEntry.id, JournalEntry.title).where(wanted)
        return [
            (entry.id, entry.title)
            for entry in entries.order_by(JournalEntry.id)
            if entry.id not in here
        ]


def taken_back() -> list[str]:
    """What was taken back and can be done again, in words, the last first."""
    undone = JournalEntry.state == EntryState.UNDONE
    with explained():
        entries = JournalEntry.select(JournalEntry.title).where(undone).order_by(JournalEntry.id)
        return [entry.title for entry in entries]


def made_here() -> frozenset[int]:
    """The entries that this program wrote, by their numbers."""
    return frozenset(_MADE_HERE.get(proxy.obj, set()))
