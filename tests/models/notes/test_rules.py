"""Rules of etiquette in particular: names, tone, length, what is missing, what is alike."""

from dataclasses import replace
from typing import Any

import pytest
from at_hand import GOOD, THANKS, marks, rules

from models.notes.anatomy import dissect
from models.notes.etiquette.checking import RULES, Level, examine
from models.notes.etiquette.names import strangers
from models.notes.etiquette.occasion import Sibling
from models.notes.meter import Reading, measure
from models.settings.reading import Strength
from models.words import Channel, NoteKind


def test_the_table_of_rules() -> None:
    stops = {rule.name for rule in RULES.values() if rule.level is Level.STOP}
    errors = {rule.name for rule in RULES.values() if rule.level is Level.ERROR}
    assert stops == {"unfilled-slot", "linkedin-limit", "hidden-characters"}
    assert errors == {
        *("wrong-name", "misspelt-name", "do-not-contact", "unwanted-channel"),
        *("asks-why", "argues", "asks-to-reconsider"),
    }


@pytest.mark.parametrize(
    ("recipient", "company", "body", "wrong"),
    [
        ("Ana Ruiz", "Acme", "Acme, acme and ACME's, Acmes", []),
        ("Ana Ruiz", "Acme", "Acne, Akme's, Amce; but acne is none", ["Acne", "Akme", "Amce"]),
        ("Ana Ruiz", "Acme", "I told Anna, Ann and Amy", ["Anna", "Ann"]),
        ("Ana Ruiz", "Acme", "Any time. And now. An hour.", []),
        ("Hank Wells", "Acme", "Thank you. Well, thanks. Tank tops!", []),
        ("Theo Marsh", "Acme", "Then the March. They met. There is more.", []),
        ("Theo Marsh", "Acme", "I like Teo and Mr Marhs", ["Teo", "Marhs"]),
        ("Seán O'Brien", "Acme", "Dear Sean O’Brien, or OBrien", ["OBrien"]),
        ("Jean-Luc Roy", "Acme", "Jean-Luc and Jaen-Luc", ["Jaen"]),
        ("Ana Ruiz", "Hoshimizu Robotics", "Robots are Robotic at Hoshimuzi", ["Hoshimuzi"]),
        ("Ana Ruiz", "Bright Harbor", "a bright harbour; Bright Harbor's", []),
        (
            "Ana Ruiz",
            "Bright Harbor",
            "Brigth Harbor, Bright Harbour's",
            ["Brigth Harbor", "Bright Harbour"],
        ),
        ("Ana Ruiz", "Stripe", "Strips of paper. Strike it.", []),
        ("Ana Ruiz", "Müller GmbH", "Mueller, Muller, Müller, Miller", ["Miller"]),
        ("Ana Ruiz", "Stripe", "I like Stirpe and Strips", ["Stirpe"]),
        ("Ana Ruiz", "Target", "Targets are met. I like Traget.", ["Traget"]),
        ("Margaret Hale", "Acme", "Margeret said so. Magnets too.", ["Margeret"]),
        ("Jane Doe", "Acme", "In June and Jan we met", []),
        ("Marc Oduya", "Acme", "In March, Mark my words", []),
    ],
)
def test_misspelt_names(recipient: str, company: str, body: str, wrong: list[str]) -> None:
    occasion = replace(THANKS, recipient=recipient, greeting=recipient, company=company)
    text = f"Dear {recipient},\n\nBefore. {body}\n\nRobin"
    assert marks(text, occasion, "misspelt-name") == wrong


@pytest.mark.parametrize(
    "known",
    [
        {"people": ("Anna Beck",)},
        {"employers": ("Anna Ltd",)},
        {"sender": "Anna Marsh"},
        {"said": ("your daughter Anna",)},
        {"panel": (Sibling("Anna Beck", "Anna", ""),)},
        {"strangers": strangers([], [("Anna Beck", "Globex")], [])},
    ],
)
def test_somebody_elses_name_is_no_misspelling(known: dict[str, Any]) -> None:
    text = "Hi Ana,\n\nPlease thank Anna too.\n\nRobin"
    assert marks(text, THANKS, "misspelt-name") == ["Anna"]
    assert marks(text, replace(THANKS, **known), "misspelt-name") == []


def test_who_is_misspelt_is_said_and_not_also_not_greeted() -> None:
    text = GOOD.replace("Hi Ana", "Hi Anna")
    (finding,) = examine(THANKS, text)
    assert (finding.rule, finding.message) == ("misspelt-name", "'Anna' is misspelt: 'Ana'.")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (NoteKind.CHECK_IN, "Why was I rejected?"),
        (NoteKind.THANK_YOU, "I need an answer by Friday."),
        (NoteKind.REJECTION_REPLY, "Even if you decide against me, thank you."),
    ],
)
def test_tone_depends_on_the_kind(kind: NoteKind, sentence: str) -> None:
    tone = {"asks-why", "demands", "sets-deadline", "if-not-this-job"}
    found = {rule for rule, _ in rules(sentence, replace(THANKS, kind=kind))}
    assert not found & tone


def test_checking_in_again_is_for_the_second_time() -> None:
    first = replace(THANKS, kind=NoteKind.CHECK_IN, check_ins_allowed=5)
    again, merely = "Just checking in again.", "I am just checking in, and following up."
    assert marks(again, first, "checking-in-again") == ["Just checking in again"]
    assert marks(merely, first, "checking-in-again") == ["following up"]
    second = replace(first, check_ins=1)
    assert marks(merely, second, "checking-in-again") == ["checking in", "following up"]


CALM = Strength("calm incident response", "my calm incident response halved the pages")


@pytest.mark.parametrize(
    ("bring", "twice"),
    [
        ("calm incident response", []),
        ("calm incident response: my calm incident response halved the pages", []),
        (
            "Calm incident response and, above all, calm incident-response",
            ["calm incident-response"],
        ),
        ("mentoring and mentoring", []),
    ],
)
def test_one_strength_is_not_two(bring: str, twice: list[str]) -> None:
    occasion = replace(THANKS, strengths=(CALM, Strength("mentoring")))
    text = f"Hi Ana,\n\nThank you for the day at Acme. I would bring {bring}.\n\nBest,\nRobin"
    assert marks(text, occasion, "same-qualification") == twice


def test_money_that_was_talked_about() -> None:
    text = "Thank you for showing me how the salary range is worked out."
    assert marks(text, THANKS, "salary") == ["salary range"]
    assert marks(text, replace(THANKS, said=("fair salaries",)), "salary") == []


def test_while_slots_are_left_nothing_is_missed() -> None:
    occasion = replace(THANKS, strengths=(Strength("mentoring"),), said=("Kafka",))
    text = "Hi Ana,\n\nThank you for [what you talked about].\n\nRobin"
    assert rules(text, occasion) == [("unfilled-slot", "stop")]
    filled = text.replace("[what you talked about]", "all of it")
    assert rules(filled, occasion) == [
        ("no-qualification", "warning"),
        ("nothing-of-company", "warning"),
    ]


def test_what_a_card_and_a_script_are_spared() -> None:
    text = "Hello there,\n\n* **Ana**, thank you all at Acme.\n\nRobin"
    assert "markup" in {rule for rule, _ in rules(text)}
    assert rules(text, replace(THANKS, channel=Channel.POST)) == [("greeting", "warning")]
    phone = replace(THANKS, kind=NoteKind.CHECK_IN, channel=Channel.PHONE)
    assert rules(text, phone) == []


RECOVERY = "One thing I would like to add. " + "It was so. " * 2
THANKED = "Thank you. " + "It was good at Acme. " * 4


def test_the_recovery_part_is_counted_apart() -> None:
    text = f"Hi Ana,\n\n{THANKED}\n\n{RECOVERY}\n\nRobin"
    assert rules(text) == []
    assert measure(THANKS, text) == [
        Reading("sentences", 5, 5),
        Reading("words", 22, 150),
        Reading("sentences to add", 3, 3),
    ]
    longer = text.replace(RECOVERY, f"{RECOVERY}And so on.")
    assert marks(longer, THANKS, "recovery-length") == ["And so on."]
    first = f"Hi Ana,\n\n{RECOVERY}{THANKED}\n\nRobin"
    assert rules(first) == [("length", "warning")]
    check_in = replace(THANKS, kind=NoteKind.CHECK_IN)
    assert [one.unit for one in measure(check_in, text)] == ["sentences", "words", "paragraphs"]


@pytest.mark.parametrize(
    ("opening", "recovers"),
    [
        ("One thing I would like to add is this.", True),
        ("I would like to add to my answer.", True),
        ("On reflection, there is more.", True),
        ("Thinking back, I see it.", True),
        ("When you asked about Kafka, I said little.", True),
        ("I’d like to add something.", True),
        ("I look forward to the next talk.", False),
        ("Your team adds one thing that I like.", False),
        ("Kafka, on reflection, is a writer.", False),
    ],
)
def test_recovery_openings(opening: str, recovers: bool) -> None:
    text = f"Hi Ana,\n\nThank you.\n\n{opening}\n\nRobin"
    parts = dissect(text, THANKS.phrases)
    assert parts.recovery.text == (opening if recovers else "")
    assert dissect(text).recovery.text == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hi Ana,\n\nOne. Two! Three? Four. Five at Acme. Six… here.\n\nRobin", "Six… here."),
        ("Hi Ana,\n\n" + "Acme " * 150 + "extra words\n\nRobin", "extra words"),
    ],
)
def test_what_is_too_much_is_marked(text: str, place: str) -> None:
    assert marks(text, THANKS, "length") == [place]


def test_alike_notes_are_marked_where_they_are() -> None:
    panel = (
        Sibling(
            "Bo", "Bo", "Hi Bo,\n\nThank you for the talk, Bo. I like Acme and bring care.\n\nRobin"
        ),
    )
    occasion = replace(THANKS, panel=panel)
    text = "Hi Ana,\n\nThank you for the talk, Ana. I like Acme and bring care.\n\nRobin"
    assert marks(text, occasion, "panel-alike") == ["Thank you for the talk, Ana."]
    other = text.replace("the talk", "the drill").replace("care", "calm bells to steep roofs")
    assert marks(other, occasion, "panel-alike") == []
