"""The ways in which a name may rightly be spelt: with and without its accents."""

import unicodedata
from functools import lru_cache

from models.text import fold

# As they are written where there is no such letter: 'Joerg' for 'Jörg'.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@lru_cache(maxsize=1024)
def spellings(word: str) -> tuple[str, ...]:
    """A word of a name as it may be written, each folded; the plainest first."""
    plain = fold(word)
    lower = unicodedata.normalize("NFC", word).lower()
    written_out = fold(lower.translate(_WRITTEN_OUT))
    forms = (plain, written_out) if plain else ()
    return tuple(dict.fromkeys(forms))
