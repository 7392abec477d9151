"""Each record beside the board: new, changed, the same, or not for this board; planned or written.

Planning and writing are one way through the same rows, so that what is shown before is what
happens.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from models.exchange.imports.acquaintances import Acquaintances
from models.exchange.imports.changes import Changes, changes
from models.exchange.imports.choices import STAYS_AWAY, Choices
from models.exchange.imports.people import People
from models.exchange.imports.values import Values, values_of
from models.exchange.imports.writing import Writer
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Acquaintance, Item, Record
from models.exchange.tabular.headers import OWN
from models.exchange.tabular.own_cells import own_name
from models.exchange.tabular.stage_words import Place, Target, place_of, target_of
from models.exchange.whole_board.cells import packed
from models.journal.deleted import Deleted
from models.journal.recording import Recorder
from models.tables import Application, ImportSource
from models.text import fold


class _Name(NamedTuple):
    """What a record is kept under: that of its application's first row, and that of its own."""

    first: str
    own: str


class Importer:
    """Takes the items of one file; with a recorder it writes them, without it only plans."""

    def __init__(self, choices: Choices, recorder: Recorder | None) -> None:
        self.choices = choices
        self.now: datetime = choices.now
        people = People()
        self.writer = Writer(recorder, people, choices.now) if recorder else None
        self.acquaintances = Acquaintances(people, recorder, choices.now)
        self.recorder = recorder
        self.board = _by_position()
        self.sources = _sources()
        self.seen: Counter[int] = Counter()
        self.same: set[int] = set()
        self.left_out = set() if choices.deleted else _deleted()

    def outcomes(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """What becomes of each item, as it is planned or written."""
        for item in items:
            if isinstance(item, Outcome):
                yield item
            elif isinstance(item, Acquaintance):
                yield self.acquaintances.take(item)
            else:
                yield self._record(item)

    def _record(self, record: Record) -> Outcome:
        found = self._place(record)
        if isinstance(found, Outcome):
            return found
        stage, place = found
        came = values_of(record, stage, place)
        name = self._name(record)
        twin = hash((name.first, packed(came)))
        again = twin in self.same
        self.same.add(twin)
        known = self.sources.get(hash((record.source, name.own)))
        if known is not None:
            if known[1] == hash(packed(came)):
                return self._told(record, Action.UNCHANGED)
            return self._again(record, ImportSource.get_by_id(known[0]), came, place)
        if again:
            return self._told(record, Action.UNCHANGED, "an earlier row is the same")
        return self._first_time(record, name, came, place)

    def _first_time(self, record: Record, name: "_Name", came: Values, place: Place) -> Outcome:
        first = (record.source, name.first)
        if name.own != name.first and first not in self.left_out:
            return self._beside(record, name, came, place)
        row = self._on_board(record)
        if row is not None:
            self.left_out.discard(first)
            return self._adopt(record, row, name.own, came, place)
        if first in self.left_out:
            return self._told(record, Action.SKIPPED, STAYS_AWAY)
        if self.writer:
            self._keep(self.writer.create(record, place), record.source, name.own, came)
        return self._told(record, Action.CREATED, place.title)

    def _name(self, record: Record) -> "_Name":
        first = record.key or f"{fold(record.company)} · {fold(record.role)}"
        mark = hash((record.source, first))
        self.seen[mark] += 1
        often = self.seen[mark]
        return _Name(first, first if often == 1 else f"{first} #{often}")

    def _place(self, record: Record) -> tuple[str, Place] | Outcome:
        """What tells the column, and which it is; an outcome for what is not for this board."""
        if (known := record.placed) is not None:
            return " ".join((known.stage, known.ending, known.outcome, known.offer)), known
        target = target_of(record.stage, self.choices.stages)
        if target is Target.SKIP and self.choices.early:
            target = Target.INTERVIEW
        if target is None:
            reason = f"its stage '{record.stage}' is not known: say what it is here"
            return self._told(record, Action.SKIPPED, reason)
        if target is Target.SKIP:
            return self._told(record, Action.SKIPPED, f"not at an interview: {record.stage}")
        return target, place_of(target, record.since, self.now)

    def _again(self, record: Record, source: ImportSource, came: Values, place: Place) -> Outcome:
        row, base = source.application, json.loads(source.values)
        if came.get("stage") == base.get("stage"):
            # Where a stage leads may depend on the day; it led there already.
            came["placed"] = base["placed"]
        found = changes(row, base, came, record, place, self.now)
        if self.writer:
            self.writer.change(row, record, found)
            self.writer.recorder.update(source, values=packed(came))
        return self._changed(record, found)

    def _adopt(
        self, record: Record, row: Application, external: str, came: Values, place: Place
    ) -> Outcome:
        """An application that the person has already: what it lacks is filled in."""
        found = changes(row, {}, came, record, place, self.now)
        if self.writer:
            self.writer.change(row, record, found)
            self._keep(row, record.source, external, came)
        return self._changed(record, found, "on your board already")

    def _beside(self, record: Record, name: "_Name", came: Values, place: Place) -> Outcome:
        """Another row of an application: more people, another interview."""
        if self.writer:
            first = self.sources[hash((record.source, name.first))][0]
            row = ImportSource.get_by_id(first).application
            self.writer.change(row, record, changes(row, {}, came, record, place, self.now))
            self._keep(row, record.source, name.own, came)
        return self._told(record, Action.UPDATED, "goes with an earlier row")

    def _changed(self, record: Record, found: Changes, otherwise: str = "") -> Outcome:
        kept = f"yours is kept: {', '.join(found.kept)}" if found.kept else ""
        if found:
            return self._told(record, Action.UPDATED, str(found), kept)
        return self._told(record, Action.UNCHANGED, otherwise, kept)

    def _told(self, record: Record, action: Action, *reasons: str) -> Outcome:
        told = [*reasons, *(record.remarks if action is not Action.UNCHANGED else ())]
        return Outcome(action, record.where, record.what, "; ".join(filter(None, told)))

    def _keep(self, row: Application, source: str, external: str, came: Values) -> None:
        assert self.recorder is not None
        kept = self.recorder.insert(
            ImportSource(
                application=row,
                source=source,
                external_id=external,
                values=packed(came),
                imported_at=self.now,
            )
        )
        self.sources[hash((source, external))] = (kept.id, hash(kept.values))

    def _on_board(self, record: Record) -> Application | None:
        """An application of this company and role that no row of this file stands for yet."""
        waiting = self.board.get(_position(record.company, record.role))
        while waiting:
            row: Application | None = Application.get_or_none(Application.id == waiting.pop(0))
            taken = (ImportSource.source == record.source) & (ImportSource.application == row)
            if row and not ImportSource.select().where(taken).exists():
                return row
        return None


def _sources() -> dict[int, tuple[int, int]]:
    """Every record that came before, by format and name there: its number, and what came of it.

    Texts are kept as hashes, here and below: a hundred thousand of them are a few megabytes.
    """
    i = ImportSource
    rows = i.select(i.id, i.source, i.external_id, i.values).tuples().iterator()
    return {hash((source, name)): (key, hash(values)) for key, source, name, values in rows}


def _deleted() -> set[tuple[str, str]]:
    """What the person deleted here, by format and name there; also what only went out so far."""
    deleted = Deleted()
    moment = Application._meta.fields["created_at"].python_value
    names = (
        own_name(one["id"], moment(one["created_at"]), one["company"], one["role"])
        for one in deleted.applications
    )
    return deleted.sources | {(OWN, name) for name in names}


def _by_position() -> dict[int, list[int]]:
    """The applications of the board by company and role, those on it before archived ones."""
    a = Application
    rows = a.select(a.id, a.company, a.role).order_by(a.archived_at.is_null(False), a.id)
    found: dict[int, list[int]] = defaultdict(list)
    for key, company, role in rows.tuples().iterator():
        found[_position(company, role)].append(key)
    return found


def _position(company: str, role: str) -> int:
    return hash((fold(company), fold(role)))
