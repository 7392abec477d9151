"""A board that is kept, beside one that is read anew."""

from datetime import datetime

from models.board.cards import read_columns
from models.kept.board import KeptBoard
from models.timing.policy import Policy
from models.timing.steps import Urgency


def assert_same(kept: KeptBoard, policy: Policy, now: datetime) -> None:
    """What a kept board shows now is what there is."""
    shown = {stage: list(pile) for stage, pile in kept.read(policy, now).items()}
    there = read_columns(policy, now)
    assert shown == there
    cards = [card for column in there.values() for card in column]
    urgencies = [card.step.urgency for card in cards]
    due = [urgencies.count(Urgency.OVERDUE), urgencies.count(Urgency.TODAY)]
    assert list(kept.count()) == [len(cards), *due]
    assert [kept.card(card.id) for card in cards] == cards
    assert all(card.id in kept.matching(f"{card.company} {card.role}") for card in cards)
    assert kept.words() == {card.id: card.words for card in cards}
