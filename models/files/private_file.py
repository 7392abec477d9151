"""Files that only their owner can read, written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def replace_privately(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file in one step, readable by its owner alone.

    A link is replaced, not followed; a missing folder is made, for its owner alone. Whatever the
    umask, nobody else can read the file, and nobody sees it half written. Raises OSError, with the
    old file as it was.
    """
    if not path.parent.exists():
        path.parent.mkdir(parents=True, mode=0o700)
        path.parent.chmod(0o700)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(0o600)
        Path(made).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(made).unlink()
        raise
