"""What another program wrote is noticed; what one wrote oneself is not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

import pytest
from building import Builder

from models.database import MEMORY, Database, open_database
from models.errors import DatabaseProblem
from models.journal import replaying
from models.pipeline import contacts, moves
from models.pipeline.filing import save_while_typing
from models.sharing.authorship import made_elsewhere
from models.sharing.watching import Watch
from models.words import NoteKind, Stage
from tests.elsewhere import elsewhere


def test_only_what_others_wrote_is_noticed(board: Database, build: Builder, now: datetime) -> None:
    watch = Watch(board)
    key = build.add("Acme")
    assert not watch.changed()
    assert watch.news() == []
    with elsewhere(board):
        moves.move(key, Stage.WAITING, now=now)
    assert watch.changed()
    assert watch.news() == ["Moved Acme to Waiting"]
    assert not watch.changed(), "it was told already"
    assert watch.news() == []


def test_what_others_took_back_is_told_too(board: Database, build: Builder, now: datetime) -> None:
    for company in ("Acme", "Globex", "Initech"):
        build.add(company)
    watch = Watch(board)
    with elsewhere(board):
        replaying.undo()
        replaying.undo()
    assert watch.news() == ["taken back: Added Initech", "taken back: Added Globex"]
    with elsewhere(board):
        replaying.redo()
    assert watch.news() == ["done again: Added Globex"]
    replaying.redo()
    watch.skip()
    assert watch.news() == []


def test_looking_reads_no_table(
    board: Database, build: Builder, statements: Callable[[], list[str]]
) -> None:
    build.add()
    watch = Watch(board)
    statements()
    assert not watch.changed()
    assert statements() == ["PRAGMA data_version"]


def test_what_was_made_here_is_told_from_what_was_made_elsewhere(
    board: Database, build: Builder, now: datetime
) -> None:
    key = build.add("Acme")
    watch = Watch(board)
    contacts.snooze(key, now, now=now)
    with elsewhere(board):
        build.add("Globex")
        build.add("Initech")
        replaying.undo()
    contacts.wake(key, now=now)
    titles = [title for _, title in made_elsewhere(watch.began_at)]
    assert titles == ["Added Globex"]


def test_a_board_that_nobody_else_can_reach_never_changes() -> None:
    with open_database(MEMORY) as alone:
        watch = Watch(alone)
        assert not watch.changed()
    assert not watch.changed(), "and a closed one stays closed"
    assert alone.engine.is_closed()


def test_patience_ends_and_is_as_before(board: Database, build: Builder, now: datetime) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    letter.body = "Typed."
    before = board.engine.timeout  # type: ignore[attr-defined]
    with closing(sqlite3.connect(board.location, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseProblem, match="in use by another program"):
            save_while_typing(letter, now=now)
        other.execute("ROLLBACK")
    assert board.engine.timeout == before  # type: ignore[attr-defined]
    save_while_typing(letter, now=now)
    assert build.letter(key, NoteKind.THANK_YOU).body == "Typed."
