"""A pile reads the cards that are looked at, and some beside them."""

from collections.abc import Collection, Mapping

import pytest

from models.board.cards import Card
from models.kept.pile import BLOCK, Pile
from models.timing.steps import Step, StepKind
from models.words import Stage


def card(key: int) -> Card:
    step = Step(StepKind.NOTHING)
    return Card(key, f"Company {key}", "", Stage.WAITING, step, (), "", None, None, "")


class Shelf:
    """Where cards are read; what was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def read(self, ids: Collection[int]) -> Mapping[int, Card]:
        self.asked.append(list(ids))
        return {key: card(key) for key in ids}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_nothing_is_read_for_its_size_or_a_place(shelf: Shelf) -> None:
    pile = Pile([7, 3, 5], shelf.read)
    assert len(pile) == 3
    assert pile.place_of(5) == 2
    assert pile.place_of(4) is None
    assert pile.place_of(None) is None
    assert pile.among({5, 7, 9}).ids == [7, 5]
    assert shelf.asked == []


@pytest.mark.parametrize("place", [0, BLOCK - 1, BLOCK, 3 * BLOCK, 3 * BLOCK + 1, -1])
def test_a_card_comes_with_its_neighbours(shelf: Shelf, place: int) -> None:
    ids = list(range(100, 100 + 3 * BLOCK + 2))
    assert Pile(ids, shelf.read)[place].id == ids[place]
    [asked] = shelf.asked
    assert ids[place] in asked
    assert asked == ids[ids.index(asked[0]) :][: len(asked)]
    assert len(asked) <= BLOCK


def test_one_that_is_not_there(shelf: Shelf) -> None:
    with pytest.raises(IndexError):
        Pile([1, 2], shelf.read)[2]
    with pytest.raises(IndexError):
        Pile([], shelf.read)[0]


def test_some_are_read_in_one_go(shelf: Shelf) -> None:
    pile = Pile([5, 3, 4, 1], shelf.read)
    assert [one.id for one in pile[1:3]] == [3, 4]
    assert shelf.asked == [[3, 4]]


def test_all_are_read_some_at_a_time(shelf: Shelf) -> None:
    ids = list(range(1_000))
    assert [one.id for one in Pile(ids, shelf.read)] == ids
    assert 1 < len(shelf.asked) < 10


def test_of_cards_that_are_there(shelf: Shelf) -> None:
    cards = [card(2), card(1)]
    assert list(Pile.of(cards)) == cards
    assert Pile.of(cards)[-1] == cards[-1]
