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


def greeting_for(name: str) -> str:
    """What to write after 'Hi': the given name, as far as it can be told from the full one.

    'Dr. Wei Chen' is 'Dr. Chen' and 'Ms Ruiz' stays; 'Wei “David” Chen' is 'David'; a name that
    begins with initials, and one in Chinese, Japanese or Korean letters, is used in full.
    """
    name = clean_line(name)
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


def _surname(names: list[str]) -> str:
    start = len(names) - 1
    while start > 0 and names[start - 1] in PARTICLES:
        start -= 1
    return " ".join(names[start:])
