"""Two versions of one note: both are on file until the person chooses, whatever happens."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from building import NOW, Builder
from dumping import dump

from models.database import Database, open_database
from models.erasing.files import erase
from models.erasing.targets import choose
from models.exchange.imports.choices import Choices
from models.exchange.imports.importing import loaded
from models.exchange.whole_board import writing as board_json
from models.journal import replaying
from models.notes.letters import Letter
from models.pipeline import applications, notes
from models.pipeline.filing import save_draft
from models.pipeline.variants import take_up
from models.sharing.clash import Clash, Side
from models.tables import Note, Variant
from models.words import NoteKind

MINE, THEIRS = "Hi Ana,\n\nmine.", "Hi Ana,\n\ntheirs."


def letter(build: Builder, key: int) -> Letter:
    return build.letter(key, NoteKind.THANK_YOU)


def apart(build: Builder, key: int) -> Clash:
    """Two windows write to one person; what the later one is told."""
    mine, theirs = letter(build, key), letter(build, key)
    mine.body, theirs.body = MINE, THEIRS
    save_draft(theirs, now=NOW)
    return clash_of(mine)


def clash_of(mine: Letter) -> Clash:
    with pytest.raises(Clash) as told:
        save_draft(mine, now=NOW)
    return told.value


def opened(build: Builder, key: int) -> Letter:
    """The letter as a composer opens it."""
    found = letter(build, key)
    take_up([found])
    return found


def on_file() -> tuple[list[str], list[str]]:
    return [row.body for row in Note.select()], [row.body for row in Variant.select()]


KILLED = """
import os, signal, sys
from building import NOW, Builder
from models.database import open_database
from models.notes.letters import read_letters
from models.pipeline.filing import save_draft
from models.settings.reading import Profile, Settings
from models.sharing.clash import Clash
from models.words import NoteKind
from pathlib import Path

open_database(sys.argv[1])
build = Builder(Settings(Path("none"), Profile("Robin Marsh", zone="Europe/Paris")))
mine, theirs = (build.letter(int(sys.argv[2]), NoteKind.THANK_YOU) for _ in range(2))
mine.body, theirs.body = sys.argv[3:]
save_draft(theirs, now=NOW)
try:
    save_draft(mine, now=NOW)
except Clash:
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_before_the_choice_loses_neither(build: Builder, board: Database) -> None:
    key = build.debriefed()
    folders = (str(Path(__file__).parents[3]), str(Path(__file__).parents[1]))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, board.location, str(key), MINE, THEIRS],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert on_file() == ([THEIRS], [MINE])
    again = opened(build, key)
    assert again.body == MINE
    clash_of(again).again(Side.MINE)
    assert on_file() == ([MINE], [])


@pytest.mark.parametrize("side", Side)
def test_the_choice_can_be_undone_and_done_again(build: Builder, side: Side) -> None:
    key = build.debriefed()
    clash = apart(build, key)
    before, exported = dump(), board_json.dump()
    clash.again(side)
    after = dump()
    assert on_file() == ([MINE if side is Side.MINE else THEIRS], [])
    assert replaying.undo().title == "Chose between two drafts to Ana Ruiz"
    assert dump() == before
    assert board_json.dump() == exported
    replaying.redo()
    assert dump() == after


def test_what_is_typed_on_stays_with_its_version(build: Builder) -> None:
    key = build.debriefed()
    mine = letter(build, key)
    apart(build, key)
    mine = opened(build, key)
    mine.body += " More."
    clash_of(mine)
    assert on_file() == ([THEIRS], [f"{MINE} More."])


def test_two_windows_that_took_up_one_version_never_overwrite_each_other(build: Builder) -> None:
    key = build.debriefed()
    apart(build, key)
    one, other = opened(build, key), opened(build, key)
    one.body, other.body = "One.", "Other."
    clash_of(one)
    clash_of(other)
    assert on_file() == ([THEIRS], ["One.", "Other."])
    clash_of(other).again(Side.MINE)
    assert on_file() == (["Other."], ["One."]), "who did not choose yet has the words still"


def test_where_both_come_to_say_the_same_there_is_nothing_to_choose(build: Builder) -> None:
    key = build.debriefed()
    apart(build, key)
    mine = opened(build, key)
    mine.body = THEIRS
    save_draft(mine, now=NOW)
    assert on_file() == ([THEIRS], [])


def test_a_note_that_went_out_asks_nothing(build: Builder) -> None:
    key = build.debriefed()
    apart(build, key)
    notes.mark_sent(letter(build, key), now=NOW)
    assert opened(build, key).body == THEIRS
    replaying.undo()
    assert opened(build, key).body == MINE


def test_it_goes_and_comes_with_its_application(build: Builder) -> None:
    key = build.debriefed()
    apart(build, key)
    before = dump()
    applications.delete_application(key, now=NOW)
    assert on_file() == ([], [])
    replaying.undo()
    assert dump() == before


def test_it_goes_along_in_an_export(build: Builder, tmp_path: Path) -> None:
    apart(build, build.debriefed())
    exported = board_json.dump()
    file = tmp_path / "board.json"
    file.write_text(exported, "utf-8")
    with open_database(tmp_path / "other.db"):
        chosen = Choices(NOW, NOW.tzinfo)  # type: ignore[arg-type]
        with loaded([file], chosen) as load:
            list(load.write(chosen))
        assert on_file() == ([THEIRS], [MINE])
        assert board_json.dump() == exported


def test_erasing_reaches_it(build: Builder, board: Database) -> None:
    key = build.debriefed()
    clash = apart(build, key)
    clash.again(Side.MINE)
    replaying.undo()
    erase(board, choose("Bo Li"), backups=False, now=NOW)
    with open_database(board.location) as again:
        assert on_file() == ([THEIRS], [MINE]), "it is to Ana"
        erase(again, choose("Ana Ruiz"), backups=False, now=NOW)
    with open_database(board.location):
        assert on_file() == ([], [])
    data = Path(board.location).read_bytes()
    assert b"mine." not in data
    assert b"theirs." not in data
