"""Every format beside its fixture: what comes in, and that it comes in once only.

The table, in Markdown: pytest -rP tests/models/exchange/test_formats.py | grep '^|'
"""

import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from building import NOW, Builder
from importing import FIXTURES, counts, plan, take

from models.database import Database
from models.entries import PersonEntry
from models.exchange.formats.known import format_of
from models.exchange.imports.acquaintances import bare_name
from models.exchange.incoming.file import ImportProblem, opened
from models.exchange.tabular.own_cells import people_cell
from models.exchange.whole_board.writing import dump
from models.journal import replaying
from models.tables import Application, ImportSource, Interview, Note, Participation, Person

# What becomes of the fixture's rows: new, updated, unchanged, skipped, refused.
TABLE = {
    "own.csv": ("csv", (3, 1, 0, 2, 1)),
    "huntr.csv": ("huntr", (3, 0, 0, 1, 0)),
    "huntr.zip": ("zip", (3, 0, 0, 2, 1)),
    "teal.csv": ("teal", (2, 0, 0, 1, 0)),
    "simplify.csv": ("csv", (2, 0, 0, 1, 0)),
    "jobsync.csv": ("jobsync", (2, 0, 0, 1, 0)),
    "ghosted.json": ("ghosted", (1, 0, 0, 1, 1)),
    "trello.json": ("trello", (2, 0, 0, 2, 1)),
    "kanban.db": ("kanban-tui", (2, 0, 0, 1, 0)),
    "applications.md": ("career-ops", (2, 0, 0, 1, 1)),
    "contacts.tsv": ("career-ops-contacts", (0, 1, 0, 1, 0)),
    "connections.csv": ("linkedin", (0, 1, 0, 3, 0)),
    "people.vcf": ("vcard", (0, 1, 0, 1, 2)),
    "board.json": ("json", (1, 0, 0, 0, 0)),
    "afterword.csv": ("afterword", (1, 0, 0, 0, 0)),
    "invitations/google.ics": ("ics", (1, 0, 0, 0, 0)),
    "invitations/exchange.ics": ("ics", (1, 0, 0, 0, 0)),
    "invitations/calendly.ics": ("ics", (1, 0, 0, 0, 0)),
    "invitations/greenhouse-day.ics": ("ics", (1, 2, 0, 0, 0)),
    "invitations/greenhouse-rounds.ics": ("ics", (1, 1, 0, 0, 0)),
    "invitations/recurring.ics": ("ics", (1, 0, 0, 0, 0)),
    "invitations/google-cancelled.ics": ("ics", (0, 0, 0, 1, 0)),
}
OF_PEOPLE = {"contacts.tsv", "connections.csv", "people.vcf"}


@pytest.fixture
def files(tmp_path: Path, board: Database) -> Path:
    """The fixtures, and those beside them that are no text."""
    folder = tmp_path / "files"
    shutil.copytree(FIXTURES, folder)
    _kanban(folder / "kanban.db")
    with zipfile.ZipFile(folder / "huntr.zip", "w") as packed:
        packed.write(FIXTURES / "huntr.csv", "export/jobs.csv")
        packed.writestr("export/readme.txt", "Nothing of use.")
        packed.writestr("../outside.csv", "company,role\nEvil,Role\n")
    _own(folder)
    return folder


def _kanban(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript(
            """
            CREATE TABLE boards (board_id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE columns (column_id INTEGER PRIMARY KEY, name TEXT, visible INTEGER,
                position INTEGER, board_id INTEGER);
            CREATE TABLE tasks (task_id INTEGER PRIMARY KEY, title TEXT, "column" INTEGER,
                category INTEGER, description TEXT, creation_date TEXT, start_date TEXT,
                finish_date TEXT, due_date TEXT, metadata TEXT, position INTEGER);
            INSERT INTO boards VALUES (1, 'Search');
            INSERT INTO columns VALUES (1, 'Ready', 1, 0, 1), (2, 'Interview', 1, 1, 1),
                (3, 'Rejected', 1, 2, 1);
            CREATE TABLE categories (category_id INTEGER PRIMARY KEY, name TEXT, color TEXT);
            INSERT INTO categories VALUES (7, 'Remote', '#00ff00');
            INSERT INTO tasks (task_id, title, "column", description, due_date, category) VALUES
                (1, 'Engineer at Brindlemoor [remote]', 2, 'Kept in [brackets]',
                 '2026-11-26T10:00:00', 7),
                (2, 'Quillfeather', 1, '', NULL, NULL), (3, 'Tamsinworth', 3, NULL, NULL, NULL);
            """
        )


def _own(folder: Path) -> None:
    Builder(None).add("Brindlemoor")  # type: ignore[arg-type]
    (folder / "board.json").write_text(dump(), "utf-8")
    from models.exchange.exports.csv_out import pieces

    (folder / "afterword.csv").write_text("".join(pieces((), NOW.tzinfo)), "utf-8")  # type: ignore[arg-type]
    replaying.undo()


@pytest.fixture
def met(files: Path, build: Builder) -> int:
    """Ana at Brindlemoor and Bo at Tamsinworth, of whom only the names are known."""
    build.add("Tamsinworth", (PersonEntry("Bo Lindqvist"),))
    return build.add("Brindlemoor", (PersonEntry("Ana Ruiz"),))


@pytest.mark.parametrize("name", TABLE)
def test_a_file_comes_in_once(name: str, files: Path, request: pytest.FixtureRequest) -> None:
    if name in OF_PEOPLE:
        request.getfixturevalue("met")
    known, expected = TABLE[name]
    place = files / name
    with opened(place) as source:
        found = format_of(source)
    assert found is not None
    assert found.name == known
    before = dump()
    planned = plan(place)
    assert dump() == before
    first = take(place)
    assert planned == first
    assert counts(first) == expected, first
    after = dump()
    second = take(place)
    row = (name, found.title, sum(expected), *expected, *counts(second)[:2])
    print(f"| {' | '.join(map(str, row))} |")
    assert counts(second)[:2] == (0, 0), second
    assert dump() == after
    if any(expected[:2]):
        replaying.undo()
    assert dump() == before


def test_a_table_of_ones_own(files: Path) -> None:
    take(files / "own.csv")
    first, gone, offer = Application.select().order_by(Application.id)
    assert (first.company, first.role, first.stage) == (
        "Brindlemoor",
        "Platform Engineer",
        "interview",
    )
    assert first.notes == "A kind talk\nPay: 100k"
    assert f"{first.promised_on}" == "2026-12-01"
    [held] = Interview.select().where(Interview.application == first)
    assert f"{held.starts_at:%Y-%m-%d %H:%M} {held.zone}" == "2026-11-20 13:00 Europe/Paris"
    [ana] = Person.select().where(Person.name == "Ana Ruiz")
    assert ana.email == "ana@brindlemoor.example"
    assert (gone.outcome, gone.notes) == ("rejected", "two\nlines")
    assert offer.offer == "open"
    assert offer.notes == "email: no address\npromised by: soon"
    names = [p.name for p in Person.select().order_by(Person.id)]
    assert names == [
        "Ana Ruiz",
        "Bo Lindqvist",
        "Cy Youngblood",
        "Dr. Eva Steinmark",
        "Finn Aldous",
    ]


def test_connections_are_filled_in_and_marked(files: Path, met: int) -> None:
    take(files / "connections.csv")
    [ana] = Person.select().where(Person.name == "Ana Ruiz")
    [bo] = Person.select().where(Person.name == "Bo Lindqvist")
    assert ana.linkedin == "https://www.linkedin.com/in/ana-ruiz-example"
    assert bo.linkedin == ""
    [note] = Note.select()
    assert (note.person_id, note.state, note.application_id) == (ana.id, "skipped", met)


def test_a_card_of_an_address_book_adds_what_is_not_known(files: Path, met: int) -> None:
    Person.update(phone="1").where(Person.name == "Ana Ruiz").execute()
    take(files / "people.vcf")
    [ana] = Person.select().where(Person.name == "Ana Ruiz")
    assert (ana.email, ana.phone) == ("ana@brindlemoor.example", "1")
    assert ana.linkedin == "https://www.linkedin.com/in/ana-ruiz-example"


APPLE = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 14//EN
N:Ruiz;Ana;;Dr.;
FN:Dr. Ana Ruiz
ORG:Brindlemoor;
item1.EMAIL;type=INTERNET;type=pref:ana@brindlemoor.example
item1.X-ABLabel:_$!<Work>!$_
TEL;type=CELL;type=VOICE;type=pref:+44 20 7946 0018
X-SOCIALPROFILE;type=linkedin;x-user=ana:http://www.linkedin.com/in/ana-ruiz-example
END:VCARD
"""


def test_a_card_out_of_apples_address_book(files: Path, met: int) -> None:
    place = files / "apple.vcf"
    place.write_text(APPLE.replace("\n", "\r\n"), newline="")
    assert counts(take(place)) == (0, 1, 0, 0, 0)
    [ana] = Person.select().where(Person.name == "Ana Ruiz")
    assert (ana.email, ana.phone) == ("ana@brindlemoor.example", "+44 20 7946 0018")
    assert ana.linkedin.endswith("linkedin.com/in/ana-ruiz-example")


def test_connections_that_a_spreadsheet_saved_again(files: Path, met: int) -> None:
    place = files / "saved.csv"
    place.write_text(
        "First Name;Last Name;URL;Email Address;Company;Position;Connected On\n"
        'Dr. Ana;"Ruiz, PhD (she/her)";https://www.linkedin.com/in/a;;Brindlemoor;VP;12-Mar-24\n'
    )
    assert counts(take(place)) == (0, 1, 0, 0, 0)
    assert Note.get().state == "skipped"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Dr. Ana Ruiz (she/her), PhD", "ana ruiz"),
        ("Prof. Dr. Bo Li Jr.", "bo li"),
        ("Ruiz, Ana", "ruiz ana"),
        ("Yo-Yo Ma", "yo-yo ma"),
        ("Md Rahman", "md rahman"),
        ("Dr", "dr"),
        ("李小龍", "李小龍"),
        ("🌟 Ana Ruiz 🌟", "ana ruiz"),
    ],
)
def test_names_without_what_is_around_them(name: str, bare: str) -> None:
    assert bare_name(name) == bare


HUNTR_PLAIN = "Title,Company,List,Date Added\nEng,Acme,Interview,2026-09-01 08:12:30\n"
TEAL_PLAIN = "Company,Job Title,Status,Excitement\nAcme,Eng,Interviewing,4\n"
SIMPLIFY_PLAIN = "company,title,status,applied,link\nAcme,Eng,Interviewing,2026-09-01,x.example\n"
TRACKER_PLAIN = (
    "| # | Date | Company | Role | Score | Status | PDF | Report | Notes |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
    "| 1 | 2026-10-01 | Acme | Eng | 4/5 | Interview | | | |\n"
)


@pytest.mark.parametrize("text", [HUNTR_PLAIN, TEAL_PLAIN, SIMPLIFY_PLAIN, TRACKER_PLAIN])
def test_other_headers_of_the_same_programs(files: Path, text: str) -> None:
    place = files / "other"
    place.write_text(text)
    assert counts(take(place)) == (1, 0, 0, 0, 0)
    row = Application.get()
    assert (row.company, row.role, row.stage) == ("Acme", "Eng", "interview")


def test_several_interviews_are_rounds(files: Path) -> None:
    take(files / "ghosted.json")
    rounds = [(one.round, one.kind, f"{one.starts_at:%d %H}") for one in Interview.select()]
    assert rounds == [(1, "phone", "18 09"), (2, "onsite", "25 13")]
    assert "salary_min: 80000" in Application.get().notes


def test_a_foreign_database_is_left_alone(files: Path) -> None:
    before = (files / "kanban.db").read_bytes()
    take(files / "kanban.db")
    assert (files / "kanban.db").read_bytes() == before
    first = Application.select().order_by(Application.id).first()
    assert (first.company, first.role) == ("Brindlemoor [remote]", "Engineer")
    assert first.notes == "Kept in [brackets]\ncategory: Remote\nboard: Search"


def test_a_foreign_database_that_is_in_use_says_so(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *told, **more: connect(*told, **more, timeout=0))
    with closing(connect(files / "kanban.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ImportProblem, match="is in use by another program"):
            take(files / "kanban.db")


def test_of_linkedins_archive_only_the_connections_are_taken(files: Path, met: int) -> None:
    with zipfile.ZipFile(files / "linkedin.zip", "w") as packed:
        packed.write(FIXTURES / "connections.csv", "Connections.csv")
        packed.writestr("Positions.csv", "Company Name,Title,Location\nOld Place,Clerk,Leeds\n")
    assert counts(take(files / "linkedin.zip")) == (0, 1, 0, 4, 0)


@pytest.mark.parametrize("header", ["Application Date", "Date Applied", "Saved Date"])
def test_a_list_of_applications_is_none_of_interviews(files: Path, header: str) -> None:
    path = files / "jobs.csv"
    path.write_text(f"{header},Company Name,Job Title\n2026-10-01,Brindlemoor,Engineer\n")
    assert counts(take(path)) == (0, 0, 0, 1, 0)
    assert counts(take(path, early=True)) == (1, 0, 0, 0, 0)


def test_what_is_kept_names_nobody(files: Path) -> None:
    take(files / "own.csv")
    kept = " ".join(one.values for one in ImportSource.select())
    assert "Ruiz" not in kept
    assert "ana@" not in kept
    assert people_cell([PersonEntry("A|b", "c\\d")]) == "A\\|b | c\\\\d"


def test_a_contact_joins_the_application_of_its_number(files: Path) -> None:
    take(files / "applications.md")
    before = dump()
    lines = [
        (FIXTURES / "contacts.tsv").read_text().rstrip("\n"),
        "Hal Agency\tStaffers Ltd\trecruiter\t\t\thal@staffers.example\t\t#1\t",
        "Ivy Nowhere\tNobody\trecruiter\t\t\t\t\t99\t",
    ]
    place = files / "more.tsv"
    place.write_text("\n".join(lines) + "\n")
    planned, first = plan(place), take(place)
    assert planned == first
    told = [(one.what.split(" ·")[0], str(one.action), one.reason) for one in first]
    assert told == [
        ("Ana Ruiz", "updated", "joins Brindlemoor"),
        ("Gwen Unmet", "skipped", "nobody whom you met"),
        ("Hal Agency", "updated", "joins Brindlemoor"),
        ("Ivy Nowhere", "skipped", "nobody whom you met"),
    ]
    parts = {part.person.name: part.role for part in Participation.select()}
    assert parts == {"Ana Ruiz": "VP Engineering", "Hal Agency": "recruiter"}
    after = dump()
    assert counts(take(place))[:2] == (0, 0)
    assert dump() == after

    replaying.undo()
    assert dump() == before
    replaying.redo()

    # Somebody whom the person took out does not come back.
    hal = Person.get(Person.name == "Hal Agency")
    Participation.delete().where(Participation.person == hal).execute()
    take(place)
    assert [part.person.name for part in Participation.select()] == ["Ana Ruiz"]
