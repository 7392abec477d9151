"""An application's people and rounds as lines of its screen."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content

from models.dossier import Dossier
from models.entries import PersonEntry
from models.words import Welcome

When = Callable[[datetime, bool], str]
"""Says when an interview is; whether only its day is known goes in too."""


def people_lines(dossier: Dossier) -> list[Content]:
    """Everybody with what is known of them, the main contact marked."""
    lines = [Content("\nPeople").stylize("bold")]
    for person in dossier.entry.people:
        main = " ★ main contact" if person.id == dossier.main_contact_id else ""
        lines.append(Content.assemble(person.name, (main + _about(person), "dim")))
    return lines


def round_lines(dossier: Dossier, when: When) -> list[Content]:
    """What is off, then each round: when and where, who is there, and what was said."""
    lines = []
    for off in dossier.called_off:
        at = when(off.starts_at, off.day_only) if off.starts_at else "no date"
        lines.append(Content(f"\n✗ Called off · {at}").stylize("bold"))
    for held in dossier.rounds:
        starts = held.interview.starts_at
        at = when(starts, held.interview.day_only) if starts else "no date"
        kind = f" · {held.interview.kind}" if held.interview.kind else ""
        lines.append(Content(f"\nRound {held.number} · {at}{kind}").stylize("bold"))
        if held.interview.place:
            lines.append(Content(held.interview.place))
        for label, text in held.told(alone=len(dossier.rounds) == 1):
            lines.append(Content.assemble((f"{label}: ", "dim"), text))
    return lines


def _about(person: PersonEntry) -> str:
    welcome = {Welcome.YES: "LinkedIn welcome", Welcome.NO: "no LinkedIn request"}
    facts = (
        person.role,
        person.email,
        person.phone,
        person.linkedin.removeprefix("https://www."),
        f"prefers {person.channel}" if person.channel else "",
        welcome.get(person.linkedin_welcome, ""),
        "do not contact" if person.do_not_contact else "",
    )
    return "".join(f" · {fact}" for fact in facts if fact)
