"""Writing a file that goes out: whole or not at all, and for its owner alone."""

from collections.abc import Iterable
from pathlib import Path

from models.errors import AfterwordError
from models.files.home import at_home
from models.files.private_file import replacing


class ExportProblem(AfterwordError):
    """A file that cannot be written; what was there before is as it was."""

    default_title = "Nothing was exported"


def write_out(path: Path, pieces: Iterable[str]) -> None:
    """Replace a file in one step by these pieces, readable by its owner alone.

    Raises `ExportProblem` where that is not possible.
    """
    target = at_home(path).resolve()
    if target.is_dir():
        raise ExportProblem(f"{path} is a folder.", hint="Give the path of a file in it.")
    if target.exists() and not target.is_file():
        raise ExportProblem(
            f"{path} is no ordinary file.", hint="Leave -o out, and send what is printed there."
        )
    if not target.parent.is_dir():
        raise ExportProblem(f"There is no folder {target.parent}.", hint="Make it first.")
    try:
        with replacing(target) as file:
            file.writelines(piece.encode("utf-8") for piece in pieces)
    except OSError as error:
        raise ExportProblem(f"{path} cannot be written: {error.strerror}.") from error
