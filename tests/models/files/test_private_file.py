"""Files that are written whole or not at all, and last through a power cut."""

import os
import stat
from pathlib import Path

import pytest

from models.files.private_file import replace_privately


def test_on_the_disk_before_it_takes_the_place_and_its_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def replaced(self: Path, target: Path) -> Path:
        done.append("replaced")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    path = tmp_path / "a.toml"
    replace_privately(path, b"new")
    assert done == ["file", "replaced", "folder"]
    assert path.read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    replace_privately(path, b"old")

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_privately(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one for one in tmp_path.iterdir() if one.is_file()] == [path]


def test_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"somebody's")
    path = tmp_path / "a.toml"
    path.symlink_to(other)
    replace_privately(path, b"mine")
    assert other.read_bytes() == b"somebody's"
    assert not path.is_symlink()
    assert path.read_bytes() == b"mine"
