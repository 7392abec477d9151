"""Rules about characters: what cannot be seen, and what is markup elsewhere."""

import re
from collections.abc import Iterator

from models.late import late
from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import PASTED, Found, rule
from models.text import hidden_characters

_MARKUP = late(
    r"(?<![\w*])\*\*(?=[^\s*])[^*\n]*?(?<=[^\s*])\*\*(?![\w*])"  # **bold**
    r"|(?<![\w_])__(?=[^\s_])[^_\n]*?(?<=[^\s_])__(?![\w_])"  # __bold__
    r"|(?<![\w*])\*(?=[^\s*])[^*\n]*?(?<=[^\s*])\*(?![\w*])"  # *italic*
    r"|~~(?=[^\s~])[^~\n]+~~"
    r"|!?\[[^\[\]\n]*\]\((?:https?:|mailto:|www\.|/)[^()\s]*\)"  # [text](url)
    r"|^[ \t]*\#{1,6}[ \t]+(?=\S)"  # # heading
    r"|^[ \t]*\*[ \t]+(?=\S)"  # * bullet
    r"|```|`(?=[^\s`])[^`\n]*`"
    r"|</?(?:b|i|u|em|strong|br|p|a|ul|ol|li|div|span|h[1-6])(?:[ \t/][^<>\n]*)?>"
    r"|&(?:nbsp|amp|lt|gt|quot|\#\d+);",
    re.MULTILINE | re.IGNORECASE,
)
_LONGEST_SHOWN = 24


@rule(
    "hidden-characters",
    Level.STOP,
    "They may show as boxes, or turn the text around, where you paste it.",
)
def hidden(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Control, bidirectional-override or invisible characters."""
    spans = hidden_characters(note.text)
    if spans:
        yield *spans[0], "Invisible characters came with a paste; clean them away."


@rule(
    "markup",
    Level.WARNING,
    "A note is plain text: LinkedIn and mail show the signs themselves.",
    channels=PASTED,
)
def markup(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Markdown or HTML, which would be shown as it stands."""
    for match in _MARKUP.finditer(note.text):
        sign = match.group().strip()
        shown = sign if len(sign) <= _LONGEST_SHOWN else f"{sign[: _LONGEST_SHOWN - 1]}…"
        yield *match.span(), f"Write '{shown}' without markup."
