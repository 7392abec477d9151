"""What a note can be made of, and what each slot may be filled with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from models.late import late
from models.notes.drafting.mishaps import take_apart
from models.notes.drafting.phrasing import brief
from models.notes.slots import slot
from models.settings.reading import Profile, Strength
from models.text import fold

_THEIR = late(r"\btheir\b", re.IGNORECASE)
# At its start only: 'her dog' is 'your dog', 'met her at a fair' stays.
_HER_OR_HIS = late(r"^(?:her|his)\s+(?=\w)", re.IGNORECASE)
_LEAD = late(
    r"^(?:we\s+)?(?:talked|spoke|chatted|discussed|talk|chat)\s+(?:a\s+lot\s+|mostly\s+)?"
    r"(?:about|of|on)\s+|^(?:we\s+)?discussed\s+|^about\s+",
    re.IGNORECASE,
)
_SEPARATORS = late(r"[;\n]+|,\s+(?=\S+\s+\S)")
_THING = late(
    r"^(?:a|an|the|your|our|this|that|these|those|how|why|what|when|where|who|whether|\w+ing)\s",
    re.IGNORECASE,
)
_COMMON = frozenset(("and", "the", "of", "in", "with", "a", "to", "for", "on"))
_LONGEST_TALK = 100
_ENDS = " .;,:"

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known for one note to one person; empty texts are unknown.

    `place` is the person's place among those who get this kind of note (0 is the first), `earlier`
    the bodies of notes they got before, `check_ins` and `touches` how many check-ins of this round
    and keep-warm touches they had before this one. `met_before` only counts from round 2 on: False
    for somebody who was not at an earlier round. `went_badly` is the debrief's, as it was typed.
    """

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
    place: int = 0
    earlier: tuple[str, ...] = ()
    check_ins: int = 0
    touches: int = 0
    went_badly: str = ""
    met_before: bool = True
    my_phone: str = ""

    @property
    def talk(self) -> str:
        """What to say that one talked about: this person's own topic before what all heard.

        The memorable thing is a fact about them more often than a topic; it serves only where it
        reads as one ('how the lamps are tested', 'her garden').
        """
        memorable = [piece for piece in _to_them(self.memorable) if _THING.match(piece)]
        found = [*_to_them(self.topics), *memorable, *self._shared()]
        return brief(found[0], _LONGEST_TALK) if found else ""

    def said(self) -> list[str]:
        """What was said, piece by piece, as one would say it to them: 'their' becomes 'your'."""
        texts = (self.topics, self.memorable, self.discussed)
        return [piece for text in texts for piece in _to_them(text)]

    def strengths(self) -> list[Strength]:
        """The profile's strengths, what the job and the talk mention first.

        What this person has read of in an earlier note comes last; among equals each of a panel
        has another one first.
        """
        wanted = set(fold(f"{self.role} {self.topics} {self.discussed}").split())

        def shared(strength: Strength) -> tuple[bool, int]:
            mine = set(fold(f"{strength.what} {strength.evidence}").split())
            return not self.told(strength.what), len((mine & wanted) - _COMMON)

        turned = _turned(self.profile.strengths, self.place)
        return sorted(turned, key=shared, reverse=True)

    def told(self, words: str) -> bool:
        """Whether an earlier note to this person has these words."""
        wanted = fold(words)
        return any(wanted in fold(body) for body in self.earlier)

    def day(self, day: date | None) -> str:
        """A day as a letter names it: 'today', 'on Thursday' within the week, else 'on 3 March'."""
        if day is None:
            return ""
        if day == self.today:
            return "today"
        if 0 <= (self.today - day).days < 7:
            return f"on {day:%A}"
        return f"on {day.day} {day:%B}"

    def reasons(self) -> list[str]:
        """What may draw one to the company, best first: what was heard there, from another piece
        on for each place in a panel; then what was talked of with this person; what they were told
        of in an earlier note last. A memorable thing is about the person, not about the company."""
        own = _to_them(self.topics)
        rest = [piece for piece in own if piece != self.talk]
        found = list(dict.fromkeys([*self._shared(), *rest, *own]))
        return sorted(found, key=self.told)

    def _shared(self) -> list[str]:
        return _turned(_to_them(self.discussed), self.place)


def _turned(things: Sequence[_Thing], turns: int) -> list[_Thing]:
    start = turns % len(things) if things else 0
    return [*things[start:], *things[:start]]


def pieces(text: str) -> list[str]:
    """A typed field taken apart at its semicolons, line ends and commas between phrases."""
    parts = (part.strip(" .,;") for part in _SEPARATORS.split(text))
    return [part for part in parts if part]


def _to_them(text: str) -> list[str]:
    plain = (_LEAD.sub("", piece).rstrip("?!:… ") for piece in pieces(text))
    return [_HER_OR_HIS.sub("your ", _THEIR.sub("your", piece)) for piece in plain if piece]


def labels(material: Material) -> dict[str, str]:
    """The slots of the built-in templates, by name, as they stand in a draft."""
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
        "asked": slot("what you were asked about"),
        "missed": slot("what you would have liked to say"),
        "result": slot("what came of it"),
    }


def candidates(label: str, material: Material, written: str = "") -> list[str]:
    """What could fill a slot with this label, best first; empty if nothing is known.

    What the note says already, as it is `written`, is not offered once more; nor is a strength
    that it names, however it is told.
    """
    names = {text[1:-1]: name for name, text in labels(material).items()}
    said = material.said()
    mishap = take_apart(material.went_badly)
    every, there = material.strengths(), fold(written)
    known = [one for one in every if fold(one.what.rstrip(_ENDS)) not in there]
    strengths = [strength.what.rstrip(_ENDS) for strength in known]
    strengths += [strength_phrase(strength) for strength in known]
    offers: dict[str, list[str]] = {
        "name": [material.profile.name],
        "role": [material.role],
        "topic": said,
        "strength": strengths,
        "another_strength": strengths if known != every else strengths[1:] + strengths[:1],
        "fit": material.reasons(),
        "news": _news(material),
        "phone": [material.phone],
        "asked": [mishap.asked, *said],
        "missed": [mishap.missed],
        "result": [mishap.result, *_results(material)],
    }
    found = offers.get(names.get(label, ""), [])
    return list(dict.fromkeys(text for text in found if text and text not in written))


def strength_phrase(strength: Strength) -> str:
    """A strength with its evidence, fit for the middle of a sentence."""
    what, evidence = strength.what.rstrip(_ENDS), strength.evidence.rstrip(_ENDS)
    return f"{what} ({evidence})" if evidence else what


def _news(material: Material) -> list[str]:
    topics = [*_to_them(material.topics), *_to_them(material.discussed)]
    others = [piece for piece in topics if piece != material.talk]
    return [f"something about {piece}" for piece in (*others, *topics)] + _to_them(
        material.memorable
    )


def _results(material: Material) -> Iterable[str]:
    """The evidence that shares most words with what went badly, first."""
    wanted = set(fold(material.went_badly).split()) - _COMMON
    known = [strength for strength in material.strengths() if strength.evidence]

    def shared(strength: Strength) -> int:
        return len(set(fold(f"{strength.what} {strength.evidence}").split()) & wanted)

    return [strength.evidence.rstrip(_ENDS) for strength in sorted(known, key=shared, reverse=True)]
