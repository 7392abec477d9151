"""The parts of a note: its greeting, its body with what it makes up for, its sign-off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.late import late
from models.notes.etiquette.phrases import Phrases
from models.text import fold

_CLOSERS = late(
    r"^(?:(?:with|kind|kindest|best|warm|warmest|many|very|yours)\s+)*"
    r"(?:regards|wishes|thanks|best|sincerely|faithfully|truly|yours|cheers|thank you"
    r"|all the best|take care|warmly|cordially|respectfully)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_LAST_BLOCK_LINES = 4
_PARAGRAPH = late(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_OPENING_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the note: `text` begins at `start` of the whole."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the whole note."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A note taken apart; a part that is not there is empty. `recovery` lies within `body`."""

    greeting: Part
    body: Part
    sign_off: Part
    recovery: Part = Part(0, "")

    @property
    def counted(self) -> list[Part]:
        """The body without the recovery part: what the limits of a thank-you are for."""
        body, apart = self.body, self.recovery
        if not apart.text:
            return [body]
        first = Part(body.start, body.text[: apart.start - body.start])
        return [first, Part(apart.end, body.text[apart.end - body.start :])]


def dissect(text: str, phrases: Phrases | None = None) -> Anatomy:
    """Take a note apart.

    The greeting is a short first line that ends in a comma, a colon or nothing (or, in a note of
    one paragraph, its first words up to a comma); the sign-off is the last block, if it is short.
    With `phrases`, a paragraph that is not the first and begins with one of 'recovery-openings' is
    the recovery part of a thank-you (playbook, S5); otherwise there is none.
    """
    greeting_end = _greeting_end(text)
    sign_off_start = _sign_off_start(text, greeting_end)
    body = Part(greeting_end, text[greeting_end:sign_off_start])
    return Anatomy(
        Part(0, text[:greeting_end]),
        body,
        Part(sign_off_start, text[sign_off_start:]),
        _recovery(body, phrases) if phrases else Part(0, ""),
    )


def paragraphs_of(part: Part) -> Iterator[Part]:
    """The blocks of lines of a part, parted by lines with nothing on them."""
    for block in _PARAGRAPH.finditer(part.text):
        yield Part(part.start + block.start(), block.group())


def _recovery(body: Part, phrases: Phrases) -> Part:
    for paragraph in list(paragraphs_of(body))[1:]:
        if phrases.starts("recovery-openings", fold(paragraph.text[:_OPENING_LENGTH])):
            return paragraph
    return Part(0, "")


def _greeting_end(text: str) -> int:
    line = text.split("\n", 1)[0]
    stripped = line.rstrip()
    alone = "\n" in text or stripped.endswith((",", ":"))
    hail = stripped.endswith("!") and len(stripped.split()) <= 4
    if stripped and alone and len(stripped) <= 60 and (hail or not _ends_sentence(stripped)):
        return len(line)
    opening = re.match(
        r"(?:hi|hello|dear|hey|good (?:morning|afternoon|day))\b[^,.:!?\n]{0,40}[,:!]",
        line,
        re.IGNORECASE,
    )
    return opening.end() if opening else 0


def _ends_sentence(line: str) -> bool:
    return line[-1] in ".!?…。！？"


def _sign_off_start(text: str, floor: int) -> int:
    """A closing word on a line of its own starts it; else the last block, if it is short lines."""
    end = len(text)
    lines: list[tuple[int, str]] = []
    place = 0
    for line in text.split("\n"):
        lines.append((place, line))
        place += len(line) + 1
    for start, line in reversed(lines[-6:]):
        if start >= floor and _CLOSERS.match(line.strip()):
            return start
        if line.strip() and not _is_name_line(line):
            break
    block: list[int] = []
    for start, line in reversed(lines):
        if start < floor or (block and not line.strip()):
            break
        if line.strip():
            if not _is_name_line(line):
                return block[-1] if block else end
            block.append(start)
    short = 0 < len(block) <= _LAST_BLOCK_LINES
    return block[-1] if short and text[floor : block[-1]].strip() else end


def _is_name_line(line: str) -> bool:
    words = line.split()
    return 0 < len(words) <= 4 and len(line) <= 40 and not _ends_sentence(line.strip())
