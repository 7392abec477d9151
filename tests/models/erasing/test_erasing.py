"""Erasing: nothing of a person or an application is left, in the tables or in the bytes."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from building import BO, NOW, Builder
from dumping import dump
from peewee import OperationalError
from versions import make

from models.backups.making import back_up
from models.backups.shelf import Reason, kept
from models.board.cards import read_columns
from models.database import Database, open_database, opening
from models.database.copies import look_into
from models.dossier import read_dossier
from models.entries import ApplicationEntry, PersonEntry
from models.erasing.files import erase, extent
from models.erasing.mentions import Mentions, details, names_of, whole_name, words
from models.erasing.targets import Kind, choose
from models.errors import DatabaseProblem, NotPossible
from models.files.rescue import rescue
from models.journal import replaying
from models.notes.letters import read_letters
from models.pipeline import moves, notes
from models.pipeline.applications import delete_application, edit_application
from models.pipeline.contacts import ContactEntry, log_contact
from models.pipeline.filing import save_draft
from models.rows import lookup
from models.statistics import read_statistics
from models.tables import (
    Application,
    Contact,
    ImportSource,
    Interview,
    JournalEntry,
    Note,
    Person,
    Variant,
)
from models.timing.steps import StepKind
from models.words import Channel, Direction, Ending, NoteKind, Stage

ZOE = PersonEntry(
    "Zoë Quimby",
    "VP",
    greeting="Zoë",
    email="zoe.q@acme.example",
    phone="+44 20 7946 0018",
    linkedin="https://www.linkedin.com/in/zoe-quimby-1",
    postal_address="1 Mill Lane\nBath",
)
TRACES = (
    *("Zoë", "Zoe", "zoe", "Quimby", "quimby", "acme.example", "7946 0018", "Mill Lane"),
    *("rows on the lake", "she rang from the train"),
)
NOTHING = ("Acme", "acme", *TRACES)


def traces(folder: Path, wanted: tuple[str, ...] = TRACES) -> dict[str, list[str]]:
    """Which of these texts are in the raw bytes of which file below a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            if words := [word for word in wanted if word.encode() in raw]:
                found[str(path.relative_to(folder))] = words
    return found


@pytest.fixture
def file(build: Builder, board: Database) -> Path:
    """An open board on which Zoë is in every table, in the history, and in free texts."""
    key = build.add("Acme", (ZOE, BO))
    newest = read_dossier(key).newest
    assert newest is not None
    build.debrief(key)
    for letter in build.letters(key, NoteKind.THANK_YOU):
        own = "who rows on the lake" if letter.name == ZOE.name else "who leads"
        text = f"Hi {letter.name},\n\nZoë Quimby and I spoke; QUIMBY, ZOE is {own}."
        letter.subject, letter.body = "Thank you, Zoe", text
        save_draft(letter, now=NOW)
    who = Person.get(Person.name == ZOE.name).id
    rang = ContactEntry(who, Direction.IN, Channel.PHONE, summary="she rang from the train")
    log_contact(key, rang, now=NOW)
    Application.update(notes="Ask Zoë about Quimby's team; tel. 020 7946 0018").execute()
    Interview.update(discussed="Zoë's plan", calendar_uid="x").execute()
    ImportSource.create(
        application=key,
        source="csv",
        external_id="Zoë Quimby 1",
        values=json.dumps({"First Name": "Zoë", "who": ["Quimby, Zoë", "zoe.q@acme.example"]}),
        imported_at=NOW,
    )
    other = build.add("Brink", (PersonEntry("Zoë Other"), BO), now=NOW + timedelta(hours=1))
    Application.update(notes="Zoë Quimby (Acme) told me of it").where(
        Application.id == other
    ).execute()
    gone = build.add("Crane", (replace(ZOE, role="was there"),))
    delete_application(gone, now=NOW)
    replaying.undo()
    delete_application(gone, now=NOW)
    assert board.file is not None
    return board.file


def test_the_board_is_full_of_her(file: Path, board: Database) -> None:
    board.close()
    assert set(TRACES) - {"rows on the lake"} <= set(traces(file.parent)["afterword.db"])


def test_nothing_of_a_person_is_left(file: Path, board: Database) -> None:
    done = erase(board, choose("zoe quimby"), backups=False, now=NOW)
    assert done.left == ()
    assert traces(file.parent) == {"afterword.db": ["Zoë"]}, "the other Zoë, at Brink"
    with open_database(file):
        assert [row.name for row in Person.select()] == ["Bo Li", "Zoë Other", "Bo Li"]
        assert (
            Application.get(Application.company == "Brink").notes == "(erased) (Acme) told me of it"
        )
        acme = Application.get(Application.company == "Acme")
        assert acme.notes == "Ask (erased) about (erased)'s team; tel. (erased)"
        assert [row.summary for row in Contact.select()] == [""]
        [note] = Note.select().where(Note.application == acme)
        assert note.body.startswith("Hi Bo Li,\n\n(erased) and I spoke; (erased) is who leads.")


def test_an_application_goes_with_whom_it_brought(file: Path, board: Database) -> None:
    erase(board, choose("acme"), backups=False, now=NOW)
    assert traces(file.parent, NOTHING) == {"afterword.db": ["Zoë"]}
    with open_database(file):
        assert [row.company for row in Application.select()] == ["Brink"]
        assert {row.name for row in Person.select()} == {"Bo Li", "Zoë Other"}
        assert Application.get().notes == "(erased) ((erased)) told me of it"


def test_a_company_that_has_another_application_keeps_its_name(
    build: Builder, board: Database
) -> None:
    first = build.add("Acme", role="Engineer")
    second = build.add("Acme", role="Manager")
    assert choose("ana").title == "Ana Ruiz (Acme)"
    Application.update(notes="Acme again").where(Application.id == second).execute()
    erase(board, choose(str(first)), backups=False, now=NOW)
    with open_database(board.location):
        assert [row.notes for row in Application.select()] == ["Acme again"]
        assert Person.select().count() == 2


def test_what_was_deleted_goes_from_the_history(build: Builder, board: Database) -> None:
    key = build.debriefed("Acme", people=(ZOE,))
    build.add("Brink")
    delete_application(key, now=NOW)
    target = choose("zoe")
    assert target.title == "Zoë Quimby (deleted)"
    erase(board, target, backups=False, now=NOW)
    assert traces(Path(board.location).parent) == {}
    with open_database(board.location) as again:
        target = choose("acme")
        assert target.title == "Acme · Engineer (deleted)"
        erase(again, target, backups=False, now=NOW)
    assert traces(Path(board.location).parent, NOTHING) == {}


def test_what_somebody_was_called_before_goes_too(build: Builder, board: Database) -> None:
    key = build.add("Acme", (PersonEntry("Zoa Qimby", email="zq@old.example"), BO))
    old = Person.get(Person.name == "Zoa Qimby")
    entry = ApplicationEntry("Acme", people=(replace(ZOE, id=old.id), replace(BO, id=old.id + 1)))
    edit_application(key, entry, now=NOW)
    Application.update(notes="Zoa Qimby, that is, zq@old.example").execute()
    assert "Qimby" in "".join(row.changes for row in JournalEntry.select())
    erase(board, choose("zoe quimby"), backups=False, now=NOW)
    assert traces(Path(board.location).parent, (*TRACES, "Qimby", "old.example")) == {}


def test_another_of_the_same_name_keeps_it(build: Builder, board: Database) -> None:
    for company in ("Acme", "Brink", "Crane"):
        build.add(company, (PersonEntry("Bo Li", greeting="Bo", phone="+44 20 7946 0018"),))
    Application.update(notes="Bo Li, Bo; 7946 0018").execute()
    first = Person.get()
    Person.update(email="bo@acme.example").where(Person.id == first.id).execute()
    erase(board, choose(f"p{first.id}"), backups=False, now=NOW)
    assert traces(Path(board.location).parent, ("bo@",)) == {}
    with open_database(board.location):
        kept = [row.notes for row in Application.select().order_by(Application.id)]
        assert kept == ["(erased), (erased); 7946 0018", *["Bo Li, Bo; 7946 0018"] * 2]
        assert [row.name for row in Person.select()] == ["Bo Li", "Bo Li", "(erased)"]


def test_nothing_from_before_can_be_undone(file: Path, board: Database) -> None:
    replaying.undo()
    erase(board, choose("zoe quimby"), backups=False, now=NOW)
    with open_database(file):
        for step in (replaying.undo, replaying.redo):
            with pytest.raises(NotPossible):
                step()


def test_the_rest_is_as_it_was(file: Path, board: Database, build: Builder) -> None:
    before = dump()
    zoe = lookup.person(choose("zoe quimby").id)
    erase(board, choose("zoe quimby"), backups=False, now=NOW)
    with open_database(file):
        after = dump()
        read_statistics(build.settings.cadence, NOW)
        for cards in read_columns(build.settings.cadence, NOW).values():
            for card in cards:
                read_dossier(card.id)
    for table, rows in before.items():
        for key, row in rows.items():
            if key not in after[table]:
                assert row.get("person", row["id"]) == zoe.id, (table, row)
            else:
                changed = {name for name in row if row[name] != after[table][key][name]}
                assert all(
                    "(erased)" in after[table][key][name]
                    for name in changed - {"summary", "person"}
                )


@pytest.mark.parametrize(
    ("stage", "ending", "kind", "then"),
    [
        (Stage.CLOSED, Ending.REJECTED, NoteKind.REJECTION_REPLY, StepKind.NOTHING),
        (Stage.CLOSED, Ending.SILENCE, NoteKind.CLOSING, StepKind.NOTHING),
        (Stage.WAITING, Ending.NONE, NoteKind.CHECK_IN, StepKind.CLOSING),
    ],
)
@pytest.mark.parametrize("sent", [True, False])
def test_what_was_answered_stays_answered_when_its_reader_is_erased(
    build: Builder,
    board: Database,
    stage: Stage,
    ending: Ending,
    kind: NoteKind,
    then: StepKind,
    sent: bool,
) -> None:
    key = build.debriefed("Acme", people=(ZOE, BO))
    moves.move(key, stage, now=NOW, ending=ending)
    letter = build.letter(key, kind)
    assert letter.name == ZOE.name
    letter.subject, letter.body = "For Zoë", "Dear Zoë, who rows on the lake"
    save_draft(letter, now=NOW)
    Variant.create(note=letter.note_id, body="Zoë, who rows on the lake, in another window")
    before = build.card(key).step.kind
    if sent:
        notes.mark_copied(letter, now=NOW)
        notes.mark_sent(letter, now=NOW)
    else:
        notes.mark_skipped(letter, now=NOW, reason="Zoë called first")
    done = build.card(key).step.kind
    erase(board, choose("zoe"), backups=False, now=NOW)
    assert board.file is not None
    assert traces(board.file.parent) == {}
    with open_database(board.location):
        # A check-in that nobody got is none, whoever is asked.
        expected = then if sent or kind is not NoteKind.CHECK_IN else before
        assert build.card(key).step.kind is expected is done
        assert Variant.select().count() == 0
        for note in read_dossier(key).notes:
            assert (note.to, note.subject, note.body) == ("Acme", "", "")


def test_a_card_is_never_left_without_anybody(build: Builder, board: Database) -> None:
    key = build.debriefed("Acme", people=(ZOE,))
    erase(board, choose("zoe"), backups=False, now=NOW)
    with open_database(board.location):
        card = build.card(key)
        assert card.people == ("(erased)",)
        assert card.progress == ""
        for kind in NoteKind:
            read_letters(key, kind, build.settings, now=NOW)
        read_dossier(key)


@pytest.mark.parametrize("who", ["zoe quimby", "acme"])
def test_backups_hold_it_until_they_are_rewritten(file: Path, board: Database, who: str) -> None:
    for n in range(2):
        back_up(file, Reason.HAND, now=NOW + timedelta(hours=n))
    build_older(file)
    target = choose(who)
    ruined = kept(file)[-1]
    ruined.path.write_bytes(b"\0" * 4096)
    done = erase(board, target, backups=True, now=NOW)
    assert done.rewritten == 2
    assert [path for path, _ in done.left] == [ruined.path]
    assert traces(file.parent) == {name: ["Zoë"] for name in traces(file.parent)}
    for backup in kept(file)[:2]:
        assert look_into(backup.path).wrong == ""
        assert look_into(backup.path).applications in (1, 2)
        assert backup.path.stat().st_mode & 0o777 == 0o600
    names = {path.suffix for path in ruined.path.parent.iterdir()}
    assert names == {".db"}, "no draft is left"


def build_older(file: Path) -> None:
    back_up(file, Reason.HAND, now=NOW - timedelta(hours=5))


def test_what_was_typed_when_the_program_broke_is_named(file: Path, board: Database) -> None:
    typed = rescue("Hi Zoë")
    done = erase(board, choose("zoe quimby"), backups=True, now=NOW)
    assert [path for path, _ in done.left] == [typed]


def test_a_backup_of_an_older_schema_is_rewritten(
    build: Builder, board: Database, tmp_path: Path
) -> None:
    """Ana is on the board and, under another number, in a backup of the first schema."""
    build.add("Other", (PersonEntry("Someone"),))
    build.add("Acme", (PersonEntry("Ana Ruiz", email="ana@acme.example"),))
    file = board.file
    assert file is not None
    first, _ = back_up(file, Reason.HAND, now=NOW)
    first.path.unlink()
    make("0001_initial", first.path)
    done = erase(board, choose("ana"), backups=True, now=NOW)
    assert (done.rewritten, done.left) == (1, ())
    assert traces(file.parent, ("Ana", "Ruiz", "28013", "600 000")) == {}
    assert sorted(path.name for path in file.parent.iterdir()) == [
        file.name,
        f"{file.name}-backups",
    ]


HOLDER = """
import sys
from models.database import open_database
from models.tables import Person
with open_database(sys.argv[1]):
    list(Person.select())
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_nothing_is_erased_while_another_program_has_the_board_open(
    file: Path, board: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        board.engine.execute_sql("PRAGMA busy_timeout = 10")
        before = dump()
        with pytest.raises(NotPossible, match="open in another Afterword"):
            erase(board, choose("zoe quimby"), backups=False, now=NOW)
        assert dump() == before
        holder.communicate("\n")
    erase(board, choose("zoe quimby"), backups=False, now=NOW)


def test_nothing_is_left_even_where_the_file_could_not_be_packed(
    file: Path, board: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Some SQLites are built with it on.
    board.engine.execute_sql("PRAGMA secure_delete = off")
    run = opening._run

    def full(engine: object, sql: str) -> object:
        if sql == "VACUUM":
            raise OperationalError("database or disk is full")
        return run(engine, sql)

    monkeypatch.setattr(opening, "_run", full)
    with pytest.raises(DatabaseProblem, match="is full"):
        erase(board, choose("zoe quimby"), backups=False, now=NOW)
    board.close()
    assert traces(file.parent) == {"afterword.db": ["Zoë"]}


def test_what_fails_leaves_everything(
    file: Path, board: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump()

    def fail(*_: object) -> None:
        raise NotPossible("Half-way.")

    monkeypatch.setattr("models.erasing.removing.free_history", fail)
    with pytest.raises(NotPossible, match="Half-way"):
        erase(board, choose("zoe quimby"), backups=False, now=NOW)
    assert dump() == before


MEANT = {
    "zoë quimby": (Kind.PERSON, "Zoë Quimby"),
    "zoe.q@": (Kind.PERSON, "Zoë Quimby"),
    "zoe quim": (Kind.PERSON, "Zoë Quimby"),
    "p1": (Kind.PERSON, "Zoë Quimby"),
    "1": (Kind.APPLICATION, "Acme"),
    "acme engineer": (Kind.APPLICATION, "Acme"),
    "ACME": (Kind.APPLICATION, "Acme"),
}
NOT_CLEAR = [
    ("zoe", "may be 2 things", "   p1  Zoë Quimby (Acme)\n   p3  Zoë Other (Brink)"),
    ("engineer", "may be 3 things", "    1  Acme · Engineer\n    2  Brink · Engineer\n"),
    ("engineer", "may be 3 things", "    3  Crane · Engineer (deleted)"),
    ("uimby", "No person and no application is called 'uimby'", "Nothing was erased"),
    ("99", "No person and no application", "Nothing was erased"),
    (" ", "Nobody was named", "Give a name"),
]


def test_who_is_meant(file: Path) -> None:
    found = {wanted: choose(wanted) for wanted in MEANT}
    assert {wanted: (one.kind, one.name) for wanted, one in found.items()} == MEANT


def test_who_is_not_clear(file: Path) -> None:
    for wanted, said, hint in NOT_CLEAR:
        with pytest.raises(NotPossible) as caught:
            choose(wanted)
        assert said in caught.value.message
        assert hint in caught.value.hint


def test_what_goes_is_known_first(file: Path) -> None:
    found = extent("acme")
    assert (found.interviews, found.contacts, found.people) == (1, 1, ("Zoë Quimby", "Bo Li"))
    assert extent("zoe quimby").people == ("Zoë Quimby",)


@pytest.fixture
def free() -> Callable[..., str]:
    def without(text: str, about: int | None = 1) -> str:
        person = Person(
            name="Dr. Will van der Berg",
            greeting="Will",
            email="w@b.example",
            phone="+31 (0)20 123-4567",
            linkedin="https://www.linkedin.com/in/will-b/",
            postal_address="",
        )
        everywhere = [*details(person), *whole_name(person), *words(["Acme Inc"])]
        return Mentions(everywhere, {1: words(names_of(person))}).without(text, about)

    return without


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dr. Will\nvan der Berg's idea", "(erased)'s idea"),
        ("Will said I will; Berg, Bergen", "(erased) said I will; (erased), Bergen"),
        ("W@B.example <w@b.example>, aw@b.example", "(erased) <(erased)>, aw@b.example"),
        ("call 0031 20 1234567 or 020 123 45 67", "call (erased) or (erased)"),
        ("room 31, 020 765 4321", "room 31, 020 765 4321"),
        ("see linkedin.com/in/will-b?x", "see linkedin.com/in/(erased)?x"),
        ("Acme Inc and acme inc and Acme Inc.", "(erased) and acme inc and (erased)."),
    ],
)
def test_mentions(free: Callable[..., str], text: str, left: str) -> None:
    assert free(text) == left


def test_single_names_are_taken_out_only_where_they_are_hers(free: Callable[..., str]) -> None:
    assert free("Will, of Dr. Will van der Berg", about=2) == "Will, of (erased)"
    assert free("Will", about=None) == "Will"
