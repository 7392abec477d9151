"""The cells of one row of a table, put together into an application.

What cannot be used of a row is kept in the application's notes, and remarked upon.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, tzinfo

from models.entries import InterviewEntry, PersonEntry
from models.exchange.incoming.records import Record, Said
from models.exchange.tabular.days import NONE, Order, read_span
from models.exchange.tabular.headers import Column
from models.exchange.tabular.own_cells import read_people_cell, read_rounds_cell, unguarded
from models.exchange.tabular.people import read_people
from models.exchange.tabular.said_cell import read_said_cell
from models.exchange.tabular.stage_words import Place
from models.text import clean_line, clean_text
from models.words import Ending, Outcome, Stage

Orders = Mapping[Column, Order]

_SEVERAL_LINES = frozenset(
    {Column.NOTES, Column.KEPT, Column.PERSON, Column.PEOPLE, Column.ROUNDS, Column.SAID}
)
_NOON = time(12)


class Cells:
    """One row by its columns, each with its name; `own`: it is a row of Afterword's own table."""

    def __init__(
        self, names: Sequence[str], columns: Sequence[Column], cells: Iterable[str], *, own: bool
    ) -> None:
        self.own = own
        self.remarks: list[str] = []
        self.kept: list[str] = []
        self.said: dict[Column, str] = {}
        for name, column, cell in zip(names, columns, cells, strict=False):
            self._take(name, column, cell)

    def _take(self, name: str, column: Column, cell: str) -> None:
        text = clean_text(cell).strip() if column in _SEVERAL_LINES else clean_line(cell)
        text = unguarded(text)
        if column is Column.IGNORED or not text or (not self.own and text.casefold() in NONE):
            return
        if column is Column.KEPT or (column is Column.NOTES and column in self.said):
            self.kept.append(f"{name or 'column without a name'}: {text}")
        else:
            self.said[column] = text

    def record(self, where: str, source: str, orders: Orders, zone: tzinfo) -> Record:
        """The application. Raises ValueError, with what is wrong, where there is none in it."""
        if not self._text(Column.COMPANY):
            raise ValueError("it names no company")
        people = read_people_cell(self._text(Column.PEOPLE)) if self.own else self._people()
        rounds = self._rounds(orders, zone)
        since = self._day(Column.SINCE, orders, zone)
        promised = self._day(Column.PROMISED, orders, zone)
        snoozed = self._day(Column.SNOOZED, orders, zone)
        said = self._said(people, rounds)
        return Record(
            where=where,
            source=source,
            company=self._text(Column.COMPANY),
            key=self._text(Column.KEY),
            role=self._text(Column.ROLE),
            place=self._text(Column.PLACE),
            url=self._text(Column.URL),
            notes="\n".join(filter(None, (self._text(Column.NOTES), *self.kept))),
            tags=self._text(Column.TAGS),
            stage=self._text(Column.STAGE),
            placed=self._place() if self.own else None,
            since=_moment(since, zone),
            promised_on=promised[0] if promised else None,
            people=people,
            rounds=rounds,
            said=said,
            snoozed_until=_moment(snoozed, zone),
            remarks=tuple(self.remarks),
        )

    def _text(self, column: Column) -> str:
        return self.said.get(column, "")

    def _place(self) -> Place:
        try:
            return Place(
                Stage(self._text(Column.STAGE)),
                Ending(self._text(Column.ENDING)),
                Outcome(self._text(Column.OUTCOME)),
                self._text(Column.OFFER),
            )
        except ValueError as error:
            raise ValueError(f"{error}".replace(" is not a valid ", " is no ").lower()) from None

    def _people(self) -> tuple[PersonEntry, ...]:
        people, odd = read_people(
            self._text(Column.PERSON),
            self._text(Column.TITLE),
            self._text(Column.EMAIL),
            self._text(Column.PHONE),
            self._text(Column.LINKEDIN),
        )
        for one in odd:
            self._keep(one)
        return people

    def _rounds(self, orders: Orders, zone: tzinfo) -> tuple[InterviewEntry, ...]:
        if self.own:
            return read_rounds_cell(self._text(Column.ROUNDS), zone)
        kind = self._text(Column.KIND)
        found, ends_at = self._span(Column.INTERVIEW, orders, zone)
        if found is None:
            return (InterviewEntry(kind=kind),) if kind else ()
        starts_at = _moment(found, zone)
        name = getattr(zone, "key", "")
        return (InterviewEntry(starts_at, ends_at, name, kind, "", day_only=found[1] is None),)

    def _said(
        self, people: Sequence[PersonEntry], rounds: Sequence[InterviewEntry]
    ) -> tuple[Said, ...]:
        names = [person.name for person in people]
        found, odd = read_said_cell(self._text(Column.SAID), max(len(rounds), 1), names)
        for line in odd:
            self._keep(f"{Column.SAID}: {line}")
        return tuple(found)

    def _day(
        self, column: Column, orders: Orders, zone: tzinfo
    ) -> tuple[date, datetime | None] | None:
        return self._span(column, orders, zone)[0]

    def _span(
        self, column: Column, orders: Orders, zone: tzinfo
    ) -> tuple[tuple[date, datetime | None] | None, datetime | None]:
        text = self._text(column)
        try:
            return read_span(text, orders.get(column), zone)
        except ValueError as error:
            self._keep(f"{column}: {text}", f"{column}: {error}")
            return None, None

    def _keep(self, text: str, why: str = "") -> None:
        self.kept.append(text)
        self.remarks.append(f"kept in the notes: {why or text}")


def _moment(found: tuple[date, datetime | None] | None, zone: tzinfo) -> datetime | None:
    """The moment where there is one, else noon of the day."""
    if found is None:
        return None
    return found[1] or datetime.combine(found[0], _NOON, zone)


def about(cells: Sequence[str]) -> str:
    """What a row that cannot be read seems to be about: its first cells."""
    texts = [clean_line(cell[:200]) for cell in cells[:6]]
    line = " · ".join(text for text in texts if text)
    return line if len(line) <= 60 else f"{line[:59]}…"
