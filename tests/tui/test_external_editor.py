"""The person's own editor: its file is theirs alone, and nothing of it stays, come what may."""

import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.errors import AfterwordError
from tui.clipboard.file import LASTS, forget, own_runtime_dir
from tui.external_editor import edit, sweep

NOTE = "Hi Ana,\n\nThank you for the tour."


def place() -> Path:
    return own_runtime_dir() / "editing"


def editor(tmp_path: Path, script: str) -> list[str]:
    path = tmp_path / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return [str(path)]


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_its_file_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    seen = tmp_path / "seen"
    command = editor(
        tmp_path, f'echo "$@" > {seen}; ls -l "$1" "$(dirname "$1")/.before" >> {seen}'
    )
    own_runtime_dir().mkdir()
    own_runtime_dir().chmod(0o755)
    old = os.umask(umask)
    try:
        assert edit(NOTE, command) == NOTE
    finally:
        os.umask(old)
    named, *listed = seen.read_text().splitlines()
    assert [line.split()[0][:10] for line in listed] == ["-rw-------"] * 2
    assert named.startswith(str(place()))
    assert named.endswith("/note.txt")
    for folder in (own_runtime_dir(), place()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(place().iterdir()) == []


def test_what_an_editor_puts_beside_its_file_goes_too(tmp_path: Path) -> None:
    command = editor(tmp_path, 'echo Done. > "$1"; cp "$1" "$1~"; cp "$1" "$(dirname "$1")/.n.swp"')
    assert edit(NOTE, command) == "Done."
    assert list(place().iterdir()) == []


def test_a_file_that_is_gone_leaves_the_note_as_it_was(tmp_path: Path) -> None:
    assert edit(NOTE, editor(tmp_path, 'rm "$1"')) == NOTE


@pytest.mark.parametrize("ends", ["kill -HUP $$", "exit 129"])
def test_what_was_saved_before_the_line_dropped_counts(tmp_path: Path, ends: str) -> None:
    assert edit(NOTE, editor(tmp_path, f'echo Saved. > "$1"; {ends}')) == "Saved."
    with pytest.raises(AfterwordError, match="ended with status"):
        edit(NOTE, editor(tmp_path, ends))


def test_an_editor_that_says_it_failed_is_believed(tmp_path: Path) -> None:
    with pytest.raises(AfterwordError, match="ended with status 1"):
        edit(NOTE, editor(tmp_path, 'echo Half. > "$1"; exit 1'))
    with pytest.raises(AfterwordError, match="cannot be run"):
        edit(NOTE, [str(tmp_path / "nowhere")])
    assert list(place().iterdir()) == []


def test_a_place_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    own_runtime_dir().symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AfterwordError, match="is not a folder"):
        edit(NOTE, ["true"])
    assert list((tmp_path / "elsewhere").iterdir()) == []


PROGRAM = "import sys; from tui.external_editor import edit; edit(sys.argv[1], sys.argv[2:])"


@pytest.mark.parametrize("written", [True, False])
def test_a_killed_program_leaves_nothing_for_long(tmp_path: Path, written: bool) -> None:
    """What an editor still has open stays; what was saved stays for a day; all else goes."""
    begun, go_on = tmp_path / "begun", tmp_path / "go on"
    os.mkfifo(begun)
    os.mkfifo(go_on)
    save = 'echo Written. > "$1";' if written else ""
    command = editor(tmp_path, f"{save} echo $$ > '{begun}'; read line < '{go_on}'")
    with subprocess.Popen([sys.executable, "-c", PROGRAM, NOTE, *command]) as program:
        begun.read_text()
        program.send_signal(signal.SIGKILL)
    now = datetime.now(UTC)
    assert sweep(now + timedelta(days=9)) == ""
    [folder] = place().iterdir()
    go_on.write_text("\n")
    while _held(folder):
        os.sched_yield()
    said = sweep(now)
    if written:
        assert said.endswith(f"For a day it is in {folder / 'note.txt'}.")
        assert (folder / "note.txt").read_text() == "Written.\n"
        assert sweep(now + timedelta(days=2)) == ""
    else:
        assert said == ""
    assert list(place().iterdir()) == []


def _held(folder: Path) -> bool:
    """Whether the editor lives on: it has the lock with it."""
    import fcntl

    with (folder / ".before").open() as before:
        try:
            fcntl.flock(before, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def test_a_folder_that_is_just_being_made_is_left_alone() -> None:
    (place() / "new").mkdir(parents=True)
    now = datetime.now(UTC)
    sweep(now)
    assert (place() / "new").exists()
    sweep(now + timedelta(minutes=2))
    assert not (place() / "new").exists()


def test_texts_put_in_a_file_are_kept_for_a_day(tmp_path: Path) -> None:
    for name in ("note.txt", "card.txt", "other.db"):
        (tmp_path / name).touch()
    now = datetime.now(UTC)
    os.utime(tmp_path / "note.txt", ((now - timedelta(days=1, hours=1)).timestamp(),) * 2)
    os.utime(tmp_path / "other.db", (0, 0))
    forget(tmp_path, now - LASTS)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["card.txt", "other.db"]
