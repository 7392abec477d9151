"""Which letter is meant, for whoever has no composer."""

import pytest
from building import NOW, Builder

from models.board.choosing import NotClearError, choose
from models.entries import PersonEntry
from models.errors import NotPossible
from models.notes.etiquette.finding import Level
from models.notes.letters import Letter
from models.notes.picking import HOLDS_BACK, kind_due, look_over, pick
from models.pipeline.notes import mark_sent, mark_skipped
from models.words import NoteKind


@pytest.fixture
def letters(build: Builder) -> list[Letter]:
    return build.letters(build.debriefed(), NoteKind.THANK_YOU)


def test_the_next_step_says_which_kind(build: Builder) -> None:
    held, written_down = build.add("Globex"), build.debriefed("Acme")
    assert kind_due(build.card(written_down).step, choose("acme")) is NoteKind.THANK_YOU
    with pytest.raises(NotPossible) as told:
        kind_due(build.card(held).step, choose("globex"))
    assert "what is next there is 'debrief'" in told.value.message
    assert "--kind" in told.value.hint
    assert "thank-you" in told.value.hint


def test_of_several_the_person_is_named(letters: list[Letter]) -> None:
    named = choose("acme")
    assert pick(letters, named, "acme", "bo") == 1
    assert pick(letters, named, "acme ruiz", "") == 0
    assert pick(letters, named, "bo", "") == 1
    with pytest.raises(NotClearError) as told:
        pick(letters, named, "acme", "")
    assert "2 people get this note at Acme" in told.value.message
    assert told.value.hint.splitlines() == ["  Ana Ruiz (draft)", "  Bo Li (draft)"]
    with pytest.raises(NotClearError, match="Nobody fits 'cy'"):
        pick(letters, named, "acme", "cy")


def test_the_one_who_is_left_is_meant(build: Builder, letters: list[Letter]) -> None:
    named = choose("acme")
    mark_sent(letters[0], now=NOW)
    assert pick(letters, named, "acme", "") == 1
    # Who got it already is not passed over for somebody else, and meant only where it is said.
    with pytest.raises(NotPossible, match="Ana Ruiz got this note already"):
        pick(letters, named, "acme ana", "")
    assert pick(letters, named, "acme", "ana") == 0
    mark_skipped(letters[1], now=NOW)
    with pytest.raises(NotPossible, match="Everybody at Acme"):
        pick(letters, named, "acme", "")


def test_nobody_to_write_to(build: Builder) -> None:
    build.add()
    with pytest.raises(NotPossible, match="nobody to write to"):
        pick([], choose("acme"), "acme", "")


def test_it_is_looked_over_as_the_composer_does(letters: list[Letter]) -> None:
    letters[0].body += "\n[something open]"
    found = look_over(letters, 0)
    assert Level.STOP in {one.level for one in found} & set(HOLDS_BACK)
    # Alike is judged beside the other's.
    same = "thank you for telling me about the work of your team, which I would like to join."
    letters[0].body, letters[1].body = f"Hi Ana,\n\n{same}", f"Hi Bo,\n\n{same}"
    assert "alike" in " ".join(one.rule for one in look_over(letters, 0))


def test_who_is_in_small_letters_is_greeted_with_a_capital_but_as_was_typed(build: Builder) -> None:
    people = (PersonEntry("bob smith"), PersonEntry("bell hooks", greeting="bell"))
    bob, bell = letters = build.letters(build.debriefed(people=people), NoteKind.THANK_YOU)
    assert bob.body.startswith("Hi Bob,\n")
    assert bell.body.startswith("Hi bell,\n"), "a greeting of one's own is nobody else's to change"
    found = {one.rule for place in range(2) for one in look_over(letters, place)}
    assert not found & {"greeting", "misspelt-name"}
