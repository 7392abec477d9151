"""A bookmark: where the cards of a large board stood when it was closed, so that it opens at once.

It holds numbers and moments only, and nothing that is not in the board. It is believed only if
nobody has written to the board's file since, whatever with, and if it was made by the same rules;
else all is read, as without it.
"""

import os
from array import array
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from models.database import Database
from models.database.others import writes_of_others
from models.kept.standings import Standing
from models.kept.touched import Mark
from models.stages import ORDER
from models.timing.policy import Policy, explained
from models.timing.steps import StepKind

_LASTS = timedelta(days=7).total_seconds()
"""From time to time a board is read whole, whatever the bookmark says."""
_KINDS = tuple(StepKind)
_COLUMNS = "dqBBd"
"""How the fields of a standing are packed, each of all cards: numbers of eight bytes and of one."""
_MODELS = Path(__file__).parent.parent
_RULES = tuple(_MODELS / room for room in ("", "board", "kept", "timing"))


class Bookmark:
    """That of an open board, in a file of its own.

    A line that says what must be as it was, one that says of when it is, how many cards there are
    and the checksum of the rest, and the standings, column by column.
    """

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path
        self._others = 0
        self._read_at = 0.0

    def find(self, policy: Policy, now: datetime, here: Mark) -> list[Standing] | None:
        """Where the cards stood, judged with that policy, if that may be believed now.

        Asked once, before anything else. Raises `DatabaseProblem` where the board cannot be asked.
        """
        self._others = writes_of_others(self._database)
        try:
            if not self._path.is_file():
                return None
            same, times, rows = self._path.read_bytes().split(b"\n", 2)
            read, left, cards, checksum = times.split()
            began = float(read)
            if not began <= float(left) <= now.timestamp() < began + _LASTS:
                return None
            if same != self._same(policy, now, here) or int(checksum) != crc32(rows):
                return None
            found = _unpacked(rows, int(cards))
        except (OSError, ValueError, IndexError, OverflowError):
            return None
        self._read_at = began
        return found

    def all_read(self, now: datetime) -> None:
        """Every card was read."""
        self._read_at = now.timestamp()

    def leave(self, policy: Policy, now: datetime, here: Mark, cards: Collection[Standing]) -> None:
        """Note where they stand, unless another program wrote to the board meanwhile.

        What cannot be written is not: the board then is read whole the next time.
        """
        if writes_of_others(self._database) != self._others:
            return
        self._database.settle()
        rows = _packed(cards)
        times = f"{self._read_at} {now.timestamp()} {len(cards)} {crc32(rows)}".encode()
        lines = (self._same(policy, now, here), times, rows)
        from models.files.private_file import replace_privately

        with suppress(OSError):
            replace_privately(self._path, b"\n".join(lines))

    def take_out(self) -> None:
        """Remove it, if it is there and can be."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _same(self, policy: Policy, now: datetime, here: Mark) -> bytes:
        """What must be as it was, in a line."""
        return ascii((self._state(), _checksum(here), _rules(policy, now))).encode()

    def _state(self) -> list[list[int]]:
        """Which files the board is in, and when each was written to; an empty log is as none."""
        return [
            [seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns]
            for side in ("", "-wal")
            if (seen := _look(Path(f"{self._database.file}{side}"))) and seen.st_size
        ]


def bookmark_of(database: Database) -> Bookmark | None:
    """The bookmark of an open board; None for one that is in no file."""
    if database.file is None:
        return None
    from platformdirs import user_cache_path

    name = f"board-{crc32(os.fsencode(database.file.resolve())):08x}"
    return Bookmark(database, user_cache_path("afterword", appauthor=False) / name)


def _look(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _packed(cards: Collection[Standing]) -> bytes:
    due, ids, stages, kinds, until = zip(*cards, strict=True)
    columns = (due, ids, map(ORDER.index, stages), map(_KINDS.index, kinds), until)
    return b"".join(
        array(kind, column).tobytes() for kind, column in zip(_COLUMNS, columns, strict=True)
    )


def _unpacked(rows: bytes, cards: int) -> list[Standing]:
    """Raises ValueError, IndexError or OverflowError where they are not so many standings."""
    columns: list[array[Any]] = []
    begin = 0
    for kind in _COLUMNS:
        column = array(kind)
        size = column.itemsize * cards
        column.frombytes(rows[begin : begin + size])
        columns.append(column)
        begin += size
    if begin != len(rows):
        raise ValueError(cards)
    due, ids, stages, kinds, until = columns
    named = map(ORDER.__getitem__, stages), map(_KINDS.__getitem__, kinds)
    return list(map(Standing, due, ids, *named, until))


def _checksum(here: Mark) -> int:
    """Of where the journal stands: its titles have names in them."""
    return crc32(repr((here.newest, sorted(here.undone), sorted(here.copied))).encode())


def _rules(policy: Policy, now: datetime) -> tuple[object, ...]:
    """What the standings follow from, beside the board: the policy, the zone, and the program."""
    numbers = [getattr(policy, name) for name in explained()]
    program = [
        f"{one.name} {seen.st_size} {seen.st_mtime_ns}"
        for folder in _RULES
        for one in os.scandir(folder)
        if one.name.endswith(".py")
        for seen in [one.stat()]
    ]
    return numbers, sorted(map(str, policy.holidays)), str(now.tzinfo), sorted(program)
