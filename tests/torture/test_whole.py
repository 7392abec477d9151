"""The looking itself: what is not whole is seen."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.database import default_location, open_database
from models.pipeline.applications import archive
from models.tables import Application
from models.words import Outcome
from tests.torture.boards import a_board
from tests.torture.whole import Kept, differences, read


@pytest.fixture
def base() -> Kept:
    """A board before one command; the file is the one after it."""
    before = read(a_board())
    with open_database():
        [(key,)] = (
            Application.select(Application.id).where(Application.company == "Wadi Lawz").tuples()
        )
        archive(key, Outcome.SILENCE, now=datetime.now(UTC))
    return before


def tamper(line: str) -> None:
    with closing(sqlite3.connect(default_location())) as board, board:
        assert board.execute(line).rowcount


def test_a_command_that_is_whole(base: Kept) -> None:
    assert differences(base, read(default_location())) == []


@pytest.mark.parametrize(
    "line",
    [
        "DELETE FROM journal_entry WHERE id = (SELECT max(id) FROM journal_entry)",
        "UPDATE application SET archived_at = NULL WHERE company = 'Wadi Lawz'",
        "UPDATE journal_entry SET state = 'undone' WHERE id = (SELECT max(id) FROM journal_entry)",
        "DELETE FROM note WHERE id = (SELECT max(id) FROM note)",
        "UPDATE note SET state = 'skipped' WHERE state = 'copied'",
        "INSERT INTO snooze (application_id, until) SELECT max(id), '2027-01-01' FROM application",
        "UPDATE person SET name = 'Nobody' WHERE id = 1",
    ],
)
def test_half_a_command_is_seen(base: Kept, line: str) -> None:
    tamper(line)
    assert differences(base, read(Path(default_location()))) != []
