"""How somebody is greeted, as far as it can be told from the name that was typed."""

import re
from itertools import takewhile

from models.late import late
from models.text import clean_line
from models.typed.people_words import (
    LEARNED_TITLES,
    NICKNAME,
    PARTICLES,
    SUFFIXES,
    all_in,
    is_title,
)

_CJK = late("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_INITIALS = late(r"[^\W\d_]|(?:[^\W\d_]\.)+")
# Of each part of a double name; behind an apostrophe too, where one letter is before it (O'Neill).
_FIRST_LETTERS = late(r"(?<![\w'’])[^\W\d_](?:['’][^\W\d_])?")


def greeting_for(name: str) -> str:
    """What to write after 'Hi': the given name, as far as it can be told from the full one.

    'Dr. Wei Chen' is 'Dr. Chen' and 'Ms Ruiz' stays; 'Wei “David” Chen' is 'David'; a name that
    begins with initials, and one in Chinese, Japanese or Korean letters, is used in full. Of a
    name that is typed without a single capital it gets its own: 'bob smith' is 'Bob'.
    """
    name = clean_line(name)
    greeting = _part_of(name)
    return _with_capitals(greeting) if name.islower() else greeting


def _part_of(name: str) -> str:
    nickname = NICKNAME.search(name)
    if nickname and not _CJK.search(nickname[1]):
        return nickname[1]
    name = re.sub(r"\s*\([^)]*\)", "", name).strip() or name
    if not name.isascii() and _CJK.search(name):
        return name
    last, _, first = name.partition(",")
    swapped = first.strip() and not all_in(SUFFIXES, first.split())
    words = f"{first} {last}".split() if swapped else last.split()
    titles = list(takewhile(is_title, words))
    names = words[len(titles) :]
    while len(names) > 1 and all_in(SUFFIXES, names[-1:]):
        names.pop()
    if not names:
        return " ".join(titles) or name
    learned = [title for title in titles if all_in(LEARNED_TITLES, [title])]
    initials = bool(_INITIALS.fullmatch(names[0]))
    if learned or (titles and (initials or len(names) == 1)):
        return f"{(learned or titles)[0]} {_surname(names)}"
    return " ".join(names) if initials else names[0]


def _with_capitals(greeting: str) -> str:
    """The same, each word with a capital but the 'van der' of a 'van der Berg'."""
    *words, last = greeting.split()
    raised = [word if word in PARTICLES else _capitalised(word) for word in words]
    return clean_line(" ".join([*raised, _capitalised(last)]))


def _capitalised(word: str) -> str:
    return _FIRST_LETTERS.sub(lambda first: first[0].title(), word)


def _surname(names: list[str]) -> str:
    start = len(names) - 1
    while start > 0 and names[start - 1] in PARTICLES:
        start -= 1
    return " ".join(names[start:])
