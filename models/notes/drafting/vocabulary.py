"""The names that a template may use: one table, which composing, checking and the help all read."""

from collections.abc import Callable
from dataclasses import dataclass

from models.notes.drafting.material import Material, labels
from models.notes.drafting.mishaps import take_apart
from models.notes.drafting.phrasing import proof
from models.settings.reading import Strength

PLACES = 4
"""How many ways there are of saying the same: the fifth of a panel reads like the first."""

_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class Name:
    """A name with what it stands for, in a line, and how it is got."""

    name: str
    says: str
    of: Callable[[Material], object]


def _or_slot(text: Callable[[Material], str], slot: str) -> Callable[[Material], str]:
    return lambda material: text(material) or labels(material)[slot]


def _plain(strength: Strength) -> str:
    return strength.what.rstrip(" .;,:")


def _strength(material: Material) -> str:
    """The best one; where none is known the slot that comes second in the built-in texts."""
    known = material.strengths()
    return _plain(known[0]) if known else labels(material)["another_strength"]


def _another(material: Material) -> str:
    known = material.strengths()
    if len(known) > 1:
        return _plain(known[1])
    return labels(material)["another_strength" if known else "strength"]


def _proof(material: Material) -> str:
    known = material.strengths()
    return proof(known[0]) if known else ""


def _in_words(number: int) -> str:
    return _NTH[number - 1] if 1 <= number <= len(_NTH) else "latest"


def _talked(material: Material) -> str:
    return material.day(material.talked_on)


def _by(material: Material) -> str:
    day = material.day(material.promised_on)
    return f"by {day.removeprefix('on ')}" if day else ""


def _is_past(material: Material) -> bool:
    return bool(material.promised_on and material.promised_on < material.today)


NAMES: tuple[Name, ...] = (
    Name("greeting", "how the person is greeted: 'Ana', 'Dr. Chen'", lambda m: m.greeting),
    Name("me", "your name; a slot until you gave it", _or_slot(lambda m: m.profile.name, "name")),
    Name(
        "my_first_name",
        "your first name; a slot until you gave your name",
        _or_slot(lambda m: m.profile.name.split(" ")[0], "name"),
    ),
    Name("my_phone", "your phone number; empty if not known", lambda m: m.my_phone),
    Name("company", "the company", lambda m: m.company),
    Name("role", "the position; a slot if not known", _or_slot(lambda m: m.role, "role")),
    Name("round", "the number of the interview: 1, 2, 3 …", lambda m: m.round),
    Name("nth", "the same in words: 'second'", lambda m: _in_words(m.round)),
    Name("met_before", "whether you met them in an earlier round", lambda m: m.met_before),
    Name(
        "place",
        "0, 1, 2 or 3: another number for each of a panel, so that no two read alike",
        lambda m: (m.place + max(0, m.round - 2)) % PLACES,
    ),
    Name("talked", "when you talked: 'on Thursday'; empty if not known", _talked),
    Name("talk", "what you talked about with them; empty if not known", lambda m: m.talk),
    Name("topic", "the same; a slot if not known", _or_slot(lambda m: m.talk, "topic")),
    Name("said", "all that was said, as a list", lambda m: tuple(m.said())),
    Name("strength", "the strength of yours that suits best; a slot if not known", _strength),
    Name("another", "the next best; a slot if not known", _another),
    Name("proof", "the evidence for 'strength' where it is short; else empty", _proof),
    Name(
        "strengths",
        "all your strengths as a list, the best first",
        lambda m: tuple(map(_plain, m.strengths())),
    ),
    Name("fit", "the slot for what draws you to the company", lambda m: labels(m)["fit"]),
    Name("promised", "when an answer was promised: 'by Friday'; empty if not known", _by),
    Name("promise_is_past", "whether that day has passed", _is_past),
    Name("check_ins", "how many check-ins they had before this one", lambda m: m.check_ins),
    Name("touches", "how many keep-warm touches they had before this one", lambda m: m.touches),
    Name("news", "the slot for a piece of news they would like", lambda m: labels(m)["news"]),
    Name("phone", "their phone number; a slot if not known", _or_slot(lambda m: m.phone, "phone")),
    Name(
        "asked",
        "recovery: what you were asked about; a slot if not known",
        _or_slot(lambda m: take_apart(m.went_badly).asked, "asked"),
    ),
    Name(
        "missed",
        "recovery: what you would have liked to say; a slot if not known",
        _or_slot(lambda m: take_apart(m.went_badly).missed, "missed"),
    ),
    Name(
        "result",
        "recovery: what came of it; a slot if not known",
        _or_slot(lambda m: take_apart(m.went_badly).result, "result"),
    ),
)

FITTING: dict[str, str] = {
    "brief": "LinkedIn: 0, then 1 to 5 for shorter and shorter texts until one fits",
}
"""Names that composing sets itself, try by try; everywhere else they are 0."""


def described() -> dict[str, str]:
    """Every name that a template may use, with what it stands for."""
    return {name.name: name.says for name in NAMES} | FITTING


def values(material: Material, brief: int = 0) -> dict[str, object]:
    """What each name stands for in one note."""
    return {name.name: name.of(material) for name in NAMES} | {"brief": brief}
