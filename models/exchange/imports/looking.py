"""What would become of rows that count on one another: written, looked at, and taken back."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from models.database import explained, lasting
from models.exchange.incoming.outcome import Outcome
from models.journal.recording import Recorder
from models.tables import Table

Write = Callable[[Recorder], Iterable[Outcome | None]]
"""What writes rows as they come, through an open command."""


class _Unkept(Recorder):
    """Writes rows, and remembers nothing: they are all taken back."""

    def __init__(self) -> None:
        super().__init__("", None, datetime.min)  # noqa: DTZ901 (no entry ever has it)

    def _note(self, row: Table, before: Any, after: Any) -> None:
        pass


class _OnlyLookingError(Exception):
    """What was written is to be taken back: it was a look."""


def as_if_written(write: Write) -> Iterator[Outcome]:
    """What becomes of each row if it is written; in the end, or if it is closed, nothing was.

    Another program that writes has to wait meanwhile. Raises `DatabaseProblem` where the board
    cannot be written.
    """
    try:
        with explained(), lasting():
            yield from filter(None, write(_Unkept()))
            raise _OnlyLookingError
    except _OnlyLookingError:
        pass
