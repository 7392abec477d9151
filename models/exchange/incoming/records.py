"""What a reader of a foreign format yields: applications, people, and rows that it refuses.

The seam between formats and the board: a reader knows its file and nothing of the board, and
whoever compares and writes knows nothing of files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from models.entries import InterviewEntry, PersonEntry
from models.exchange.incoming.outcome import Outcome
from models.exchange.tabular.stage_words import Place


@dataclass(frozen=True, slots=True)
class Said:
    """What was said with somebody in an interview, by its place among those of a record, from 1.

    With nobody by name: with all, `topics` what was discussed, `more` what went badly; that there
    is any tells that the interview was written down. Else `more` is what to remember.
    """

    round: int
    name: str
    topics: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One application as a file has it, cleaned.

    `where` says in which row; `source` which format, and `key` which application of it, the same
    at every import ("": company and role tell). `stage` is the file's own word for the column,
    unless the format knows its `placed`; `since` is when the application came to it. `said` tells
    who was in which interview; where it is empty all were in the last one. `remarks` say what could
    not be used of the row.
    """

    where: str
    source: str
    company: str
    key: str = ""
    role: str = ""
    place: str = ""
    url: str = ""
    notes: str = ""
    tags: str = ""
    stage: str = ""
    placed: Place | None = None
    since: datetime | None = None
    promised_on: date | None = None
    people: tuple[PersonEntry, ...] = ()
    rounds: tuple[InterviewEntry, ...] = ()
    said: tuple[Said, ...] = ()
    snoozed_until: datetime | None = None
    remarks: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """What it is about, for a line of a list."""
        return f"{self.company} · {self.role}" if self.role else self.company


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody out of a list of people: fills in who is known.

    `connected_on`: since when they are a connection on LinkedIn. Nobody new is made of them, unless
    the list says to which application they belong: `part_of`, by the source and the key that this
    came with.
    """

    where: str
    person: PersonEntry
    company: str = ""
    connected_on: date | None = None
    part_of: tuple[str, str] | None = None


Item = Record | Acquaintance | Outcome
Items = Iterator[Item]
