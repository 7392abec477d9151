"""The text of an .ics file: decoded, its folded lines whole, safe, and without what is huge."""

import re

from models.text import clean_text

LONGEST_LINE = 100_000
MOST_TEXT = 2_000_000
"""More is a whole calendar, and takes longer to read than anybody waits for an invitation."""

# Lines are folded by bytes, in the middle of a letter too.
_FOLD = re.compile(rb"\r?\n[ \t]")
_FOLD_IN_TEXT = re.compile(r"\r?\n[ \t]")


class TooLargeError(Exception):
    """There is more text in it than any invitation has; the text says how much."""


def unfolded(content: bytes, encoding: str) -> tuple[str, int]:
    """The lines of a calendar, clean, and how many were left out because they are too long.

    `encoding` is what the file as a whole seems to be in. Raises `TooLargeError`.
    """
    if encoding.startswith(("utf-16", "utf-32")):
        text = _FOLD_IN_TEXT.sub("", content.decode(encoding, "replace"))
    else:
        whole = _FOLD.sub(b"", content)
        try:
            text = whole.decode("utf-8")
        except UnicodeDecodeError:
            text = whole.decode("latin-1" if encoding == "utf-8" else encoding, "replace")
    lines = text.removeprefix("\ufeff").splitlines()
    kept = [line for line in lines if len(line) <= LONGEST_LINE]
    size = sum(map(len, kept))
    if size > MOST_TEXT:
        raise TooLargeError(f"{size / 1e6:.0f} MB of text")
    return clean_text("\n".join(kept)), len(lines) - len(kept)
