"""What a person may choose about an import, and what it is told."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from models.exchange.invitations.telling import Told
from models.exchange.tabular.days import Order
from models.exchange.tabular.headers import Column
from models.exchange.tabular.stage_words import Target


@dataclass(slots=True)
class Choices:
    """Shared by all files of an import; what is changed counts from the next look on.

    `now` is aware; times without a zone are ones of `zone`.

    `stages` are the person's own table (by `stage_key`), `columns` their own choice of columns
    (by `header_key`), `order` how they say that unclear days are to be read. `early`: what is not
    at an interview yet comes in too, into the first column. `told` is what an invitation need not
    be asked: who the person is, and what they said of it.
    """

    now: datetime
    zone: ZoneInfo
    stages: dict[str, Target] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    order: Order | None = None
    early: bool = False
    told: Told = field(default_factory=Told)
