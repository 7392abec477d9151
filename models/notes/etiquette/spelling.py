"""The rule about misspelt names: the recipient's and the company's, a letter or two off."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.notes.etiquette.finding import Level
from models.notes.etiquette.names import Strangers, key
from models.notes.etiquette.note import Note, Setting
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import WRITTEN, Found, rule
from models.notes.etiquette.spellings import spellings
from models.notes.etiquette.wording import is_empty, set_of
from models.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_PARTICLES = set_of(
    "van von der den de da das dos del della di du la le el al bin ibn ben zu zur ter ten af av y e"
    " dr mr mrs ms miss mx prof sir san"
)
_SALUTATIONS = set_of("hi hello dear hey good morning afternoon evening day greetings")
_SHORTEST_NAME, _SHORTEST_ELSEWHERE = 2, 3
_TWO_OFF_FROM = 6
_INFLECTED = 2
_LOOK_BACK = 20
# 'Mauerseglers', 'Acmeans': no mistakes.
_COMPANY_ENDINGS = ("s", "es", "an", "ian", "n", "er", "ers")


@dataclass(frozen=True, slots=True)
class _Name:
    """One word of a name, with the ways in which it may be spelt."""

    written: str
    forms: tuple[str, ...]
    person: bool

    @property
    def safe_length(self) -> int:
        """From how many letters on it is looked for at the start of a sentence."""
        return _TWO_OFF_FROM if self.person else _SHORTEST_ELSEWHERE + 1

    def near(self, word: str, *, strictly: bool = False) -> bool:
        """Whether a folded word is this one with a mistake: one letter, two from six letters on.

        `strictly`: two only from eight.
        """
        most = 2 if len(self.forms[0]) >= (_TWO_OFF_FROM + 2 * strictly) else 1
        if abs(len(word) - len(self.forms[0])) > most + 1:
            return False
        return any(0 < _distance(word, form, most) <= most for form in self.forms)


@rule(
    "misspelt-name",
    Level.ERROR,
    "A misspelt name is what they will remember of the note.",
    channels=WRITTEN,
)
def misspelt(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A name in the greeting, or a capitalised word elsewhere, that is nearly one to be named."""
    yield from misspelt_between(note, 0, note.parts.sign_off.start)
    yield from _names_of(note.setting).misspelt_company(note.text)


def greets_nearly(note: Note) -> bool:
    """Whether the greeting holds the recipient's name, though misspelt, or with another ending."""
    names, greeting = _names_of(note.setting), note.parts.greeting
    if any(misspelt_between(note, 0, greeting.end)):
        return True
    words = [fold(word) for word in _WORD.findall(greeting.text)]
    return _is_foreign(greeting.text, names) and any(
        _is_inflected(word, one) for one in names.people for word in words
    )


def misspelt_between(note: Note, start: int, end: int) -> Iterator[Found]:
    """Single words that are misspelt names, in a stretch of a note."""
    names = _names_of(note.setting)
    greeting = note.parts.greeting
    foreign = _is_foreign(greeting.text, names)
    for match in _WORD.finditer(note.text, start, end):
        if not match.group()[0].isupper():
            continue
        word = _bare(match.group())
        in_greeting = match.start() < greeting.end
        if names.is_known(word, in_greeting):
            continue
        at_start = not in_greeting and _starts_sentence(note.text, match.start())
        meant = names.meant(fold(word), in_greeting, at_start)
        if meant and not (foreign and _is_inflected(fold(word), meant)):
            place = match.start()
            yield place, place + len(word), f"'{word}' is misspelt: '{meant.written}'."


class _Names:
    """What may be misspelt in the notes of one occasion, and what is spelt as it should be."""

    def __init__(self, known: Setting) -> None:
        occasion = known.occasion
        ordinary = occasion.phrases.words("ordinary-words")
        self.ordinary = ordinary
        people = f"{occasion.greeting} {occasion.recipient}"
        self.people = [_Name(word, forms, True) for word, forms in _name_words(people)]
        company = [_Name(word, forms, False) for word, forms in _name_words(occasion.company)]
        own = [one for one in company if one.forms[0] not in ordinary]
        self.company = [
            one
            for one in (own or company[: len(company) == 1])
            if len(one.forms[0]) > _SHORTEST_ELSEWHERE
        ]
        self.whole_company = _WORD.findall(occasion.company)
        strengths = (text for one in occasion.strengths for text in (one.what, one.evidence))
        self.known = _forms(
            (
                *(occasion.recipient, occasion.greeting, occasion.sender),
                *(occasion.company, occasion.role),
                *occasion.people,
                *(name for one in occasion.panel for name in (one.recipient, one.greeting)),
                *occasion.employers,
                *occasion.said,
                *strengths,
            )
        )
        self.strangers = _stranger_words(occasion.strangers)

    def is_known(self, word: str, in_greeting: bool) -> bool:
        """Whether a word is somebody's or something's right name."""
        if in_greeting and fold(word) in _SALUTATIONS:
            return True
        return fold(word) in self.known or key(word) in self.strangers

    def meant(self, word: str, in_greeting: bool, at_start: bool) -> _Name | None:
        """The name that a folded word is a misspelling of."""
        if in_greeting:
            near = (one for one in self.people if one.near(word))
            return next(near, None) if len(word) >= _SHORTEST_NAME else None
        if self._is_ordinary(word):
            return None
        names = (*self.company, *self.people)
        if at_start:
            # Any word may have a capital here, and no list of English words is whole.
            names = tuple(one for one in names if len(one.forms[0]) >= one.safe_length)
        for one in names:
            shortest = min(len(word), len(one.forms[0]))
            if shortest >= _SHORTEST_ELSEWHERE and one.near(word, strictly=at_start):
                return None if _is_derived(word, one) else one
        return None

    def _is_ordinary(self, word: str) -> bool:
        """Whether a folded word is English, as it stands or without its ending."""
        if word in self.ordinary or is_empty(word):
            return True
        for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "est", "'s"):
            if word.endswith(ending) and word.removesuffix(ending) in self.ordinary:
                return True
        return word.endswith("ing") and f"{word[:-3]}e" in self.ordinary

    def misspelt_company(self, text: str) -> Iterator[Found]:
        """A company of several ordinary words, such as 'Bright Harbor', misspelt as a whole."""
        count = len(self.whole_company)
        if count < 2 or self.company:
            return
        right = fold(" ".join(self.whole_company))
        words = list(_WORD.finditer(text))
        for first in range(len(words) - count + 1):
            here = words[first : first + count]
            if not (here[0].group()[0].isupper() and here[-1].group()[0].isupper()):
                continue
            tried = fold(" ".join([*(one.group() for one in here[:-1]), _bare(here[-1].group())]))
            if tried != right and _distance(tried, right, 2) <= 2:
                start, end = here[0].start(), here[-1].start() + len(_bare(here[-1].group()))
                meant = " ".join(self.whole_company)
                yield start, end, f"'{text[start:end]}' is misspelt: '{meant}'."


def _distance(word: str, other: str, most: int) -> int:
    """How many mistakes lie between two words; more than `most` are not counted any further."""
    # A mistake brings in one letter at most, and leaves out one.
    left, right = set(word), set(other)
    if max(len(left - right), len(right - left)) > most:
        return most + 1
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other, score_cutoff=most)


@lru_cache(maxsize=16)
def _names_of(known: Setting) -> _Names:
    return _Names(known)


@lru_cache(maxsize=4)
def _stranger_words_of(everywhere: frozenset[str], greeted: frozenset[str]) -> frozenset[str]:
    return frozenset(word for name in everywhere for word in name.split(" ")) | greeted


def _stranger_words(others: Strangers) -> frozenset[str]:
    return _stranger_words_of(frozenset(others.everywhere), frozenset(others.in_greetings))


def _name_words(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of a name that one could misspell, once each, with their spellings."""
    for word in dict.fromkeys(_WORD.findall(name)):
        forms = spellings(word)
        if forms and forms[0] not in _PARTICLES and len(forms[0]) >= _SHORTEST_NAME:
            yield word, forms


def _is_derived(word: str, name: _Name) -> bool:
    return not name.person and word.removeprefix(name.forms[0]) in _COMPANY_ENDINGS


def _forms(texts: Iterable[str]) -> frozenset[str]:
    words = (_bare(word) for text in texts for word in _WORD.findall(text))
    return frozenset(form for word in words for form in spellings(word))


def _bare(word: str) -> str:
    """A word without its possessive."""
    return _POSSESSIVE.sub("", word)


def _starts_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - _LOOK_BACK) : place].rstrip(" \t\"'“‘(«")
    return not before or before[-1] in ".!?…\n:"


def _is_foreign(greeting: str, names: _Names) -> bool:
    """Whether somebody is greeted in another language, in which names may have endings."""
    first = _WORD.search(greeting)
    if first is None:
        return False
    word = fold(first.group())
    return word not in _SALUTATIONS and not any(
        word in one.forms or one.near(word) for one in names.people
    )


def _is_inflected(word: str, name: _Name) -> bool:
    """Whether only the ending differs: 'Małgorzato' for 'Małgorzata'."""
    stem = max(_SHORTEST_ELSEWHERE, len(name.forms[0]) - _INFLECTED)
    return any(
        word[:stem] == form[:stem] and len(word) <= stem + 2 * _INFLECTED for form in name.forms
    )
