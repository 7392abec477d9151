"""Counting prose as the checks and the meter count it: words, sentences, paragraphs."""

import re

from models.late import late
from models.text import clean_text, has_letters

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK_CHARACTER = late(f"[{_CJK}]")
_BETWEEN_WORDS = re.compile(r"\s+|[—–…]|\.{2,}")


def _set_of(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A block of prose ends at an empty line or before a list item; a plain line break is white space.
_BLOCK_END = late(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_SENTENCE_END = late(
    r"""(?<![.!?…])(?P<mark>[.!?…]+)(?P<closing>["'”’»)\]]*)"""
    r"""(?=\s+["“'‘«(]*(?P<next>[^\W_]+)|\s*\Z|\s+\W)"""
    r"""|[。！？｡]+[」』）”]*"""
)
_CAPITALS = late(r"(?:[A-Z]\.)*[A-Z]")
# A full stop after these ends no sentence …
_TITLES = _set_of("dr mr mrs ms mx prof st rev hon e.g i.e eg ie vs cf al approx resp incl attn ca")
_BEFORE_NUMBER = _set_of("no nos p pp fig vol ch sec art ext tel")
# … after these it does before a capital that is no day or month ('at 3 p.m. Thursday') …
_SHORT_FORMS = _set_of(
    "etc a.m p.m am pm jr sr ph.d b.sc m.sc est dept mon tue tues wed thu thur thurs fri "
    "jan feb aug sept oct nov dec"
)
_DAYS_AND_MONTHS = _set_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december"
)
# … and after initials, abbreviated countries and companies it does before one of these.
_COMPANY_FORMS = _set_of("inc ltd co corp llc plc bros")
_STARTERS = _set_of(
    "a after also an and as at because before both but did do during each for from given had has "
    "have he her his how i if in is it its learning let may meeting my no of on once one our "
    "please she since so some speaking thank thanks that the their then there these they this "
    "those to today until was we were what when where which while who why will with yes you "
    "your"
)


def words(text: str) -> int:
    """How many words a text has; a hyphenated one is one, as is each Chinese character."""
    rest, characters = (text, 0) if text.isascii() else _CJK_CHARACTER.subn(" ", text)
    return characters + sum(has_letters(word) for word in _BETWEEN_WORDS.split(rest))


def sentences(text: str) -> int:
    """How many sentences a piece of prose has; a last one without a full stop counts too.

    An empty line and a list item end one. A greeting or a sign-off counts as well where it is in
    the text: the caller leaves it out.
    """
    return sum(_sentences_in(block) for block in _BLOCK_END.split(clean_text(text)))


def paragraphs(text: str) -> int:
    """How many blocks of lines there are, parted by lines with nothing on them."""
    lines = [bool(line.strip()) for line in text.splitlines()]
    return sum(line and not before for before, line in zip([False, *lines], lines, strict=False))


def _sentences_in(block: str) -> int:
    count = start = 0
    for match in _SENTENCE_END.finditer(block):
        if _ends_sentence(match, block):
            count += has_letters(block[start : match.end()])
            start = match.end()
    return count + has_letters(block[start:])


def _ends_sentence(match: re.Match[str], block: str) -> bool:  # noqa: PLR0911 - a table
    mark, following = match["mark"], match["next"]
    if not mark or not following:
        return True
    if mark != ".":
        trailing_off = not set(mark) & set("!?")
        if trailing_off:
            return not following[0].islower() and following != "I"
        return not (match["closing"] and following[0].islower())
    before = block[: match.start()].rsplit(maxsplit=1)
    word = before[-1].lstrip("\"'“‘«([") if before else ""
    name = word.casefold()
    if name in _TITLES or (name in _BEFORE_NUMBER and following[0].isdigit()):
        return False
    if name in _SHORT_FORMS:
        return following[0].isupper() and following.casefold() not in _DAYS_AND_MONTHS
    if name in _COMPANY_FORMS or (word != "I" and _CAPITALS.fullmatch(word)):
        return following.casefold() in _STARTERS and following[0].isupper()
    list_number = word.isdigit() and len(before) == 1
    return not list_number
