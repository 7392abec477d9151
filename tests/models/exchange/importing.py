"""Importing a file as the commands do, and what became of its rows."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from building import NOW, PARIS

from models.exchange.imports.choices import Choices
from models.exchange.imports.importing import loaded
from models.exchange.incoming.outcome import Action, Outcome

FIXTURES = Path(__file__).parent / "fixtures"


def choices(**given: Any) -> Choices:
    return replace(Choices(NOW, PARIS), **given)


def plan(*places: Path | str, **given: Any) -> list[Outcome]:
    with loaded(places, choices(**given)) as load:
        return list(filter(None, load.plan()))


def take(*places: Path | str, strict: bool = False, **given: Any) -> list[Outcome]:
    chosen = choices(**given)
    with loaded(places, chosen) as load:
        return list(filter(None, load.write(chosen, strict=strict)))


def counts(outcomes: list[Outcome]) -> tuple[int, ...]:
    """New, updated, unchanged, skipped, refused."""
    return tuple(sum(one.action is action for one in outcomes) for action in Action)
