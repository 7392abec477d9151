"""A look at several files: what is shown before is what happens, and nothing of it stays."""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from building import ANA, NOW, Builder
from dumping import dump
from importing import FIXTURES, choices, counts, plan, take

from models.database import Database
from models.errors import NotPossible
from models.exchange.imports.importing import loaded
from models.exchange.imports.looking import as_if_written
from models.exchange.incoming.outcome import Action, Outcome
from models.journal import replaying
from models.journal.recording import Recorder
from models.sharing.authorship import newest_entry
from models.tables import Application, JournalEntry

FIRST = (
    "Company,Role,Stage,Interviewer\nAcme,Engineer,Interview,Ana Ruiz\nBrink,Engineer,Waiting,\n"
)
SECOND = "Company,Role,Stage,Notes\nAcme,Engineer,Waiting,Call them\nCrane,Lead,Interview,\n"
PEOPLE = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Ruiz,https://www.linkedin.com/in/ana-r,ana@acme.example,Acme,VP,12 Mar 2024\n"
)


@pytest.fixture
def files(tmp_path: Path, board: Database) -> list[Path]:
    found = []
    for name, text in (("one.csv", FIRST), ("two.csv", SECOND), ("Connections.csv", PEOPLE)):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        found.append(path)
    return found


def test_what_an_earlier_file_adds_is_no_news_in_a_later_one(files: list[Path]) -> None:
    before = dump()
    looked = plan(*files)
    assert dump() == before
    assert counts(looked) == (3, 2, 0, 0, 0)
    assert take(*files) == looked
    # And once more nothing is news, which a look knows too.
    assert plan(*files) == take(*files)
    assert Application.select().count() == 3


def test_the_files_of_an_archive_know_of_one_another(files: list[Path], tmp_path: Path) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in files[:2]:
            archive.write(path, path.name)
    before = dump()
    looked = plan(packed)
    assert dump() == before
    assert counts(looked) == (3, 1, 0, 0, 0)
    assert take(packed) == looked


def test_a_look_leaves_what_was_undone_and_no_entry(files: list[Path], build: Builder) -> None:
    build.add("Acme", (ANA,))
    replaying.undo()
    entries, newest = list(JournalEntry.select().dicts()), newest_entry()
    plan(*files)
    assert (list(JournalEntry.select().dicts()), newest_entry()) == (entries, newest)
    replaying.redo()
    with pytest.raises(NotPossible):
        replaying.redo()


def test_a_look_that_is_given_up_leaves_nothing(files: list[Path]) -> None:
    before = dump()
    with loaded(files, choices()) as load, closing(load.plan()) as outcomes:
        next(outcomes)
        assert dump() == before
    assert dump() == before
    assert take(*files)


def test_a_look_keeps_nobody_from_writing(
    files: list[Path], board: Database, build: Builder, tmp_path: Path
) -> None:
    beside = sorted(path.name for path in tmp_path.rglob("*"))
    with loaded(files, choices()) as load, closing(load.plan()) as outcomes:
        looked = [next(outcomes), next(outcomes)]
        assert sorted(path.name for path in tmp_path.rglob("*")) == beside
        # Another program, which would give up at once if it had to wait.
        with closing(sqlite3.connect(str(board.file), timeout=0)) as other, other:
            other.execute("UPDATE application SET notes = 'theirs'")
        # And this one, in between two rows.
        key = build.add("Elsewhere")
        looked += outcomes
    assert counts(list(filter(None, looked))) == (3, 2, 0, 0, 0)
    assert [row.id for row in Application.select()] == [key]
    replaying.undo()
    assert not Application.select().exists()


def test_another_thread_finds_the_board_as_it_is(board: Database, build: Builder) -> None:
    """The calendar is kept up to date by one, at any time."""
    build.add("Acme")
    seen: list[int] = []

    def counted() -> None:
        with board.engine.connection_context():
            seen.append(Application.select().count())

    def writing(recorder: Recorder) -> Iterator[Outcome]:
        recorder.insert(Application(company="New", stage_since=NOW, created_at=NOW))
        thread = Thread(target=counted)
        thread.start()
        thread.join()
        seen.append(Application.select().count())
        yield Outcome(Action.CREATED, "here")

    assert counts(list(as_if_written(writing))) == (1, 0, 0, 0, 0)
    assert seen == [1, 2]
    assert Application.select().count() == 1


def test_every_format_beside_another_is_looked_at_as_it_is_written(board: Database) -> None:
    beside = FIXTURES / "own.csv"
    for path in sorted(FIXTURES.iterdir()):
        if path.is_file() and path != beside:
            before = dump()
            looked = plan(beside, path)
            assert dump() == before
            assert take(beside, path) == looked, path.name
            replaying.undo()
