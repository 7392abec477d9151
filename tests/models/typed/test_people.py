import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import InvalidInput
from models.text import clean_line
from models.typed.greeting import greeting_for
from models.typed.people import (
    PersonLine,
    email_address,
    parse_people,
    parse_person,
    phone_number,
    profile_link,
)

ANA = "Ana Ruiz"
MAIL = "ana@acme.io"
DIRECT = "+44 20 7946 0018"
LINK = "https://www.linkedin.com/in/ana-ruiz"


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Ana Ruiz", PersonLine(ANA)),
        ("Ana Ruiz, VP Engineering, ana@acme.io", PersonLine(ANA, "VP Engineering", MAIL)),
        ("VP Engineering: Ana Ruiz <ana@acme.io>", PersonLine(ANA, "VP Engineering", MAIL)),
        ("ana@acme.io Ana Ruiz (Staff Engineer)", PersonLine(ANA, "Staff Engineer", MAIL)),
        ("Ana Ruiz; Recruiter; ana@acme.io.", PersonLine(ANA, "Recruiter", MAIL)),
        ("Ana Ruiz\tRecruiter\tana@acme.io", PersonLine(ANA, "Recruiter", MAIL)),
        ("Ana Ruiz\tCaptain", PersonLine(ANA, "Captain")),
        ("Ana Ruiz - Recruiter - ana@acme.io", PersonLine(ANA, "Recruiter", MAIL)),
        ("Ana Ruiz – Recruiter", PersonLine(ANA, "Recruiter")),
        ("Ana Ruiz | Recruiter", PersonLine(ANA, "Recruiter")),
        ("- Ana Ruiz, Recruiter", PersonLine(ANA, "Recruiter")),
        ("2. Ana Ruiz, Recruiter", PersonLine(ANA, "Recruiter")),
        ("Ana Ruiz VP Engineering", PersonLine(ANA, "VP Engineering")),
        ("VP Engineering Ana Ruiz", PersonLine(ANA, "VP Engineering")),
        ("Head of Data Ana Ruiz ana@acme.io", PersonLine(ANA, "Head of Data", MAIL)),
        ("Ana Ruiz VP Engineering, Acme", PersonLine(ANA, "VP Engineering, Acme")),
        ("Ana Ruiz, Acme, Recruiter", PersonLine(ANA, "Acme, Recruiter")),
        ("Ana Ruiz, Engineer at Acme", PersonLine(ANA, "Engineer at Acme")),
        ("Ana Ruiz, VP @ Acme", PersonLine(ANA, "VP @ Acme")),
        ("Ana Ruiz, Sr. Engineer/Manager", PersonLine(ANA, "Sr. Engineer/Manager")),
        ("Ana Ruiz, Co-Founder & CEO", PersonLine(ANA, "Co-Founder & CEO")),
        ("Ana Ruiz, Geschäftsführerin", PersonLine(ANA, "Geschäftsführerin")),
        ("Ana Ruiz, machine learning", PersonLine(ANA, "machine learning")),
        ("Ana Ruiz (she/her), Recruiter", PersonLine(ANA, "Recruiter")),
        ("ana ruiz recruiter", PersonLine("ana ruiz", "recruiter")),
        ('"Ruiz, Ana" <ana@acme.io>', PersonLine(ANA, email=MAIL)),
        ("Name: Ana Ruiz, Email: ana@acme.io", PersonLine(ANA, email=MAIL)),
        ("Ana Ruiz mailto:ana@acme.io?subject=Hi", PersonLine(ANA, email=MAIL)),
        ("Ana Ruiz, ana@acme.io, ana@acme.io", PersonLine(ANA, email=MAIL)),
        ("Ana Ruiz +44 20 7946 0018", PersonLine(ANA, phone=DIRECT)),
        ("Ana Ruiz (+44 20 7946 0018)", PersonLine(ANA, phone=DIRECT)),
        ("Ana Ruiz, tel: +44 20 7946 0018, Recruiter", PersonLine(ANA, "Recruiter", phone=DIRECT)),
        ("Ana Ruiz (555) 123-4567 x12", PersonLine(ANA, phone="(555) 123-4567 x12")),
        ("Ana Ruiz 020 7946 0018", PersonLine(ANA, phone="020 7946 0018")),
        ("Ana Ruiz, linkedin.com/in/ana-ruiz", PersonLine(ANA, linkedin=LINK)),
        ("https://uk.linkedin.com/in/ana-ruiz/?trk=x Ana Ruiz", PersonLine(ANA, linkedin=LINK)),
        (
            "linkedin.com/in/ana-ruiz, +44 20 7946 0018, ana@acme.io, CTO, Ana Ruiz",
            PersonLine(ANA, "CTO", MAIL, DIRECT, LINK),
        ),
        ("Dr. Wei Chen, Head of Data", PersonLine("Dr. Wei Chen", "Head of Data")),
        ("José María Núñez-Ortega", PersonLine("José María Núñez-Ortega")),
        ("山田太郎, 採用担当", PersonLine("山田太郎", "採用担当")),
        ("採用担当：山田太郎", PersonLine("山田太郎", "採用担当")),
        ("O’Brien, Mary", PersonLine("Mary O’Brien")),
        ("O'Brien, Mary, Recruiter", PersonLine("Mary O'Brien", "Recruiter")),
        ("Mary, Recruiter", PersonLine("Mary", "Recruiter")),
        ("Ana, Acme, ana@acme.io", PersonLine("Ana", "Acme", MAIL)),
        ("Jane Doe, PhD, Director", PersonLine("Jane Doe PhD", "Director")),
        ("John Smith Jr., CTO", PersonLine("John Smith Jr.", "CTO")),
        ("J. R. Smith, analyst", PersonLine("J. R. Smith", "analyst")),
        ("Wei (David) Chen, Engineer", PersonLine("Wei “David” Chen", "Engineer")),
        ("Ana\x1b[31m Ruiz\u202e, CTO", PersonLine(ANA, "CTO")),
    ],
)
def test_takes_a_line_apart(line: str, person: PersonLine) -> None:
    assert parse_person(line) == person


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ana@acme.io", "Ana"),
        ("ana.ruiz@acme.io", "Ana Ruiz"),
        ("ana_ruiz2+jobs@acme.io", "Ana Ruiz"),
        ("a.ruiz@acme.io", "A. Ruiz"),
        ("Software Engineer II, ana.ruiz@acme.io", "Ana Ruiz"),
        ("Director EMEA, ana.ruiz@acme.io", "Ana Ruiz"),
        ("linkedin.com/in/ana-ruiz-1b2c3d4", "Ana Ruiz"),
        ("careers@acme.io, linkedin.com/in/ana-ruiz", "Ana Ruiz"),
    ],
)
def test_guesses_a_name_that_was_not_typed(line: str, name: str) -> None:
    assert parse_person(line).name == name


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "nobody"),
        (" \u200b ", "nobody"),
        ("careers@acme.io", "cannot find a name in 'careers@acme.io'"),
        ("hr@acme.io", "cannot find a name"),
        ("jobs-emea@acme.io", "cannot find a name"),
        ("no-reply@acme.io", "cannot find a name"),
        ("Recruiting.Team@acme.io", "cannot find a name"),
        ("12@acme.io", "cannot find a name"),
        ("+44 20 7946 0018", "cannot find a name"),
        ("VP Engineering", "cannot find a name"),
        ("linkedin.com/in/anaruiz77", "cannot find a name"),
        ("Ana Ruiz ana@", "'ana@' is not an e-mail address"),
        ("Ana Ruiz, ana@acme", "'ana@acme' is not an e-mail address"),
        ("Ana Ruiz, ana@@acme.io", "is not an e-mail address"),
        ("Ana Ruiz, ana..ruiz@acme.io", "is not an e-mail address"),
        ("Ana Ruiz ana@acme.io bob@acme.io", "two e-mail addresses here: 'ana@acme.io' and 'bob"),
        ("Ana Ruiz +44 20 7946 0018, +44 20 7946 0019", "two phone numbers"),
        ("Ana Ruiz, linkedin.com/company/acme", "is not a LinkedIn profile"),
        ("Ana Ruiz, https://acme.io", "is not a LinkedIn profile"),
        ("Ana " * 200, "too long"),
    ],
)
def test_says_what_is_wrong_with_a_line(line: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_person(line)
    assert said in caught.value.message


def test_what_stands_alone_is_held_to_the_rules_of_the_line() -> None:
    assert email_address("mailto:ana@acme.io") == MAIL
    assert phone_number(DIRECT) == DIRECT
    assert profile_link("linkedin.com/in/ana-ruiz/") == LINK
    for check, wrong in (
        (email_address, "ana@acme"),
        (email_address, "ana"),
        (phone_number, "call me"),
        (phone_number, f"{DIRECT} at noon"),
        (profile_link, "ana-ruiz"),
    ):
        with pytest.raises(InvalidInput, match=f"'{re.escape(wrong)}' is not"):
            check(wrong)


def test_one_person_for_each_line() -> None:
    people = parse_people("Ana Ruiz, CTO\n\n \t\nbob.li@acme.io\r\n")
    assert people == [PersonLine(ANA, "CTO"), PersonLine("Bob Li", email="bob.li@acme.io")]
    assert parse_people(" \n") == []


def test_the_line_that_is_wrong_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"^Line 2: I cannot find a name in 'hr@acme.io'"):
        parse_people("Ana Ruiz\nhr@acme.io")
    with pytest.raises(InvalidInput, match=r"^I cannot find a name"):
        parse_people("hr@acme.io\n")


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Ana Ruiz", "Ana"),
        ("Ana", "Ana"),
        ("José María Núñez-Ortega", "José"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("O’Brien, Mary", "Mary"),
        ("Dr. Wei Chen", "Dr. Chen"),
        ("Dr Chen", "Dr Chen"),
        ("Prof. Dr. Anna Schmidt", "Prof. Schmidt"),
        ("Dr. Ludwig van Beethoven", "Dr. van Beethoven"),
        ("Chen, Dr. Wei", "Dr. Chen"),
        ("Ms Ana Ruiz", "Ana"),
        ("Mx. Ruiz", "Mx. Ruiz"),
        ("Mr J. Smith", "Mr Smith"),
        ("J. R. Smith", "J. R. Smith"),
        ("J.R. Smith Jr.", "J.R. Smith"),
        ("Jane Doe, PhD", "Jane"),
        ("Dr. Jane Doe PhD", "Dr. Doe"),
        ("Wei “David” Chen", "David"),
        ("Wei (David) Chen", "David"),
        ("Wei Chen (陈伟)", "Wei"),
        ("山田太郎", "山田太郎"),
        ("山田 太郎", "山田 太郎"),
        ("김민준", "김민준"),
        ("Dr.", "Dr."),
        ("  Ana\n Ruiz ", "Ana"),
        ("", ""),
    ],
)
def test_greeting(name: str, greeting: str) -> None:
    assert greeting_for(name) == greeting


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("bob smith", "Bob"),
        ("bob", "Bob"),
        ("smith, bob", "Bob"),
        ("élodie martin", "Élodie"),
        ("jean-luc picard", "Jean-Luc"),
        ("d'arcy o’neill", "D'Arcy"),
        ("ka'imi kealoha", "Ka'imi"),
        ("dr. siân o’neill", "Dr. O’Neill"),
        ("dr ludwig van der berg", "Dr van der Berg"),
        ("al green", "Al"),
        ("j. van dyke", "J. van Dyke"),
        ("ms ruiz", "Ms Ruiz"),
        ("wei “david” chen", "David"),
        ("wei chen (陈伟)", "Wei"),
        ("ana van der Berg", "ana"),
        ("bell Hooks", "bell"),
        ("eBay van Recruiting", "eBay"),
        ("Dr. van der berg", "Dr. van der berg"),
        ("山田太郎", "山田太郎"),
    ],
)
def test_only_a_name_in_small_letters_alone_is_greeted_with_capitals(
    name: str, greeting: str
) -> None:
    assert greeting_for(name) == greeting


LINES = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                *(
                    "Ana",
                    "Ruiz",
                    "O’Brien",
                    "山田",
                    "VP",
                    "Engineering",
                    "of",
                    "PhD",
                    "Dr.",
                    "J.",
                    "she/her",
                ),
                *(
                    ",",
                    ";",
                    "|",
                    " - ",
                    ":",
                    "(",
                    ")",
                    "<",
                    ">",
                    '"',
                    "\t",
                    "@",
                    ".",
                    "tel:",
                    "mailto:",
                ),
                *("ana@acme.io", "ana@", "+44 20 7946 0018", "linkedin.com/in/ana-ruiz", "\x1b[0m"),
            ]
        ),
        max_size=9,
    ).map(" ".join),
)


@given(LINES)
def test_any_line_is_a_person_or_refused(line: str) -> None:
    try:
        person = parse_person(line)
    except InvalidInput as error:
        assert error.message  # noqa: PT017 - either outcome is right
        return
    for value in (person.name, person.role, person.email, person.phone, person.linkedin):
        assert clean_line(value) == value
    assert any(char.isalpha() for char in person.name)
    assert "@" not in person.name
    assert greeting_for(person.name)


@given(st.text(max_size=60))
def test_a_greeting_is_one_clean_line(name: str) -> None:
    greeting = greeting_for(name)
    assert clean_line(greeting) == greeting
    assert bool(greeting) == bool(clean_line(name))


NAMES = st.sampled_from(["Ana Ruiz", "José Núñez", "Wei Chen", "Siân O’Neill", "山田太郎"])
ROLES = st.sampled_from(
    ["VP Engineering", "Recruiter", "Head of Data", "採用担当", "Staff Engineer"]
)


@given(
    NAMES,
    ROLES,
    st.permutations([0, 1, 2, 3, 4]),
    st.sampled_from([", ", "; ", " | ", "\t", " – "]),
)
def test_the_order_of_the_parts_does_not_matter(
    name: str, role: str, order: list[int], between: str
) -> None:
    parts = [name, role, MAIL, DIRECT, LINK]
    line = between.join(parts[index] for index in order)
    assert parse_person(line) == PersonLine(name, role, MAIL, DIRECT, LINK)
