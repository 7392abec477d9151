"""A narrow card leaves words out, so that how late it is is never cut."""

from datetime import timedelta

import pytest
from conftest import NOW

from models.board.cards import Card
from models.timing.steps import Step, StepKind, Urgency
from models.words import Stage
from tui.widgets.card import ROOMY, card_lines

LATE = Step(StepKind.THANK_YOU, NOW - timedelta(minutes=30), Urgency.OVERDUE)


def shown(width: int, progress: str = "") -> list[str]:
    """Its lines, as they are before they are cut."""
    card = Card(1, "Acme", "Engineer", Stage.INTERVIEW, LATE, (), progress, None, None, "")
    return ["".join(text for text, _ in line) for line in card_lines(card, NOW, ROOMY, width)]


@pytest.mark.parametrize(
    ("width", "step"),
    [
        (40, "! thank-you overdue 30 min"),
        (24, "! thank-you late 30 min"),
        (21, "! thanks late 30 min"),
    ],
)
def test_how_late_it_is(width: int, step: str) -> None:
    assert shown(width)[2] == step
    assert len(step) <= width


@pytest.mark.parametrize(
    ("width", "progress"), [(24, "1 of 2 asked to connect"), (21, "1 of 2 asked")]
)
def test_how_many_were_asked(width: int, progress: str) -> None:
    assert shown(width, "1 of 2 asked to connect")[3] == progress
