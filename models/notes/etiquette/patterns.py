"""Phrases with wildcards, found in folded text (`models.text.fold`) at the edges of words.

    word          that word, whatever its case and accents
    don't         'don't', 'dont' and 'do not' alike; so with 'm 're 's 've 'd 'll
    n't           any such word, or 'not' alone
    apolog~       any ending: 'apologise', 'apologies'
    *             up to three words in between, within a sentence
    **            up to eight
    (a|an|two words)   one of these
    (the|)        'the', or nothing

Whatever commas, hyphens, brackets and single line ends stand between two words is passed over, and
so is punctuation in the phrase.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.text import fold

# Between two words: anything but the end of a sentence or an empty line.
_GAP = r"(?:[^\S\n]|\n(?![^\S\n]*\n)|[,;:()\"/—-])+"
# Shares no character with the gap: a text parts into words and gaps in one way only.
_ANY_WORD = r"[^\s,;:()\"/—.!?-]+"
_FEW, _MANY = 3, 8
_TOKEN = re.compile(r"\([^()]*\)|[^\s()]+|[()]")
_PUNCTUATION = re.compile(r"[,;:!?.\"]")
_WORD = re.compile(r"[\w'&-]+~?")
_CONTRACTIONS = {
    "'m": r"(?:'?m|\s+am)",
    "'re": r"(?:'re|\s+are)",
    "'s": r"(?:'?s|\s+is|\s+has)",
    "'ve": r"(?:'?ve|\s+have)",
    "'d": r"(?:'?d|\s+would|\s+had)",
    "'ll": r"(?:'ll|\s+will)",
}


_NEGATED = (
    r"(?:\w+n't|(?:do|does|did|is|are|was|were|has|have|had|could|would|should|wo|ca)nt|cannot|not)"
)


class PatternMistake(ValueError):
    """A phrase that cannot be understood; the message says what is wrong with it."""


class Pattern:
    """One phrase. `source` is how it is written; it is compiled when it may first match."""

    def __init__(self, source: str, parts: Sequence["_Part"]) -> None:
        self.source = source
        self._parts = parts
        needed = [part.needles for part in parts if part.needles]
        # Compiling costs more than looking for every part. The one whose shortest form is longest
        # is the rarest in a text, and looked for first.
        self._needles = sorted(needed, key=lambda each: -min(map(len, each)))
        self._regex: re.Pattern[str] | None = None

    def find(self, folded: str) -> Iterator[tuple[int, int]]:
        """Start and end of each place in a folded text, from left to right."""
        for part in self._needles:
            if not any(needle in folded for needle in part):
                return
        if self._regex is None:
            self._regex = re.compile(_joined(self._parts))
        for match in self._regex.finditer(folded):
            yield match.span()


class _Part(NamedTuple):
    """A piece of a phrase: the words of each choice, and what must stand in any text that it
    matches; or up to so many words, whichever they are."""

    choices: tuple[tuple[str, ...], ...] = ()
    needles: tuple[str, ...] = ()
    optional: bool = False
    most: int = 0

    @property
    def regex(self) -> str:
        """What it matches."""
        if self.most:
            return _ANY_WORD
        matched = [_GAP.join(map(_matched, words)) for words in self.choices]
        return matched[0] if len(matched) == 1 and not self.optional else f"(?:{'|'.join(matched)})"


def pattern(source: str) -> Pattern:
    """Read a phrase. Raises `PatternMistake` where it is no phrase."""
    parts = [_part(token) for token in _TOKEN.findall(_PUNCTUATION.sub(" ", fold(source)))]
    if not any(part.needles for part in parts):
        raise PatternMistake("it needs at least one word of its own")
    if parts[0].most or parts[-1].most:
        raise PatternMistake("'*' stands between two words")
    return Pattern(source, parts)


def _part(token: str) -> _Part:
    if token in ("*", "**"):
        return _Part(most=_FEW if token == "*" else _MANY)
    if token in ("(", ")"):
        raise PatternMistake("a bracket is not closed")
    if not token.startswith("("):
        if "|" in token:
            raise PatternMistake("a choice stands in brackets: (this|that)")
        return _Part(((_word(token),),), (_needle(token),))
    choices = [tuple(map(_word, choice.split())) for choice in token[1:-1].split("|")]
    words = tuple(choice for choice in choices if choice)
    if not words:
        raise PatternMistake("there is nothing between the brackets")
    if len(words) < len(choices):
        return _Part(words, optional=True)
    return _Part(words, tuple(max(map(_needle, choice), key=len) for choice in words))


def _word(word: str) -> str:
    if not _WORD.fullmatch(word):
        raise PatternMistake(f"'{word}' is no word")
    return word


def _matched(word: str) -> str:
    """What one word matches; apostrophes may be missing, and short forms written out."""
    bare = word.removesuffix("~")
    ending = r"[\w'-]*" if bare != word else ""
    if bare in ("can't", "cannot"):
        return r"can(?:'?t|not|\s+not)"
    if bare == "n't":
        return _NEGATED
    if bare == "won't":
        return r"(?:won'?t|will\s+not)"
    if bare.endswith("n't"):
        return rf"{re.escape(bare[:-3])}(?:n'?t|\s+not)"
    for short, long in _CONTRACTIONS.items():
        if bare.endswith(short):
            return re.escape(bare.removesuffix(short)) + long
    return re.escape(bare).replace("'", "'?") + ending


def _needle(word: str) -> str:
    if word == "won't":
        return "w"
    stem = word.removesuffix("~").removesuffix("n't").split("'")[0]
    return "can" if stem in ("ca", "cannot") else stem


def _joined(parts: Sequence[_Part]) -> str:
    """The whole as a regular expression; a gap belongs to the part after it."""
    out, gap = [r"(?<!\w)"], ""
    for part in parts:
        if part.most:
            out.append(rf"(?:{gap}{part.regex}){{0,{part.most}}}?")
        elif part.optional and not gap:
            out.append(rf"(?:{part.regex}{_GAP})?")
            continue
        elif part.optional:
            out.append(rf"(?:{gap}{part.regex})?")
        else:
            out.append(gap + part.regex)
        gap = _GAP
    out.append(r"(?!\w)")
    return "".join(out)
