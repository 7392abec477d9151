"""What the built-in templates say: whole sentences within the limits, whatever is known."""

import difflib
import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.notes.anatomy import dissect
from models.notes.drafting.compose import compose
from models.notes.drafting.material import Material, candidates
from models.notes.drafting.phrasing import brief, proof, shorter
from models.notes.drafting.samples import EVERYTHING, NOTHING, OTHER_SCRIPTS
from models.notes.kinds import KINDS, has_subject, template_for
from models.notes.slots import find_slots
from models.prose import paragraphs, sentences, words
from models.settings.reading import Profile, Strength
from models.text import clean_line, utf16_units
from models.words import Channel, NoteKind

SLOPPY = replace(
    EVERYTHING,
    company="Acme Inc.",
    profile=Profile("Robin Marsh", (Strength("care.", "half the bugs."), Strength("tests;"))),
    topics="We talked about why releases hurt?",
    discussed="the people!",
    memorable=" . ",
)
KNOWN = {
    "nothing": NOTHING,
    "everything": EVERYTHING,
    "other scripts": OTHER_SCRIPTS,
    "sloppy": SLOPPY,
}
WAYS = [(kind, KINDS[kind].channel) for kind in NoteKind] + [
    (NoteKind.THANK_YOU, Channel.POST),
    (NoteKind.CHECK_IN, Channel.LINKEDIN),
]
TURNS = range(5)
WRONG = ("  ", " .", " ,", " ;", " :", "..", ",.", ".:", "?.", "()", "None", "{", "\n\n\n")


def filled(text: str, material: Material) -> str:
    """Slots filled with the first offer, or with something plausible."""
    for slot in reversed(find_slots(text)):
        offered = candidates(slot.label, material)
        chosen = offered[0] if offered else "good work"
        text = text[: slot.start] + chosen + text[slot.end :]
    return text


def versions(material: Material) -> list[Material]:
    turns = [replace(material, place=n, check_ins=n, touches=n) for n in TURNS]
    later = [replace(one, round=2 + n, met_before=bool(n % 2)) for n, one in enumerate(turns)]
    return [*turns, *later, replace(material, talked_on=None, promised_on=None)]


def sentences_of(text: str) -> list[str]:
    body = dissect(text).body.text.replace("Inc.", "Inc")
    return [one.strip() for one in re.split(r"(?<=[.!?])\s+", body) if one.strip()]


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize(("kind", "channel"), [*WAYS, (NoteKind.CHECK_IN, Channel.PHONE)])
def test_every_draft_reads_as_prose(kind: NoteKind, channel: Channel, known: str) -> None:
    for material in versions(KNOWN[known]):
        draft = compose(kind, channel, material)
        text = filled(draft.body, material)
        assert not draft.problem
        prose = f"{draft.subject}\n{text}".replace("Acme Inc.:", "Acme Inc:")
        for wrong in WRONG:
            assert wrong not in prose, (wrong, text)
        assert not re.search(r"\b(\w+) \1\b", text), text
        if material.profile.name and material.profile.name.isascii():
            # A request goes on after its greeting on the same line.
            for sentence in sentences_of(text)[kind is NoteKind.LINKEDIN :]:
                assert sentence.lstrip("- ")[0].isupper(), sentence
        assert bool(draft.subject) is has_subject(kind, channel)


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize(("kind", "channel"), WAYS)
def test_limits_are_held(kind: NoteKind, channel: Channel, known: str) -> None:
    rules = KINDS[kind]
    for material in versions(KNOWN[known]):
        text = filled(compose(kind, channel, material).body, material)
        body = dissect(text).body.text
        assert sentences(body) <= (rules.most_sentences or 9), text
        assert words(body) <= (rules.most_words or 90), text
        assert paragraphs(body) <= (rules.most_paragraphs or 3), text
        if kind is NoteKind.THANK_YOU:
            assert sentences(body) >= 3, text
            assert "\n" not in body.strip(), text
        if kind is NoteKind.LINKEDIN:
            assert utf16_units(text) <= 200, text


SORRY = (
    r"\b(?:sorry|apolog\w+|unfortunately|salary|just checking|deadline|as soon as|asap|why not)\b"
)
DEMANDS = r"\b(?:must|still have not|haven['’]t heard|no answer|need to know|expect you)\b"


@pytest.mark.parametrize(("kind", "channel"), WAYS)
def test_nobody_is_pressed_and_nothing_apologised_for(kind: NoteKind, channel: Channel) -> None:
    for material in versions(EVERYTHING):
        text = compose(kind, channel, material).body
        assert not re.search(f"{SORRY}|{DEMANDS}", text, re.IGNORECASE), text


# Thank-you notes


@pytest.mark.parametrize("place", TURNS)
def test_a_thank_you_has_each_of_its_parts(place: int) -> None:
    draft = compose(NoteKind.THANK_YOU, Channel.EMAIL, replace(EVERYTHING, place=place))
    text = draft.body
    assert text.startswith("Hi Ana,\n\n")
    assert text.endswith("Kind regards,\nRobin Marsh")
    assert re.search(r"\b[Tt]hank|grateful", text)
    assert "your move to Kafka" in text
    assert "on Thursday" in text
    assert "Platform Engineer" in text
    assert sum(one.what in text for one in EVERYTHING.profile.strengths) == 2
    assert "[what draws you to Acme]" in text
    assert len(find_slots(text)) == 1


def test_the_strength_that_suits_best_comes_with_its_evidence() -> None:
    text = compose(NoteKind.THANK_YOU, Channel.EMAIL, EVERYTHING).body
    assert "and, above all, observability: I cut the alerts at Fabrikam by half." in text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("a third fewer pages.", "a third fewer pages"),
        ("I did this. Then I did that.", ""),
        ("one: two", ""),
        ("v2.1 shipped at 3.5 times the speed", "v2.1 shipped at 3.5 times the speed"),
        ("word " * 19, ""),
    ],
)
def test_evidence_is_short_or_left_out(typed: str, kept: str) -> None:
    assert proof(Strength("care", typed)) == kept


def without_names(text: str) -> str:
    return re.sub(r"observability|mentoring|incident reviews|Kafka|Ana|Acme", "", text)


@pytest.mark.parametrize(
    ("kind", "channel"), [(NoteKind.THANK_YOU, Channel.EMAIL), (NoteKind.THANK_YOU, Channel.POST)]
)
@pytest.mark.parametrize("round_number", [1, 2, 3])
def test_two_of_a_panel_do_not_read_alike(
    kind: NoteKind, channel: Channel, round_number: int
) -> None:
    panel = [
        replace(EVERYTHING, place=place, round=round_number, topics=topic)
        for place, topic in enumerate(("their move to Kafka", "the rota", "tests", "hiring"))
    ]
    bodies = [dissect(filled(compose(kind, channel, one).body, one)).body.text for one in panel]
    for one, other in combinations(bodies, 2):
        assert not set(sentences_of(one)) & set(sentences_of(other))
        one_words, other_words = without_names(one).split(), without_names(other).split()
        assert difflib.SequenceMatcher(None, one_words, other_words).ratio() < 0.6


@pytest.mark.parametrize("place", range(4))
def test_a_later_round_is_briefer_and_new(place: int) -> None:
    first = replace(EVERYTHING, place=place)
    sent = filled(compose(NoteKind.THANK_YOU, Channel.EMAIL, first).body, first)
    second = replace(first, round=2, earlier=(sent,), topics="the plans for the spring")
    text = filled(compose(NoteKind.THANK_YOU, Channel.EMAIL, second).body, second)
    third = replace(second, round=3, earlier=(sent, text), topics="tests")
    last = filled(compose(NoteKind.THANK_YOU, Channel.EMAIL, third).body, third)
    assert words(text) < words(sent)
    assert words(last) < words(sent)
    for one, other in combinations((sent, text, last), 2):
        assert not set(sentences_of(one)) & set(sentences_of(other))
    (left,) = [one for one in first.profile.strengths if one.what not in sent]
    assert left.what in text
    assert "the plans for the spring" in text
    assert "again" in text
    assert "again" in last


@pytest.mark.parametrize("place", range(4))
def test_who_is_new_in_a_later_round_is_not_seen_again(place: int) -> None:
    material = replace(EVERYTHING, round=2, place=place, met_before=False)
    for channel in (Channel.EMAIL, Channel.POST):
        draft = compose(NoteKind.THANK_YOU, channel, material)
        assert "again" not in draft.body
        assert "further" not in draft.body
        assert "another" not in draft.subject


@pytest.mark.parametrize("place", range(4))
def test_a_card_is_shorter_than_a_mail(place: int) -> None:
    material = replace(EVERYTHING, place=place)
    mail = compose(NoteKind.THANK_YOU, Channel.EMAIL, material)
    card = compose(NoteKind.THANK_YOU, Channel.POST, material)
    assert card.subject == ""
    assert len(card.body) < len(mail.body)
    assert sentences(dissect(card.body).body.text) <= 4
    assert card.body.startswith("Dear Ana,\n\n")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("topics", "We talked about their rota", "your rota"),
        ("topics", "talked mostly about hiring", "hiring"),
        ("topics", "discussed the plans; more", "the plans"),
        ("memorable", "her garden", "your garden"),
        ("memorable", "how the lamps are tested", "how the lamps are tested"),
        ("memorable", "climbs at the weekend", ""),
        ("discussed", "about the team", "the team"),
    ],
)
def test_what_was_typed_is_fit_for_a_sentence(field: str, typed: str, said: str) -> None:
    assert replace(NOTHING, **{field: typed}).talk == said


def test_their_own_conversation_comes_before_what_all_heard() -> None:
    material = replace(NOTHING, memorable="her garden", discussed="the plans; the team")
    assert material.talk == "your garden"
    assert replace(material, memorable="").talk == "the plans"
    assert replace(material, memorable="", place=1).talk == "the team"


# LinkedIn requests

NAMES = st.text(min_size=1, max_size=120).map(clean_line).filter(bool)
WORDS = ("the", "move", "to", "Kafka", "and", "your", "plans", "for", "観測", "नमस्ते", "👩‍💻", "a")
PHRASES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@given(NAMES, NAMES, PHRASES | NAMES, st.integers(0, 5), st.sampled_from(["free", "premium"]))
@example("Анна Константиновна " * 6, "Robin", "the move to Kafka", 0, "free")
@example("x" * 120, "y" * 120, "z" * 120, 1, "free")
@example("Ana", "Robin", "the move from one ledger to many small ones " * 5, 1, "free")
def test_a_request_always_fits(
    greeting: str, name: str, topic: str, place: int, account: str
) -> None:
    profile = Profile(name, linkedin=account)
    material = Material(profile, greeting, "Acme", topics=topic, place=place)
    body = compose(NoteKind.LINKEDIN, Channel.LINKEDIN, material).body
    assert utf16_units(body) <= profile.linkedin_limit
    assert body
    said = re.search(r"talk(?: with you)? about (.*?)\. (?:I |\S+$)", body)
    if said and material.talk and not find_slots(body):
        assert material.talk.split()[: len(said[1].split())] == said[1].split()


def test_a_long_topic_is_cut_where_a_phrase_ends() -> None:
    topic = "the migration of the payments ledger with no downtime "
    topic += "for people in distant warehouses at night"
    profile = Profile("Maximiliana-Josephine Featherstonehaugh-Cholmondeley")
    material = Material(profile, "Dr. Abernathy-Ramaswamy", "Acme", topics=topic)
    assert compose(NoteKind.LINKEDIN, Channel.LINKEDIN, material).body == (
        "Hi Dr. Abernathy-Ramaswamy, thank you for our talk about the migration of the payments "
        "ledger with no downtime for people in distant warehouses. "
        "I would be glad to stay in touch. Maximiliana-Josephine"
    )


def test_phrases_are_cut_at_their_boundaries() -> None:
    assert shorter("your move to Kafka, and the rota") == ["your move to Kafka", "your move"]
    assert shorter("how the and") == []
    assert shorter("") == []
    assert brief("your move to Kafka", 10) == "your move"
    assert brief("x" * 20, 10) == "x" * 20


# Check-ins, calls, touches


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LINKEDIN])
def test_each_check_in_is_worded_anew(channel: Channel) -> None:
    bodies = [
        compose(NoteKind.CHECK_IN, channel, replace(EVERYTHING, check_ins=count)).body
        for count in range(4)
    ]
    for one, other in combinations(bodies, 2):
        assert not set(sentences_of(one)) & set(sentences_of(other))
    assert all("interest" in body or "like to take on" in body or "list" in body for body in bodies)


def test_a_message_is_shorter_than_a_mail() -> None:
    mail = compose(NoteKind.CHECK_IN, Channel.EMAIL, EVERYTHING)
    message = compose(NoteKind.CHECK_IN, Channel.LINKEDIN, EVERYTHING)
    assert (message.subject, mail.subject) == ("", "The Platform Engineer position")
    assert len(message.body) < len(mail.body)
    assert "hoped to decide by Friday" in message.body


def test_a_call_has_all_that_one_needs_at_the_phone() -> None:
    body = compose(NoteKind.CHECK_IN, Channel.PHONE, EVERYTHING).body
    heads = [line for line in body.split("\n") if line.isupper()]
    assert heads == ["OPENING", "ASK", "TO MENTION", "CLOSING", "IF VOICEMAIL ANSWERS"]
    assert "You can reach me on +44 7700 900143." in body
    without = compose(NoteKind.CHECK_IN, Channel.PHONE, replace(EVERYTHING, my_phone="")).body
    assert "You can reach me on this number." in without
    assert not find_slots(without)


def test_touches_vary() -> None:
    drafts = [
        compose(NoteKind.KEEP_WARM, Channel.EMAIL, replace(EVERYTHING, touches=count))
        for count in range(4)
    ]
    assert len({draft.subject for draft in drafts}) == 4
    for one, other in combinations(drafts, 2):
        assert not set(sentences_of(one.body)) & set(sentences_of(other.body))


@pytest.mark.parametrize(
    ("kind", "channel", "round_number", "name"),
    [
        (NoteKind.THANK_YOU, Channel.EMAIL, 1, "thank_you.j2"),
        (NoteKind.THANK_YOU, Channel.UNKNOWN, 2, "thank_you_again.j2"),
        (NoteKind.THANK_YOU, Channel.POST, 2, "thank_you_card.j2"),
        (NoteKind.CHECK_IN, Channel.LINKEDIN, 1, "check_in_message.j2"),
        (NoteKind.CHECK_IN, Channel.PHONE, 1, "call_script.j2"),
        (NoteKind.CHECK_IN, Channel.POST, 2, "check_in.j2"),
        (NoteKind.LINKEDIN, Channel.LINKEDIN, 2, "linkedin_request.j2"),
    ],
)
def test_which_template_a_note_starts_from(
    kind: NoteKind, channel: Channel, round_number: int, name: str
) -> None:
    assert template_for(kind, channel, round_number) == name
