"""Files that only their owner can read, written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import BinaryIO

from models.files.privacy import private_folder

_RANDOM = "[a-z0-9_]" * 8
"""How `mkstemp` ends the names that it makes."""


def replace_privately(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file in one step, readable by its owner alone.

    A link is replaced, not followed; a missing folder is made, for its owner alone. Whatever the
    umask, nobody else can read the file, and nobody sees it half written. Raises OSError, with the
    old file as it was.
    """
    private_folder(path.parent)
    with replacing(path) as file:
        file.write(data)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder last through a power cut, where the system can do that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sweep_unfinished(path: Path, before: datetime) -> None:
    """Take away what writes of a file left that a kill cut short before an (aware) moment.

    The file itself is whole: none of them had taken its place. What cannot be removed stays.
    """
    for left in path.parent.glob(f".{escape(path.name)}.{_RANDOM}"):
        with suppress(OSError):
            if left.lstat().st_mtime < before.timestamp():
                left.unlink()


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of another at the end, likewise; its folder is there.

    Where the writing fails the old file is as it was.
    """
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(0o600)
        Path(made).replace(path)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            Path(made).unlink()
        raise
