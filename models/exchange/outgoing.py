"""Writing a file that goes out: whole or not at all, and for its owner alone."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from models.errors import AfterwordError


class ExportProblem(AfterwordError):
    """A file that cannot be written; what was there before is as it was."""

    default_title = "Nothing was exported"


def write_out(path: Path, pieces: Iterable[str]) -> None:
    """Replace a file in one step by these pieces, readable by its owner alone.

    Raises `ExportProblem` where that is not possible.
    """
    target = path.expanduser().resolve()
    if target.is_dir():
        raise ExportProblem(f"{path} is a folder.", hint="Give the path of a file in it.")
    made: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        made = Path(name)
        # Line ends are what the format wants, on every machine.
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        made.replace(target)
    except BaseException as error:
        if made is not None:
            with suppress(OSError):
                made.unlink()
        if isinstance(error, OSError):
            raise ExportProblem(f"{path} cannot be written: {error.strerror}.") from error
        raise
