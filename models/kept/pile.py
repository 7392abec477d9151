"""The cards of a column, in order; each is read when it is about to be looked at."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import overload

from models.board.cards import Card

Reader = Callable[[Collection[int]], Mapping[int, Card]]
"""The cards of these numbers, by their numbers; those that it read before cost nothing."""

BLOCK = 8
"""So many cards are read in one go; hardly a window shows more of a column."""
_AT_ONCE = 256


class Pile(Sequence[Card]):
    """Cards of which the numbers are known, `ids`, and the rest is asked of a reader.

    Looking at one raises `DatabaseProblem` where it has yet to be read and cannot be.
    """

    def __init__(self, ids: Sequence[int], reader: Reader) -> None:
        self.ids = ids
        self._reader = reader

    @classmethod
    def of(cls, cards: Iterable[Card]) -> "Pile":
        """One of cards that were read already."""
        known = {card.id: card for card in cards}
        return cls(list(known), lambda _: known)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Card: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Card]: ...

    def __getitem__(self, place: int | slice) -> Card | Sequence[Card]:
        if isinstance(place, slice):
            known = self._reader(self.ids[place])
            return [known[key] for key in self.ids[place]]
        key = self.ids[place]
        # Whoever looks at one looks at its neighbours next.
        start = place % len(self) // BLOCK * BLOCK
        return self._reader(self.ids[start : start + BLOCK])[key]

    def __iter__(self) -> Iterator[Card]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self[start : start + _AT_ONCE]

    def among(self, wanted: Collection[int]) -> "Pile":
        """Those of them that have these numbers, in the same order."""
        return Pile([key for key in self.ids if key in wanted], self._reader)

    def place_of(self, key: int | None) -> int | None:
        """Where the card of this number is; None if it is not there."""
        try:
            return None if key is None else self.ids.index(key)
        except ValueError:
            return None
