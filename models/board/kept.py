"""A board that is kept: a card is read again where something happened to it, or as time goes by."""

from datetime import datetime

from models.board.cards import Card, in_columns, read_cards
from models.board.touched import Mark, mark, touched
from models.database.reading import one_moment
from models.timing.policy import Policy
from models.words import Stage


class KeptBoard:
    """The cards as they were read last; with ten thousand of them, nobody waits behind a key."""

    def __init__(self) -> None:
        self._cards: dict[int, Card] = {}
        self._mark: Mark | None = None
        self._for: tuple[Policy, datetime] | None = None
        self._read_again: set[int] | None = None

    def read(self, policy: Policy, now: datetime) -> dict[Stage, list[Card]]:
        """Every card in its column, most urgent first; `now` is aware, in the person's zone.

        Raises `DatabaseProblem` where the board cannot be read.
        """
        # What a card says of time is true to the minute.
        asked = policy, now.replace(second=0, microsecond=0)
        with one_moment():
            here = mark()
            known = self._mark if asked == self._for else None
            changed = touched(known, here) if known else None
            if changed is None:
                self._read_again = None
                self._cards = {card.id: card for card in read_cards(policy, now)}
            elif changed:
                if self._read_again is not None:
                    self._read_again |= changed
                for key in changed:
                    self._cards.pop(key, None)
                fresh = read_cards(policy, now, ids=changed)
                self._cards.update((card.id, card) for card in fresh)
        self._mark, self._for = here, asked
        return in_columns(self._cards.values())

    def take_read_again(self) -> set[int] | None:
        """The applications whose cards were read again since this was asked last; None: all."""
        found, self._read_again = self._read_again, set()
        return found
