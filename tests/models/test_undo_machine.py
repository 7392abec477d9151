"""Whatever is done, undoing all of it gives an empty board, and redoing it what was there."""

import ast
from datetime import date
from pathlib import Path

from building import ANA, BO, NOW
from hypothesis import HealthCheck, settings
from undo_machine import Board

import models
from models.entries import InterviewEntry
from models.sharing.clash import Side
from models.tables import JournalEntry
from models.words import Brought, Direction, Ending, NoteKind, Outcome, Stage
from tests.shares import LONG

Board.TestCase.settings = settings(
    max_examples=400 if LONG else 10,
    stateful_step_count=60 if LONG else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestUndoingEverything = Board.TestCase


def commands_of_the_program() -> set[str]:
    """The name of every command that any module of `models` gives."""
    found = set()
    for path in Path(models.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "command":
                name = node.args[0]
                assert isinstance(name, ast.Constant), f"{path}: which command is this?"
                found.add(str(name.value))
    return found


def test_every_command_of_the_program_is_among_them() -> None:
    """Each is given once by the machine; then all of them are undone and redone."""
    board = Board()
    held = InterviewEntry(NOW)
    board.add("Acme", (ANA, BO), held, None)
    board.edit(0, "Acme", (ANA, BO), None, held)
    board.debrief(0, (ANA, BO), "Kafka", None)
    board.nothing_to_debrief(0)
    board.two_write_one_note(0, 0, Side.MINE)
    board.write(0, 0, NoteKind.THANK_YOU, 7)
    board.skip_rest(0, NoteKind.THANK_YOU)
    board.time_passes(60 * 24 * 40)
    board.go_on_by_themselves()
    board.write(0, 0, NoteKind.CHECK_IN, 3)
    board.write(0, 0, NoteKind.CHECK_IN, 2)
    board.write(0, 0, NoteKind.CHECK_IN, 5)
    board.main_contact(0, 1)
    board.persist(0, 3)
    board.promise(0, date(2027, 1, 4))
    board.more_time(0, date(2027, 1, 5))
    board.log(0, 0, Brought.NOTHING, Direction.IN, None)
    board.snooze(0, 3)
    board.wake(0)
    board.move(0, Stage.CLOSED, Ending.REJECTED)
    board.keep_warm(0, True)
    board.new_round(0, (ANA,), held)
    board.archive(0, Outcome.SILENCE)
    board.bring_back(0)
    board.new_round(1, (BO,), held)
    board.answer_offer(1, Outcome.DECLINED)
    board.take_in([("Globex", "Dev")])
    board.delete(0)
    given = {entry.command for entry in JournalEntry.select()}
    assert given == commands_of_the_program()
    board.start_again()
    board.all_of_it(again=True)
    board.teardown()
