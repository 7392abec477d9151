"""Statements on single rows, kept ready: an import, and taking it back, needs half a million.

Each does what peewee's own way does, which puts its statement together anew each time: that takes
ten times as long as the engine needs to carry it out.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from models.tables import Table, proxy

Row = TypeVar("Row", bound=Table)


def insert(row: Table) -> None:
    """Write a row that has no number yet, and give it the one that the engine gave."""
    engine: Any = proxy.obj
    if engine.returning_clause:
        row.save(force_insert=True)
        return
    fields = _columns(type(row))
    names = tuple(field.column_name for field in fields)
    statement = _insertion(row._meta.table_name, names, engine.param, engine.quote)
    told = [field.db_value(row.__data__.get(field.name)) for field in fields]
    row.id = engine.execute_sql(statement, told).lastrowid


def find(table: type[Row], key: int) -> Row | None:
    """The row with this number, if there is one."""
    engine: Any = proxy.obj
    fields = table._meta.sorted_fields
    names = tuple(field.column_name for field in fields)
    statement = _selection(table._meta.table_name, names, engine.param, engine.quote)
    return first(table, engine.execute_sql(statement, [key]))


def first(table: type[Row], rows: Iterable[Any]) -> Row | None:
    """The first of these rows with all columns of a table, if there is one."""
    found = next(iter(rows), None)
    if found is None:
        return None
    pairs = zip(table._meta.sorted_fields, found, strict=True)
    return table(**{field.name: field.python_value(value) for field, value in pairs})


def put_back(table: type[Table], values: Mapping[Any, Any]) -> None:
    """Write a row, its number among the values of its columns."""
    engine: Any = proxy.obj
    names = tuple(field.column_name for field in values)
    statement = _insertion(table._meta.table_name, names, engine.param, engine.quote)
    engine.execute_sql(statement, [field.db_value(value) for field, value in values.items()])


def has_dependants(row: Table) -> bool:
    """Whether any other row leads to this one."""
    engine: Any = proxy.obj
    return any(
        engine.execute_sql(statement, [row.id]).fetchone()
        for statement in _dependants(type(row), engine.param, engine.quote)
    )


def delete(row: Table) -> None:
    """Delete a row that no other leads to."""
    engine: Any = proxy.obj
    table = _quoted(row._meta.table_name, engine.quote)
    engine.execute_sql(f"DELETE FROM {table} WHERE id = {engine.param}", [row.id])


@cache
def _columns(table: type[Table]) -> list[Any]:
    return [field for field in table._meta.sorted_fields if field.name != "id"]


@cache
def _insertion(table: str, names: tuple[str, ...], param: str, quote: str) -> str:
    columns = ", ".join(_quoted(name, quote) for name in names)
    values = ", ".join([param] * len(names))
    return f"INSERT INTO {_quoted(table, quote)} ({columns}) VALUES ({values})"


@cache
def _selection(table: str, names: tuple[str, ...], param: str, quote: str) -> str:
    columns = ", ".join(_quoted(name, quote) for name in names)
    return f"SELECT {columns} FROM {_quoted(table, quote)} WHERE id = {param}"


@cache
def _dependants(table: type[Table], param: str, quote: str) -> list[str]:
    return [
        f"SELECT 1 FROM {_quoted(other._meta.table_name, quote)} "
        f"WHERE {_quoted(key.column_name, quote)} = {param} LIMIT 1"
        for key, other in table._meta.backrefs.items()
    ]


def _quoted(name: str, quote: str) -> str:
    return f"{quote[0]}{name}{quote[-1]}"
