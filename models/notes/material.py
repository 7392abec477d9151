"""What a note can be made of, and what each slot may be filled with."""

import re
from dataclasses import dataclass
from datetime import date

from models.notes.slots import slot
from models.settings import Profile, Strength
from models.text import fold

_THEIR = re.compile(r"\btheir\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"[;\n]+|,\s+(?=\S+\s+\S)")


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known for one note to one person; empty texts are unknown."""

    profile: Profile
    greeting: str
    company: str
    role: str = ""
    round: int = 1
    talked_on: date | None = None
    topics: str = ""
    memorable: str = ""
    discussed: str = ""
    promised_on: date | None = None
    phone: str = ""
    today: date = date.min

    @property
    def talk(self) -> str:
        """The first thing that was talked about with this person."""
        found = self.said()
        return found[0] if found else ""

    def said(self) -> list[str]:
        """What was said, piece by piece, as one would say it to them: 'their' becomes 'your'."""
        texts = (self.topics, self.memorable, self.discussed)
        return [piece for text in texts for piece in _to_them(text)]

    def strengths(self) -> list[Strength]:
        """The profile's strengths, those that the job and the talk mention first."""
        wanted = set(fold(f"{self.role} {self.topics} {self.discussed}").split())
        common = {"and", "the", "of", "in", "with", "a", "to", "for", "on"}

        def shared(strength: Strength) -> int:
            mine = set(fold(f"{strength.what} {strength.evidence}").split())
            return len((mine & wanted) - common)

        return sorted(self.profile.strengths, key=shared, reverse=True)

    def day(self, day: date | None) -> str:
        """A day as a letter names it: 'on Thursday' within the week, else 'on 3 March'."""
        if day is None:
            return ""
        if 0 <= (self.today - day).days < 7:
            return f"on {day:%A}"
        return f"on {day.day} {day:%B}"


def pieces(text: str) -> list[str]:
    """A typed field taken apart at its semicolons, line ends and commas between phrases."""
    parts = (part.strip(" .,;") for part in _SEPARATORS.split(text))
    return [part for part in parts if part]


def _to_them(text: str) -> list[str]:
    return [_THEIR.sub("your", piece) for piece in pieces(text)]


def labels(material: Material) -> dict[str, str]:
    """The slots that templates may use, by name, as they stand in a draft."""
    company = material.company
    return {
        "name": slot("your name"),
        "role": slot("role"),
        "topic": slot("what you talked about"),
        "strength": slot("one of your strengths"),
        "another_strength": slot("another of your strengths"),
        "fit": slot(f"what draws you to {company}"),
        "news": slot("a piece of news they would like"),
        "phone": slot("their phone number"),
    }


def candidates(label: str, material: Material) -> list[str]:
    """What could fill a slot with this label, best first; empty if nothing is known."""
    names = {text[1:-1]: name for name, text in labels(material).items()}
    said = material.said()
    strengths = [strength_phrase(strength) for strength in material.strengths()]
    offers: dict[str, list[str]] = {
        "name": [material.profile.name],
        "role": [material.role],
        "topic": said,
        "strength": strengths,
        "another_strength": strengths,
        "fit": said[::-1],
        "news": [*_to_them(material.memorable), *said],
        "phone": [material.phone],
    }
    found = offers.get(names.get(label, ""), [])
    return list(dict.fromkeys(text for text in found if text))


def strength_phrase(strength: Strength) -> str:
    """A strength with its evidence, fit for the middle of a sentence."""
    return f"{strength.what} ({strength.evidence})" if strength.evidence else strength.what
