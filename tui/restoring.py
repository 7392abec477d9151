"""A damaged board at start: the newest good backup is offered before anything is drawn."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from models.database import Database, default_location, open_database
from models.database.places import file_at
from models.errors import DatabaseDamaged, NotPossible
from models.settings.reading import Settings


def open_or_restore(db: str | None, settings: Settings) -> Database:
    """Open the board, with a backup in its place if it is damaged and the person wants that.

    The person is at a terminal. Raises `DatabaseProblem` as `open_database` does.
    """
    try:
        return open_database(db)
    except DatabaseDamaged as error:
        file = file_at(db) if db else default_location()
        if file is None or not _restored(file, settings, error):
            raise
    return open_database(db)


def _restored(file: Path, settings: Settings, error: DatabaseDamaged) -> bool:
    from models.backups.restoring import plan_restore, restore
    from tui.backup_words import announce, report

    now = datetime.now(UTC).astimezone(settings.zone).replace(microsecond=0)
    try:
        plan = plan_restore(file)
    except NotPossible:
        # There is none.
        return False
    _say([error.message, *announce(plan, now)])
    try:
        answer = input("Put it back? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        return False
    _say(report(restore(plan, now=now, settings=settings.path)))
    return True


def _say(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
