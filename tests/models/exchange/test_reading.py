"""The parts of reading: days, titles, stages, columns, interviewers."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from building import PARIS

from models.errors import InvalidInput
from models.exchange.incoming.dropped import dropped
from models.exchange.tabular.days import Days, Order, read_day
from models.exchange.tabular.headers import ANYBODY, Column, assign, read_column
from models.exchange.tabular.people import read_people
from models.exchange.tabular.stage_words import STAGES, Target, read_map, stage_key, target_of
from models.exchange.tabular.titles import split_title

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-03-04", None),
        ("2026/3/4", None),
        ("4.3.2026", None),
        ("04.03.26", None),
        ("4/3/2026", Order.DMY),
        ("3/4/2026", Order.MDY),
        ("3-4-26", Order.MDY),
        ("4 Mar 2026", None),
        ("4th March, 2026", None),
        ("Mar 4, 2026", None),
        ("Wed, 4 March 2026", None),
        ("March 4th 2026", None),
    ],
)
def test_days(text: str, order: Order | None) -> None:
    assert read_day(text, order, PARIS) == (DAY, None)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04 14:30", datetime(2026, 3, 4, 13, 30, tzinfo=UTC)),
        ("2026-03-04T14:30:15", datetime(2026, 3, 4, 13, 30, 15, tzinfo=UTC)),
        ("2026-03-04T14:30:00.000Z", datetime(2026, 3, 4, 14, 30, tzinfo=UTC)),
        ("2026-03-04T14:30:00+05:30", datetime(2026, 3, 4, 9, 0, tzinfo=UTC)),
        ("2026-03-04T14:30-0500", datetime(2026, 3, 4, 19, 30, tzinfo=UTC)),
        ("4 Mar 2026 2:30 PM", datetime(2026, 3, 4, 13, 30, tzinfo=UTC)),
        ("March 4, 2026 at 2pm", datetime(2026, 3, 4, 13, 0, tzinfo=UTC)),
        ("2026-03-04 12:05 a.m.", datetime(2026, 3, 3, 23, 5, tzinfo=UTC)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    found = read_day(text, None, PARIS)
    assert found is not None
    assert found[1] == moment


@pytest.mark.parametrize("text", ["", " ", "-", "N/A", "none", "TBD"])
def test_no_day(text: str) -> None:
    assert read_day(text, None, PARIS) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("soon", "is no day"),
        ("31.2.2026", "is no day"),
        ("99/99/2026", "is no day"),
        ("4 Foo 2026", "is no day"),
        ("3/4/2026", "may be two different days"),
        ("2026-03-04 25:00", "has no such time"),
        ("2026-03-04 14:30 pm", "has no such time"),
        ("0001-01-01", "is no day of this time"),
        ("9999-12-31T23:59-12:00", "is no day of this time"),
    ],
)
def test_what_is_no_day_says_so(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_day(text, Order.UNCLEAR, PARIS)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["2026-03-04", "4.3.2026", ""], None),
        (["3/4/2026", "13/4/2026"], Order.DMY),
        (["3/4/2026", "4/13/2026"], Order.MDY),
        (["3/4/2026", "5/6/2026"], Order.UNCLEAR),
        (["13/4/2026", "4/13/2026"], Order.UNCLEAR),
        (["3/3/2026"], None),
    ],
)
def test_a_column_tells_its_order(texts: list[str], order: Order | None) -> None:
    days = Days()
    for text in texts:
        days.see(text)
    assert days.order is order


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Acme – Engineer", "Acme", "Engineer"),
        ("Engineer at Acme", "Acme", "Engineer"),
        ("Engineer @ Acme", "Acme", "Engineer"),
        ("Software Engineer - Acme", "Acme", "Software Engineer"),
        ("Acme: Head of Data", "Acme", "Head of Data"),
        ("Acme (Engineer)", "Acme", "Engineer"),
        ("Acme, Engineer", "Acme", "Engineer"),
        ("Coca-Cola", "Coca-Cola", ""),
        ("Acme", "Acme", ""),
    ],
)
def test_titles(title: str, company: str, role: str) -> None:
    assert split_title(title) == (company, role)


def test_every_stage_is_found_by_its_own_word() -> None:
    assert all(stage_key(word) == word for word in STAGES)
    assert set(STAGES.values()) == set(Target)


@pytest.mark.parametrize(
    ("word", "target"),
    [
        ("Phone Screen", Target.INTERVIEW),
        ("phone_screen", Target.INTERVIEW),
        ("3rd Interview ✓", Target.INTERVIEW),
        ("", Target.INTERVIEW),
        ("Applied", Target.SKIP),
        ("GHOSTED", Target.SILENCE),
        ("Limbo", None),
    ],
)
def test_stages(word: str, target: Target | None) -> None:
    assert target_of(word, {}) is target
    assert target_of(word, {stage_key(word): Target.OFFER}) in (Target.OFFER, Target.INTERVIEW)


def test_what_the_person_says_of_stages_and_columns() -> None:
    assert read_map("Take-home = b=Checked In") == ("take-home b", Target.CHECKED_IN)
    assert read_column("My Firm=Company") == ("myfirm", Column.COMPANY)
    for wrong in ("Applied", "=interview", "Applied=nowhere"):
        with pytest.raises(InvalidInput):
            read_map(wrong)
        with pytest.raises(InvalidInput):
            read_column(wrong)


def test_a_second_column_of_a_kind_is_kept() -> None:
    header = ["Company", "Role", "Job Title", "Notes", "Comments", "Odd"]
    columns = [Column.COMPANY, Column.ROLE, Column.KEPT, Column.NOTES, Column.NOTES, Column.KEPT]
    assert assign(header, ANYBODY, {}) == columns
    chosen = assign(header, ANYBODY, {"jobtitle": Column.ROLE})
    assert chosen[1:3] == [Column.KEPT, Column.ROLE]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Recruiter / Interviewer", Column.PERSON),
        ("Link (job ad)", Column.URL),
        ("E-MAIL:", Column.EMAIL),
        ("job_title", Column.ROLE),
        ("Favourite colour", Column.KEPT),
    ],
)
def test_headers(header: str, column: Column) -> None:
    assert assign(["Company", header], ANYBODY, {})[1] is column


def test_a_mere_date_is_the_interviews_only_where_nothing_else_can_be_meant() -> None:
    assert assign(["Company", "Date"], ANYBODY, {})[1] is Column.INTERVIEW
    assert assign(["Company", "Status", "Date"], ANYBODY, {})[2] is Column.KEPT
    own = {"date": Column.INTERVIEW}
    assert assign(["Company", "Status", "Date"], ANYBODY, own)[2] is Column.INTERVIEW


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ana Ruiz", ["Ana Ruiz"]),
        ("Ana Ruiz, Bo Li", ["Ana Ruiz", "Bo Li"]),
        ("Ana Ruiz, VP Engineering", ["Ana Ruiz"]),
        ("Ana Ruiz; Bo Li\nCy Young & Di Moss", ["Ana Ruiz", "Bo Li", "Cy Young", "Di Moss"]),
        ("", []),
    ],
)
def test_interviewers(cell: str, names: list[str]) -> None:
    people, odd = read_people(cell, "", "", "", "")
    assert [one.name for one in people] == names
    assert odd == []


def test_addresses_go_to_people_in_turn() -> None:
    people, odd = read_people("Ana Ruiz, Bo Li", "", "ana@x.example; bo@x.example", "", "")
    assert [one.email for one in people] == ["ana@x.example", "bo@x.example"]
    people, odd = read_people("Ana Ruiz", "VP", "ana@x.example, b@x.example", "ring me", "x.com/a")
    assert (people[0].role, people[0].email) == ("VP", "ana@x.example")
    assert odd == ["email: b@x.example", "phone: ring me", "linkedin: x.com/a"]
    [found] = read_people("", "", "cy.young@x.example", "", "")[0]
    assert (found.name, found.email) == ("Cy Young", "cy.young@x.example")


def test_dropped_paths(tmp_path: Path) -> None:
    first, second = tmp_path / "my jobs.csv", tmp_path / "it's.csv"
    first.touch()
    second.touch()
    escaped = str(first).replace(" ", "\\ ")
    quoted = f"'{first}' \"{second}\" "
    assert dropped(str(first)) == dropped(escaped) == [first]
    assert dropped(quoted) == [first, second]
    assert dropped(f"file://{str(first).replace(' ', '%20')}") == [first]
    for text in ("", "hello", str(tmp_path), "'unclosed", f"{first} and words", "/no/such", "\0"):
        assert dropped(text) == []
