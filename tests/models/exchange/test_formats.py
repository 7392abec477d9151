"""Every format beside its fixture: what comes in, and that it comes in once only.

`pytest -rP` prints the table.
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
from models.exchange.incoming.file import opened
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
            INSERT INTO tasks (task_id, title, "column", description, due_date) VALUES
                (1, 'Engineer at Brindlemoor [remote]', 2, 'Kept in [brackets]',
                 '2026-11-26 10:00:00'),
                (2, 'Quillfeather', 1, '', NULL), (3, 'Tamsinworth', 3, NULL, NULL);
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
    print(f"{name:<16} {found.name:<20} {sum(expected):>2} rows {expected} then {counts(second)}")
    assert counts(second)[:2] == (0, 0), second
    assert dump() == after
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
    assert "Kept in [brackets]" in first.notes


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
