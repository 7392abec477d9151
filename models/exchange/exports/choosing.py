"""Which applications go out."""

from collections.abc import Iterable, Sequence
from typing import Any

from models.rows import lookup
from models.tables import Application


def wanted(ids: Sequence[int]) -> list[int]:
    """These applications, or all of them in their order.

    Raises `NotPossible` for one that is gone.
    """
    if ids:
        return [lookup.application(key).id for key in ids]
    a = Application
    rows: Iterable[Any] = a.select(a.id).order_by(a.id).tuples()
    return [key for (key,) in rows]
