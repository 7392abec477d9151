"""Parts that a person may add to a note, or take out of it again, with one key.

A part is a paragraph of its own before the sign-off. It is known by the words it begins with, so
that it is still found after the rest of it was rewritten.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from models.notes.anatomy import dissect
from models.notes.drafting.compose import rendered
from models.notes.drafting.material import Material
from models.words import Channel, NoteKind

_BLANK = "\n\n"


@dataclass(frozen=True, slots=True)
class OptionalPart:
    """A part: what it is called, its template, and the words that it always begins with."""

    name: str
    title: str
    template: str
    opening: str


RECOVERY = OptionalPart(
    "recovery", "What was missed", "recovery_part.j2", "One thing I would like to add"
)
ADVICE = OptionalPart(
    "advice", "A word of advice", "advice_part.j2", "If you have a word of advice"
)
PARTS = (RECOVERY, ADVICE)


def part_for(kind: NoteKind, channel: Channel) -> OptionalPart | None:
    """The part that a note of this kind may have, if there is one (playbook S5 and S6)."""
    if channel is Channel.PHONE:
        return None
    return {NoteKind.THANK_YOU: RECOVERY, NoteKind.REJECTION_REPLY: ADVICE}.get(kind)


def has_part(body: str, part: OptionalPart) -> bool:
    """Whether a body holds the part already."""
    return _start(body, part) is not None


def add_part(body: str, part: OptionalPart, material: Material, folder: Path | None = None) -> str:
    """The body with the part before its sign-off; what is not known in it stands as slots.

    A body that has the part is left alone. `remove_part` gives the body back as it was.
    """
    if has_part(body, part):
        return body
    paragraph = _paragraph(part, material, folder)
    place = dissect(body).sign_off.start
    before, after = body[:place], body[place:]
    if not after:
        return f"{body}{_BLANK}{paragraph}" if body else paragraph
    if not before or before.endswith(_BLANK):
        return f"{before}{paragraph}{_BLANK}{after}"
    # The third line end tells `remove_part` that no empty line stood here.
    return f"{before}\n{paragraph}{_BLANK}\n{after}"


def remove_part(body: str, part: OptionalPart) -> str:
    """The body without the part, however it was rewritten since; unchanged if it has none."""
    start = _start(body, part)
    if start is None:
        return body
    ending = re.compile(r"\n{2,}|\n*\Z").search(body, start)
    assert ending is not None, "every text has an end"
    before, after = body[:start], body[ending.end() :]
    if not after:
        return before.removesuffix(_BLANK)
    return before.removesuffix("\n") + after if len(ending.group()) > 2 else before + after


def _start(body: str, part: OptionalPart) -> int | None:
    found = re.search(rf"^{re.escape(part.opening)}\b", body, re.MULTILINE)
    return found.start() if found else None


def _paragraph(part: OptionalPart, material: Material, folder: Path | None) -> str:
    """One paragraph on one line; a template of the person's that begins otherwise is not used."""
    text = _on_one_line(part, material, folder)
    return text if text.startswith(part.opening) else _on_one_line(part, material, None)


def _on_one_line(part: OptionalPart, material: Material, folder: Path | None) -> str:
    text, _ = rendered(part.template, material, folder)
    return " ".join(text.split())
