"""What the rules look at: a note taken apart and folded once, and what its occasion implies."""

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from functools import cached_property

from models.late import late
from models.notes.anatomy import Anatomy, Part, dissect
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.wording import (
    WORD,
    content_stems,
    fold_letters,
    folded_words,
    seems_english,
    stems,
    words_of,
)
from models.notes.slots import find_slots
from models.prose import words as count_words
from models.text import fold
from models.words import NoteKind

SENTENCE = late(r"[^\s.!?][^.!?\n]*[.!?]*")
"""Roughly a sentence, to mark what two notes have in common."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as `fold` leaves it, with the way back to the places of the text it came from."""

    text: str
    starts: tuple[int, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the text."""
        if not self.starts:
            return start, end
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1 if end > start else first
        return first, last + (end > start)


def folded(text: str) -> Folded:
    """Fold a text letter by letter; plain ASCII keeps its places."""
    if text.isascii():
        return Folded(fold(text))
    letters = list(fold_letters(text))
    place, starts = 0, []
    for letter in letters:
        starts.append(place)
        place += len(letter)
    return Folded("".join(letters), tuple(starts))


class Note:
    """A text with its parts, taken apart once for all rules."""

    def __init__(self, occasion: Occasion, text: str) -> None:
        self.text = text
        thanks = occasion.kind is NoteKind.THANK_YOU
        self.parts: Anatomy = dissect(text, occasion.phrases if thanks else None)
        self.setting = setting(occasion)
        self._phrases = occasion.phrases

    @cached_property
    def folded(self) -> Folded:
        """The whole text, folded."""
        return folded(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The words of the body, folded."""
        return words_of(self.parts.body.text)

    @cached_property
    def english(self) -> bool:
        """Whether it can be told what an English note does not say."""
        return seems_english(self.words)

    @cached_property
    def counted(self) -> str:
        """What the limits are for: the body without its recovery part."""
        return "\n\n".join(part.text for part in self.parts.counted)

    @cached_property
    def word_count(self) -> int:
        """How many words that has."""
        return count_words(self.counted)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of what the body says."""
        return frozenset(content_stems(self.words))

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where in the text each of those stems stands first."""
        body, places = self.parts.body, dict[str, tuple[int, int]]()
        there = folded(body.text)
        for word in WORD.finditer(there.text):
            start, end = there.back(*word.span())
            for found in content_stems([word.group()]):
                places.setdefault(found, (start + body.start, end + body.start))
        return places

    @cached_property
    def filled(self) -> bool:
        """Whether no slot is left: before that, what it does not say yet is no finding."""
        return not find_slots(self.text)

    def find(self, phrases: str) -> list[tuple[int, int]]:
        """Where the phrases of a list stand in the text."""
        found = self._phrases.find(phrases, self.folded.text)
        return [self.folded.back(start, end) for start, end in found]


@dataclass(frozen=True, slots=True)
class Rival:
    """Another note that this one should not be like.

    `sentences` are the words of each, `count` how many its body has, `words` which, all without
    names; `own` is what sets it apart.
    """

    recipient: str
    sentences: frozenset[tuple[str, ...]]
    count: int
    words: tuple[str, ...]
    own: tuple[str, ...]


class Setting:
    """What follows from an occasion alone; kept while its notes are being written."""

    def __init__(self, occasion: Occasion) -> None:
        self.occasion = occasion

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded words of all names that a note may hold: people, companies, the sender."""
        occasion = self.occasion
        people = (occasion.recipient, occasion.greeting, occasion.sender, *occasion.people)
        panel = (name for one in occasion.panel for name in (one.recipient, one.greeting))
        return frozenset(words_of(" ".join((*people, *panel))))

    @cached_property
    def strengths(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """The stems of each strength and of its evidence."""
        return [(stems(one.what), stems(one.evidence)) for one in self.occasion.strengths]

    @cached_property
    def said(self) -> list[frozenset[str]]:
        """The stems of each piece of the conversation that says something."""
        return [found for piece in self.occasion.said if (found := stems(piece))]

    @cached_property
    def company(self) -> frozenset[str]:
        """The stems of the company's name."""
        return stems(self.occasion.company) or frozenset(folded_words(fold(self.occasion.company)))

    @cached_property
    def role(self) -> frozenset[str]:
        """The stems of the role's name."""
        return stems(self.occasion.role)

    @cached_property
    def panel(self) -> list["Rival"]:
        """The other notes of the panel that have been written, with their words compared."""
        written = [one for one in self.occasion.panel if not find_slots(one.body)]
        return [self._rival(one.recipient, one.body) for one in written]

    @cached_property
    def earlier(self) -> list["Rival"]:
        """What the same person got in earlier rounds."""
        return [self._rival(self.occasion.recipient, text) for text in self.occasion.earlier]

    def _rival(self, recipient: str, text: str) -> "Rival":
        body = dissect(text).body.text
        each = frozenset(self.without_names(one.group()) for one in SENTENCE.finditer(body))
        return Rival(recipient, each, count_words(body), *self.compared(body))

    def compared(self, body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A text's words without names, and the stems of those that say something of its own."""
        words = self.without_names(body)
        common = self.occasion.phrases.words("commonplaces")
        strengths = frozenset[str]().union(*(what | proof for what, proof in self.strengths))
        said = content_stems(word for word in words if word not in common)
        return words, tuple(one for one in said if one not in strengths)

    def without_names(self, body: str) -> tuple[str, ...]:
        """The words of a text, folded, but for the names of everybody concerned."""
        return tuple(word for word in words_of(body) if word not in self.names)


_recent: deque[Setting] = deque(maxlen=16)


def setting(occasion: Occasion) -> Setting:
    """What follows from an occasion, taken from the last few where it is one of them."""
    for known in tuple(_recent):
        if known.occasion is occasion:
            return known
    made = Setting(occasion)
    _recent.append(made)
    return made


def whole(part: Part) -> tuple[int, int]:
    """The place of a part without the white space around it."""
    stripped = part.text.strip()
    start = part.start + part.text.find(stripped) if stripped else part.start
    return start, start + len(stripped)
