"""Two changes of one thing, from what both began with: joined field by field.

What only one of them changed is kept. What both changed, each in their own way, is a difference.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import tzinfo
from typing import Any, TypeVar

from models.entries import InterviewEntry, PersonEntry
from models.sharing.clash import Clash, Difference, Side
from models.sharing.differences import CHANGED, OUT, difference, told
from models.text import fold

Entry = TypeVar("Entry")

_NAMES = {
    "promised_on": "answer by",
    "url": "posting",
    "discussed": "in general",
    "went_badly": "went badly",
    "starts_at": "when",
    "zone": "time zone",
    "email": "e-mail",
    "linkedin": "LinkedIn",
    "postal_address": "post",
    "linkedin_welcome": "LinkedIn request",
    "do_not_contact": "do not contact",
    "topics": "talked about",
    "body": "note",
    "channel": "way",
}
"""What fields are called to a person, where that is not their name."""
_WHEN = ("starts_at", "ends_at", "day_only")
"""Fields that say one thing, named by the first of them."""


class Merger:
    """Joins what was changed here (`mine`) and elsewhere (`theirs`) since both had `base`.

    Where both changed the same thing the chosen side counts, and it is noted in `differences`.
    Moments are shown in `zone`.
    """

    def __init__(self, side: Side, zone: tzinfo | None = None) -> None:
        self.side = side
        self.zone = zone
        self.differences: list[Difference] = []

    def join(self, base: Entry, mine: Entry, theirs: Entry, about: str = "") -> Entry:
        """Two entries of one kind. Raises `InvalidInput` where nothing sensible is left."""
        values: dict[str, Any] = {}
        together: Sequence[str] = _WHEN if isinstance(mine, InterviewEntry) else []
        for name in (field.name for field in fields(mine)):  # type: ignore[arg-type]
            group = together if name in together else (name,)
            if name == group[0]:
                three = [[getattr(one, part) for part in group] for one in (base, mine, theirs)]
                chosen = self._one(name, about, *three)
                values.update(zip(group, chosen, strict=True))
        return replace(mine, **values)  # type: ignore[type-var]

    def _one(
        self, name: str, about: str, base: list[Any], mine: list[Any], theirs: list[Any]
    ) -> list[Any]:
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        if name == "people":
            return [self.people(base[0], mine[0], theirs[0])]
        if all(is_dataclass(one[0]) for one in (base, mine, theirs)):
            return [self.join(base[0], mine[0], theirs[0], about)]
        called = _NAMES.get(name, name)
        what = f"{about}: {called}" if about else called[:1].upper() + called[1:]
        return self._choose(what, mine, theirs)

    def _choose(self, what: str, mine: list[Any], theirs: list[Any]) -> list[Any]:
        self.differences.append(difference(what, mine[0], theirs[0], self.zone))
        return mine if self.side is Side.MINE else theirs

    def people(
        self,
        base: Sequence[PersonEntry],
        mine: Sequence[PersonEntry],
        theirs: Sequence[PersonEntry],
    ) -> tuple[PersonEntry, ...]:
        """Everybody whom one of the two named, but for those whom one of the two took out."""
        before = {one.id: one for one in base}
        there = {one.id: one for one in theirs}
        joined: list[PersonEntry] = []
        for one in mine:
            if one.id is None:
                added = (other for other in there.values() if other.id not in before)
                joined.append(self._new(one, _twin(one, added), there))
            elif (other := there.pop(one.id, None)) is not None:
                joined.append(self._person(before.get(one.id, one), one, other))
            elif one != before.get(one.id) and self._kept(one.name, CHANGED, OUT, Side.MINE):
                joined.append(one)
        for other in there.values():
            known = before.get(other.id)
            if known is None or (
                known != other and self._kept(other.name, OUT, CHANGED, Side.THEIRS)
            ):
                joined.append(other)
        return tuple(joined)

    def _new(
        self, one: PersonEntry, twin: PersonEntry | None, there: dict[int | None, PersonEntry]
    ) -> PersonEntry:
        """Somebody added here; whom the other window added too is one and the same."""
        if twin is None:
            return one
        del there[twin.id]
        return self._person(PersonEntry("", id=twin.id), replace(one, id=twin.id), twin)

    def _person(self, base: PersonEntry, mine: PersonEntry, theirs: PersonEntry) -> PersonEntry:
        return self.join(base, mine, theirs, theirs.name)

    def _kept(self, name: str, mine: str, theirs: str, by: Side) -> bool:
        self.differences.append(Difference(name, mine, theirs))
        return self.side is by


def merged(
    opened: Entry,
    mine: Entry,
    theirs: Entry,
    again: Callable[[Entry, Entry], Any],
    *,
    zone: tzinfo | None = None,
) -> Entry:
    """What is to be written of a form that was opened on `opened`, while `theirs` is on file now.

    Raises `Clash` where both changed the same thing; once the person has chosen, `again` is called
    with what is to be written then, and what that takes for known.
    """
    keeping = Merger(Side.MINE, zone)
    kept = keeping.join(opened, mine, theirs)
    if not keeping.differences:
        return kept
    taken = Merger(Side.THEIRS, zone).join(opened, mine, theirs)
    raise Clash(
        told(keeping.differences),
        lambda side: again(kept if side is Side.MINE else taken, theirs),
        keeping.differences,
    )


def _twin(one: PersonEntry, others: Iterable[PersonEntry]) -> PersonEntry | None:
    """Somebody whom both added."""
    for other in others:
        if fold(other.name) == fold(one.name) or (one.email and other.email == one.email):
            return other
    return None
