"""The way out where no clipboard can be reached: a file that only its owner can read."""

import contextlib
import re
import warnings
from datetime import datetime, timedelta
from pathlib import Path

from models.files.privacy import guarded_folder
from models.files.private_file import replace_privately
from tui.clipboard.report import Job, Outcome, RouteFailed, Verdict

LASTS = timedelta(days=1)
"""For so long a text can be fetched from its file."""


def own_runtime_dir() -> Path:
    """Where the program keeps what is not to last, a folder that may not be there yet."""
    from platformdirs import user_runtime_path, user_state_path

    with warnings.catch_warnings():
        # Without a session of systemd there is no such folder, which is no news to the person.
        warnings.simplefilter("ignore")
        try:
            return user_runtime_path("afterword", appauthor=False)
        except OSError:
            # Somebody else made the one in the shared folder.
            return user_state_path("afterword", appauthor=False) / "runtime"


def by_file(job: Job) -> Outcome:
    """Write the text to a file in `job.runtime_dir`, replacing the one of the copy before.

    The folder is made if need be, for its owner alone, and so is the file, whatever the umask.
    The verdict is FAILED, as the clipboard was not reached, and the message says only where the
    text is. Raises RouteFailed if the file cannot
    be written, or if the folder belongs to somebody else.
    """
    name = re.sub(r"[^a-z0-9]+", "-", job.what.lower()).strip("-") or "note"
    path = job.runtime_dir / f"{name}.txt"
    try:
        guarded_folder(job.runtime_dir)
        replace_privately(path, job.data)
    except OSError as problem:
        raise RouteFailed(f"{path} could not be written: {problem.strerror}") from problem
    # The path comes last, with nothing after it, so that it can be selected cleanly.
    if job.bare:
        message = f"{job.bare} shows it bare, to select with the mouse; it is in a file too: {path}"
    else:
        message = f"{job.subject} put in a file instead: {path}"
    return Outcome(Verdict.FAILED, message, path)


def forget(runtime_dir: Path, before: datetime) -> None:
    """Take away the texts that were put there before a moment; what cannot be removed stays."""
    # With what a kill left of one that was being written.
    for path in (*runtime_dir.glob("*.txt"), *runtime_dir.glob(".*.txt.*")):
        with contextlib.suppress(OSError):
            if path.lstat().st_mtime < before.timestamp():
                path.unlink()
