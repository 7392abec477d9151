"""Reading the corpus: notes written for the checks, with what each must and must not get."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.notes.etiquette.names import strangers
from models.notes.etiquette.occasion import Occasion, Sibling
from models.settings.reading import Strength
from models.words import Channel, NoteKind, Welcome

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = ("thank_you", "linkedin", "check_in", "after_rejection", "closing", "keep_warm")
HELD_OUT = ("held_out",)


@dataclass(frozen=True)
class Case:
    """One note of the corpus. `must` are rules, each with words that its mark has to touch."""

    name: str
    occasion: Occasion
    text: str
    must: dict[str, str]
    near: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence that a rule must find (`wanted`), or must not."""

    rule: str
    occasion: Occasion
    text: str
    wanted: bool


@cache
def read_sentences() -> tuple[Sentence, ...]:
    """All sentences, in order."""
    return tuple(
        Sentence(rule, occasion("hank", kind=table["kind"], channel="email"), text, key == "yes")
        for rule, table in _read("sentences").items()
        for key in ("yes", "no")
        for text in table[key]
    )


@cache
def read_cases(files: tuple[str, ...]) -> tuple[Case, ...]:
    """All notes of some files, in order."""
    return tuple(case for file in files for case in _cases(file))


def occasion(name: str, **given: Any) -> Occasion:
    """An occasion of `occasions.toml`, with other values for some fields."""
    facts = {**_occasions()[name], **given}
    own = (facts["company"], facts["recipient"], facts["sender"])
    book = strangers(
        [(company, "another application") for company in facts.pop("strange_companies", ())],
        [(person, company) for person, company in facts.pop("strange_people", ())],
        (*own, *facts.get("people", ()), *facts.get("employers", ())),
    )
    enums: dict[str, Any] = {
        "kind": NoteKind,
        "channel": Channel,
        "preferred": Channel,
        "linkedin_welcome": Welcome,
    }
    values = {key: enums[key](value) if key in enums else value for key, value in facts.items()}
    values["strengths"] = tuple(Strength(*one) for one in values.get("strengths", ()))
    values["panel"] = tuple(Sibling(*one) for one in values.get("panel", ()))
    for key in ("said", "earlier", "people", "employers"):
        values[key] = tuple(values.get(key, ()))
    return Occasion(**values, strangers=book)


def _cases(file: str) -> list[Case]:
    data = _read(file)
    common = {key: data[key] for key in ("kind", "channel") if key in data}
    return [
        Case(
            f"{file}: {note['name']}",
            occasion(note["occasion"], **{**common, **note.get("given", {})}),
            note["text"],
            note["must"],
            tuple(note.get("near", ())),
        )
        for note in data["note"]
    ]


@cache
def _occasions() -> dict[str, dict[str, Any]]:
    return _read("occasions")


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"{file}.toml").read_text("utf-8"))
