"""A long list of outcomes made short: rows that fare alike are listed to a point, then counted."""

from collections import Counter
from collections.abc import Iterator

from models.exchange.incoming.outcome import Action, Outcome, Tally

MOST_ALIKE = 20
"""Rows that fare alike, for the same reason, are listed up to here."""


class Summary:
    """Takes outcomes one after the other; holds no more of them than are worth a line."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._alike: Counter[tuple[Action, str]] = Counter()

    def add(self, one: Outcome) -> bool:
        """Count it; True if it is worth a line of its own."""
        self.tally.add(one)
        kind = (one.action, one.reason)
        self._alike[kind] += 1
        return one.action is not Action.UNCHANGED and self._alike[kind] <= MOST_ALIKE

    def rest(self) -> Iterator[Outcome]:
        """A line for each kind of which there were more, with their number for its place."""
        for (action, reason), count in self._alike.items():
            if action is not Action.UNCHANGED and count > MOST_ALIKE:
                yield Outcome(action, f"{count - MOST_ALIKE:,} more", "", reason)
