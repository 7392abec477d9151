"""A copy of the open board to try things on: what is written to it is nowhere else.

Others go on reading and writing the board meanwhile, in this process too.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from functools import partial
from typing import Any

from peewee import SqliteDatabase

from models.database.opening import PRAGMAS, lasting
from models.tables import proxy

Instead = Callable[[], AbstractContextManager[None]]
"""Inside what it gives, this thread reads and writes the copy in the board's stead."""

# Without a name it is SQLite's own: nobody else can open it, it is gone when closed, and there is
# no file at all before these 8 MiB of memory are used up.
_NAMELESS = "file:"
_PRAGMAS = PRAGMAS | {"cache_size": -8 * 1024, "synchronous": "off"}


class _BackAgainError(Exception):
    """What was written is to be taken back."""


@contextmanager
def aside() -> Iterator[Instead]:
    """A copy of the board as it is now, for as long as this is open.

    A server's board is not copied: what is written is taken back in the end.
    """
    engine = proxy.obj
    if isinstance(engine, SqliteDatabase):
        with closing(_copy(engine)) as copy:
            yield partial(_instead, engine, copy)
        return
    try:
        with lasting():
            yield nullcontext
            raise _BackAgainError
    except _BackAgainError:
        pass


def _copy(engine: SqliteDatabase) -> SqliteDatabase:
    copy = SqliteDatabase(_NAMELESS, uri=True, pragmas=_PRAGMAS)
    there = _connection(copy)
    _connection(engine).backup(there)
    # It needs no way back.
    there.execute("PRAGMA journal_mode = off")
    return copy


def _connection(engine: Any) -> Any:
    """This thread's connection; peewee has no types for that."""
    return engine.connection()


@contextmanager
def _instead(engine: Any, copy: SqliteDatabase) -> Iterator[None]:
    """Peewee keeps a connection for each thread: those of other threads stay the board's."""
    state = engine._state
    own = state.conn
    state.conn = _connection(copy)
    try:
        yield
    finally:
        state.conn = own
