"""What was said in interviews, as a cell of Afterword's own CSV: read by people, and read again.

A line for each interview that was written down, and for everybody who was in one: which round |
with whom | topics | what to remember. Nobody is with all: what was discussed, and what went badly.
A text of several lines goes on in lines that begin with two blanks.
"""

import re
from collections.abc import Iterable, Sequence

from models.exchange.incoming.records import Said
from models.exchange.tabular.own_cells import joined, split

_ROUND = re.compile(r"round (\d{1,4})")
_GOES_ON = "\n  "


def said_cell(said: Iterable[Said]) -> str:
    """All of it, in the order in which it comes."""
    return "\n".join(
        joined([f"round {one.round}", one.name, *map(_laid_out, (one.topics, one.more))])
        for one in said
    )


def read_said_cell(cell: str, rounds: int, names: Sequence[str]) -> tuple[list[Said], list[str]]:
    """What such a cell says, and its lines of no interview, or nobody, or somebody twice."""
    found: dict[tuple[int, str], Said] = {}
    odd: list[str] = []
    for line in _lines(cell):
        when, name, topics, more = (*split(line, str.strip), "", "", "", "")[:4]
        match = _ROUND.fullmatch(when)
        number = int(match[1]) if match else 0
        known = 1 <= number <= rounds and (not name or name in names)
        if known and (number, name) not in found:
            found[number, name] = Said(number, name, topics, more)
        else:
            odd.append(line)
    return list(found.values()), odd


def _laid_out(text: str) -> str:
    return text.strip().replace("\n", _GOES_ON)


def _lines(cell: str) -> list[str]:
    return [line.replace(_GOES_ON, "\n") for line in re.split(r"\n(?!  )", cell) if line.strip()]
