"""What the journal tells of each application: where it stood, and what was promised when.

Only entries in force are read: what was taken back never happened.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from models.board.rows import day, utc
from models.stages import ORDER
from models.tables import Application, JournalEntry, proxy
from models.words import EntryState, Stage

_ROUND = "round"
_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class History:
    """One application's.

    `whole` is True if the journal has it from its first day in Interview; else it came from
    elsewhere, or from before the journal. `reopened_at` is when it last left the last column by a
    correction, `closed_at` when it came there to stay.
    """

    whole: bool = False
    reopened_at: datetime | None = None
    closed_at: datetime | None = None
    promises: list[tuple[datetime, date | None]] = field(default_factory=list)
    earlier: set[Stage] = field(default_factory=set)
    round: set[Stage] = field(default_factory=set)

    @property
    def reached(self) -> set[Stage]:
        """The columns it stood in, in any round."""
        return self.earlier | self.round

    def promised_at(self, at: datetime, otherwise: date | None) -> date | None:
        """The promised day just before a moment; `otherwise` where the journal does not say."""
        known = [promised for since, promised in self.promises if since < at]
        return known[-1] if known else otherwise

    def go(self, source: Stage, target: Stage, command: str, at: datetime) -> None:
        """One change of column: onwards, back for a new round, or back because it was a mistake."""
        self.round.add(source)
        if ORDER.index(target) > ORDER.index(source):
            self.closed_at = at if target is Stage.CLOSED else None
        elif command == _ROUND:
            self.earlier |= self.round
            self.round = set()
        else:
            self.round = {stage for stage in self.round if ORDER.index(stage) < ORDER.index(target)}
            if source is Stage.CLOSED:
                self.reopened_at, self.closed_at = at, None
        self.round.add(target)


def read_histories() -> dict[int, History]:
    """Every application's history by its number; one query."""
    j = JournalEntry
    # A quote inside a kept text is written \", so that only a column's name can match.
    telling = j.changes.contains('"stage"') | j.changes.contains('"promised_on"')
    rows: Iterable[Any] = proxy.execute(
        j.select(j.at, j.command, j.changes)
        .where((j.state == EntryState.DONE) & telling)
        .order_by(j.id)
    )
    found: dict[int, History] = {}
    table = Application._meta.table_name
    for at, command, changes in rows:
        for change in json.loads(changes):
            if change["table"] == table:
                _replay(found, change, command, utc(at))
    return found


def _replay(found: dict[int, History], change: dict[str, Any], command: str, at: datetime) -> None:
    key, before, after = change["id"], change["before"], change["after"]
    if after is None:
        found.pop(key, None)
        return
    if before is None:
        stage = Stage(after["stage"])
        found[key] = History(
            whole=stage is Stage.INTERVIEW,
            promises=[(at, day(after["promised_on"]))],
            closed_at=at if stage is Stage.CLOSED else None,
            round={stage},
        )
        return
    history = found.setdefault(key, History())
    if "stage" in after:
        history.go(Stage(before["stage"]), Stage(after["stage"]), command, at)
    if "promised_on" in after:
        if not history.promises:
            history.promises.append((_BEGINNING, day(before["promised_on"])))
        history.promises.append((at, day(after["promised_on"])))
