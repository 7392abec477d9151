"""What a check finds: where, how much it weighs, what to do about it, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs."""

    STOP = "stop"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where (`start` to `end` in the body), what to do, and why."""

    rule: str
    level: Level
    message: str
    start: int
    end: int
    why: str = ""
