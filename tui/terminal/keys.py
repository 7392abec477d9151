"""What the person typed and pasted, told apart in the bytes that their terminal sends.

A terminal sends Escape as the first byte of longer sequences, so Textual waits for what comes
next. What cannot be part of a sequence it takes for Alt and a letter, or swallows the Escape
(`+`), or both (`1` becomes `¡`). Over a slow line an Escape and the next key arrive together:
nothing here is bound to Alt and a character, so they are two keys.

Within what is pasted it takes an Escape for the beginning of a key as well, and hands on what
follows as keys, which would act as commands. Not every terminal leaves such out. Here all that
stands between the two marks of a paste is one text.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

ESCAPE = "\x1b"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_OPENERS = frozenset("[]OP_\\")
"""What may come next within a sequence: of a key, of an answer, or at the end of one."""
_WORDWISE = frozenset("bf")
"""A Mac's Option and an arrow: in a field they go by words."""
_BEHIND_ESCAPE = re.compile(rf"(?<={ESCAPE})")
_OPEN_END = len(PASTE_ENDS) - 1
"""So much of a mark may have come before the rest of it."""


class HasteParser(XTermParser):
    """Textual's parser, for which Escape and a character are two keys, and a paste is a text.

    `typing` says whether the person is typing into a field at the moment.
    """

    def __init__(self, typing: Callable[[], bool], debug: bool = False) -> None:
        super().__init__(debug)
        self._typing = typing
        self._escaped = False
        self._pasted: str | None = None
        self._tail = ""

    def feed(self, data: str) -> Iterable[Message]:
        """The events of what was read; as in Textual, nothing read is the end."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._pasted is None:
                begins = (self._tail + data).find(PASTE_BEGINS)
                end = len(data)
                if begins >= 0:
                    end = begins + len(PASTE_BEGINS) - len(self._tail)
                    self._pasted = ""
                typed, data = data[:end], data[end:]
                self._tail = "" if begins >= 0 else (self._tail + typed)[-_OPEN_END:]
                yield from self._keys(typed)
            else:
                before = max(0, len(self._pasted) - _OPEN_END)
                self._pasted += data
                ends = self._pasted.find(PASTE_ENDS, before)
                if ends < 0:
                    return
                text, data = self._pasted[:ends], self._pasted[ends + len(PASTE_ENDS) :]
                yield from self._paste(text)

    def tick(self) -> Iterable[Message]:
        """The events of what is long enough ago; Escape and an opener alone are two keys too."""
        for event in super().tick():
            self._escaped = False
            yield from _apart(event)

    def _keys(self, data: str) -> Iterator[Message]:
        for piece in filter(None, _BEHIND_ESCAPE.split(data)):
            if self._escaped and self._stands_alone(piece[0]):
                yield from self._now()
            yield from super().feed(piece)
            self._escaped = piece.endswith(ESCAPE)

    def _paste(self, text: str) -> Iterator[Message]:
        """Textual's parser knows of a paste, and that it ended: of an empty one."""
        self._pasted = None
        for event in super().feed(PASTE_ENDS):
            if not isinstance(event, Paste):
                yield event
        yield Paste(text.replace("\x00", ""))

    def _stands_alone(self, character: str) -> bool:
        if character in _WORDWISE and self._typing():
            return False
        return character == "\r" or (character.isprintable() and character not in _OPENERS)

    def _now(self) -> Iterator[Message]:
        """Nothing that comes belongs to the Escape: wait no longer."""
        self._timeout_time = 0.0
        yield from self.tick()


def _apart(event: Message) -> Iterator[Message]:
    if isinstance(event, Key) and event.key.startswith("alt+") and event.character:
        yield Key("escape", ESCAPE)
        yield Key(event.character, event.character)
    else:
        yield event
