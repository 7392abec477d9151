"""Somebody out of one typed line, as a form would hand them over."""

from models.entries import PersonEntry
from models.typed.people import parse_person


def typed_person(line: str) -> PersonEntry:
    """Somebody from one typed line. Raises `InvalidInput` where there is no name in it."""
    said = parse_person(line)
    return PersonEntry(said.name, said.role, "", said.email, said.phone, said.linkedin)
