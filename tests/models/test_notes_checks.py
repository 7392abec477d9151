"""The parts of a note, the names that have no place in it, and each rule of etiquette."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.notes.anatomy import dissect
from models.notes.etiquette import RULES, Finding, Level, examine
from models.notes.meter import Reading, measure
from models.notes.names import Strangers, key, strangers
from models.notes.occasion import Occasion, Sibling
from models.settings import Strength
from models.words import Channel, NoteKind

THANKS = Occasion(NoteKind.THANK_YOU, Channel.EMAIL, "Ana Ruiz", "Ana", "Robin Marsh", "Acme")
GOOD = "Hi Ana,\n\nThank you for talking with me. I would bring care to Acme.\n\nBest,\nRobin"


@pytest.mark.parametrize(
    ("text", "greeting", "sign_off"),
    [
        (GOOD, "Hi Ana,", "Best,\nRobin"),
        ("Dear Dr. Chen:\n\nBody.\n\nWith kind regards,\n\nRobin", "Dear Dr. Chen:", "With kind"),
        ("Dear Ms Ruiz,\n\nBody.\n\nYours sincerely,\nRobin Marsh", "Dear Ms Ruiz,", "Yours"),
        ("Ana,\nBody.\n\nRobin", "Ana,", "Robin"),
        ("Ana\n\nBody.\nRobin", "Ana", "Robin"),
        ("Hola Ana!\n\nGracias por todo.\n\nUn saludo,\nRobin", "Hola Ana!", "Un saludo"),
        ("Hallo Frau Ruiz,\n\nvielen Dank.\n\nViele Grüße\nRobin", "Hallo Frau Ruiz,", "Viele"),
        (
            "田中様\n\n本日はありがとうございました。\n\nロビン・マーシュ",
            "田中様",
            "ロビン・マーシュ",
        ),
        ("Уважаемая Анна!\n\nСпасибо за беседу.\n\nС уважением,\nРобин", "Уважаемая Анна!", "С ув"),
        ("Hi Ana,\n\nBody.\n\nThanks again,\n\nRobin\nEngineer\n+33 1", "Hi Ana,", "Thanks again"),
        ("Hi Ana, thanks for the talk. Robin", "Hi Ana,", ""),
        ("Hi Ana! It was good to talk. Robin", "Hi Ana!", ""),
        ("Hi Ana,\n\nThank you for talking with me about the\nEngineer position.", "Hi Ana,", ""),
        ("Hi Ana,\n\nBest of all was the talk.", "Hi Ana,", ""),
        ("Thank you for the talk about Kafka.", "", ""),
        ("Hi Ana,", "Hi Ana,", ""),
        ("", "", ""),
        ("\n\n", "", ""),
    ],
)
def test_the_parts_of_a_note(text: str, greeting: str, sign_off: str) -> None:
    parts = dissect(text)
    assert parts.greeting.text == greeting
    assert parts.sign_off.text.startswith(sign_off)
    assert bool(parts.sign_off.text) is bool(sign_off)
    assert parts.greeting.text + parts.body.text + parts.sign_off.text == text
    assert (parts.body.start, parts.body.end) == (parts.greeting.end, parts.sign_off.start)


# Names

BOOK = strangers(
    [
        ("Globex", "another application"),
        ("Initech, Inc.", "another application"),
        ("Bank of America", "another application"),
        ("AT&T", "another application"),
        ("O'Brien Labs", "another application"),
        ("Müller GmbH", "another application"),
        ("Fabrikam", "another application"),
        ("Acme Robotics", "another application"),
    ],
    [("Dan Ortiz", "Globex"), ("Ana Bell", "Globex"), ("Marsh Lee", "Globex")],
    ["Acme", "Ana Ruiz", "Bo Globexson", "Fabrikam", "Robin Marsh"],
)


def found(text: str, greeting_end: int = 0, book: Strangers = BOOK) -> list[str]:
    return [text[start:end] for start, end, _ in book.named_in(text, greeting_end)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I like Globex.", ["Globex"]),
        ("Globex's culture, Globex’s people and Globex' own", ["Globex's", "Globex’s", "Globex"]),
        ("I like 'Globex', (Globex) and “Globex”", ["Globex"] * 3),
        ("Initech, Inc. and Initech Inc and Initech", ["Initech, Inc", "Initech Inc", "Initech"]),
        ("Bank of America, Bank of\nAmerica", ["Bank of America", "Bank of\nAmerica"]),
        ("AT&T is large", ["AT&T"]),
        ("O'Brien Labs, O’Brien Labs", ["O'Brien Labs", "O’Brien Labs"]),
        ("bei Müller", ["Müller"]),
        ("Dan Ortiz told me", ["Dan Ortiz"]),
        ("Ana Bell told me", ["Ana Bell"]),
        ("Acme Robotics is another", ["Acme Robotics"]),
        ("Globex Globex", ["Globex", "Globex"]),
        # None of these is anybody else.
        ("globex, Globexes, MyGlobex, Bank, America", []),
        ("Dan and Ortiz alone may be anybody", []),
        ("Acme, Ana Ruiz, Ana, Ruiz, Bo Globexson, Robin Marsh, Marsh, Fabrikam's", []),
        ("", []),
    ],
)
def test_names_of_others(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_first_names_mean_somebody_in_a_greeting_only() -> None:
    text = "Hi Dan,\n\nDan is a name."
    assert found(text, greeting_end=7) == ["Dan"]
    assert found("Hi Ana,\n\nAna", greeting_end=7) == []


def test_own_names_are_passed_over_whole() -> None:
    book = strangers(
        [("Robotics", "x"), ("Acme", "x"), ("Ruiz", "x"), ("Inc", "x")],
        [("Ana Ruiz", "x"), ("Ana Lopez", "x")],
        ["Acme Robotics, Inc.", "Ana Ruiz"],
    )
    text = "Hi Ana,\n\nAcme Robotics, Inc., Acme's robots, Ana Ruiz, Ms Ruiz."
    assert found(text, 7, book) == []


def test_a_stranger_inside_a_longer_name_of_ones_own_is_none() -> None:
    book = strangers([("Bank of America", "x")], [], ["Bank of America Securities"])
    assert found("I like Bank of America Securities.", 0, book) == []
    assert found("I like Bank of America.", 0, book) == ["Bank of America"]


def test_who_a_name_belongs_to() -> None:
    ((_, _, owner),) = BOOK.named_in("Hi Dan,", 7)
    assert owner == "Dan Ortiz (Globex)"


def test_names_with_nothing_in_them() -> None:
    book = strangers([("", "x"), ("--", "x"), ("…", "x")], [("", "x"), (" ", "x")], ["", "!"])
    assert found("Hi -- …, all of it -", 5, book) == []
    assert key("…") == ""


def test_ten_thousand_strangers() -> None:
    book = strangers(
        [(f"Company{n} Ltd", "another application") for n in range(10_000)],
        [(f"Person{n} Family{n}", f"Company{n} Ltd") for n in range(10_000)],
        ["Company7", "Person7 Family7"],
    )
    text = "Hi Person9,\n\nCompany9999 and Person12 Family12, but Company7 and Person7 Family7."
    assert found(text, 11, book) == ["Person9", "Company9999", "Person12 Family12"]
    assert len(book.everywhere) < 40_000


# Etiquette


def rules(text: str, occasion: Occasion = THANKS) -> list[tuple[str, str]]:
    return [(one.rule, one.level.value) for one in examine(occasion, text)]


def only(text: str, occasion: Occasion, rule: str) -> list[Finding]:
    return [one for one in examine(occasion, text) if one.rule == rule]


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
    *("-" * 5000, "*" * 5000, "I need " + "very, " * 2000 + "answer", "why was " * 2000),
    *("A. " * 3000, "[x](" * 2000, "<b " * 2000, "sorry " * 3000, "Ana " * 3000),
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


# Rules in particular


def test_the_table_of_rules() -> None:
    stops = {rule.name for rule in RULES.values() if rule.level is Level.STOP}
    errors = {rule.name for rule in RULES.values() if rule.level is Level.ERROR}
    assert stops == {"unfilled-slot", "linkedin-limit", "hidden-characters"}
    assert errors == {
        *("wrong-name", "misspelt-name", "do-not-contact", "unwanted-channel"),
        *("asks-why", "argues", "asks-to-reconsider"),
    }


def marks(text: str, occasion: Occasion, rule: str) -> list[str]:
    return [text[one.start : one.end] for one in only(text, occasion, rule)]


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
