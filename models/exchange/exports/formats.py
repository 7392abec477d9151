"""The table of formats that go out: how each says the board, piece by piece."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from models.exchange.exports import calendar, csv_out, markdown
from models.exchange.whole_board import writing as board_json
from models.settings.reading import Settings


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: all of the board, or these applications; times are in the zone of `now`."""

    settings: Settings
    now: datetime
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A format: what it is, and the pieces of its text. `of_some`: single applications too.

    `pieces` raises `NotPossible` for an application that is gone, and `DatabaseProblem`.
    """

    about: str
    pieces: Callable[[Wish], Iterator[str]]
    of_some: bool = True


EXPORTS: dict[str, Export] = {
    "json": Export(
        "all of the board, for another Afterword",
        lambda wish: board_json.lines(wish.settings.profile),
        of_some=False,
    ),
    "csv": Export(
        "a row for each application, for a spreadsheet",
        lambda wish: csv_out.pieces(wish.ids, wish.settings.zone),
    ),
    "ics": Export(
        "what is due, for a calendar",
        lambda wish: calendar.pieces(wish.settings.cadence, wish.now),
        of_some=False,
    ),
    "markdown": Export(
        "a readable record of each application", lambda wish: markdown.pieces(wish.ids, wish.now)
    ),
}
