"""What becomes of each row of a file that comes in."""

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Action(StrEnum):
    """The fates of a row; what is skipped is so by a rule, what is refused by a mistake."""

    CREATED = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row: where it stands in its file, what it is about, and why it fares as it does."""

    action: Action
    where: str
    what: str = ""
    reason: str = ""


def placed(one: Outcome, file: str) -> Outcome:
    """An outcome of one of several files, with the file's name in front of the row."""
    return replace(one, where=f"{file}, {one.where}")


@dataclass(slots=True)
class Tally:
    """How many rows of a file, or of all of them, fare in which way."""

    counts: Counter[Action] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """One more."""
        self.counts[outcome.action] += 1

    @property
    def rows(self) -> int:
        """How many there were in all."""
        return self.counts.total()

    def __str__(self) -> str:
        """'3 new, 1 skipped'; 'nothing' where there was nothing."""
        said = [f"{self.counts[action]} {action}" for action in Action if self.counts[action]]
        return ", ".join(said) or "nothing"
