"""Reading what hangs together as it was at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.database.problems import explained
from models.tables import proxy


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything that is read inside is as it was at the first reading, whatever others write.

    Not for writing: what was read may be overtaken by then (`lasting` is for that). Raises
    `DatabaseProblem` where the data cannot be read.
    """
    with explained(), proxy.atomic():
        yield
