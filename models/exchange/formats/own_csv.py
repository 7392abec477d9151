"""Tables of applications: Afterword's own, those of trackers, and a person's own spreadsheet."""

from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, RecordReader
from models.exchange.incoming.file import ImportProblem, Incoming
from models.exchange.incoming.records import Items
from models.exchange.tabular.days import Order
from models.exchange.tabular.grid import Grid, grid
from models.exchange.tabular.headers import ANYBODY, TRACKERS, Column, Layout
from models.exchange.tabular.rows import Orders
from models.exchange.tabular.table import Survey, Table


class UnclearDaysError(ImportProblem):
    """Nothing in a file tells whether its days begin with the day or with the month."""


class TableReader(RecordReader):
    """A table whose layout is known."""

    def __init__(self, found: Grid, layout: Layout, choices: Choices) -> None:
        super().__init__(self._items, choices)
        self.found = found
        self.layout = layout
        self._surveyed: tuple[dict[str, Column], Survey] | None = None

    def survey(self) -> Survey:
        """Its rows, columns, stages and days; looked through once for each choice of columns."""
        chosen = dict(self.choices.columns)
        if self._surveyed is None or self._surveyed[0] != chosen:
            self._surveyed = chosen, self._table().survey()
        return self._surveyed[1]

    def _table(self) -> Table:
        return Table(self.found, self.layout, self.choices.columns)

    def _items(self) -> Items:
        table, name = self._table(), self.found.source.name
        if Column.COMPANY not in table.columns:
            names = ", ".join(filter(None, table.names))
            raise ImportProblem(
                f"{name}: no column is called 'company'. There are: {names}.",
                hint=f"Say which one it is: --column '{table.names[0]}=company'.",
            )
        return table.items(self._orders(), self.choices.zone)

    def _orders(self) -> Orders:
        seen = self.survey()
        if seen.unclear and self.choices.order is None:
            raise UnclearDaysError(
                f"{self.found.source.name}: nothing tells whether 3/4 is in March or in April.",
                hint="Say --dates dmy or --dates mdy, once.",
            )
        told = self.choices.order or Order.UNCLEAR
        return {c: told if o is Order.UNCLEAR else o for c, o in seen.orders.items()}


def _format(layout: Layout) -> Format:
    def found(source: Incoming) -> Grid | None:
        return grid(source, layout.fits)

    def recognises(source: Incoming) -> bool:
        return found(source) is not None

    def opened(source: Incoming, choices: Choices) -> TableReader:
        there = found(source)
        if there is None:
            raise ImportProblem(f"{source.name} is not {layout.title}.")
        return TableReader(there, layout, choices)

    return Format(layout.name, layout.title, recognises, opened, of_anybody=layout is ANYBODY)


TABLES = (*map(_format, TRACKERS), _format(ANYBODY))
"""The formats of tables, the most telling headers first."""
