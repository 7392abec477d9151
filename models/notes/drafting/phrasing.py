"""What was typed into a field, cut to what a sentence can hold."""

import re

from models.late import late
from models.settings.reading import Strength

# Where a phrase can end early and still be one.
_BOUNDARY = late(
    r"\s+(?=\()|\s*[,;:–—]\s+|\s+-\s+|\s+(?=(?:and|or|but|with|for|from|in|on|at|to|into|by|as"
    r"|that|which|who|when|where|while|because|so|than|through|across|between|without)\s)"
)
_DANGLING = frozenset(("a", "an", "the", "and", "or", "of", "your", "my", "our", "how", "why"))
_PROOF_WORDS = 18


def brief(phrase: str, longest: int) -> str:
    """A phrase, or where it is longer than that, its longest beginning that is one itself.

    Where it has no such beginning it stays as it is.
    """
    if len(phrase) <= longest:
        return phrase
    return next((found for found in shorter(phrase) if len(found) <= longest), phrase)


def shorter(phrase: str) -> list[str]:
    """A phrase cut short where a part of it ends, the longest first: never within a word."""
    found = []
    for boundary in reversed(list(_BOUNDARY.finditer(phrase))):
        words = phrase[: boundary.start()].rstrip(" ,;:–—-").split()
        while words and words[-1].casefold() in _DANGLING:
            words.pop()
        if words:
            found.append(" ".join(words))
    return list(dict.fromkeys(found))


def proof(strength: Strength) -> str:
    """The evidence where it is one short phrase, without its full stop; else nothing.

    A draft is no place for a paragraph of it: the person can fill more in.
    """
    text = " ".join(strength.evidence.split()).rstrip(" .;,:")
    one = not re.search(r"[.!?;:]\s", text)
    return text if one and len(text.split()) <= _PROOF_WORDS else ""
