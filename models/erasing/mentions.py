"""Where somebody is mentioned in a text, and taking that out."""

import json
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from typing import Any

from models.tables import Person
from models.text import fold
from models.typed.people_words import COURTESY_TITLES, LEARNED_TITLES, PARTICLES, SUFFIXES

ERASED = "(erased)"
"""What stands where a name was. No slot, which would keep a note from being sent."""
_NO_NAMES = COURTESY_TITLES | LEARNED_TITLES | PARTICLES | SUFFIXES
_LEAST_DIGITS, _TELLING_DIGITS = 6, 8
_BETWEEN_DIGITS = r"[\s().\-/]*"
_DIALLED_FIRST = r"(?:\+?\d[\d\s().\-/]{0,10})?"
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


class Mentions:
    """What is to be taken out of texts: patterns for everywhere, and others for the texts about the
    application with that number."""

    def __init__(
        self,
        everywhere: Iterable[re.Pattern[str]],
        about: Mapping[int, Iterable[re.Pattern[str]]],
    ) -> None:
        self._everywhere = list(everywhere)
        self._about = about

    def without(self, text: str, application_id: int | None) -> str:
        """A text about an application (None: about none in particular) without them."""
        for pattern in (*self._everywhere, *self._about.get(application_id or 0, ())):
            text = pattern.sub(ERASED, text)
        return text

    def without_in_json(self, text: str, application_id: int | None) -> str:
        """Likewise for JSON in its written form; what is none is taken as a text."""
        try:
            held = json.loads(text)
        except ValueError:
            return self.without(text, application_id)
        freed = self._freed(held, application_id)
        return text if freed == held else json.dumps(freed, ensure_ascii=False)

    def _freed(self, value: Any, about: int | None) -> Any:
        match value:
            case str():
                return self.without(value, about)
            case list():
                return [self._freed(one, about) for one in value]
            case dict():
                return {
                    self.without(key, about): self._freed(one, about) for key, one in value.items()
                }
            case _:
                return value


def names_of(person: Person) -> set[str]:
    """The single words that a person goes by: given name, surname, greeting; without accents too.

    Capitals count in them: 'Will' is a name, 'will' is none.
    """
    words = f"{person.name} {person.greeting}".replace(",", " ").split()
    found = {word for word in words if len(word) > 1 and fold(word).strip(".") not in _NO_NAMES}
    return found | {_plain(word) for word in found}


def whole_name(person: Person) -> list[re.Pattern[str]]:
    """A person's full name as it may be written."""
    found = []
    for name in (person.name, _plain(person.name)):
        given, _, surname = name.rpartition(" ")
        found += [_spaced(name), rf"{re.escape(surname)},?\s*{_spaced(given)}" if given else ""]
    return either(found, re.IGNORECASE)


def details(person: Person, others: Container[str] = ()) -> list[re.Pattern[str]]:
    """A person's addresses, number and profile, but for those that belong to others too."""
    found = []
    if person.email not in others:
        found.append(re.escape(person.email))
    if person.linkedin not in others:
        found.append(re.escape(person.linkedin.rstrip("/").rpartition("/")[2]))
    if person.postal_address not in others:
        found.append(_spaced(person.postal_address))
    digits = re.findall(r"\d", person.phone)
    if person.phone not in others and len(digits) >= _LEAST_DIGITS:
        # With the country's number, with the area's or with neither.
        found.append(_DIALLED_FIRST + _BETWEEN_DIGITS.join(digits[-_TELLING_DIGITS:]))
    return either(found, re.IGNORECASE)


def words(texts: Iterable[str]) -> list[re.Pattern[str]]:
    """Texts that are looked for as they are, capitals and all."""
    return either([_spaced(text) for text in texts], re.NOFLAG)


def either(patterns: Iterable[str], flags: re.RegexFlag) -> list[re.Pattern[str]]:
    """One pattern for all that say something, the longest first: 'Ana Ruiz' goes before 'Ana'."""
    ordered = sorted(set(filter(None, patterns)), key=lambda pattern: (-len(pattern), pattern))
    return [re.compile("|".join(map(_alone, ordered)), flags)] if ordered else []


def _plain(text: str) -> str:
    """Without accents: 'Zoe' for 'Zoë'."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _spaced(text: str) -> str:
    return r"\s+".join(map(re.escape, text.split()))


def _alone(pattern: str) -> str:
    """Not as part of a longer word, where the script has spaces between words."""
    return pattern if _WITHOUT_SPACES.search(pattern) else rf"(?<!\w){pattern}(?!\w)"
