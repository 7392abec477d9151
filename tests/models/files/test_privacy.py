"""Folders for their owner alone, and taking from others what they can read."""

import os
import stat
from pathlib import Path

import pytest

from models.files.privacy import exposed, guarded_folder, make_private, private_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_every_folder_that_is_made_is_private(tmp_path: Path, umask: int) -> None:
    tmp_path.chmod(0o755)
    old = os.umask(umask)
    try:
        private_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(old)
    made = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "c"]
    assert [mode(folder) for folder in made] == [0o700] * 3
    assert mode(tmp_path) == 0o755


def test_what_others_can_read_is_closed_and_named(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a", "b", "c", "missing")]
    for file, others in zip(files, (0o644, 0o600, 0o710), strict=False):
        file.touch()
        file.chmod(others)
    assert exposed(files) == [files[0], files[2]]
    assert make_private(files) == f"Others could read {files[0]} and {files[2]}: now only you can."
    assert [mode(file) for file in files[:3]] == [0o600, 0o600, 0o700]
    assert make_private(files) == ""


def test_no_link_is_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.touch()
    theirs.chmod(0o644)
    (tmp_path / "link").symlink_to(theirs)
    assert make_private([tmp_path / "link"]) == ""
    assert mode(theirs) == 0o644


def test_what_cannot_be_closed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.touch()
    file.chmod(0o644)

    def refuse(self: Path, mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    said = make_private([file])
    assert said == f"Others can read {file}, and that could not be changed."


def test_what_belongs_to_somebody_else_is_let_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.touch()
    file.chmod(0o644)
    monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
    assert exposed([file]) == []
    with pytest.raises(PermissionError, match="belongs to somebody else"):
        guarded_folder(tmp_path)
