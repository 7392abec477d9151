"""Slots, material and drafts: what is known is in the note, what is not stands in brackets."""

from dataclasses import replace
from datetime import date

import pytest

from models.notes.drafting.compose import compose
from models.notes.drafting.material import Material, candidates, labels, pieces
from models.notes.etiquette.checking import Level, examine
from models.notes.etiquette.occasion import Occasion
from models.notes.kinds import KINDS
from models.notes.slots import (
    Slot,
    find_lookalikes,
    find_slots,
    next_slot,
    previous_slot,
    slot,
)
from models.settings.reading import Profile, Strength
from models.words import Channel, NoteKind

ROBIN = Profile(
    "Robin Marsh",
    (
        Strength("mentoring", "two of my juniors lead teams now"),
        Strength("observability", "I cut the alerts at Fabrikam by half"),
        Strength("incident reviews"),
    ),
)
FULL = Material(
    profile=ROBIN,
    greeting="Ana",
    company="Acme",
    role="Platform Engineer",
    talked_on=date(2026, 11, 19),
    topics="their move to Kafka; the on-call rota",
    memorable="climbs at the weekend",
    discussed="observability for the platform",
    promised_on=date(2026, 11, 20),
    phone="+33 1 23 45 67 89",
    today=date(2026, 11, 23),
)
BARE = Material(profile=Profile(), greeting="Ana", company="Acme", today=date(2026, 11, 23))


# Slots


def test_slots_are_found_in_order() -> None:
    assert find_slots("A [b] c [d e].") == [Slot(2, 5, "b"), Slot(8, 13, "d e")]


@pytest.mark.parametrize("text", ["", "[]", "[a", "a]", "[a\nb]", f"[{'x' * 81}]"])
def test_what_is_no_slot(text: str) -> None:
    assert find_slots(text) == []


@pytest.mark.parametrize("label", ["role", "what draws you to Foo [EU]", "x" * 200, "a\tb"])
def test_a_slot_is_found_again_whatever_its_label(label: str) -> None:
    text = f"Because of {slot(label)}."
    (found,) = find_slots(text)
    assert text[found.start : found.end] == slot(label)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear {{name}}, TODO: more", ["{{name}}", "TODO"]),
        ("XXX and XXXX, TBD", ["XXX", "XXXX", "TBD"]),
        ("Dear <name>, I am <Your Name>", ["<name>", "<Your Name>"]),
        ("Gracias por todo. Até já, xxx", []),
        ("TODOS, XX, the MAXXXX, {one}", []),
    ],
)
def test_what_looks_like_a_slot(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_lookalikes(text)] == found


def test_from_slot_to_slot() -> None:
    text = "A [b] c [d]."
    assert next_slot(text, 0) == next_slot(text, 2) == Slot(2, 5, "b")
    assert next_slot(text, 3) == Slot(8, 11, "d")
    assert next_slot(text, 9) is None
    assert previous_slot(text, 12) == previous_slot(text, 11) == Slot(8, 11, "d")
    assert previous_slot(text, 10) == Slot(2, 5, "b")
    assert previous_slot(text, 4) is None


# Material


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("Kafka", ["Kafka"]),
        ("Kafka; the rota\nhiring.", ["Kafka", "the rota", "hiring"]),
        ("Kafka, the rota at night, and so on", ["Kafka", "the rota at night", "and so on"]),
        ("Kafka, Rust", ["Kafka, Rust"]),
        (" ; \n ;", []),
    ],
)
def test_what_was_typed_is_taken_apart(typed: str, found: list[str]) -> None:
    assert pieces(typed) == found


def test_what_was_theirs_is_yours_in_a_note() -> None:
    said = replace(BARE, topics="Their move to Kafka; their rota; theirs").said()
    assert said == ["your move to Kafka", "your rota", "theirs"]


def test_strengths_that_the_job_mentions_come_first() -> None:
    assert FULL.strengths()[0].what == "observability"
    assert BARE.strengths() == []
    kept = [strength.what for strength in replace(BARE, profile=ROBIN).strengths()]
    assert kept == ["mentoring", "observability", "incident reviews"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, ""),
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 17), "on Tuesday"),
        (date(2026, 11, 16), "on 16 November"),
        (date(2026, 11, 24), "on 24 November"),
    ],
)
def test_days_as_a_letter_names_them(day: date | None, said: str) -> None:
    assert FULL.day(day) == said


def test_candidates_for_each_slot() -> None:
    offered = {name: candidates(text[1:-1], FULL) for name, text in labels(FULL).items()}
    said = [
        "your move to Kafka",
        "the on-call rota",
        "climbs at the weekend",
        "observability for the platform",
    ]
    strengths = [
        "observability",
        "mentoring",
        "incident reviews",
        "observability (I cut the alerts at Fabrikam by half)",
        "mentoring (two of my juniors lead teams now)",
    ]
    assert offered == {
        "name": ["Robin Marsh"],
        "role": ["Platform Engineer"],
        "topic": said,
        "strength": strengths,
        "another_strength": [*strengths[1:], strengths[0]],
        "fit": [said[3], said[1], said[0]],
        "news": [
            *(f"something about {said[place]}" for place in (1, 3, 0)),
            "climbs at the weekend",
        ],
        "phone": ["+33 1 23 45 67 89"],
        "asked": said,
        "missed": [],
        "result": ["I cut the alerts at Fabrikam by half", "two of my juniors lead teams now"],
    }


def test_what_a_note_says_already_is_not_offered_once_more() -> None:
    another, topic = (labels(FULL)[name][1:-1] for name in ("another_strength", "topic"))
    written = "I would bring Observability and, above all, [another of your strengths]."
    assert candidates(another, FULL, written) == [
        "mentoring",
        "incident reviews",
        "mentoring (two of my juniors lead teams now)",
    ]
    only = replace(FULL, profile=replace(ROBIN, strengths=ROBIN.strengths[1:2]))
    assert [one.what for one in only.strengths()] == ["observability"]
    assert candidates(another, only, written) == []
    assert "the on-call rota" not in candidates(topic, FULL, "We spoke of the on-call rota.")


def test_a_memorable_thing_is_no_reason_to_want_to_work_there() -> None:
    fit = labels(BARE)["fit"][1:-1]
    assert candidates(fit, replace(BARE, memorable="her garden; how the lamps are tested")) == []


def test_nothing_known_offers_nothing() -> None:
    for text in labels(BARE).values():
        assert candidates(text[1:-1], BARE) == []
    assert candidates("a slot of their own", FULL) == []


def test_candidates_of_a_company_with_brackets() -> None:
    material = replace(FULL, company="Foo [EU]")
    assert candidates(labels(material)["fit"][1:-1], material)


# Drafts

EVERY = [
    (kind, channel)
    for kind in NoteKind
    for channel in (KINDS[kind].channel, Channel.POST, Channel.PHONE)
]


def slots_of(kind: NoteKind, channel: Channel, material: Material) -> list[str]:
    draft = compose(kind, channel, material)
    return [found.label for found in find_slots(f"{draft.subject}\n{draft.body}")]


@pytest.mark.parametrize(("kind", "channel"), EVERY)
@pytest.mark.parametrize("without", ["nothing", "profile", "role", "topics", "promised_on", "all"])
@pytest.mark.parametrize("round_number", [1, 2, 3])
def test_every_kind_can_be_composed(
    kind: NoteKind, channel: Channel, without: str, round_number: int
) -> None:
    empty = {"profile": Profile(), "promised_on": None, "role": "", "topics": ""}
    material = {"nothing": FULL, "all": BARE}.get(without) or replace(
        FULL, **{without: empty[without]}
    )
    draft = compose(kind, channel, replace(material, round=round_number))
    assert "Ana" in draft.body
    assert "  " not in draft.body
    assert "\n\n\n" not in draft.body
    assert "None" not in draft.body
    assert draft.body == draft.body.strip()
    assert "\n" not in draft.subject
    assert bool(draft.subject) is (channel is Channel.EMAIL)


UNKNOWN_WITH_ALL = {
    NoteKind.THANK_YOU: ["what draws you to Acme"],
    NoteKind.KEEP_WARM: ["a piece of news they would like"],
}


@pytest.mark.parametrize("kind", list(NoteKind))
def test_with_full_material_only_what_nobody_can_know_is_left_open(kind: NoteKind) -> None:
    assert slots_of(kind, KINDS[kind].channel, FULL) == UNKNOWN_WITH_ALL.get(kind, [])


UNKNOWN_WITH_NONE = {
    NoteKind.THANK_YOU: [
        "role",
        "what you talked about",
        "one of your strengths",
        "another of your strengths",
        "what draws you to Acme",
        "your name",
    ],
    NoteKind.LINKEDIN: ["what you talked about", "your name"],
    NoteKind.CHECK_IN: ["role", "role", "your name"],
    NoteKind.REJECTION_REPLY: ["your name"],
    NoteKind.CLOSING: ["role", "role", "your name"],
    NoteKind.KEEP_WARM: ["a piece of news they would like", "your name"],
}


@pytest.mark.parametrize("kind", list(NoteKind))
def test_with_no_material_there_is_a_slot_for_each_thing(kind: NoteKind) -> None:
    assert slots_of(kind, KINDS[kind].channel, BARE) == UNKNOWN_WITH_NONE[kind]


def test_one_strength_leaves_one_slot() -> None:
    material = replace(FULL, profile=Profile("Robin", (Strength("mentoring"),)))
    assert "another of your strengths" in slots_of(NoteKind.THANK_YOU, Channel.EMAIL, material)
    assert "one of your strengths" not in slots_of(NoteKind.THANK_YOU, Channel.EMAIL, material)


def test_a_call_has_a_script_with_a_voicemail() -> None:
    draft = compose(NoteKind.CHECK_IN, Channel.PHONE, FULL)
    assert draft.body.startswith("Call Ana: +33 1 23 45 67 89")
    assert "IF VOICEMAIL ANSWERS\n" in draft.body
    bare = compose(NoteKind.CHECK_IN, Channel.PHONE, BARE)
    labels_there = {found.label for found in find_slots(bare.body)}
    assert labels_there == {"their phone number", "role", "your name"}


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        (date(2026, 11, 20), "you hoped to decide by Friday"),
        (date(2026, 11, 23), "I wanted to ask where things stand"),
        (date(2026, 12, 1), "I wanted to ask where things stand"),
        (None, "I wanted to ask where things stand"),
    ],
)
def test_a_check_in_speaks_of_a_promise_that_is_past(promised: date | None, said: str) -> None:
    draft = compose(NoteKind.CHECK_IN, Channel.EMAIL, replace(FULL, promised_on=promised))
    assert said in draft.body


def test_a_later_round_is_briefer_and_says_again() -> None:
    first = compose(NoteKind.THANK_YOU, Channel.EMAIL, FULL)
    for number in (2, 3):
        later = compose(NoteKind.THANK_YOU, Channel.EMAIL, replace(FULL, round=number))
        assert len(later.body) < len(first.body)
        assert "again" in later.body
        assert later.subject != first.subject


def test_words_from_a_person_are_text_not_template() -> None:
    material = replace(FULL, topics="{{ me.__class__ }}; {% raw %}", company="<b>&amp;")
    draft = compose(NoteKind.THANK_YOU, Channel.EMAIL, material)
    assert "{{ me.__class__ }}" in draft.body
    assert "<b>&amp;" in draft.body


def test_what_comes_out_is_clean() -> None:
    draft = compose(NoteKind.THANK_YOU, Channel.EMAIL, replace(FULL, company="Ac\x1b[31mme\u202e"))
    assert "Acme" in draft.body
    assert "\x1b" not in draft.body


FILLED = {
    "what draws you to Acme": "the care for the people on call",
    "a piece of news they would like": "an article on rotas",
}


@pytest.mark.parametrize("kind", list(NoteKind))
@pytest.mark.parametrize("round_number", [1, 2])
def test_a_filled_draft_gives_no_findings(kind: NoteKind, round_number: int) -> None:
    channel = KINDS[kind].channel
    body = compose(kind, channel, replace(FULL, round=round_number)).body
    for label, text in FILLED.items():
        body = body.replace(slot(label), text)
    occasion = Occasion(kind, channel, "Ana Ruiz", "Ana", "Robin Marsh", "Acme")
    assert examine(occasion, body) == []


@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_draft_with_slots_stops_at_each(kind: NoteKind) -> None:
    channel = KINDS[kind].channel
    body = compose(kind, channel, BARE).body
    occasion = Occasion(kind, channel, "Ana Ruiz", "Ana", "Robin Marsh", "Acme")
    stops = [finding for finding in examine(occasion, body) if finding.level is Level.STOP]
    assert [body[stop.start : stop.end] for stop in stops] == [
        slot(found.label) for found in find_slots(body)
    ]
