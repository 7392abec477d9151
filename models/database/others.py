"""Whether another connection wrote, as the engine itself knows it."""

from peewee import SqliteDatabase

from models.database.opening import Database
from models.database.problems import explained


def writes_of_others(database: Database, before: int = 0) -> int:
    """A number that is another one each time another connection has written; asks no table.

    `before` is what it was last: it stays so where the board is closed, and with engines that have
    nothing of the kind. Raises `DatabaseProblem` where the board cannot be asked.
    """
    engine = database.engine
    if not isinstance(engine, SqliteDatabase) or engine.is_closed():
        return before
    with explained():
        row = engine.execute_sql("PRAGMA data_version").fetchone()  # type: ignore[no-untyped-call]
    return int(row[0])
