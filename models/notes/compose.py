"""Turning material into a first draft, by Jinja2 templates; what is unknown becomes a slot.

Templates are plain text: a line `Subject: …`, an empty line, the body. They run in a sandbox, and
a name that does not exist is an error, not an empty place.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from models.notes.kinds import CALL_SCRIPT, KINDS
from models.notes.material import Material, labels, strength_phrase
from models.text import clean_text
from models.words import Channel, NoteKind

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

TEMPLATES = Path(__file__).parent / "templates"
SUBJECT = "Subject:"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note's words. `subject` is empty for kinds that have none."""

    subject: str
    body: str


def compose(kind: NoteKind, channel: Channel, material: Material) -> Draft:
    """The first draft of a note; over the phone it is a script to call by."""
    by_phone = channel is Channel.PHONE
    template = CALL_SCRIPT if by_phone else KINDS[kind].template
    text = _environment().get_template(template).render(_names(material))
    draft = _split(clean_text(text))
    has_subject = KINDS[kind].has_subject and not by_phone
    return draft if has_subject else Draft("", draft.body)


def _names(material: Material) -> dict[str, object]:
    slots = labels(material)
    strengths = [strength_phrase(strength) for strength in material.strengths()[:2]]
    return {
        "greeting": material.greeting,
        "me": material.profile.name or slots["name"],
        "my_first_name": material.profile.name.split(" ")[0] or slots["name"],
        "company": material.company,
        "role": material.role,
        "round": material.round,
        "talk": material.talk,
        "talked": material.day(material.talked_on),
        "memorable": material.memorable.strip(" ."),
        "promised": material.day(material.promised_on),
        "promise_is_past": bool(material.promised_on and material.promised_on < material.today),
        "strengths": strengths + [slots["strength"], slots["another_strength"]][len(strengths) :],
        "phone": material.phone,
        "slot": slots,
    }


def _split(text: str) -> Draft:
    subject = ""
    if text.startswith(SUBJECT):
        first, _, text = text.partition("\n")
        subject = first.removeprefix(SUBJECT).strip()
    return Draft(subject, text.strip())


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
