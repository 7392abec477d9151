"""Two programs at work on one board at the same time: nothing is lost, and all can be undone."""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from dumping import dump
from one_of_two import OWN

from models.database import open_database
from models.journal import replaying
from models.tables import Application, JournalEntry
from models.words import EntryState
from tests.shares import LONG

HERE = Path(__file__).parent
COMMANDS = 1000 if LONG else 80
"""Of both together."""


def work_at_once(board: Path, seed: int, *more: str) -> dict[str, dict[str, Any]]:
    """Let two programs loose on a board; what each of them has to tell."""
    share = str(COMMANDS // 2)
    folders = (str(HERE.parents[2]), str(HERE.parent), str(HERE), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    script = [sys.executable, str(HERE / "one_of_two.py"), str(board)]
    with ExitStack() as stack:
        programs = {
            name: stack.enter_context(
                subprocess.Popen(
                    [*script, name, str(seed), share, *more],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    env=environment,
                )
            )
            for name in OWN
        }
        for program in programs.values():
            stack.callback(program.kill)
        for program in programs.values():
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n", program.communicate()[1]
        for program in programs.values():
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        return {name: _told(program) for name, program in programs.items()}


def _told(program: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = program.communicate(timeout=300)
    assert program.returncode == 0, err
    told: dict[str, Any] = json.loads(out)
    return told


@pytest.mark.parametrize("undoing", [False, True], ids=["doing", "undoing too"])
def test_nothing_is_lost_and_all_of_it_can_be_undone(tmp_path: Path, undoing: bool) -> None:
    board, seed = tmp_path / "board.db", random.randrange(10**6)
    with open_database(board):
        empty = dump()
    told = work_at_once(board, seed, *(["undoing"] if undoing else []))
    heard = sum((Counter(one["told"]) for one in told.values()), Counter[str]())
    print(f"seed {seed}: {COMMANDS} commands of two programs, {dict(heard)}")
    with closing(sqlite3.connect(board)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with open_database(board):
        entries = [entry.id for entry in JournalEntry.select().order_by(JournalEntry.id)]
        made = [entry for one in told.values() for entry in one["entries"]]
        assert sorted(made) == entries, "every entry is one program's, and there is no other"
        if not undoing:
            _kept(told)
        before = dump()
        done = JournalEntry.select().where(JournalEntry.state == EntryState.DONE).count()
        for _ in range(done):
            replaying.undo()
        assert dump() == empty
        for _ in range(done):
            replaying.redo()
        assert dump() == before


def _kept(told: dict[str, dict[str, Any]]) -> None:
    """What each program wrote last where only it writes is there."""
    for name, field in OWN.items():
        for key, value in told[name]["written"].items():
            row = Application.get_or_none(Application.id == int(key))
            if row is None:
                assert any(int(key) in one["gone"] for one in told.values())
            else:
                assert getattr(row, field) == value
