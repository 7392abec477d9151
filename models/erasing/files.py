"""Erasing in the board's file and in the copies of it: what is done, and what still holds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.backups.shelf import Backup, damaged_ones, kept
from models.database import Database, open_database
from models.database.copies import copy_board, replace
from models.erasing.gone import Gone, every
from models.erasing.removing import remove, theirs
from models.erasing.targets import Target, choose, row_of
from models.errors import AfterwordError
from models.files.rescue import rescued
from models.kept.bookmark import bookmark_of
from models.tables import Application, Contact, Interview, Note, Person


@dataclass(frozen=True, slots=True)
class Extent:
    """What would go with a target."""

    target: Target
    people: tuple[str, ...]
    interviews: int
    notes: int
    contacts: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done about the copies: so many backups rewritten, so many not looked at.

    `left` are files that could not be rewritten, each with the reason.
    """

    rewritten: int
    not_looked_at: int
    left: tuple[tuple[Path, str], ...]


def extent(wanted: str) -> Extent:
    """What goes with the one thing on the open board that is meant. Raises `NotPossible`."""
    target = choose(wanted)
    gone = theirs(target)
    names = [person.name for key, person in every(Person).items() if key in gone.people]
    return Extent(
        target,
        tuple(names),
        _count(gone, Interview),
        _count(gone, Note),
        _count(gone, Contact),
    )


def copies_of(database: Database) -> list[Backup]:
    """The backups of an open board."""
    return kept(database.file) if database.file else []


def erase(
    database: Database,
    target: Target,
    *,
    backups: bool,
    now: datetime,
    drafts: Iterable[Path] = (),
) -> Erased:
    """Erase a target from an open board for good, and from its backups where that is wanted.

    `drafts` are mails that were saved beside it: they are only named. The board is closed
    afterwards. Raises `NotPossible` while another program has it open; nothing
    is then done.
    """
    chosen = row_of(target)
    with database.for_good():
        remove(target, chosen, now=now)
    if bookmark := bookmark_of(database):
        bookmark.take_out()
    database.close()
    damaged = damaged_ones(database.file) if database.file else []
    left = [(path, "it is damaged") for path in damaged]
    left += [(path, "it is what was typed when Afterword broke") for path in rescued()]
    left += [(path, "it is the draft of a mail") for path in drafts]
    copies = copies_of(database)
    rewritten = 0
    for backup in copies if backups else ():
        try:
            rewritten += _rewrite(backup, target, chosen, now)
        except AfterwordError as error:
            left.append((backup.path, error.message))
    return Erased(rewritten, 0 if backups else len(copies), tuple(left))


def _rewrite(backup: Backup, target: Target, chosen: Person | Application, now: datetime) -> bool:
    """Put a copy without the target in a backup's place; False if it held nothing of it.

    The copy is that of the newest version. Raises `AfterwordError` with the backup as it was.
    """
    draft = backup.path.with_name(f".{backup.path.name}.rewritten.part")
    draft.unlink(missing_ok=True)
    copy_board(backup.path, draft)
    try:
        with open_database(draft, back_up=False) as opened, opened.for_good():
            changed = remove(target, chosen, now=now)
        if changed:
            replace(backup.path, draft)
        return changed
    finally:
        draft.unlink(missing_ok=True)


def _count(gone: Gone, table: type[Interview | Note | Contact]) -> int:
    name = table._meta.table_name
    return sum(one == name for one, _ in gone.rows)
