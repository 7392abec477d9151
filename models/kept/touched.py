"""Which cards may look otherwise than when they were read: by the journal, and by what was copied.

Every command is in the journal with the rows that it changed, taken back or not; only that a note
was copied, or changed after that, is no command, and is counted. Somebody who is met in several
applications carries what happens in one of them to the others: nobody is asked to connect twice.
"""

from typing import Any, NamedTuple

from peewee import Case, fn

from models.board.queries import changed_since_copied
from models.tables import Application, JournalEntry, Note, Participation, Person, proxy
from models.words import EntryState, NoteState

_APPLICATION, _PERSON = Application._meta.table_name, Person._meta.table_name
_MANY = 50
"""Behind so many commands it is as quick to read every card again."""


class Mark(NamedTuple):
    """Where the journal stood when the cards were read; `copied` counts by application what was
    copied, and what of it was changed since."""

    newest: tuple[Any, ...]
    undone: frozenset[int]
    copied: frozenset[tuple[Any, ...]]


def mark() -> Mark:
    """Where it stands now."""
    entry, note = JournalEntry, Note
    newest = _rows(_identity().order_by(entry.id.desc()).limit(1))
    undone = _rows(entry.select(entry.id).where(entry.state == EntryState.UNDONE))
    then = fn.SUM(Case(None, ((changed_since_copied(), 1),), 0))
    copied = note.select(note.application, fn.COUNT(note.id), then).group_by(note.application)
    return Mark(
        newest=newest[0] if newest else (0,),
        undone=frozenset(key for (key,) in undone),
        copied=frozenset(_rows(copied.where(note.state == NoteState.COPIED))),
    )


def touched(before: Mark, now: Mark) -> set[int] | None:
    """The applications that something happened to in between; None where all may have changed."""
    last = before.newest[0]
    if [before.newest] != _rows(_identity().where(JournalEntry.id == last)) and last:
        return None
    changed = (JournalEntry.id > last) | JournalEntry.id.in_(before.undone ^ now.undone)
    entries = _rows(JournalEntry.select(JournalEntry.application_id).where(changed))
    found = {application for (application,) in entries}
    if len(entries) > _MANY or None in found:
        return None
    # Not when the board opens: all is read then.
    from models.journal.changed import changed_rows

    people: set[int | None] = set()
    for table, key, known in changed_rows(changed):
        if table in (_APPLICATION, _PERSON):
            (found if table == _APPLICATION else people).add(key)
        people.add(known.get("person"))
    copied = {application for application, *_ in before.copied ^ now.copied}
    return copied | _with_acquaintances(found, people)


def _with_acquaintances(applications: set[int | None], people: set[int | None]) -> set[int]:
    """Those applications, and all in which their people, or these, are met."""
    part, known = Participation, [key for key in applications if key is not None]
    theirs = _rows(part.select(part.person).where(part.application.in_(known)))
    met = part.person.in_(people.union(*theirs))
    return set(known).union(*_rows(part.select(part.application).where(met)))


def _identity() -> Any:
    """What tells an entry from another that got its number when it was erased."""
    return JournalEntry.select(JournalEntry.id, JournalEntry.at, JournalEntry.title)


def _rows(query: Any) -> list[tuple[Any, ...]]:
    return list(proxy.execute(query))
