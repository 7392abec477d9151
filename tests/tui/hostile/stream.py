"""What reached a terminal, taken apart: every sequence in it must be one that the program makes."""

import re

SEQUENCE = re.compile(
    r"\x1b\[(?:"
    r"[\d;]*m"  # colours
    r"|\d+;\d+H|H|\d*[CJK]"  # where to write, and erasing
    r"|\?(?:1|7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # modes
    r"|\?(?:2026|2048)\$p|\?u|>\d*u|<u|=\d+;\d+u"  # what the terminal can do
    r"|>4;\d?m"
    r")|\x1b\]22;default\x07"  # the pointer's shape
)
ASKING = re.compile(rf"{SEQUENCE.pattern}|\x1b\[>0q|\x1b\[c")
"""What `afterword doctor` sends besides: it asks the terminal who it is."""
HARM = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def foreign(text: str, own: re.Pattern[str] = SEQUENCE) -> list[str]:
    """What of a text is neither plain text nor a sequence of the program's own, with its place."""
    return [
        repr(text[max(0, found.start() - 20) : found.end() + 20])
        for found in HARM.finditer(own.sub(lambda match: "." * len(match[0]), text))
    ]
