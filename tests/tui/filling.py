"""Filling in forms in tests, and reading what they say."""

from typing import Any

from piloting import all_at_once, cards, field, until
from textual.pilot import Pilot
from textual.widgets import Static

from models.dossier import Dossier, read_dossier


def remark(pilot: Pilot[Any], name: str) -> str:
    """What is said beside a field."""
    return str(field(pilot, name).query_one(".remark", Static).content)


async def says(pilot: Pilot[Any], name: str, text: str) -> None:
    """What is said beside a field once the screen is painted."""
    await until(pilot, lambda: remark(pilot, name) == text)


def known(pilot: Pilot[Any], company: str) -> Dossier:
    return read_dossier(cards(pilot)[company].id)


async def fill(pilot: Pilot[Any], name: str, text: str) -> None:
    """Type into a field, in the place of what stands there."""
    field(pilot, name).focus_input()
    await all_at_once(pilot, "home", "ctrl+k", *text)
