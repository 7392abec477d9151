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
    """A place in a query for a value of this name, as the engine stores it."""
    return Value(_Blank(name), converter=False)


class Written:
    """A query in the words of the engine that was open when it was made."""

    def __init__(self, query: Any) -> None:
        self._sql, self._values = proxy.get_sql_context().parse(query)

    def rows(self, given: Mapping[str, Any]) -> Iterable[Any]:
        """Its rows as the engine hands them over; `given` has a value for each of its blanks."""
        values = [given[one.name] if isinstance(one, _Blank) else one for one in self._values]
        rows: Iterable[Any] = proxy.execute_sql(self._sql, values)
        return rows


def engine_kind() -> type:
    """What kind of engine is open: each is asked in words of its own."""
    kind: type = type(proxy.obj)
    return kind
