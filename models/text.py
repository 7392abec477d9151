"""Text as it comes in from people and files: cleaned, folded, counted.

`clean_line` and `clean_text` are the one edge at which outside text is made safe: whatever has
passed them holds no escape sequence, no control or bidirectional character, and nothing invisible
but the joiners and variation selectors that names and emoji need.
"""

import re
import unicodedata

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
_HIDDEN = re.compile("(?:" + "|".join((*_SEQUENCES, f"[{_UNSEEN}]")) + ")+")
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

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK_CHARACTER = re.compile(f"[{_CJK}]")
_BETWEEN_WORDS = re.compile(r"\s+|[—–…]|\.{2,}")


def _set_of(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A block of prose ends at an empty line or before a list item; a plain line break is white space.
_BLOCK_END = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_SENTENCE_END = re.compile(
    r"""(?<![.!?…])(?P<mark>[.!?…]+)(?P<closing>["'”’»)\]]*)"""
    r"""(?=\s+["“'‘«(]*(?P<next>[^\W_]+)|\s*\Z|\s+\W)"""
    r"""|[。！？｡]+[」』）”]*"""
)
_CAPITALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
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


def clean_text(text: str) -> str:
    """Text of several lines without anything that could drive a terminal or hide from the eye.

    Line ends become LF, letters NFC; tabs and white space stay. Never raises; idempotent.
    """
    seen = _HIDDEN.sub("", text)
    return _without_stacks(unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", seen)))


def clean_line(text: str) -> str:
    """As `clean_text`, on one line: any white space becomes single spaces, none at the ends."""
    return _without_stacks(" ".join(clean_text(text).split()))


def hidden_characters(text: str) -> list[tuple[int, int]]:
    """Where (start, end) the things are that `clean_text` takes out because nobody can see them.

    Neighbours are one span. Line ends that are merely converted, and stacked accents, which
    everybody can see, are not among them.
    """
    return [match.span() for match in _HIDDEN.finditer(text)]


def fold(text: str) -> str:
    """The form in which a search compares texts: 'munoz' finds 'Muñoz', 'strasse' 'Straße'."""
    if text.isascii():
        return text.casefold().translate(_FOLDED)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = plain.casefold().translate(_FOLDED)
    return "".join(char for char in plain if not unicodedata.combining(char))


def utf16_units(text: str) -> int:
    """How long a text is where emoji count twice (playbook: LinkedIn, counted the stricter way)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


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


def has_letters(text: str) -> bool:
    """Whether there is a letter or a digit in it at all."""
    return text.isalnum() or any(char.isalnum() for char in text)


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
