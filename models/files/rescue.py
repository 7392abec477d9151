"""The last way out for what was typed: a file of its own, when it can be saved nowhere else."""

import os
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path


def rescue(text: str) -> Path | None:
    """Keep a text beside the log, for its owner alone; where it is, or None. Never raises."""
    from models.files.log import log_path
    from models.files.privacy import private_folder
    from models.files.private_file import sync_folder

    folder = log_path().parent
    begins = f"typed-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    try:
        private_folder(folder)
        path, handle = _made(folder, begins)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return None
    sync_folder(folder)
    return path


def _made(folder: Path, begins: str) -> tuple[Path, int]:
    """A file that was not there; two windows may break in one second."""
    for number in count(1):
        path = folder / f"{begins}{f'-{number}' if number > 1 else ''}.txt"
        with suppress(FileExistsError):
            return path, os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    raise FileExistsError(folder)


def rescued() -> list[Path]:
    """The texts that were kept so. They are the person's: only they remove them."""
    from models.files.log import log_path

    return sorted(log_path().parent.glob("typed-*.txt"))
