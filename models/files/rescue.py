"""The last way out for what was typed: a file of its own, when it can be saved nowhere else."""

import os
from datetime import datetime
from pathlib import Path


def rescue(text: str) -> Path | None:
    """Keep a text beside the log, for its owner alone; where it is, or None. Never raises."""
    from models.files.log import log_path
    from models.files.privacy import private_folder

    folder = log_path().parent
    path = folder / f"typed-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.txt"
    try:
        private_folder(folder)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return None
    return path


def rescued() -> list[Path]:
    """The texts that were kept so. They are the person's: only they remove them."""
    from models.files.log import log_path

    return sorted(log_path().parent.glob("typed-*.txt"))
