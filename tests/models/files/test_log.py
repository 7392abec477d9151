"""The log: enough to mend by, nothing of the person's, for its owner alone."""

import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import jinja2
import pytest
import time_machine

from models.errors import DatabaseProblem
from models.files.log import describe, log_path, record, where
from models.files.log_file import LARGEST_BYTES, OLDER_KEPT, write
from models.files.rescue import rescue, rescued
from models.notes.slots import find_slots

SECRET = "Ines Marlow is leaving Penhallow"


def caught(act: object) -> BaseException:
    assert callable(act)
    try:
        act()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_an_entry_has_kind_places_and_versions_but_no_words() -> None:
    kept = SECRET

    def act() -> None:
        try:
            {}[kept]
        except KeyError as error:
            raise DatabaseProblem(f"{kept} cannot be read", hint=kept) from error

    said = describe(caught(act))
    assert "DatabaseProblem" in said
    assert "because of\n  KeyError" in said
    assert "test_log:" in said
    assert " act" in said
    assert "afterword " in said
    assert "python " in said
    for word in SECRET.split():
        assert word not in said
    assert str(Path.home()) not in said
    assert os.sep + "tests" not in said


def test_errors_of_the_system_keep_their_names() -> None:
    assert "FileNotFoundError ENOENT" in describe(caught(lambda: Path(f"/{SECRET}").read_text()))
    database = sqlite3.connect(":memory:")
    failed = describe(caught(lambda: database.execute(f"SELECT '{SECRET}' FROM nowhere")))
    assert "OperationalError SQLITE_ERROR" in failed
    assert SECRET not in failed


def test_a_template_of_the_persons_own_is_not_quoted() -> None:
    source = f"{{% macro {SECRET.split(maxsplit=1)[0]}() %}}{{{{ 1 // 0 }}}}{{% endmacro %}}"
    source += f"{{{{ {SECRET.split(maxsplit=1)[0]}() }}}}"
    loader = jinja2.DictLoader({"/home/ines/thank_you.j2": source})
    template = jinja2.Environment(loader=loader).get_template("/home/ines/thank_you.j2")
    said = describe(caught(template.render))
    assert "ZeroDivisionError" in said
    assert "a template" in said
    assert "ines" not in said.casefold()


def test_every_one_of_a_group_is_told_and_a_circle_ends() -> None:
    group = ExceptionGroup(SECRET, [ValueError(SECRET), TypeError()])
    group.exceptions[0].__cause__ = group
    said = describe(group)
    assert "ValueError" in said
    assert "TypeError" in said
    assert SECRET not in said


def test_where_is_the_programs_own_line() -> None:
    assert where(caught(lambda: find_slots(None))).startswith("TypeError in models.notes.slots:")
    assert where(ValueError(SECRET)) == "ValueError"


def test_nothing_is_made_before_there_is_something_to_write() -> None:
    assert not log_path().parent.exists()
    before = os.umask(0)
    try:
        assert record(ValueError(SECRET)) == log_path()
    finally:
        os.umask(before)
    assert mode(log_path()) == 0o600
    assert mode(log_path().parent) == 0o700
    assert SECRET not in log_path().read_text("utf-8")


def test_the_log_is_rotated_and_stays_private() -> None:
    for _ in range(2 * (OLDER_KEPT + 2)):
        write(log_path(), "x" * (LARGEST_BYTES // 2))
    files = sorted(log_path().parent.iterdir())
    assert len(files) == OLDER_KEPT + 1
    assert all(path.stat().st_size <= LARGEST_BYTES for path in files)
    assert {mode(path) for path in files} == {0o600}


def test_a_log_that_others_could_read_is_closed_to_them() -> None:
    write(log_path(), "one")
    log_path().chmod(0o644)
    write(log_path(), "two")
    assert mode(log_path()) == 0o600


@pytest.mark.parametrize("act", [lambda: record(ValueError()), lambda: rescue("words")])
def test_no_place_to_write_raises_nothing(act: object) -> None:
    log_path().parent.parent.mkdir(parents=True, exist_ok=True)
    log_path().parent.write_text("a file where the folder would be")
    assert callable(act)
    assert act() is None


def test_what_was_typed_is_kept_for_its_owner_alone() -> None:
    path = rescue("half a word \ud800")
    assert path is not None
    assert path.read_text("utf-8") == "half a word ?"
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700


def test_two_that_break_in_one_second_keep_both() -> None:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        paths = [rescue("one"), rescue("other"), rescue("third")]
    assert [path and path.read_text("utf-8") for path in paths] == ["one", "other", "third"]
    assert sorted(filter(None, paths)) == rescued()
