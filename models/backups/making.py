"""Making backups: the day's own, and any other."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from models.backups.shelf import Backup, Reason, kept, place_for, rotate
from models.database.copies import AlreadyThere, Inside, copy_board
from models.errors import AfterwordError, DatabaseProblem
from models.files.privacy import make_private, private_folder
from models.files.private_file import replace_privately


def back_up(
    board: Path,
    reason: Reason,
    *,
    now: datetime,
    settings: Path | None = None,
    spare: Path | None = None,
) -> tuple[Backup, Inside]:
    """Keep a copy of a board as it is now, looked through; the copy, and what is inside.

    The settings file (None: the person's own) is kept beside it, and older backups make room, but
    never the one at `spare`. Others may use the board meanwhile. Raises `DatabaseProblem` where no
    sound copy can be made: what was kept before then stays.
    """
    backup = place_for(board, reason, now)
    try:
        private_folder(backup.path.parent)
    except OSError as error:
        raise DatabaseProblem(f"{backup.path.parent} cannot be made: {error.strerror}.") from error
    make_private([backup.path.parent])
    try:
        found = copy_board(board, backup.path)
    except AlreadyThere:
        if reason is Reason.DAILY:
            raise
        # Its name is that of a second, and there was one in this second.
        later = now + timedelta(seconds=1)
        return back_up(board, reason, now=later, settings=settings, spare=spare)
    _keep_settings(settings, backup)
    rotate(board, now, spare)
    return backup, found


def back_up_daily(board: Path, *, now: datetime, settings: Path | None = None) -> str:
    """Make the day's backup if it is not there yet; a sentence where that failed, else "".

    The day is that of `now`, an aware moment in the person's zone.
    """
    made_on = {
        backup.made_at.astimezone(now.tzinfo).date()
        for backup in kept(board)
        if backup.reason is Reason.DAILY
    }
    if now.date() in made_on:
        return ""
    try:
        back_up(board, Reason.DAILY, now=now, settings=settings)
    except AlreadyThere:
        # Another Afterword made it at the same moment.
        return ""
    except AfterwordError as error:
        return f"Today's backup was not made: {error}"
    return ""


def back_up_to(board: Path, target: Path) -> Inside:
    """Put a copy of a board, looked through, where the person wants it; what is inside.

    A name without an ending is a folder's, and a stick that is not plugged in has none: no file is
    made in its place. Raises `DatabaseProblem` for that, where the file is there already, and where
    no sound copy can be made.
    """
    if not target.parent.is_dir():
        raise DatabaseProblem(f"There is no folder {target.parent}.", hint="Make it first.")
    if not target.suffix and not target.exists():
        hint = f"Plug it in or make it first; for a file give its ending: {target}.db"
        raise DatabaseProblem(f"There is no folder {target}.", hint=hint)
    return copy_board(board, target)


def _keep_settings(settings: Path | None, backup: Backup) -> None:
    """The settings go along where there are any; a backup without them is better than none."""
    from models.settings.reading import default_path

    source = settings or default_path()
    with suppress(OSError):
        replace_privately(backup.settings, source.read_bytes())
