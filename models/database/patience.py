"""How long a program that writes is waited for."""

from collections.abc import Iterator
from contextlib import contextmanager

from peewee import SqliteDatabase

from models.tables import proxy


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Inside, another program that writes is waited for no longer than this.

    For what is tried again anyway, while a person types.
    """
    engine = proxy.obj
    if not isinstance(engine, SqliteDatabase):
        yield
        return
    before, engine.timeout = engine.timeout, seconds
    try:
        yield
    finally:
        engine.timeout = before
