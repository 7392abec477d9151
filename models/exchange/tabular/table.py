"""A table of applications: what its columns say, what stages and days are in it, and its rows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Item
from models.exchange.invitations.telling import Ask
from models.exchange.tabular.days import Days, Order
from models.exchange.tabular.grid import Grid, Row
from models.exchange.tabular.headers import DAYS, OWN, Column, Layout, assign, usual_stage
from models.exchange.tabular.rows import Cells, Orders, about
from models.exchange.tabular.stage_words import stage_key
from models.text import clean_line

_MOST_STAGES = 200


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file holds, looked through once: its rows, columns, stages with counts, days.

    `asks` is what had to be guessed of an invitation.
    """

    rows: int
    columns: tuple[tuple[str, Column], ...] = ()
    stages: Mapping[str, int] = field(default_factory=dict)
    orders: Orders = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()

    @property
    def unclear(self) -> bool:
        """Whether only the person can say how days are written in it."""
        return Order.UNCLEAR in self.orders.values()


def unknown_stages(surveys: Iterable[Survey], chosen: Iterable[str]) -> list[str]:
    """Those of the person's own stages (by `stage_key`) that no file has: most likely mistyped."""
    known = {stage_key(stage) for seen in surveys for stage in seen.stages}
    return [key for key in chosen if key not in known]


class Table:
    """A grid whose columns are known; `own` are the person's choices, by `header_key`."""

    def __init__(self, grid: Grid, layout: Layout, own: Mapping[str, Column]) -> None:
        self.grid = grid
        self.layout = layout
        self.names = [clean_line(name) for name in grid.header.cells]
        self.columns = assign(self.names, layout, own)
        self.stage = usual_stage(self.names, self.columns)

    def survey(self) -> Survey:
        """All of it, looked through once; nothing of it is kept."""
        rows = 0
        stages: Counter[str] = Counter()
        days = {column: Days() for column in DAYS if column in self.columns}
        for row in self.grid.rows():
            rows += 1
            for column, cell in zip(self.columns, row.cells, strict=False):
                if column in days:
                    days[column].see(cell)
                elif column is Column.STAGE and len(stages) < _MOST_STAGES:
                    stages[clean_line(cell)] += 1
        if self.stage:
            stages[self.stage] = rows
        named = tuple(zip(self.names, self.columns, strict=True))
        return Survey(rows, named, stages, _agreed(days))

    def items(self, orders: Orders, zone: tzinfo) -> Iterator[Item]:
        """Each row as an application, or refused with the reason."""
        for row in self.grid.rows():
            yield self._item(row, orders, zone)

    def _item(self, row: Row, orders: Orders, zone: tzinfo) -> Item:
        where, wide = f"row {row.line}", len(self.columns)
        if row.broken:
            return Outcome(Action.REFUSED, where, "", row.broken)
        if any(cell.strip() for cell in row.cells[wide:]):
            reason = f"it has {len(row.cells)} cells, and the header {wide}"
            return Outcome(Action.REFUSED, where, about(row.cells), reason)
        own = self.layout.name == OWN
        cells = Cells(self.names, self.columns, row.cells, own=own)
        if self.stage:
            cells.said[Column.STAGE] = self.stage
        if len(row.cells) < wide:
            counted = f"it has {len(row.cells)} cells, and the header {wide}"
            cells.remarks.append(f"{counted}; the others count as empty")
        try:
            return cells.record(where, self.layout.name, orders, zone)
        except ValueError as error:
            return Outcome(Action.REFUSED, where, about(row.cells), str(error))


def _agreed(days: Mapping[Column, Days]) -> Orders:
    """Each column's order; one that tells none is read like one that does."""
    found = {column: seen.order for column, seen in days.items()}
    told = {order for order in found.values() if order in (Order.DMY, Order.MDY)}
    common = next(iter(told)) if len(told) == 1 else Order.UNCLEAR
    return {
        column: common if order is Order.UNCLEAR else order
        for column, order in found.items()
        if order is not None
    }
