"""A board that is kept: a card is read again where something happened to it, or as time goes by.

Of a large one it is kept where each card stands; the rest is read of those that are looked at.
"""

from collections.abc import Collection, Container, Mapping
from datetime import UTC, datetime

from models.board.cards import Card, card_of, read_cards
from models.board.facts import gather
from models.board.wording import Words, read_words
from models.database.reading import one_moment
from models.kept.bookmark import Bookmark
from models.kept.pile import BLOCK, Pile
from models.kept.standings import Counts, Standing, Standings, standing_of
from models.kept.touched import Mark, mark, touched
from models.stages import ORDER
from models.text import holds, searchable, wanted_words
from models.timing.cadence import next_step
from models.timing.policy import Policy
from models.timing.steps import Step, StepKind
from models.words import Stage

FEW = 200
"""So many cards are read whole: going after those in view would take as long."""
_MOST = 2_000
"""So many cards that were looked at are kept."""


class KeptBoard:
    """The cards as they were read last; with ten thousand of them, nobody waits behind a key."""

    def __init__(self, bookmark: Bookmark | None = None, few: int | None = None) -> None:
        self._bookmark = bookmark
        self._few = FEW if few is None else few
        self._standings = Standings()
        self._columns = self._standings.columns()
        self._cards: dict[int, Card] = {}
        self._words: dict[int, Words] | None = None
        self._texts: dict[int, str] | None = None
        self._mark: Mark | None = None
        self._policy = Policy()
        self._now = datetime.min.replace(tzinfo=UTC)
        self._read_again: set[int] | None = None

    def read(self, policy: Policy, now: datetime) -> dict[Stage, Pile]:
        """Every card in its column, most urgent first; `now` is aware, in the person's zone.

        Raises `DatabaseProblem` where the board cannot be read.
        """
        with one_moment():
            here = mark()
            if self._mark is None:
                changed = self._at_the_bookmark(here, policy, now)
            else:
                changed = self._since(self._mark, here, policy, now)
            if changed is None:
                self._read_all(policy, now)
            elif changed:
                self._read_some(changed, policy, now)
            self._mark, self._policy, self._now = here, policy, now
            if changed is None or changed:
                self._columns = self._standings.columns()
            if not self._cards:
                self._bring([key for ids in self._columns.values() for key in ids[:BLOCK]])
        return {stage: Pile(ids, self._bring) for stage, ids in self._columns.items()}

    def _at_the_bookmark(self, here: Mark, policy: Policy, now: datetime) -> set[int] | None:
        """Go on from there; the cards that stand elsewhere by now. None: there is none."""
        found = self._bookmark.find(policy, now, here) if self._bookmark else None
        if found is None:
            return None
        self._standings = Standings(found)
        self._columns = self._standings.columns()
        return self._overtaken(now)

    def _since(self, then: Mark, here: Mark, policy: Policy, now: datetime) -> set[int] | None:
        """The cards that may stand elsewhere than when they were read; None: all may."""
        if policy != self._policy or now.tzinfo != self._now.tzinfo:
            return None
        before, minute = (at.replace(second=0, microsecond=0) for at in (self._now, now))
        if minute == before:
            return touched(then, here)
        overtaken = self._overtaken(now) if minute > before else None
        changed = None if overtaken is None else touched(then, here)
        # What a card says of time is true to the minute.
        self._cards = {}
        return None if overtaken is None or changed is None else changed | overtaken

    def _overtaken(self, now: datetime) -> set[int] | None:
        """The cards that time alone may have moved; None where all are read as soon."""
        found = self._standings.overtaken(now)
        many = len(found) > len(self._standings) / 2
        return None if many or len(self._standings) <= self._few else found

    def _read_all(self, policy: Policy, now: datetime) -> None:
        standings, cards = self._judged(policy, now)
        self._standings, self._cards = Standings(standings), cards
        self._words = self._texts = self._read_again = None
        if self._bookmark is not None:
            self._bookmark.all_read(now)

    def _read_some(self, changed: set[int], policy: Policy, now: datetime) -> None:
        standings, cards = self._judged(policy, now, changed)
        for key in changed:
            self._standings.drop(key)
            self._cards.pop(key, None)
        for one in standings:
            self._standings.take(one)
        self._cards.update(cards)
        self._words = self._texts = None
        if self._read_again is not None:
            self._read_again |= changed

    def _judged(
        self, policy: Policy, now: datetime, ids: set[int] | None = None
    ) -> tuple[list[Standing], dict[int, Card]]:
        """Where the cards of these numbers stand (None: all); if they are few, the cards too."""
        standings, cards = [], {}
        for known in gather(policy, stages=None if ids is None else ORDER, ids=ids):
            step = next_step(known.facts, policy, now)
            standings.append(standing_of(known, step, policy, now))
            if len(standings) <= self._few:
                cards[known.id] = card_of(known, step, policy, now)
        return standings, cards if len(standings) <= self._few else {}

    def _bring(self, ids: Collection[int]) -> Mapping[int, Card]:
        """The cards of these numbers, among others that were looked at."""
        wanted = [key for key in ids if key not in self._cards]
        if wanted and len(self._cards) > _MOST:
            self._cards, wanted = {}, list(ids)
        if wanted:
            fresh = read_cards(self._policy, self._now, ids=wanted)
            self._cards.update((card.id, card) for card in fresh)
            for key in wanted:
                self._cards.setdefault(key, _gone(key, self._standings.find(key)))
        return self._cards

    def card(self, key: int) -> Card | None:
        """The card of this number, if it is on the board."""
        return self._bring([key])[key] if self._standings.find(key) else None

    def words(self) -> Mapping[int, Words]:
        """Of every card on the board, by its number, those that tell it from others."""
        if self._words is None:
            self._words = read_words()
        return self._words

    def matching(self, wanted: str) -> set[int]:
        """The numbers of the cards with every word of `wanted` in company, role or people."""
        if self._texts is None:
            self._texts = {key: searchable(words.all()) for key, words in self.words().items()}
        sought = wanted_words(wanted)
        return {key for key, text in self._texts.items() if holds(text, sought)}

    def count(self, ids: Container[int] | None = None) -> Counts:
        """How many cards there are, of all or among these, and how many of them want something."""
        return self._standings.count(self._now, ids)

    def may_go_on(self, *, whenever_read: bool) -> set[int]:
        """The cards that may have nothing left to do in Thanked.

        Of all, or only of those that were read again since this was asked last.
        """
        again, self._read_again = self._read_again, set()
        found = self._standings.may_go_on()
        return found if whenever_read or again is None else found & again

    def leave(self) -> None:
        """Put the bookmark into a large board that is about to be closed, or take an old one out.

        Raises `DatabaseProblem` where the board cannot be asked.
        """
        if self._bookmark is None:
            return
        self._bookmark.take_out()
        with one_moment():
            here = mark()
        if here == self._mark and len(self._standings) > self._few:
            self._bookmark.leave(self._policy, self._now, here, list(self._standings))


def _gone(key: int, standing: Standing | None) -> Card:
    """What stands for a card that another program took off the board a moment ago."""
    stage = standing.stage if standing else Stage.CLOSED
    return Card(key, "…", "", stage, Step(StepKind.NOTHING), (), "", None, None, "")
