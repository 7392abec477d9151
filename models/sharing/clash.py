"""Both windows changed the same thing: the later one is told, and chooses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from models.errors import AfterwordError


class Side(Enum):
    """Whose change counts."""

    MINE = auto()
    THEIRS = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that both changed; in words, fit to be shown."""

    what: str
    mine: str
    theirs: str


class Clash(AfterwordError):
    """A command that would overwrite what another program changed meanwhile; nothing was written.

    `again(side)` gives it once more, once the person has chosen; it may raise another `Clash` where
    yet more was changed. What only one of the two changed is kept either way.
    """

    default_title = "Changed in another window"

    def __init__(
        self, message: str, again: Callable[[Side], Any], differences: Sequence[Difference] = ()
    ) -> None:
        super().__init__(message)
        self.again = again
        self.differences = differences
