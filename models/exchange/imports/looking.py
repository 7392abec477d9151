"""What would become of rows that count on one another: written to a copy of the board, and gone."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from models.database import explained
from models.database.aside import aside
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


def as_if_written(write: Write) -> Iterator[Outcome]:
    """What becomes of each row if it is written; the board stays as it is, and free for others.

    Between two rows this thread, too, finds the board as it is. Raises `DatabaseProblem` where it
    cannot be read.
    """
    with explained(), aside() as instead:
        with instead():
            rows = iter(write(_Unkept()))
        while True:
            with instead():
                one = next(rows, _END)
            if isinstance(one, Outcome):
                yield one
            elif one is _END:
                return


_END = object()
