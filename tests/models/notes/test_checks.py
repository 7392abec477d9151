"""Each rule of etiquette, and that any text at all can be examined."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from at_hand import BOOK, GOOD, THANKS, only, rules
from hypothesis import given, settings
from hypothesis import strategies as st

from models.notes.etiquette.checking import Level, examine
from models.notes.etiquette.occasion import Occasion, Sibling
from models.settings.reading import Strength
from models.words import Channel, NoteKind
from tests.shares import LONG

GOOD_NOTES = [
    GOOD,
    "Dear Ms Ruiz,\n\nThank you for your time today. I remain very interested in the position.\n\n"
    "Yours sincerely,\nRobin Marsh",
    "Ana,\n\nThanks for the chat! Kafka at Acme it is.\n\nRobin",
    "Dear Ana,\n\nI thank you very much for talk of yesterday. Your team is pleasure for me.\n\n"
    "With best regards\nRobin Marsh",
    "Hallo Ana,\n\nvielen Dank für das Gespräch. Es war gut.\n\nViele Grüße\nRobin Marsh",
    "Hola Ana!\n\nGracias por todo.\n\nUn saludo,\nRobin",
    "Hi Ana 👋\n\nThank you for the talk about the role.\n\nCheers,\nRobin 🙂",
]


@pytest.mark.parametrize("text", GOOD_NOTES)
def test_good_notes_in_many_styles(text: str) -> None:
    assert rules(text) == []


def test_good_notes_in_other_scripts() -> None:
    japanese = replace(THANKS, recipient="田中 花子", greeting="田中 花子", sender="山田太郎")
    text = "田中様\n\n本日は貴重なお時間をいただき、ありがとうございました。\n\n山田太郎"
    assert rules(text, japanese) == []
    russian = replace(THANKS, recipient="Анна Руис", greeting="Анна", sender="Робин Марш")
    text = "Уважаемая Анна!\n\nСпасибо за беседу.\n\nС уважением,\nРобин Марш"
    assert rules(text, russian) == []
    accented = replace(THANKS, recipient="José Muñoz", greeting="José", sender="Zoë Åberg")
    assert rules("Hi Jose,\n\nThank you. Acme it is.\n\nZoe Aberg", accented) == []
    written_out = replace(accented, recipient="Jörg Öz", greeting="Jörg")
    assert rules("Hi Joerg,\n\nThank you. Acme it is.\n\nZoe", written_out) == []


@pytest.mark.parametrize("bad", ["[fit]", "TODO", "{{name}}", "<name>", "XXX"])
def test_an_unfilled_slot_stops(bad: str) -> None:
    text = GOOD.replace("care", bad)
    (finding,) = examine(THANKS, text)
    assert (finding.rule, finding.level) == ("unfilled-slot", Level.STOP)
    assert text[finding.start : finding.end] == bad


@pytest.mark.parametrize("bad", ["\x1b[31m", "\u202e", "\u200b", "\x00", "\x9d52;"])
def test_hidden_characters_stop(bad: str) -> None:
    text = GOOD.replace("care", f"ca{bad}re")
    (finding,) = examine(THANKS, text)
    assert (finding.rule, finding.level) == ("hidden-characters", Level.STOP)
    assert finding.start == text.index("ca") + 2
    assert bad not in finding.message


def test_names_and_emoji_may_be_joined() -> None:
    assert rules(GOOD.replace("care", "care 👩‍💻 و می‌خواهم")) == []


REQUEST = replace(THANKS, kind=NoteKind.LINKEDIN, channel=Channel.LINKEDIN)


def test_linkedins_limit_counts_emoji_twice() -> None:
    stem = "Hi Ana, thank you for the talk. "
    fits = stem + "x" * (200 - len(stem) - 7) + ". Robin"
    assert len(fits) == 200
    assert only(fits, REQUEST, "linkedin-limit") == []
    (one,) = only(fits.replace("x", "🙂", 1), REQUEST, "linkedin-limit")
    assert (one.level, one.message) == (Level.STOP, "Cut 1 character: LinkedIn takes 200.")
    long = stem + "x" * 300
    (many,) = only(long, REQUEST, "linkedin-limit")
    assert many.message.startswith(f"Cut {len(long) - 200} characters")
    assert (many.start, many.end) == (200, len(long))
    assert only(long[:300], replace(REQUEST, linkedin_limit=300), "linkedin-limit") == []
    emoji = "Hi Ana " + "🙂" * 100
    assert [emoji[one.start :] for one in only(emoji, REQUEST, "linkedin-limit")] == ["🙂" * 4]
    assert only(long, THANKS, "linkedin-limit") == []


def test_do_not_contact() -> None:
    (finding,) = examine(replace(THANKS, do_not_contact=True), GOOD)
    assert (finding.rule, finding.level) == ("do-not-contact", Level.ERROR)
    assert "Ana Ruiz" in finding.message


def test_a_strangers_name_is_an_error_with_its_place() -> None:
    text = GOOD.replace("Acme", "Globex")
    (finding,) = examine(replace(THANKS, strangers=BOOK), text)
    assert (finding.rule, finding.level) == ("wrong-name", Level.ERROR)
    assert text[finding.start : finding.end] == "Globex"


def test_the_wrong_person_greeted() -> None:
    text = GOOD.replace("Hi Ana", "Hi Dan")
    assert rules(text, replace(THANKS, strangers=BOOK)) == [
        ("greeting", "warning"),
        ("wrong-name", "error"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Hi Ana,",
        "Dear Ms Ruiz,",
        "Dear Ana Ruiz:",
        "ANA,",
        "Good morning Ana,",
        "Ana —",
        "Hi Ana and Bo,",
    ],
)
def test_greeted_by_name(opening: str) -> None:
    assert only(GOOD.replace("Hi Ana,", opening), THANKS, "greeting") == []


@pytest.mark.parametrize(
    "opening", ["Hi Diana,", "Hi,", "Dear hiring manager,", "Hi Anabel,", "To whom it may concern:"]
)
def test_not_greeted_by_name(opening: str) -> None:
    (finding,) = only(GOOD.replace("Hi Ana,", opening), THANKS, "greeting")
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    ("recipient", "greeting", "opening", "good"),
    [
        ("Dr. Wei Chen", "Dr. Chen", "Dear Dr. Chen,", True),
        ("Dr. Wei Chen", "Dr. Chen", "Dear Dr Chen,", True),
        ("Dr. Wei Chen", "Dr. Chen", "Hi Wei,", True),
        ("Dr. Wei Chen", "Dr. Chen", "Dear Dr. Smith,", False),
        ("J. R. Tolk", "J. R. Tolk", "Dear Mr Tolk,", True),
        ("Seán O’Brien", "Seán", "Dear Mr O'Brien,", True),
        ("Jo", "Jo", "Hi Joanna,", False),
    ],
)
def test_greetings_of_all_sorts(recipient: str, greeting: str, opening: str, good: bool) -> None:
    occasion = replace(THANKS, recipient=recipient, greeting=greeting)
    assert (only(GOOD.replace("Hi Ana,", opening), occasion, "greeting") == []) is good


@pytest.mark.parametrize(
    ("kind", "body", "message"),
    [
        (NoteKind.THANK_YOU, "It was good. " * 5, ""),
        (NoteKind.THANK_YOU, "It was good. " * 6, "6 sentences: 5 are enough here."),
        (NoteKind.THANK_YOU, "word " * 149 + "end.", ""),
        (NoteKind.THANK_YOU, "word " * 150 + "end.", "151 words: 150 are enough here."),
        (NoteKind.CHECK_IN, "One.\n\nTwo.\n\nThree.", ""),
        (NoteKind.CHECK_IN, "One.\n\nTwo.\n\nThree.\n\nFour.", "4 paragraphs: 3 are enough here."),
        (NoteKind.REJECTION_REPLY, "It was good. " * 7, "7 sentences: 6 are enough here."),
        (NoteKind.CLOSING, "word " * 121, "121 words: 120 are enough here."),
        (NoteKind.KEEP_WARM, "Short.", ""),
    ],
)
def test_length_leaves_greeting_and_sign_off_out(kind: NoteKind, body: str, message: str) -> None:
    text = f"Hi Ana,\n\n{body.strip()}\n\nWith kind regards,\nRobin Marsh"
    findings = only(text, replace(THANKS, kind=kind), "length")
    assert [one.message for one in findings] == ([message] if message else [])
    assert all(one.level is Level.WARNING for one in findings)
    assert all("Hi Ana" not in text[one.start : one.end] for one in findings)


@pytest.mark.parametrize(
    ("ending", "good"),
    [
        ("Best,\nRobin", True),
        ("Robin Marsh", True),
        ("R. Marsh", True),
        ("— Robin", True),
        ("ROBIN", True),
        ("Best,", False),
        ("Thank you for your time.", False),
        ("Best,\nRobinson", False),
    ],
)
def test_signed_with_a_name(ending: str, good: bool) -> None:
    text = GOOD.replace("Best,\nRobin", ending)
    assert (only(text, THANKS, "sign-off") == []) is good


def test_nobody_knows_the_sender() -> None:
    assert rules("Hi Ana,\n\nThank you all at Acme.", replace(THANKS, sender="")) == []


def test_a_script_is_no_letter() -> None:
    call = replace(THANKS, kind=NoteKind.CHECK_IN, channel=Channel.PHONE)
    assert rules("Ask how it goes.\n\n" * 9, call) == []
    assert rules("Ask [role].", call) == [("unfilled-slot", "stop")]


def test_findings_come_in_the_order_of_their_places() -> None:
    occasion = replace(THANKS, do_not_contact=True, strangers=BOOK)
    text = "Hello,\n\nI like Globex and [fit] and Globex.\n\nBest"
    findings = examine(occasion, text)
    assert [one.start for one in findings] == sorted(one.start for one in findings)
    assert [one.rule for one in findings] == [
        "do-not-contact",
        "greeting",
        "wrong-name",
        "unfilled-slot",
        "wrong-name",
        "sign-off",
    ]


# Each is looked through by every rule, for every kind of note.
MANY = 3000 if LONG else 750
HOSTILE = [
    *(
        "",
        "\n",
        " ",
        "[",
        "Hi",
        "👋",
        "\x1b",
        "a" * 5000,
        "\n" * 500,
        "\ud800 Hi",
        "İ" * 50,
        "ﷺ ﬁ ẞ",
    ),
    *("-" * 5000, "*" * 5000, "I need " + "very, " * MANY + "answer", "why was " * MANY),
    *("A. " * MANY, "[x](" * MANY, "<b " * MANY, "sorry " * MANY, "Ana " * MANY),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_any_text_can_be_examined(text: str) -> None:
    for kind in NoteKind:
        check_findings(replace(THANKS, kind=kind, strangers=BOOK), text)


def check_findings(occasion: Occasion, text: str) -> None:
    """Findings lie in the text, say what to do and why, come in order, and always the same."""
    findings = examine(occasion, text)
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message
        assert finding.why
    weight = list(Level)
    places = [(one.start, weight.index(one.level)) for one in findings]
    assert places == sorted(places)
    assert examine(occasion, text) == findings
    assert examine(replace(occasion), text) == findings


PIECES = st.sampled_from(
    [
        *("Hi Ana,", "Dear Anna,", "\n\n", "\n", " ", "Best,\nRobin", "Acme", "Acne", "Jörg", "ﬁ"),
        *("**bold**", "[role]", "[a](https://b)", "TODO", "\u202e", "\x1b[1m", "I am sorry", "İ"),
        *("why was I", "reconsider", "by Friday", "let me know", "One thing I would like to add."),
        *("just checking in again", "salary", "If I don't get this job", "Kafka", "mentoring. "),
    ]
)
FACTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(NoteKind),
        "channel": st.sampled_from(Channel),
        "recipient": st.sampled_from(
            ["Ana Ruiz", "", "田中 花子", "Jörg Süßkind", "X", "van", "'"]
        ),
        "greeting": st.sampled_from(["Ana", "", "Jörg"]),
        "sender": st.sampled_from(["Robin Marsh", ""]),
        "company": st.sampled_from(["Acme", "", "Bright Harbor", "Ü", "& Co", "The"]),
        "strengths": st.sampled_from(
            [(), (Strength("mentoring"), Strength("", "x")), (Strength("of"),) * 5]
        ),
        "said": st.sampled_from([(), ("Kafka", ""), ("the", "of it")]),
        "panel": st.sampled_from(
            [(), (Sibling("Bo", "Bo", "Hi Bo,\n\nKafka"), Sibling("", "", ""))]
        ),
        "earlier": st.sampled_from([(), ("",), ("Hi Ana,\n\nKafka at Acme.\n\nRobin",)]),
        "promised_on": st.sampled_from([None, date(2026, 11, 27)]),
        "check_ins": st.integers(0, 3),
        "today": st.sampled_from([date.min, date(2026, 11, 23)]),
    }
)


@settings(max_examples=150, deadline=None)
@given(FACTS, st.lists(PIECES | st.text(max_size=12), max_size=14).map("".join))
def test_any_note_can_be_examined(facts: dict[str, Any], text: str) -> None:
    check_findings(Occasion(**facts, strangers=BOOK), text)
