"""The end that nobody foresaw: what was typed is kept, and what happened is said in a few lines."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from models.files.log import log_path, record, where
from models.files.rescue import rescue


class Crash(Exception):
    """A mistake of the program ended the app.

    `cause` is what was raised; `kept` the file with what was typed and not saved; `lost` is True
    where even that could not be written.
    """

    def __init__(self, cause: BaseException, kept: Path | None, lost: bool) -> None:
        super().__init__()
        self.cause = cause
        self.kept = kept
        self.lost = lost


def keep_typed(cause: BaseException, savers: Iterable[Callable[[], str]]) -> Crash:
    """Put into a file what was typed and can be saved nowhere else.

    Each of `savers` saves what it can, and gives the rest.
    """
    texts: list[str] = []
    for save in savers:
        # Whatever is broken: what the others hold is still to be had.
        with suppress(Exception):
            texts.append(save())
    typed = "\n\n".join(text for text in texts if text.strip())
    kept = rescue(f"{typed}\n") if typed else None
    return Crash(cause, kept, lost=bool(typed) and kept is None)


def words(error: BaseException) -> Iterator[str]:
    """The end in a few lines: what it was, what is safe, and where the details are."""
    cause = error.cause if isinstance(error, Crash) else error
    path = record(cause)
    yield f"Afterword had to end: a mistake of its own ({where(cause)})."
    yield "What you did is saved; a step that was under way is done whole or not at all."
    if isinstance(error, Crash) and error.kept is not None:
        yield f"What you were typing is in {error.kept}"
    elif isinstance(error, Crash) and error.lost:
        yield "What you were typing could not be saved: no file can be written here."
    if path is not None:
        yield f"The details, with nothing personal, are in {path}"
    else:
        yield f"The details could not be written to {log_path()}"
