"""Carrying out a command and saying what it did, for whoever does not see the board."""

from collections.abc import Callable
from dataclasses import dataclass

from models.database import explained, lasting
from models.tables import Application, JournalEntry
from models.words import EntryState, Stage


@dataclass(frozen=True, slots=True)
class Change:
    """What a command did: the title of its entry in the journal, which undo would show.

    `title` is empty where nothing changed; `stage` is where the application stands since, None
    where there is none any more.
    """

    title: str
    application_id: int | None
    stage: Stage | None


def carry_out(act: Callable[[], object]) -> Change:
    """Do something in one transaction; what it did. Passes on whatever it raises."""
    with explained(), lasting():
        before = _newest()
        act()
        entry = _newest()
        if entry is None or (before is not None and entry.id <= before.id):
            return Change("", None, None)
        return Change(entry.title, entry.application_id, stage_of(entry.application_id))


def stage_of(application_id: int | None) -> Stage | None:
    """Where an application stands; None where it is gone, or nothing is about one."""
    with explained():
        row = Application.get_or_none(Application.id == application_id)
    return row.stage if row is not None else None


def _newest() -> JournalEntry | None:
    done = JournalEntry.select().where(JournalEntry.state == EntryState.DONE)
    entry: JournalEntry | None = done.order_by(JournalEntry.id.desc()).first()
    return entry
