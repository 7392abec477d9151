"""Afterword's own JSON as a format that comes in."""

import re
from collections.abc import Iterator

from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format
from models.exchange.incoming.file import ImportProblem, Incoming
from models.exchange.incoming.json_file import looks_like_json, parsed
from models.exchange.incoming.outcome import Outcome
from models.exchange.tabular.table import Survey
from models.exchange.whole_board.lists import OwnLists
from models.exchange.whole_board.reading import BoardCopy
from models.exchange.whole_board.writing import MARK, VERSION
from models.journal.recording import Recorder


class CopyReader:
    """A whole board, with everything that hangs on its applications."""

    def __init__(self, source: Incoming, choices: Choices) -> None:
        self.choices = choices
        self.lists = OwnLists(source)
        version = self.lists.version
        if type(version) is not int or version < 1:
            raise ImportProblem(f"{source.name} does not say which version of the format it is.")
        if version > VERSION:
            raise ImportProblem(
                f"{source.name} was made by a newer Afterword.",
                hint="Update Afterword, then import it again.",
            )

    def survey(self) -> Survey:
        """How many applications there are."""
        return Survey(self.lists.count("applications"))

    def plan(self) -> Iterator[Outcome]:
        """What would become of each application, and of rows that cannot be used."""
        return self._copy().outcomes()

    def write(self, recorder: Recorder) -> Iterator[Outcome | None]:
        """The same, as it is written."""
        return self._copy().write(recorder)

    def _copy(self) -> BoardCopy:
        return BoardCopy(self.lists, with_deleted=self.choices.deleted)


def _recognises(source: Incoming) -> bool:
    if _MARKED.match(source.start):
        return True
    if not looks_like_json(source) or f'"{MARK}"' not in source.start:
        return False
    found = parsed(source)
    return isinstance(found, dict) and MARK in found


def _open(source: Incoming, choices: Choices) -> CopyReader:
    return CopyReader(source, choices)


_MARKED = re.compile(rf'^\s*\{{\s*"{MARK}"\s*:')
OWN_JSON = Format("json", "Afterword's JSON", _recognises, _open)
