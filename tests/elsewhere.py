"""What another program does on the same board: the same commands, by a connection of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.database import Database, open_database
from models.tables import proxy


@contextmanager
def elsewhere(database: Database) -> Iterator[None]:
    """All commands inside go to the board by another connection."""
    own = proxy.obj
    try:
        with open_database(database.location):
            yield
    finally:
        proxy.initialize(own)
