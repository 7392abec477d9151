"""Parts that come and go with one key, and what a debrief's words give for them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.notes.anatomy import dissect
from models.notes.drafting.compose import compose
from models.notes.drafting.material import candidates
from models.notes.drafting.mishaps import SMALL_ADVICE, Mishap, is_small, take_apart
from models.notes.drafting.parts import (
    ADVICE,
    PARTS,
    RECOVERY,
    OptionalPart,
    add_part,
    has_part,
    part_for,
    remove_part,
)
from models.notes.drafting.samples import EVERYTHING, NOTHING
from models.notes.slots import find_slots
from models.prose import sentences
from models.words import Channel, NoteKind

NOTE = "Hi Ana,\n\nThank you for the talk.\n\nKind regards,\nRobin Marsh"


@pytest.mark.parametrize(
    ("kind", "channel", "part"),
    [
        (NoteKind.THANK_YOU, Channel.EMAIL, RECOVERY),
        (NoteKind.THANK_YOU, Channel.POST, RECOVERY),
        (NoteKind.REJECTION_REPLY, Channel.EMAIL, ADVICE),
        (NoteKind.REJECTION_REPLY, Channel.PHONE, None),
        (NoteKind.CHECK_IN, Channel.EMAIL, None),
        (NoteKind.LINKEDIN, Channel.LINKEDIN, None),
    ],
)
def test_which_notes_may_have_which(
    kind: NoteKind, channel: Channel, part: OptionalPart | None
) -> None:
    assert part_for(kind, channel) is part


def test_what_was_missed_is_a_paragraph_before_the_sign_off() -> None:
    assert add_part(NOTE, RECOVERY, EVERYTHING) == (
        "Hi Ana,\n\nThank you for the talk.\n\n"
        "One thing I would like to add about retries is how we queue them at Fabrikam. "
        "What came of it: [what came of it].\n\n"
        "Kind regards,\nRobin Marsh"
    )
    known = replace(EVERYTHING, went_badly=f"{EVERYTHING.went_badly} Result: no parcel went twice.")
    assert "What came of it: no parcel went twice.\n\nKind" in add_part(NOTE, RECOVERY, known)


def test_what_is_not_known_of_it_is_a_slot() -> None:
    text = add_part(NOTE, RECOVERY, NOTHING)
    assert [slot.label for slot in find_slots(text)] == [
        "what you were asked about",
        "what you would have liked to say",
        "what came of it",
    ]
    assert candidates("what you were asked about", EVERYTHING)[0] == "retries"
    assert candidates("what you would have liked to say", EVERYTHING) == [
        "how we queue them at Fabrikam"
    ]
    # The evidence that has most to do with it comes first.
    assert candidates("what came of it", EVERYTHING)[0] == "I cut the alerts at Fabrikam by half"


def test_advice_is_asked_for_in_one_sentence() -> None:
    draft = compose(NoteKind.REJECTION_REPLY, Channel.EMAIL, EVERYTHING)
    text = add_part(draft.body, ADVICE, EVERYTHING)
    added = next(one for one in text.split("\n\n") if one not in draft.body)
    assert sentences(added) == 1
    assert "advice for my future applications" in added
    assert "why" not in added
    assert dissect(text).sign_off.text == "Kind regards,\nRobin Marsh"
    assert sentences(dissect(text).body.text) <= 6


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST])
def test_a_recovery_has_two_or_three_sentences_in_any_note(place: int, channel: Channel) -> None:
    material = replace(EVERYTHING, place=place)
    body = compose(NoteKind.THANK_YOU, channel, material).body
    text = add_part(body, RECOVERY, material)
    (added,) = [one for one in text.split("\n\n") if one.startswith(RECOVERY.opening)]
    assert 2 <= sentences(added) <= 3
    assert remove_part(text, RECOVERY) == body


def test_once_is_enough() -> None:
    text = add_part(NOTE, RECOVERY, EVERYTHING)
    assert add_part(text, RECOVERY, EVERYTHING) == text
    assert has_part(text, RECOVERY)
    assert not has_part(text, ADVICE)
    assert remove_part(NOTE, RECOVERY) == NOTE


def test_what_was_rewritten_goes_as_a_whole() -> None:
    text = add_part(NOTE, RECOVERY, EVERYTHING).replace("about retries is", "is\non retries,")
    assert remove_part(text, RECOVERY) == NOTE


GAPS = ("\n", "\n\n", "\n\n\n", " ")
LINES = (
    "Hi Ana,",
    "Hi Ana, well.",
    "Body text.",
    "Kind regards,",
    "Robin",
    "- a",
    "Ciao!",
    "観測。",
)
BODIES = st.lists(st.sampled_from((*GAPS, *LINES)), max_size=9).map("".join)


@given(BODIES | st.text(), st.sampled_from(PARTS), st.sampled_from([EVERYTHING, NOTHING]))
def test_added_and_taken_out_leaves_the_body_as_it_was(
    body: str, part: OptionalPart, material: object
) -> None:
    assert isinstance(material, type(NOTHING))
    text = add_part(body, part, material)
    assert has_part(text, part)
    assert text != body
    assert remove_part(text, part) == body


def test_ones_own_wording_is_used_if_it_can_be_found_again(tmp_path: Path) -> None:
    path = tmp_path / "recovery_part.j2"
    path.write_text("One thing I would like to add:\n{{ missed }} on {{ asked }}.\n\nThere.\n")
    text = add_part(NOTE, RECOVERY, EVERYTHING, tmp_path)
    assert "to add: how we queue them at Fabrikam on retries. There.\n\nKind" in text
    path.write_text("By the way, {{ missed }}.")
    assert add_part(NOTE, RECOVERY, EVERYTHING, tmp_path) == add_part(NOTE, RECOVERY, EVERYTHING)


# What went badly


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("", Mishap()),
        (
            "Went blank on idempotency keys. "
            "Should have told how duplicate parcels were stopped at Penhallow Post.",
            Mishap("idempotency keys", "how duplicate parcels were stopped at Penhallow Post"),
        ),
        ("forgot to mention my work on retries", Mishap("", "my work on retries")),
        (
            "I froze on the question about sharding; could have said that we split by region",
            Mishap("sharding", "that we split by region"),
        ),
        (
            "They asked about budgets, but I left out the Leeds project. Result: 20 % saved",
            Mishap("budgets", "the Leeds project", "20 % saved"),
        ),
        ("couldn't explain CAP", Mishap("CAP")),
        (
            "weak answer on testing\nbetter answer: property tests",
            Mishap("testing", "property tests"),
        ),
        ("should have mentioned I led the team", Mishap("", "that I led the team")),
        (
            "should have said used a dead-letter queue",
            Mishap("", "that I used a dead-letter queue"),
        ),
        ("Spilled water. Forgot to mention Rust.", Mishap("", "Rust")),
        ("all of it", Mishap()),
        ("Zu nervös; 緊張した", Mishap()),
    ],
)
def test_what_a_debrief_gives(typed: str, understood: Mishap) -> None:
    assert take_apart(typed) == understood


@pytest.mark.parametrize(
    "typed",
    [
        "spilled water",
        "Arrived flustered.",
        "a stumble over my own words, nervous",
        "two minutes late; the dog barked",
        "My camera froze",
        "My tie was crooked, and then the connection dropped",
        "Spilt coffee. Mispronounced her name!",
        "was on mute",
    ],
)
def test_small_mishaps(typed: str) -> None:
    assert is_small(typed)
    assert take_apart(typed) == Mishap()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "went blank on sharding",
        "Spilled water. Forgot to mention Rust.",
        "stumbled over the question about CAP",
        "nervous, so I could not answer anything on SQL",
        "no idea about budgets",
        "weak on connection pooling",
        "lag monitoring",
        "nervous and vague on why I left",
        "should have said more about mentoring",
    ],
)
def test_what_is_more_than_a_mishap(typed: str) -> None:
    assert not is_small(typed)


def test_the_advice_is_a_sentence() -> None:
    assert sentences(SMALL_ADVICE) == 1
