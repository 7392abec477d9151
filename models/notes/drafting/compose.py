"""Turning material into a first draft, by templates; what is unknown becomes a slot.

Templates are plain text: a line `Subject: …`, an empty line, the body. The person's own go before
the built-in ones; one that cannot be used never stops anybody (`models.notes.drafting.templates`).
"""

from dataclasses import dataclass
from pathlib import Path

from models.late import late
from models.notes.drafting.material import Material
from models.notes.drafting.phrasing import shorter
from models.notes.drafting.rendering import render
from models.notes.drafting.templates import Source, TemplateProblem, find
from models.notes.drafting.vocabulary import values
from models.notes.kinds import has_subject, template_for
from models.text import utf16_units
from models.words import Channel, NoteKind

SUBJECT = "Subject:"
_BRIEFEST = 5
_TWO_STOPS = late(r"(?<=\w)\.\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A note's words. `subject` is empty for kinds that have none; `problem` says why the person's
    own template was not used (file, line, what to do), and is empty where all is well."""

    subject: str
    body: str
    problem: str = ""


def compose(
    kind: NoteKind, channel: Channel, material: Material, folder: Path | None = None
) -> Draft:
    """The first draft of a note; over the phone it is a script to call by.

    `folder` is where the person keeps their own templates. One of them that is broken is named in
    the draft's `problem`, and the built-in one is used.
    """
    name = template_for(kind, channel, material.round)
    text, problem = rendered(name, material, folder, limit=_limit(kind, channel, material))
    draft = _split(text)
    subject = draft.subject if has_subject(kind, channel) else ""
    return Draft(subject, draft.body, problem)


def rendered(
    name: str, material: Material, folder: Path | None, *, limit: int = 0
) -> tuple[str, str]:
    """A template's text, and what was wrong with the person's own (empty: nothing).

    With a `limit` in UTF-16 units, the fullest wording that keeps to it.
    """
    source = find(name, folder)
    try:
        return _whole(_fitted(source, material, limit)), ""
    except TemplateProblem as problem:
        if not source.own:
            raise
        text = _fitted(find(name, None), material, limit)
        return _whole(text), f"{problem} The built-in template was used."


def _whole(text: str) -> str:
    """One full stop at the end of a sentence that ends in 'Inc.'."""
    return _TWO_STOPS.sub(".", text)


def _limit(kind: NoteKind, channel: Channel, material: Material) -> int:
    request = kind is NoteKind.LINKEDIN and channel is not Channel.PHONE
    return material.profile.linkedin_limit if request else 0


def _fitted(source: Source, material: Material, limit: int) -> str:
    fullest = render(source, values(material))
    if not limit or utf16_units(fullest.strip()) <= limit:
        return fullest
    for brief in range(1, _BRIEFEST + 1):
        for talk in (material.talk, *shorter(material.talk)):
            names = values(material, brief)
            if talk:
                names |= {"talk": talk, "topic": talk}
            text = render(source, names)
            if utf16_units(text.strip()) <= limit:
                return text
    return fullest


def _split(text: str) -> Draft:
    subject = ""
    text = text.strip()
    if text.startswith(SUBJECT):
        first, _, text = text.partition("\n")
        subject = first.removeprefix(SUBJECT).strip()
    return Draft(subject, text.strip())
