"""The parts of a note, and the names that have no place in it."""

import pytest
from at_hand import BOOK, GOOD

from models.notes.anatomy import dissect
from models.notes.etiquette.names import Strangers, key, strangers


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
