"""Queries that are written once and asked again and again, each time with other values.

peewee takes several times as long to write a query as the engine takes to answer it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from peewee import Value

from models.tables import proxy


class _Blank:
    """Where a value goes that is not known yet."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def blank(name: str) -> Value:
    """A place in a query for a value of this name, as the engine stores it.

    In a list of one (`in_([blank(...)])`) it is a place for a tuple of any length.
    """
    return Value(_Blank(name), converter=False)


class Written:
    """A query in the words of the engine that was open when it was made."""

    def __init__(self, query: Any) -> None:
        engine: Any = proxy.obj
        sql, self._values = proxy.get_sql_context().parse(query)
        self._marker: str = engine.param
        self._parts = sql.split(self._marker)

    def rows(self, given: Mapping[str, Any]) -> Iterable[Any]:
        """Its rows as the engine hands them over; `given` has a value for each of its blanks."""
        values: list[Any] = []
        sql = [self._parts[0]]
        for one, part in zip(self._values, self._parts[1:], strict=True):
            value = given[one.name] if isinstance(one, _Blank) else one
            several = value if isinstance(value, tuple) else (value,)
            # Nothing is in a list of nothing, which not every engine would read.
            sql += (", ".join([self._marker] * len(several)) or "NULL", part)
            values += several
        rows: Iterable[Any] = proxy.execute_sql("".join(sql), values)
        return rows


def engine_kind() -> type:
    """What kind of engine is open: each is asked in words of its own."""
    kind: type = type(proxy.obj)
    return kind
