"""The lists of Afterword's own JSON, row by row: of any size as it was written, else read whole."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from models.exchange.incoming.file import Incoming
from models.exchange.incoming.json_file import parsed
from models.exchange.whole_board.writing import LISTS, MARK

_HEAD = re.compile(rf'\{{\s*"{MARK}": (\d+),\n"profile": \{{')
_LIST = re.compile(r'"(\w+)": \[(\],?)?')


class Entry(NamedTuple):
    """One row as it is in the file: which list it is in, and at what place there."""

    name: str
    place: int
    found: Any


class OwnLists:
    """A file in Afterword's JSON; `version` is what it says of itself.

    Raises `ImportProblem` where it is no JSON.
    """

    def __init__(self, source: Incoming) -> None:
        self._source = source
        head = _HEAD.match(source.start)
        # As it was written there is a row on each line: none but the one at hand is in memory.
        self._by_line = head is not None and self._has_a_row_on_each_line()
        self.version: Any = int(head[1]) if head and self._by_line else parsed(source).get(MARK)

    def count(self, name: str) -> int:
        """How many rows a list has."""
        return sum(1 for _ in self.rows([name]))

    def rows(self, wanted: Collection[str] = tuple(LISTS)) -> Iterator[Entry]:
        """The rows of these lists, in the order of `LISTS`; what is no row is None."""
        if self._by_line:
            yield from self._lines(wanted)
            return
        for name in (name for name in LISTS if name in wanted):
            listed = parsed(self._source).get(name, [])
            for place, found in enumerate(listed if isinstance(listed, list) else [listed], 1):
                yield Entry(name, place, found)

    def _lines(self, wanted: Collection[str]) -> Iterator[Entry]:
        name, place = "", 0
        with self._source.text() as text:
            for line in text:
                if line.startswith('"') and (match := _LIST.match(line)):
                    name, place = match[1], 0
                elif line.startswith('{"id"') and name in wanted:
                    place += 1
                    yield Entry(name, place, _row(line))

    def _has_a_row_on_each_line(self) -> bool:
        """Whether the file is laid out, whole, as it is written."""
        names: list[str] = []
        inside, line = False, ""
        with self._source.text() as text:
            for number, line in enumerate(text):
                bare = line.rstrip("\n").removesuffix(",")
                if number < _HEAD_LINES:
                    continue
                if inside:
                    inside = bare != "]"
                    if inside and not (bare.startswith('{"id"') and bare.endswith("}")):
                        return False
                elif match := _LIST.fullmatch(bare):
                    names.append(match[1])
                    inside = not match[2]
                elif bare != "}":
                    return False
        return line == "}\n" and names == [name for name in LISTS if name in names]


_HEAD_LINES = 3


def _row(line: str) -> Any:
    try:
        return json.loads(line.rstrip("\n").removesuffix(","))
    except (ValueError, RecursionError):
        return None
