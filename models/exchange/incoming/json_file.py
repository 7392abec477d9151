"""A JSON file, read whole: what is in it, or in plain words why it is none."""

import json
import re
from typing import Any

from models.exchange.incoming.file import ImportProblem, Incoming
from models.text import clean_line, clean_text

_KEY = "json"
_BEGINNING = re.compile(r"""\s*(?:\{\s*["}]|\[\s*[\[\]{"\d\-tfn]|[{[]\s*$)""")


def looks_like_json(source: Incoming) -> bool:
    """Whether it begins as JSON does: by its first two signs, as one alone may stand by chance."""
    return _BEGINNING.match(source.start) is not None


def parsed(source: Incoming) -> Any:
    """What is in it; read once. Raises `ImportProblem` where it is broken off or is no JSON."""
    if _KEY not in source.parsed:
        try:
            source.parsed[_KEY] = json.loads(source.whole())
        except RecursionError:
            raise ImportProblem(f"{source.name} is nested too deeply.") from None
        except ValueError as error:
            raise _broken(source, error) from error
    return source.parsed[_KEY]


def _broken(source: Incoming, error: ValueError) -> ImportProblem:
    if isinstance(error, json.JSONDecodeError):
        rest = error.doc[error.pos :].strip()
        where = f"line {error.lineno}, column {error.colno}"
        if not rest or error.msg.startswith("Unterminated"):
            return ImportProblem(
                f"{source.name} is broken off: its JSON has no end ({where}).",
                hint="Export it again, or copy it again.",
            )
        return ImportProblem(f"{source.name} is no JSON: a mistake in {where}.")
    return ImportProblem(f"{source.name} is no JSON: {clean_line(str(error))}.")


def text_of(found: Any, name: str) -> str:
    """A member of an object as one clean line; empty where there is none, or no plain value."""
    return clean_line(_plain(found, name))


def lines_of(found: Any, name: str) -> str:
    """A member of an object as clean text."""
    return clean_text(_plain(found, name)).strip()


def list_of(found: Any, name: str) -> list[Any]:
    """A member of an object that is a list; empty where there is none."""
    value = found.get(name) if isinstance(found, dict) else None
    return value if isinstance(value, list) else []


def _plain(found: Any, name: str) -> str:
    value = found.get(name) if isinstance(found, dict) else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int | float) else ""
