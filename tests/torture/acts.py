"""A restless person: begins something on the board, answers whatever comes up, types, changes it.

What the program says is done is held against its file at once, and remembered.
"""

import random
import re
import string
import time
from dataclasses import dataclass, field
from pathlib import Path

from models.stages import TITLES
from tests.torture.driven import Driven
from tests.torture.whole import Kept, read

ESC, HOME = "\x1b", "\x1b[H"
BOARD, NOTE, NOTE_KEYS, FORM = "n New", "Tab Next slot", "Enter Text", "Ctrl+S Save"
DIALOG = "Esc closes"
# Behind the name of the person whose note is shown: its words stay as they are.
SETTLED = re.compile("▸ (?:(?!  ).)* (?:– skipped|✓ sent)")
BEGINNINGS = {
    "new": ("n", 4), "compose": ("c", 4), "right": (">", 5), "left": ("<", 1),
    "move": ("m", 2), "debrief": ("d", 1), "log": ("t", 3), "snooze": ("z", 2),
    "persist": ("p", 1), "archive": ("a", 1), "delete": ("\x1b[3~", 1), "undo": ("u", 3),
    "redo": ("U", 2), "edit": ("e", 1), "round": ("i", 1), "copy again": ("y", 1),
    "review": ("r", 1),
}  # fmt: skip
"""Keys of the board, with how often they are pressed."""
QUESTIONS = {
    "Leave without saving?": "y",
    "Did it go out": "yyn",
    "How did the call": "rvn",
    "was the card to": "ty",
    "Write all the same?": "y",
    "They will look at your own": "y",
    "By when do they expect": "\r",
    "How did it end": "rn",
    "warm with a short note": "yn",
    "Write the thank-you notes now": "yn",
    "goes to the archive as": "rnw",
    "with its notes and history?": "yyn",
    "Snooze ": "137w",
    "How often may you": "1234ps",
    "Move ": "12345",
    "What did it bring?": "nnro",
    "Who?": "1\r",
    "They want your answer": "\r",
    "still to come (": "hn",
    "Copied and not confirmed:": "y",
    "they wrote": "wcmp",
}
"""What the program may ask, with the keys that answer it."""
DONE = (
    "Taken back: ", "Done again: ", "is archived: ", "is deleted.", " is back in ",
    *(f" moved to {title}" for title in TITLES.values()),
    "Logged; u takes",
)  # fmt: skip
"""What it says only when something was written just before."""
STEPS = 14
PAUSE, LONG_WORD = 0.06, 50


@dataclass
class Typed:
    """Words typed into a note: what of them was shown, and what the promise holds for."""

    text: str = ""
    shown: list[tuple[int, float]] = field(default_factory=list)
    promised: int = 0

    def was_shown(self, length: int, sent_at: float) -> None:
        """So much of it is on the screen, of which the last key was sent then.

        What was on the screen a second before that key was even sent must be saved by the time
        that it is shown, however slow the machine is.
        """
        for known, at in self.shown:
            if sent_at - at >= 1.0:
                self.promised = max(self.promised, known)
        self.shown.append((length, time.monotonic()))


class Restless:
    """Acts on a program, until it is killed or as often as asked; a `typist` writes notes."""

    def __init__(
        self, program: Driven, board: Path, dice: random.Random, *, typist: bool = False
    ) -> None:
        self.program, self.board, self.dice, self.typist = program, board, dice, typist
        self.known: Kept | None = None
        self.doing = "start"
        self.typed: list[Typed] = []
        self.done = self.troubles = 0
        self._before: dict[int, str] = {}

    def begin(self) -> None:
        """Wait until the board is there."""
        self.program.see(BOARD)

    def act(self) -> None:
        """One thing from its beginning to its end, or until patience ends."""
        self.program.react(ESC)
        names = list(BEGINNINGS)
        often = [BEGINNINGS[name][1] for name in names]
        name = "compose" if self.typist else self.dice.choices(names, often)[0]
        if self.dice.random() < 0.5:
            self.program.react(self.dice.choice("12345jjkgG"))
        self.known = read(self.board)
        self._before = self.known.states
        self.doing = name
        self.program.react(BEGINNINGS[name][0])
        for _ in range(STEPS):
            self._told()
            key = self._answer()
            if key is None:
                break
            self.program.react(key)
        self._told()
        self.done += 1

    def _told(self) -> None:
        """What it says is done is in its file by now."""
        said = next((text for text in DONE if text in self.program.shown), None)
        if said is not None and BOARD in self.program.shown:
            self.known = read(self.board)
            assert self.known.states != self._before, f"{said!r}:\n{self.program.shown}"

    def _answer(self) -> str | None:
        """A key for what is on the screen; None when it is the board and nothing is asked."""
        seen = self.program.shown
        if DIALOG in seen:
            self.troubles += 1
            return ESC
        for question, keys in QUESTIONS.items():
            if question in seen and NOTE not in seen:
                return self.dice.choice(keys)
        if NOTE in seen and SETTLED.search(seen):
            return ESC
        if NOTE in seen:
            self.type(PAUSE if self.typist else 0)
            return self.dice.choice(["\x0f", "\x0f", ESC, ESC, "\t"])
        if NOTE_KEYS in seen:
            return self.dice.choice(["o", "o", "x", "X", "y", "n", ESC, ESC, "w", "+"])
        if FORM in seen:
            self._fill()
            return self.dice.choice(["\x13", "\x13", ESC])
        if BOARD in seen:
            return None
        return self.dice.choice([ESC, "\r", "x"])

    def type(self, pause: float = 0) -> None:
        """Type a word into a note, a letter at a time, each when the one before it is shown.

        With a pause after each the word is a long one.
        """
        typed = Typed()
        self.typed.append(typed)
        word = f"zq{self.dice.randrange(10**6)}"
        rest = LONG_WORD if pause else self.dice.randrange(12)
        word += "".join(self.dice.choices(string.ascii_lowercase, k=rest))
        self._into_the_note()
        for letter in word:
            sent_at = time.monotonic()
            typed.text += letter
            self.program.press(letter)
            self.program.see(typed.text)
            typed.was_shown(len(typed.text), sent_at)
            if pause:
                self.program.idle(pause)

    def _into_the_note(self) -> None:
        """Wait until what is typed goes into the note: there alone a blank moves something.

        What is on the screen may be about to change: a save that fails says so a while later. At
        the end of a full line a blank is not seen, and the next is typed at its beginning.
        """
        for attempt in range(STEPS):
            received = self.program.received
            self.program.react(f"{HOME} " if attempt % 2 else " ")
            seen = self.program.shown
            if NOTE in seen and self.program.received > received:
                return
            if DIALOG in seen:
                self.program.react(ESC)
            elif any(question in seen for question in QUESTIONS):
                self.program.react("n")
            elif NOTE_KEYS in seen:
                self.program.react("\r")
        raise AssertionError(f"no way into the note; the screen:\n{self.program.shown}")

    def _fill(self) -> None:
        if "A new application" in self.program.shown:
            number = self.dice.randrange(10**6)
            for part in (f"Firm {number}", "\r", "Engineer", "\r", f"Person {number}"):
                self.program.react(part)
        elif self.dice.random() < 0.5:
            self.program.react(self.dice.choice(["words", "\t", "x"]))
