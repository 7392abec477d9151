"""Text as it comes in from people and files: cleaned, folded, measured.

`clean_line` and `clean_text` are the one edge at which outside text is made safe: whatever has
passed them holds no escape sequence, no control or bidirectional character, and nothing invisible
but the joiners and variation selectors that names and emoji need.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

# Strings to the terminal (OSC, DCS, SOS, PM, APC) are one sequence only where they are ended; no
# string holds an ESC, so that a broken one costs no second look at what follows. 8-bit introducers
# must be ended on their line: text that was decoded wrongly is full of them.
_SEQUENCES = (
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)",
    r"\x1bPtmux;",
    r"\x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)",
    r"\x9d[^\n\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)",
    r"[\x90\x98\x9e\x9f][^\n\x1b\x80-\x9f]*(?:\x1b\\|\x9c)",
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]",
    r"\x1b\[[0-?]*[ -/]*",
    r"\x1b[ -/]*[0-~]",
)

# Kept on purpose: ZWNJ and ZWJ (200C, 200D), variation selectors, and the format characters that
# do show something (Arabic number signs, the Kaithi and Syriac marks).
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and the line ends, DEL, C1
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen, joiner, fillers
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"  # zero-width, bidirectional, word joiner
    "\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # … and tag characters
    "\ud800-\udfff"  # lone surrogates
)


@cache
def _hidden() -> re.Pattern[str]:
    """Made when it is first needed: that takes as long as importing some libraries."""
    return re.compile("(?:" + "|".join((*_SEQUENCES, f"[{_UNSEEN}]")) + ")+")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{_UNSEEN}\t-\r\u2028\u2029]")


_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")

# Stacked accents: more than this on one letter is no language, and spills over other lines.
MARKS_PER_LETTER = 8
_JOINERS = "\u200c\u200d"

_FOLDED = str.maketrans(
    {
        **dict(zip("øłđðıħŧŋƒ", "olddihtnf", strict=True)),
        **dict(zip("þæœ", ("th", "ae", "oe"), strict=True)),
        **dict.fromkeys("\u200c\u200d"),
        **dict.fromkeys("‘’ʼ′`´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)


def clean_text(text: str) -> str:
    """Text of several lines without anything that could drive a terminal or hide from the eye.

    Line ends become LF, letters NFC; tabs and white space stay. Never raises; idempotent.
    """
    seen = _hidden().sub("", text)
    return _without_stacks(unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", seen)))


def displayable(text: str) -> str:
    """A part of a line without any character that a terminal obeys or nobody can see.

    Unlike `clean_text` it takes nothing for the end of what came before, and keeps what was meant
    as text within a sequence; blanks and letters stay as they are. Never raises; idempotent.
    """
    return _without_stacks(_unseen().sub("", text))


def clean_line(text: str) -> str:
    """As `clean_text`, on one line: any white space becomes single spaces, none at the ends."""
    return _without_stacks(" ".join(clean_text(text).split()))


def hidden_characters(text: str) -> list[tuple[int, int]]:
    """Where (start, end) the things are that `clean_text` takes out because nobody can see them.

    Neighbours are one span. Line ends that are merely converted, and stacked accents, which
    everybody can see, are not among them.
    """
    return [match.span() for match in _hidden().finditer(text)]


def fold(text: str) -> str:
    """The form in which a search compares texts: 'munoz' finds 'Muñoz', 'strasse' 'Straße'."""
    if text.isascii():
        return text.casefold().translate(_FOLDED)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = plain.casefold().translate(_FOLDED)
    return "".join(char for char in plain if not unicodedata.combining(char))


def has_words(wanted: str, texts: Iterable[str]) -> bool:
    """True if every word of `wanted` is somewhere in the texts, as a search compares them."""
    return holds(searchable(texts), wanted_words(wanted))


def wanted_words(wanted: str) -> list[str]:
    """What is searched for, word by word, in the form in which a search compares them."""
    return fold(wanted).split()


def holds(text: str, words: Iterable[str]) -> bool:
    """True if every one of these `wanted_words` is somewhere in a `searchable` text."""
    return all(word in text for word in words)


def searchable(texts: Iterable[str]) -> str:
    """Texts in one, in the form in which a search compares them."""
    return fold(" ".join(texts))


def utf16_units(text: str) -> int:
    """How long a text is where emoji count twice (playbook: LinkedIn, counted the stricter way)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def has_letters(text: str) -> bool:
    """Whether there is a letter or a digit in it at all."""
    return text.isalnum() or any(char.isalnum() for char in text)


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def shorten(text: str, cells: int) -> str:
    """As much of a clean line as fits into so many terminal cells, with '…' where it was cut.

    A letter keeps its accents and an emoji its modifiers; never wider than `cells`.
    """
    clusters = _clusters(text)
    widths = [_width(cluster) for cluster in clusters]
    if sum(widths) <= cells:
        return text
    room, kept = cells - 1, ""
    for cluster, width in zip(clusters, widths, strict=True):
        if width > room:
            break
        room -= width
        kept += cluster
    return f"{kept.rstrip()}…" if cells > 0 else ""


def _without_stacks(text: str) -> str:
    if text.isascii():
        return text
    kept, stacked = [], 0
    for char in text:
        on_top = char in _JOINERS or unicodedata.category(char).startswith("M")
        stacked = stacked + 1 if on_top else 0
        if stacked <= MARKS_PER_LETTER:
            kept.append(char)
    return "".join(kept)


def _clusters(text: str) -> list[str]:
    clusters: list[str] = []
    for char in text:
        last = clusters[-1] if clusters else ""
        flag = _is_flag_letter(char) and len(last) == 1 and _is_flag_letter(last)
        extends = unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf", "Sk") and ord(char) > 0x2FF
        if last and (extends or last.endswith("\u200d") or flag):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _width(cluster: str) -> int:
    if "\ufe0f" in cluster or (len(cluster) == 2 and _is_flag_letter(cluster[0])):
        return 2
    if unicodedata.category(cluster[0]) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if any(unicodedata.east_asian_width(char) in "WF" for char in cluster) else 1
