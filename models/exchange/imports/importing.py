"""Bringing files in: planned without writing, or written as one command that can be undone."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from models.database import explained
from models.exchange.formats.known import reader
from models.exchange.imports.choices import Choices
from models.exchange.imports.looking import as_if_written
from models.exchange.imports.reading import Reader
from models.exchange.incoming.file import ImportProblem, opened
from models.exchange.incoming.outcome import Action, Outcome, Tally, placed
from models.exchange.tabular.table import Survey
from models.journal.recording import Recorder, command

Outcomes = Generator[Outcome | None, None, None]
"""None for a mere step; to be closed by whoever may stop before its end."""


class StrictProblem(ImportProblem):
    """Something would have been refused, and the person wanted all or nothing."""


@dataclass(frozen=True, slots=True)
class File:
    """One file that can be read: its name, its format for people, and its reader."""

    name: str
    title: str
    reader: Reader


@dataclass(slots=True)
class Load:
    """All files of one import; `unreadable` are those that cannot be read, as refused ones."""

    files: list[File] = field(default_factory=list)
    unreadable: list[Outcome] = field(default_factory=list)

    def surveys(self) -> list[Survey]:
        """What each file holds."""
        return [file.reader.survey() for file in self.files]

    def plan(self) -> Outcomes:
        """What would become of each row of each file. Nothing is kept.

        Several files are read as if they were written, for one may be about what another brings.
        Raises `ImportProblem` and `DatabaseProblem`.
        """
        with explained():
            if len(self.files) > 1:
                yield from as_if_written(self._each)
            else:
                for file in self.files:
                    yield from (self._named(file, one) for one in file.reader.plan())
        yield from self.unreadable

    def _each(self, recorder: Recorder) -> Outcomes:
        for file in self.files:
            for one in file.reader.write(recorder):
                yield one and self._named(file, one)

    def write(self, choices: Choices, *, strict: bool = False) -> Outcomes:
        """What becomes of each row, as it is written: all of it in one command, or nothing.

        Whoever stops before the end (also by closing the iterator) leaves the board as it was.
        Raises `ImportProblem` and `DatabaseProblem`; with `strict`, `StrictProblem` before
        anything is written where a row would be refused.
        """
        if strict:
            self._refuse_any_refused()
        tally = Tally()
        with command("import", "", now=choices.now) as recorder:
            for one in self._each(recorder):
                if one is not None:
                    tally.add(one)
                yield one
            recorder.title = self._title(tally)
        yield from self.unreadable

    def _refuse_any_refused(self) -> None:
        with closing(self.plan()) as planned:
            for outcome in planned:
                if outcome and outcome.action is Action.REFUSED:
                    said = f"{outcome.where} would be refused: {outcome.reason}."
                    raise StrictProblem(
                        outcome.reason if outcome in self.unreadable else said,
                        hint="Mend it, or leave out --strict to import the rest.",
                    )

    def _title(self, tally: Tally) -> str:
        names = [Path(file.name).name for file in self.files]
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        counts = [f"{tally.counts[one]} {one}" for one in (Action.CREATED, Action.UPDATED)]
        return f"Imported {names[0]}{more}: {', '.join(counts)}"

    def _named(self, file: File, one: Outcome) -> Outcome:
        several = len(self.files) + len(self.unreadable) > 1
        return placed(one, file.name) if several else one


@contextmanager
def loaded(places: Sequence[str | Path], choices: Choices) -> Iterator[Load]:
    """The files at these paths ('-': standard input), open until the end.

    One that cannot be read is a refused row of the import; raises `ImportProblem`, with what is
    wrong with each, where none can be.
    """
    load = Load()
    with ExitStack() as stack:
        for place in places:
            try:
                source = stack.enter_context(opened(place))
                found, reads = reader(source, choices)
            except ImportProblem as error:
                if len(places) == 1:
                    raise
                load.unreadable.append(Outcome(Action.REFUSED, str(place), "", error.message))
            else:
                load.files.append(File(source.name, found.title, reads))
        if not load.files:
            raise ImportProblem(" ".join(one.reason for one in load.unreadable))
        yield load
