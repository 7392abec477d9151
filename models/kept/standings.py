"""Where every card of a board stands: in which column, and when something is due there.

That orders the columns and counts what is due, and is a fraction of what a card says: of ten
thousand only those in view are read whole.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from models.board.facts import Known
from models.stages import ORDER
from models.timing.days import start_of
from models.timing.policy import Policy
from models.timing.steps import Step, StepKind, Urgency, urgency_of
from models.timing.until import stays_until
from models.words import Stage

_A_DAY = timedelta(days=1)


class Counts(NamedTuple):
    """How much there is, and how much of it wants something."""

    cards: int = 0
    overdue: int = 0
    today: int = 0


class Standing(NamedTuple):
    """One card's; sorted, the most urgent come first, and then in the order they were added.

    `due` and `until` are timestamps: when something of this kind is due (infinite: nothing is), and
    until when that stays so if nothing happens.
    """

    due: float
    id: int
    stage: Stage
    kind: StepKind
    until: float


def standing_of(known: Known, step: Step, policy: Policy, now: datetime) -> Standing:
    """Where a card stands of which this is known, and this is next."""
    until = stays_until(known.facts, policy, now)
    return Standing(step.at, known.id, known.stage, step.kind, until)


class Standings:
    """Those of all cards, by their numbers."""

    def __init__(self, standings: Iterable[Standing] = ()) -> None:
        self._by_id = {one.id: one for one in standings}

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Standing]:
        return iter(self._by_id.values())

    def take(self, one: Standing) -> None:
        """Put it in the place of the one before, if there was any."""
        self._by_id[one.id] = one

    def drop(self, key: int) -> None:
        """Forget a card, if it is there."""
        self._by_id.pop(key, None)

    def find(self, key: int) -> Standing | None:
        """The card of this number, if it is there."""
        return self._by_id.get(key)

    def overtaken(self, now: datetime) -> set[int]:
        """The cards of which time alone may have changed where they stand."""
        present = now.timestamp()
        return {one.id for one in self if one.until <= present}

    def may_go_on(self) -> set[int]:
        """The Thanked cards but those that wait for a LinkedIn request, as most of them do."""
        thanked = [one for one in self if one.stage is Stage.THANKED]
        return {one.id for one in thanked if one.kind is not StepKind.LINKEDIN}

    def columns(self) -> dict[Stage, list[int]]:
        """The numbers of the cards in each column, in order."""
        columns: dict[Stage, list[int]] = {stage: [] for stage in ORDER}
        for one in sorted(self):
            columns[one.stage].append(one.id)
        return columns

    def count(self, now: datetime, ids: Container[int] | None = None) -> Counts:
        """The header's figures, of all cards or of those among these."""
        counted = [one for one in self if ids is None or one.id in ids]
        today = now.date()
        begun, over = (start_of(day, now).timestamp() for day in (today, today + _A_DAY))
        pressing = [
            one.due for one in counted if one.due < over and one.kind is not StepKind.ATTEND
        ]
        # What was due before today is overdue; of what is due today its hour decides.
        days_own = [datetime.fromtimestamp(due, now.tzinfo) for due in pressing if due >= begun]
        still = [urgency_of(due, now) for due in days_own].count(Urgency.TODAY)
        return Counts(len(counted), len(pressing) - still, still)
