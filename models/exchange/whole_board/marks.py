"""By what rows of two copies of a board are known again: as hashes, for they are many."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from models.text import fold


def marks_of(person: Mapping[str, Any]) -> list[int]:
    """By what a person is known again among the people of one application."""
    known = ((name, person.get(name) or "") for name in ("email", "linkedin", "name"))
    return [hash((name, fold(value))) for name, value in known if value]


def hashed(*parts: Any) -> int:
    """All of these parts as one."""
    return hash(parts)


def text_of(value: Any) -> str:
    """A value in the form in which it is compared: moments are seconds."""
    return str(int(value.timestamp())) if isinstance(value, datetime) else str(value or "")
