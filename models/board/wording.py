"""Whose cards they are, and for what: the words that a search of the board goes through."""

from collections import defaultdict
from typing import NamedTuple

from models.database.reading import one_moment
from models.tables import Application, Participation, Person, proxy
from models.text import has_words


class Words(NamedTuple):
    """Those on a card that tell it from others."""

    company: str
    role: str
    people: tuple[str, ...]

    def match(self, wanted: str) -> bool:
        """True if every word of `wanted` is somewhere in company, role or people."""
        return has_words(wanted, self.all())

    def all(self) -> tuple[str, ...]:
        """What a search goes through."""
        return self.company, self.role, *self.people


def read_words() -> dict[int, Words]:
    """Those of every card on the board, by its number.

    Raises `DatabaseProblem` where they cannot be read.
    """
    on_board = Application.archived_at.is_null()
    a, p = Application, Participation
    applications = a.select(a.id, a.company, a.role).where(on_board)
    people = p.select(p.application, Person.name).join(Person).switch(p).join(a).where(on_board)
    names: dict[int, list[str]] = defaultdict(list)
    with one_moment():
        for key, name in proxy.execute(people.order_by(p.main_contact.desc(), p.id)):
            names[key].append(name)
        rows = list(proxy.execute(applications))
    return {key: Words(company, role, tuple(names[key])) for key, company, role in rows}
