"""Where backups are kept, what they are called, and which of them stay."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from glob import escape
from pathlib import Path

from models.database.copies import Inside, look_into
from models.database.places import backups_folder

KEPT = 7
"""So many of the daily ones, the newest, and at most so many of each other kind."""
_DAMAGED = "-damaged-"
_MOMENT = "%Y%m%dT%H%M%SZ"
_DRAFTS_LAST = timedelta(hours=1)


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    HAND = "hand"
    UPDATE = "update"
    RESTORE = "restore"


WORDS = {
    Reason.DAILY: "the day's own",
    Reason.HAND: "made by you",
    Reason.UPDATE: "before an update",
    Reason.RESTORE: "before a restore",
}


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept copy of a board; `made_at` is in UTC, to the second."""

    path: Path
    made_at: datetime
    reason: Reason

    @property
    def settings(self) -> Path:
        """Where the settings of that day are, if they were kept."""
        return self.path.with_suffix(".toml")

    def look(self) -> Inside:
        """Look through it from end to end."""
        return look_into(self.path)


def place_for(board: Path, reason: Reason, now: datetime) -> Backup:
    """Where a backup made at this moment belongs."""
    made_at = now.astimezone(UTC).replace(microsecond=0)
    return Backup(backups_folder(board) / f"{made_at:{_MOMENT}}-{reason}.db", made_at, reason)


def kept(board: Path) -> list[Backup]:
    """A board's backups, the newest first."""
    return [found for path in sorted(files(board), reverse=True) if (found := _read(path))]


def files(board: Path) -> list[Path]:
    """All that the folder of a board's backups holds, and the folder itself."""
    folder = backups_folder(board)
    with suppress(OSError):
        return [folder, *folder.iterdir()]
    return []


def newest_good(board: Path) -> tuple[Backup, Inside] | None:
    """The newest backup that is sound, with what is inside."""
    for backup in kept(board):
        found = backup.look()
        if not found.wrong:
            return backup, found
    return None


def aside(board: Path, now: datetime) -> Path:
    """What a damaged file is called once a backup took its place."""
    return board.with_name(f"{board.name}{_DAMAGED}{now.astimezone(UTC):{_MOMENT}}")


def damaged_ones(board: Path) -> list[Path]:
    """The damaged files that were kept, with what lay beside them."""
    file = board.resolve()
    return sorted(file.parent.glob(f"{escape(file.name + _DAMAGED)}*"))


def rotate(board: Path, now: datetime, spare: Path | None = None) -> None:
    """Let go of what is no longer to be kept; what cannot be removed stays.

    The newest seven daily ones stay. The others stay as long as those around them, and at most
    seven of each kind. One from the future, when the clock was wrong, counts as the oldest.
    """
    backups = [backup for backup in kept(board) if backup.path != spare]
    backups.sort(key=lambda backup: (backup.made_at <= now, backup.made_at), reverse=True)
    of_kind = {
        reason: [backup for backup in backups if backup.reason is reason] for reason in Reason
    }
    daily = of_kind[Reason.DAILY][:KEPT]
    oldest = daily[-1].made_at if len(daily) == KEPT else datetime.min.replace(tzinfo=UTC)
    stay = {
        backup.path
        for same in of_kind.values()
        for backup in same[:KEPT]
        if backup in daily or backup.made_at >= oldest
    }
    for backup in backups:
        if backup.path not in stay:
            remove(backup)
    for draft in backups_folder(board).glob(".*.part*"):
        with suppress(OSError):
            if now - datetime.fromtimestamp(draft.stat().st_mtime, UTC) > _DRAFTS_LAST:
                draft.unlink()


def remove(backup: Backup) -> None:
    """Take a backup away, with the settings kept beside it; what cannot be removed stays."""
    for path in (backup.path, backup.settings):
        with suppress(OSError):
            path.unlink()


def _read(path: Path) -> Backup | None:
    moment, _, reason = path.stem.partition("-")
    if path.suffix != ".db" or reason not in list(Reason):
        return None
    try:
        made_at = datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made_at, Reason(reason))
