"""What every format offers: being recognised, looked through, planned and written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from models.exchange.imports.choices import Choices
from models.exchange.imports.importer import Importer
from models.exchange.incoming.file import Incoming
from models.exchange.incoming.outcome import Outcome
from models.exchange.incoming.records import Items, Record
from models.exchange.tabular.table import Survey
from models.journal.recording import Recorder


class Reader(Protocol):
    """One file in a known format. `plan` and `write` go through the same rows in one way."""

    def survey(self) -> Survey:
        """How much there is, and what the person may want to choose about it."""
        ...

    def plan(self) -> Iterator[Outcome]:
        """What would become of each row; nothing is written."""
        ...

    def write(self, recorder: Recorder) -> Iterator[Outcome | None]:
        """What becomes of each row, as it is written; None for a step that is no row's end."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name: how its files are told from others, and how they are read.

    `of_anybody`: no program's own, so that a file may be in it by chance.
    """

    name: str
    title: str
    recognises: Callable[[Incoming], bool]
    open: Callable[[Incoming, Choices], Reader]
    of_anybody: bool = False


class RecordReader:
    """A file that is read record by record."""

    def __init__(self, items: Callable[[], Items], choices: Choices) -> None:
        self.items = items
        self.choices = choices

    def survey(self) -> Survey:
        """Its rows and its stages."""
        rows = 0
        stages: dict[str, int] = {}
        for item in self.items():
            rows += 1
            if isinstance(item, Record) and item.placed is None:
                stages[item.stage] = stages.get(item.stage, 0) + 1
        return Survey(rows, stages=stages)

    def plan(self) -> Iterator[Outcome]:
        """What would become of each record."""
        return Importer(self.choices, None).outcomes(self.items())

    def write(self, recorder: Recorder) -> Iterator[Outcome]:
        """What becomes of each record, as it is written."""
        return Importer(self.choices, recorder).outcomes(self.items())
