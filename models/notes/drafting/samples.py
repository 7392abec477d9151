"""Made-up material of every kind, with which templates are tried out before a note needs them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.notes.drafting.compose import SUBJECT
from models.notes.drafting.material import Material
from models.notes.drafting.parts import PARTS
from models.notes.drafting.rendering import render
from models.notes.drafting.templates import ABOUT, Source, TemplateProblem, find, strays
from models.notes.drafting.vocabulary import PLACES, values
from models.settings.reading import Profile, Strength

_ROBIN = Profile(
    "Robin Marsh",
    (
        Strength("observability", "I cut the alerts at Fabrikam by half"),
        Strength("mentoring", "two of my juniors lead teams now"),
        Strength("incident reviews"),
    ),
)
NOTHING = Material(Profile(), "Ana", "Acme", today=date(2026, 11, 23))
EVERYTHING = Material(
    profile=_ROBIN,
    greeting="Ana",
    company="Acme",
    role="Platform Engineer",
    talked_on=date(2026, 11, 19),
    topics="their move to Kafka; the on-call rota",
    memorable="climbs at the weekend",
    discussed="observability for the platform; the care for the people on call",
    promised_on=date(2026, 11, 20),
    phone="+44 7700 900142",
    today=date(2026, 11, 23),
    went_badly="Went blank on retries. Should have told how we queue them at Fabrikam.",
    my_phone="+44 7700 900143",
)
OTHER_SCRIPTS = replace(
    EVERYTHING,
    profile=Profile("Зоя Ковальчук", (Strength("観測", "障害が半分に"), Strength("ترجمة"))),
    greeting="水野千尋",
    company="星光",
    role="מהנדסת",
    topics="अनुवाद; การทดสอบ",
    memorable="登山",
    discussed="Ζωή",
)
LATER = replace(
    EVERYTHING,
    round=2,
    earlier=("I would bring observability to Acme.",),
    check_ins=1,
    touches=1,
)


def samples() -> Iterator[Material]:
    """Nothing known, everything, a later round, other scripts; each place, check-in and touch."""
    yield from (NOTHING, OTHER_SCRIPTS, LATER, replace(LATER, round=3, met_before=False))
    for turn in range(PLACES):
        yield replace(EVERYTHING, place=turn, check_ins=turn, touches=turn)
        yield replace(NOTHING, place=turn, check_ins=turn, touches=turn)
    yield replace(EVERYTHING, promised_on=None, topics="", discussed="", talked_on=None)


def check(folder: Path | None) -> tuple[list[Source], list[TemplateProblem]]:
    """Render every template with every sample: those in use, and what is wrong with them.

    The built-in ones are tried as well where the person has their own in their place.
    """
    sources = [find(name, folder) for name in ABOUT]
    sources += [find(source.name, None) for source in sources if source.own]
    found = [_tried(source) for source in sources]
    return sources, [*(problem for problem in found if problem), *strays(folder)]


def _tried(source: Source) -> TemplateProblem | None:
    try:
        for material in samples():
            for brief in range(6) if source.name == "linkedin_request.j2" else (0,):
                _accept(source, render(source, values(material, brief)))
    except TemplateProblem as problem:
        return problem
    return None


def _accept(source: Source, text: str) -> None:
    """Raise `TemplateProblem` where a text is no note, or not the part that it should be."""
    lines = text.strip().split("\n")
    if lines[0].startswith(SUBJECT) and not any(line.strip() for line in lines[1:]):
        raise TemplateProblem(source.path, 1, "there is a subject, but no text after it.")
    for part in PARTS:
        if part.template == source.name and not text.lstrip().startswith(part.opening):
            what = f"this part has to begin with '{part.opening}', by which it is found again."
            raise TemplateProblem(source.path, 1, what)
