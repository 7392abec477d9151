"""What a check answers."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a finding bears on the person."""

    FINE = "fine"
    """As it should be."""
    FACT = "fact"
    """Good to know; neither good nor bad."""
    NOTICE = "notice"
    """Something works less well than it could."""
    TROUBLE = "trouble"
    """Settings or data cannot be used as they are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line for the person; `advice` says what to do, where there is something to do.

    Text that came from outside is to be cleaned before it gets in here.
    """

    name: str
    level: Level
    says: str
    advice: str = ""
