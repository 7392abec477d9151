"""What a person may choose about an import, and what it is told."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from models.exchange.invitations.telling import Told
from models.exchange.tabular.days import Order
from models.exchange.tabular.headers import Column
from models.exchange.tabular.stage_words import Target

STAYS_AWAY = "you deleted it: --deleted, or d, brings it back"
"""Why something does not come in that the person deleted here."""


@dataclass(slots=True)
class Choices:
    """Shared by all files of an import; what is changed counts from the next look on.

    `now` is aware; times without a zone are ones of `zone`.

    `stages` are the person's own table (by `stage_key`), `columns` their own choice of columns
    (by `header_key`), `order` how they say that unclear days are to be read. `early`: what is not
    at an interview yet comes in too, into the first column. `deleted`: so does what the person
    deleted here, which else stays away (an invitation is brought in for its own sake, and brings
    back what it is about). `told` is what an invitation need not
    be asked: who the person is, and what they said of it.
    """

    now: datetime
    zone: ZoneInfo
    stages: dict[str, Target] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    order: Order | None = None
    early: bool = False
    deleted: bool = False
    told: Told = field(default_factory=Told)
