"""Names that have no place in a note: another application's company, or somebody from one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_WORD = re.compile(r"\w(?:[\w&'’+-]*\w)?")
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST = 6
# What a company is called in full, and nobody calls it in a note.
_FORMS = frozenset(
    word
    for words in (
        "inc ltd limited llc llp plc corp corporation co company",
        "gmbh ag se kg sa sas sarl srl spa bv nv ab oy as",
    )
    for word in words.split()
)


@dataclass(frozen=True, slots=True)
class Strangers:
    """Names of other applications, each with whom it belongs to, looked up word by word.

    `everywhere` are companies and full names; `in_greetings` first names, which mean somebody only
    where a person is greeted; `own` are passed over whole. Keys are words as `key` joins them.
    """

    everywhere: Mapping[str, str] = field(default_factory=dict)
    in_greetings: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    _first_words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = (*self.everywhere, *self.in_greetings, *self.own)
        object.__setattr__(self, "_first_words", frozenset(name.split(" ")[0] for name in names))

    def named_in(self, text: str, greeting_end: int) -> Iterator[tuple[int, int, str]]:
        """Start, end and owner of each such name in a text; letters' case must agree."""
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            start, count = words[place].start(), 1
            longest = _LONGEST if self._may_begin(words[place].group()) else 0
            for last in range(min(len(words), place + longest), place, -1):
                name = key(text[start : words[last - 1].end()])
                owner = self._owner(name, start < greeting_end)
                if name in self.own or (owner and name[0].isupper()):
                    count = last - place
                    if name not in self.own:
                        yield start, words[last - 1].end(), owner
                    break
            place += count

    def _may_begin(self, word: str) -> bool:
        """Whether any name begins with this word of a text; most words are passed over here."""
        first = word.replace("’", "'")
        return first in self._first_words or _POSSESSIVE.sub("", first) in self._first_words

    def _owner(self, name: str, greeted: bool) -> str:
        return self.everywhere.get(name) or (self.in_greetings.get(name, "") if greeted else "")


def key(name: str) -> str:
    """A name's words, for looking it up whatever stands between them, 'Acme's' like 'Acme'."""
    words = _WORD.findall(name)
    if words:
        words[-1] = _POSSESSIVE.sub("", words[-1])
    return " ".join(words).replace("’", "'")


def strangers(
    companies: Iterable[tuple[str, str]], people: Iterable[tuple[str, str]], own: Iterable[str]
) -> Strangers:
    """Build the look-up from (company, owner) and (person, owner) pairs.

    `own` are names that belong to this note: its company, its people, the writer's employers.
    They are never found, nor is any single word of theirs.
    """
    mine = {form for name in own for form in (*_forms(name), *key(name).split(" ")) if form}
    everywhere = {form: owner for name, owner in companies for form in _forms(name)}
    first_names = {}
    for name, owner in people:
        whole = key(name)
        everywhere[whole] = owner
        first, _, more = whole.partition(" ")
        if more:
            first_names[first] = f"{name} ({owner})"
    return Strangers(
        {name: owner for name, owner in everywhere.items() if name and name not in mine},
        {name: owner for name, owner in first_names.items() if len(name) > 1 and name not in mine},
        frozenset(mine),
    )


def _forms(company: str) -> tuple[str, ...]:
    """A company as it is written, and without 'Inc' or 'GmbH' at its end."""
    whole = key(company)
    words = whole.split(" ")
    while len(words) > 1 and words[-1].casefold() in _FORMS:
        words.pop()
    short = " ".join(words)
    return (whole,) if short == whole else (whole, short)
