"""Which application somebody means who types its number or some words."""

import pytest
from building import ANA, BO, NOW, Builder

from models.board.choosing import NotClearError, choose, choose_person
from models.entries import PersonEntry
from models.pipeline.applications import archive
from models.words import Outcome


@pytest.fixture
def keys(build: Builder) -> dict[str, int]:
    return {
        "acme": build.add("Acme", (ANA,), role="Engineer"),
        "labs": build.add("Acme Labs", (BO,), role="Engineering Manager"),
        "munoz": build.add("Muñoz y Compañía", (PersonEntry("Éva Ødegård"),), role="Engineer"),
    }


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("labs", "labs"),
        ("ENGINEERING", "labs"),
        ("ruiz", "acme"),
        ("acme ana", "acme"),
        ("li labs manager", "labs"),
        ("munoz", "munoz"),
        ("odegard compania", "munoz"),
        # A company that is named in full goes before those that merely begin so.
        ("acme", "acme"),
        ("  Acme\x1b[2J ", "acme"),
    ],
)
def test_words_that_fit_one(keys: dict[str, int], words: str, meant: str) -> None:
    assert choose(words).id == keys[meant]


def test_a_number_goes_before_words(keys: dict[str, int], build: Builder) -> None:
    build.add(f"Studio {keys['acme']}")
    assert choose(str(keys["acme"])).company == "Acme"
    assert choose(f"studio {keys['acme']}").company == f"Studio {keys['acme']}"


def test_a_number_that_no_card_has_is_a_word_of_a_name(build: Builder) -> None:
    key = build.add("Studio 4711")
    assert choose("4711").id == key


def test_a_word_of_a_card_goes_before_a_number_in_the_archive(build: Builder) -> None:
    shelved = build.add("Acme")
    key = build.add(f"Studio {shelved}")
    archive(shelved, Outcome.REJECTED, now=NOW)
    assert choose(str(shelved)).id == key


@pytest.mark.parametrize("words", ["0", "007", "9" * 40, "٣"])
def test_what_is_no_number_of_a_card_is_looked_for_as_a_word(build: Builder, words: str) -> None:
    key = build.add(f"Bond {words}")
    assert choose(words).id == key


@pytest.mark.usefixtures("keys")
def test_several_are_listed_with_their_numbers() -> None:
    with pytest.raises(NotClearError) as told:
        choose("engineer")
    assert "fits 3 applications" in told.value.message
    assert told.value.hint.splitlines() == [
        "   1  Acme · Engineer · Interview",
        "   2  Acme Labs · Engineering Manager · Interview",
        "   3  Muñoz y Compañía · Engineer · Interview",
    ]


def test_of_very_many_only_the_first_are_listed(build: Builder) -> None:
    for number in range(13):
        build.add(f"Hooli {number}")
    with pytest.raises(NotClearError) as told:
        choose("hooli")
    assert len(told.value.hint.splitlines()) == 11
    assert told.value.hint.endswith("… and 3 more")


def test_two_of_one_name_are_told_apart_by_number(build: Builder) -> None:
    first, second = build.add("Acme", role="Engineer"), build.add("Acme", role="Designer")
    with pytest.raises(NotClearError):
        choose("acme")
    assert [choose("acme engineer").id, choose("acme designer").id] == [first, second]


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("words", ["globex", "acme globex", "", "  \t", "9" * 5000, "²"])
def test_words_that_fit_none(words: str) -> None:
    with pytest.raises(NotClearError) as told:
        choose(words)
    assert told.value.hint
    assert len(told.value.message) < 100


def test_the_archive_is_looked_into_where_asked_for(keys: dict[str, int]) -> None:
    archive(keys["munoz"], Outcome.WITHDRAWN, now=NOW)
    assert choose("munoz", archived=True).archived
    assert choose(str(keys["munoz"]), archived=True).archived
    with pytest.raises(NotClearError, match="is in the archive"):
        choose("munoz")
    # What is on the board is meant before what is not.
    archive(keys["labs"], Outcome.WITHDRAWN, now=NOW)
    assert choose("engineer", archived=True).id == keys["acme"]


def test_a_person_by_words() -> None:
    people = (ANA, BO, PersonEntry("Ana Bell", "Recruiter"))
    assert choose_person("bo", people, "Acme") is BO
    assert choose_person("ana recruiter", people, "Acme").name == "Ana Bell"
    with pytest.raises(NotClearError) as several:
        choose_person("ana", people, "Acme")
    assert several.value.hint == "There is: Ana Ruiz, Ana Bell."
    with pytest.raises(NotClearError) as nobody:
        choose_person("cy", people, "Acme")
    assert nobody.value.hint == "There is: Ana Ruiz, Bo Li, Ana Bell."
