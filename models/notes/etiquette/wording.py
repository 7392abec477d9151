"""How words are compared: by their stems, with what says nothing left out."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from models.text import fold


def set_of(listed: str) -> frozenset[str]:
    """The words of a list as it is easiest to read."""
    return frozenset(listed.split())


WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST_STEM = 6
_SHORTEST_STEM = 3
_ENDINGS = sorted(
    set_of(
        """
        ations ation ating ated ates ate ions ion ments ment ities ity ings ing ers er ed ies ied es
        s ly ally al ive able ability ance ences ence ism ful ness y e ies's 's
        """
    ),
    key=lambda ending: (-len(ending), ending),
)
# Words that two texts may share without speaking of the same thing.
_EMPTY = set_of(
    """
    a about after again all also always an and any anything are around as asked at away back be
    call called calls jobs must
    because been before being best better both but by came can come could day days did do does
    doing done down each even every everything few first for from full gave get gets getting give
    go goes going gone good got great had has have having he her here hers high him his home how i
    if in interview into is it its job just keep keeps kept kind know large last later learned
    learning left less let life like liked little long look looked lot made main make makes making
    many me meet met more most move moves moving much my near need never new next nice no not now
    of off often old on once one only or other our out over own part people person place plan plans
    position put quite rather really right role said same say see seen set she should show since
    small so some something still such take takes taking talk talked team teams than that the
    their theirs them then there these they thing things think this those three through time to
    together told too took two under until up us use used using very want was way we week weekend
    weekends weeks well went were what when where which while who whole whom why will with within
    without work worked working works would year years yes yet you your yours conversation today
    yesterday tomorrow morning evening half once nine ten four five six seven eight
    """
)
_ENGLISH = set_of(
    """
    a about and are as at be been but by can could do for from had has have he hello hi how i if in
    is it its like me more my no not of on or our please she so thank thanks that the their there
    they this to was we were what when will with would you your
    """
)
_SHARE_OF_ENGLISH = 0.2


def folded_words(folded: str) -> list[str]:
    """The words of a folded text."""
    return WORD.findall(folded)


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return WORD.findall("".join(fold_letters(text)))


def fold_letters(text: str) -> Iterable[str]:
    """What `fold` makes of each letter of a text; they join to what it makes of the whole."""
    return (fold(text),) if text.isascii() else map(_fold_letter, text)


@lru_cache(maxsize=2048)
def _fold_letter(letter: str) -> str:
    return fold(letter)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What 'mentoring', 'mentored' and 'mentor' have in common; `word` is folded."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]  # 'modelling' like 'model'
    return word[:_LONGEST_STEM]


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(content_stems(words_of(text)))


def content_stems(words: Iterable[str]) -> Iterator[str]:
    """The stems of those of some folded words that say something, in order."""
    return (stem(word) for word in words if word not in _EMPTY and len(word) > 1)


def is_empty(word: str) -> bool:
    """Whether a folded word says nothing of its own."""
    return word in _EMPTY


def seems_english(words: list[str]) -> bool:
    """Whether folded words are those of an English text: the small words tell."""
    return bool(words) and sum(word in _ENGLISH for word in words) >= _SHARE_OF_ENGLISH * len(words)
