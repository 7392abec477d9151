"""Which application somebody means who types its number, or some words of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.database import explained
from models.errors import AfterwordError
from models.stages import TITLES
from models.tables import Application, Participation, Person, proxy
from models.text import clean_line, fold, has_words, shorten
from models.words import Stage

if TYPE_CHECKING:
    from models.entries import PersonEntry

_SHOWN = 10
_NUMBER = re.compile("[1-9][0-9]{0,17}")


class NotClearError(AfterwordError):
    """The words fit no application, or several; `hint` lists these or says how to go on."""

    default_title = "Which one?"


@dataclass(frozen=True, slots=True)
class Named:
    """An application as one names it."""

    id: int
    company: str
    role: str
    stage: Stage
    archived: bool
    people: tuple[str, ...]

    @property
    def title(self) -> str:
        """The company, short enough for a sentence."""
        return shorten(self.company, 40)

    @property
    def texts(self) -> tuple[str, ...]:
        """What words may name it by."""
        return (self.company, self.role, *self.people)

    @property
    def line(self) -> str:
        """All of it in one line, the number first."""
        place = "archive" if self.archived else TITLES[self.stage]
        return " · ".join(
            part for part in (f"{self.id:>4}  {self.company}", self.role, place) if part
        )


def choose(words: str, *, archived: bool = False) -> Named:
    """The one application on the board with this number, or that all these words fit.

    A word may be part of the company, the role or anybody's name. Where several fit, the one whose
    company is named in full goes before the others, then the one in which the words begin words.
    `archived` also looks into the archive, for what is not on the board. Raises `NotClearError`
    where none fits, or several do.
    """
    wanted = clean_line(words)
    if not wanted:
        raise NotClearError("No application was named.", hint="Give its number, or words of it.")
    with explained():
        known = _numbered(wanted) or read_named()
    found = _fitting(known, wanted, archived=False)
    shelved = _fitting(known, wanted, archived=True) if not found else []
    if shelved and not archived:
        raise NotClearError(
            f"{shelved[0].title} is in the archive.",
            hint="Bring it back first: in afterword, A shows the archive, and b brings back.",
        )
    found = found or shelved
    if len(found) == 1:
        return found[0]
    shown = shorten(wanted, 40)
    if not found:
        raise NotClearError(
            f"No application fits '{shown}'.",
            hint="afterword list shows those on the board, with their numbers.",
        )
    lines = [one.line for one in found[:_SHOWN]]
    if len(found) > _SHOWN:
        lines.append(f"      … and {len(found) - _SHOWN} more")
    raise NotClearError(
        f"'{shown}' fits {len(found)} applications: use a number, or more words.",
        hint="\n".join(lines),
    )


def choose_person(words: str, people: "Sequence[PersonEntry]", company: str) -> "PersonEntry":
    """The one of these people whom all the words fit. Raises `NotClearError` otherwise."""
    found = [one for one in people if has_words(clean_line(words), (one.name, one.role))]
    if len(found) == 1:
        return found[0]
    fits = "Nobody" if not found else "More than one person"
    names = ", ".join(one.name for one in found or people)
    raise NotClearError(
        f"{fits} at {shorten(company, 40)} fits '{shorten(clean_line(words), 40)}'.",
        hint=f"There is: {names}.",
    )


def read_named(key: int | None = None) -> list[Named]:
    """Every application, those in the archive too, in the order of their numbers; or only `key`."""
    a, p = Application, Participation
    people: dict[int, list[str]] = defaultdict(list)
    query = p.select(p.application, Person.name).join(Person).order_by(p.id)
    columns = a.select(a.id, a.company, a.role, a.stage, a.archived_at).order_by(a.id)
    if key is not None:
        query, columns = query.where(p.application == key), columns.where(a.id == key)
    for application, name in proxy.execute(query):
        people[application].append(name)
    rows: Any = proxy.execute(columns)
    return [
        Named(number, company, role, Stage(stage), at is not None, tuple(people.get(number, ())))
        for number, company, role, stage, at in rows
    ]


def _numbered(wanted: str) -> list[Named]:
    """The card with this number alone: who gives one does not wait until all others are read."""
    if not _NUMBER.fullmatch(wanted):
        return []
    return [one for one in read_named(int(wanted)) if not one.archived]


def _fitting(known: list[Named], wanted: str, *, archived: bool) -> list[Named]:
    there = [one for one in known if one.archived is archived]
    if numbered := [one for one in there if str(one.id) == wanted]:
        return numbered
    found = [one for one in there if has_words(wanted, one.texts)]
    whole = [one for one in found if fold(one.company) == fold(wanted)]
    begun = [one for one in found if _begins_words(wanted, one.texts)]
    return next((narrowed for narrowed in (whole, begun) if len(narrowed) == 1), found)


def _begins_words(wanted: str, texts: Iterable[str]) -> bool:
    """Whether every word begins one of the texts': 'ana' is in 'Ana Ruiz' rather than 'Manager'."""
    words = fold(" ".join(texts)).split()
    return all(any(word.startswith(part) for word in words) for part in fold(wanted).split())
