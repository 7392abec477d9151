"""Who or what is to be erased: found by number or name, and found again in another copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.database import explained
from models.erasing.gone import every, rows
from models.errors import NotPossible
from models.tables import Application, Participation, Person
from models.text import fold

_SHOWN = 10
_NAMED = 3


class Kind(StrEnum):
    """What can be erased."""

    PERSON = "person"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Target:
    """A person or an application, as one names it. `companies` are those where a person was met."""

    kind: Kind
    id: int
    name: str
    role: str = ""
    companies: tuple[str, ...] = ()
    deleted: bool = False

    @property
    def handle(self) -> str:
        """What names it and nothing else: the number of an application, `p` and a person's."""
        return f"p{self.id}" if self.kind is Kind.PERSON else str(self.id)

    @property
    def title(self) -> str:
        """It, as a sentence names it."""
        named = " · ".join(part for part in (self.name, self.role) if part)
        places = list(self.companies[:_NAMED])
        if len(self.companies) > _NAMED:
            places.append(f"{len(self.companies) - _NAMED} more")
        more = "deleted" if self.deleted else ", ".join(places)
        return f"{named} ({more})" if more else named


def choose(wanted: str) -> Target:
    """The one person or application that is meant, in the archive too.

    What was deleted is found too, for the history still has it. A number is an application's, `p`
    and a number a person's; else all the words must begin words of a name and e-mail address, or of
    a company and role, and who is named in full goes first. Raises `NotPossible` where nothing or
    more than one thing fits, with what there is.
    """
    with explained():
        known = [*_people(), *_applications()]
    if not fold(wanted).strip():
        raise NotPossible("Nobody was named.", hint="Give a name, a company or a number.")
    if by_handle := [one for one, _ in known if one.handle == wanted.strip().lower()]:
        return by_handle[0]
    words = fold(wanted).split()
    found = [one for one, text in known if _begins(words, text.split())]
    whole = [one for one in found if fold(one.name) == " ".join(words)]
    found = whole or found
    if not found:
        raise NotPossible(
            f"No person and no application is called '{wanted}'.",
            hint="Nothing was erased. Give a name, a company, or the number of an application.",
        )
    if len(found) > 1:
        raise NotPossible(
            f"'{wanted}' may be {len(found)} things. Nothing was erased: say which, by its number.",
            hint="\n".join(_listed(found)),
        )
    return found[0]


def row_of(target: Target) -> Person | Application:
    """The row of a target on the board on which it was chosen, as it was if it is deleted."""
    with explained():
        if target.kind is Kind.PERSON:
            return every(Person)[target.id]
        return every(Application)[target.id]


def found_again(target: Target, chosen: Person | Application) -> set[int]:
    """The numbers that the same person or application has on the board that is open now.

    `chosen` is its row on the board on which it was chosen. A number may have been given out twice
    where a backup was put back, so more than it must agree; people of one name are one if nothing
    else tells them apart.
    """
    if isinstance(chosen, Application):
        row = every(Application).get(target.id)
        return {target.id} if row is not None and row.created_at == chosen.created_at else set()
    people = every(Person).values()
    marks = {value.casefold() for value in (chosen.email, chosen.linkedin) if value}
    sure = {
        row.id
        for row in people
        if marks & {value.casefold() for value in (row.email, row.linkedin) if value}
        or (row.id == target.id and fold(row.name) == fold(chosen.name))
    }
    return sure or {row.id for row in people if fold(row.name) == fold(chosen.name)}


def _begins(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether every word that is wanted begins one of the others: 'ana' is not in 'Manager'."""
    return all(any(word.startswith(start) for word in words) for start in wanted)


def _people() -> list[tuple[Target, str]]:
    companies: dict[int, list[str]] = {}
    query = Participation.select(Participation.person, Application.company).join(Application)
    met: Any = query.order_by(Participation.id).tuples()
    for key, company in met:
        companies.setdefault(key, []).append(company)
    there = {row["id"] for row in rows(Person)}
    return [
        (
            Target(
                Kind.PERSON,
                key,
                row.name,
                companies=tuple(dict.fromkeys(companies.get(key, ()))),
                deleted=key not in there,
            ),
            fold(f"{row.name} {row.email}"),
        )
        for key, row in every(Person).items()
        if row.name
    ]


def _applications() -> list[tuple[Target, str]]:
    there = {row["id"] for row in rows(Application)}
    return [
        (
            Target(Kind.APPLICATION, key, row.company, row.role, deleted=key not in there),
            fold(f"{row.company} {row.role}"),
        )
        for key, row in every(Application).items()
        if row.company
    ]


def _listed(found: Sequence[Target]) -> list[str]:
    lines = [f"{one.handle:>5}  {one.title}" for one in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"       … and {len(found) - _SHOWN} more")
    return lines
