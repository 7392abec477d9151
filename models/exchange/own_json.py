"""Afterword's own JSON as a format that comes in."""

from collections.abc import Iterator
from typing import Any

from models.exchange.board_copy import BoardCopy, read_copy, write_copy
from models.exchange.board_json import MARK, VERSION
from models.exchange.choices import Choices
from models.exchange.incoming import ImportProblem, Incoming
from models.exchange.json_file import looks_like_json, parsed
from models.exchange.outcome import Outcome
from models.exchange.reading import Format
from models.exchange.table import Survey
from models.journal import Recorder


class CopyReader:
    """A whole board, with everything that hangs on its applications."""

    def __init__(self, source: Incoming) -> None:
        self.found: dict[str, Any] = parsed(source)
        version = self.found.get(MARK)
        if type(version) is not int or version < 1:
            raise ImportProblem(f"{source.name} does not say which version of the format it is.")
        if version > VERSION:
            raise ImportProblem(
                f"{source.name} was made by a newer Afterword.",
                hint="Update Afterword, then import it again.",
            )

    def survey(self) -> Survey:
        """How many applications there are."""
        listed = self.found.get("applications")
        return Survey(len(listed) if isinstance(listed, list) else 0)

    def plan(self) -> Iterator[Outcome]:
        """What would become of each application, and of rows that cannot be used."""
        return self._copy().outcomes()

    def write(self, recorder: Recorder) -> Iterator[Outcome]:
        """The same, when all of it is written."""
        copy = self._copy()
        for _ in write_copy(copy, recorder):
            pass
        yield from copy.outcomes()

    def _copy(self) -> BoardCopy:
        return read_copy(self.found)


def _recognises(source: Incoming) -> bool:
    if not looks_like_json(source) or f'"{MARK}"' not in source.start:
        return False
    found = parsed(source)
    return isinstance(found, dict) and MARK in found


def _open(source: Incoming, choices: Choices) -> CopyReader:
    return CopyReader(source)


OWN_JSON = Format("json", "Afterword's JSON", _recognises, _open)
