"""Rules about how long a note may be."""

from collections.abc import Iterator

from models.late import late
from models.notes.anatomy import Part, paragraphs_of
from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note, whole
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import WRITTEN, Found, rule
from models.notes.kinds import KINDS, Kind
from models.notes.meter import MOST_RECOVERY_SENTENCES
from models.prose import paragraphs, sentences, words
from models.text import utf16_units
from models.words import Channel, NoteKind

SHORT_PARAGRAPH = 60
"""Words in a paragraph of a check-in; more is not short."""

BRIEF = 50
"""Words in a note that is brief whatever came before it."""

_SENTENCE_EDGE = late(r"""[.!?…。！？]+["'”’)\]]*\s+""")
_TOKEN = late(r"\S+")


@rule(
    "linkedin-limit",
    Level.STOP,
    "LinkedIn cuts or refuses a longer note on an invitation.",
    kinds=(NoteKind.LINKEDIN,),
    channels=(Channel.LINKEDIN,),
)
def linkedin_limit(occasion: Occasion, note: Note) -> Iterator[Found]:
    """LinkedIn: over the limit, in UTF-16 units."""
    over = utf16_units(note.text) - occasion.linkedin_limit
    if over > 0:
        most = occasion.linkedin_limit
        message = f"Cut {over} character{'s' * (over > 1)}: LinkedIn takes {most}."
        yield _units(note.text, most), len(note.text), message


@rule(
    "length",
    Level.WARNING,
    "A short note is read; a long one is put off.",
    channels=WRITTEN,
)
def length(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Longer than the kind allows (greeting, sign-off and recovery part not counted)."""
    kind = KINDS[occasion.kind]
    for place, message in _over(kind, note):
        yield _place(note.parts.counted, place), whole(note.parts.body)[1], message
    if kind.most_paragraphs:
        yield from _long_paragraphs(note.parts.body)


@rule(
    "recovery-length",
    Level.WARNING,
    "Two or three sentences make up for it; more remind them of it.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def recovery_length(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A recovery part of more than three sentences (playbook, S5)."""
    part = note.parts.recovery
    count = sentences(part.text)
    if count > MOST_RECOVERY_SENTENCES:
        start = part.start + _after_sentences(part.text, MOST_RECOVERY_SENTENCES)
        yield start, part.end, f"{count} sentences on what was missed: two or three are enough."


@rule(
    "longer-than-before",
    Level.WARNING,
    "They know you by now: each round needs fewer words.",
    kinds=(NoteKind.THANK_YOU,),
    channels=WRITTEN,
)
def longer_than_before(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A later round's note that is longer than the earlier one; up to fifty words are brief."""
    most = max((one.count for one in note.setting.earlier), default=0)
    if most and (count := note.word_count) > max(most, BRIEF):
        start, end = whole(note.parts.body)
        start += _after_words(note.text[start:end], max(most, BRIEF))
        yield start, end, f"{count} words: be briefer than in the earlier round ({most})."


def _over(kind: Kind, note: Note) -> Iterator[tuple[int, str]]:
    """From where on what is counted of a note is too long, and what to say of it."""
    text = note.counted
    count = sentences(text)
    if kind.most_sentences and count > kind.most_sentences:
        most = kind.most_sentences
        yield _after_sentences(text, most), f"{count} sentences: {most} are enough here."
    count = note.word_count
    if kind.most_words and count > kind.most_words:
        most = kind.most_words
        yield _after_words(text, most), f"{count} words: {most} are enough here."
    count = paragraphs(text)
    if kind.most_paragraphs and count > kind.most_paragraphs:
        most = kind.most_paragraphs
        start = list(paragraphs_of(Part(0, text)))[most].start
        yield start, f"{count} paragraphs: {most} are enough here."


def _long_paragraphs(body: Part) -> Iterator[Found]:
    for paragraph in paragraphs_of(body):
        count = words(paragraph.text)
        if count > SHORT_PARAGRAPH:
            start = paragraph.start + _after_words(paragraph.text, SHORT_PARAGRAPH)
            message = f"{count} words in one paragraph: {SHORT_PARAGRAPH} are enough."
            yield start, paragraph.end, message


def _place(parts: list[Part], place: int) -> int:
    """A place in the joined texts of some parts, as one in the note."""
    for part in parts:
        if place < len(part.text):
            return part.start + place
        place = max(0, place - len(part.text) - 2)
    return parts[-1].end


def _after_sentences(text: str, most: int) -> int:
    """Where the sentence after so many begins."""
    for edge in _SENTENCE_EDGE.finditer(text):
        if sentences(text[: edge.end()]) >= most and sentences(text[edge.end() :]):
            return edge.end()
    return 0


def _after_words(text: str, most: int) -> int:
    """Where the word after so many begins."""
    tokens = list(_TOKEN.finditer(text))
    # A token is a word, most often; the rest of the way is gone one by one.
    first = most if len(tokens) > most and words(text[: tokens[most].start()]) <= most else 0
    count = words(text[: tokens[first].start()]) if tokens else 0
    for token in tokens[first:]:
        count += words(token.group())
        if count > most:
            return token.start()
    return 0


def _units(text: str, most: int) -> int:
    """Where the characters begin that come after so many UTF-16 units."""
    units = 0
    for place, char in enumerate(text):
        units += 1 + (ord(char) > 0xFFFF)
        if units > most:
            return place
    return len(text)
