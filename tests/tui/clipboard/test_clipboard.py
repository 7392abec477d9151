import base64
import os
import re
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.clipboard.copying import copy
from tui.clipboard.detect import Route, choose_routes
from tui.clipboard.osc52 import osc52, through_screen, through_tmux
from tui.clipboard.report import CopyReport, Verdict

NOTE = "Dear Zoë,\n\nThank you for 日本語 and tea 👩‍💻.\n\nKind regards"
SSH = {"TERM": "xterm-256color", "SSH_TTY": "/dev/pts/3", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2"}
DESK = {"TERM": "xterm-256color", "DISPLAY": ":0"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"}
SCREEN = {"TERM": "screen", "STY": "1.pts"}


class Copying:
    """A copy in a made-up environment, with what it wrote to the terminal."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.store = folder / "store"
        self.runtime_dir = folder / "run"
        self.written: list[str] = []
        self.path = f"{self.bin}:/usr/bin:/bin"

    def program(self, name: str, script: str) -> None:
        file = self.bin / name
        file.write_text(f"#!/bin/sh\n{script}")
        file.chmod(0o755)

    def __call__(self, text: str, env: Mapping[str, str], **options: Any) -> CopyReport:
        chosen: dict[str, Any] = {"platform": "linux", "write": self.written.append, **options}
        surroundings = {"PATH": self.path, "STORE": str(self.store), **env}
        return copy(text, env=surroundings, runtime_dir=self.runtime_dir, **chosen)


@pytest.fixture
def copying(tmp_path: Path) -> Copying:
    return Copying(tmp_path)


def unpack(sequence: str) -> str:
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert found
    return base64.b64decode(found[1], validate=True).decode()


# Which routes


@pytest.mark.parametrize(
    ("env", "platform", "routes"),
    [
        (SSH, "linux", "osc52 file"),
        (SSH | DESK, "linux", "osc52 file"),
        (SSH, "darwin", "osc52 file"),
        ({"TERM": "xterm", "DISPLAY": "localhost:10.0"}, "linux", "osc52 file"),
        ({"TERM": "xterm", "DISPLAY": "localhost:0"}, "linux", "local osc52 file"),
        (SSH | {"TERM_PROGRAM": "Apple_Terminal"}, "linux", "file"),
        (SSH | {"VTE_VERSION": "7600"}, "linux", "file"),
        (SSH | {"VTE_VERSION": "7600", "TERM_PROGRAM": "WezTerm"}, "linux", "osc52 file"),
        (SSH | {"VTE_VERSION": "7600", "TERM": "xterm-kitty"}, "linux", "osc52 file"),
        (SSH | {"TERM": "dumb"}, "linux", "file"),
        ({"SSH_TTY": "/dev/pts/3"}, "linux", "file"),
        ({"TERM": "linux"}, "linux", "file"),
        ({}, "linux", "file"),
        (DESK, "linux", "local osc52 file"),
        ({"TERM": "foot", "WAYLAND_DISPLAY": "wayland-0"}, "linux", "local osc52 file"),
        (DESK | {"VTE_VERSION": "7600"}, "linux", "local file"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "darwin", "local file"),
        ({"TERM": "xterm-256color", "WSL_DISTRO_NAME": "Debian"}, "linux", "local osc52 file"),
        ({}, "win32", "local file"),
        ({"TERM": "xterm-256color"}, "linux", "osc52 file"),
        (TMUX, "linux", "tmux file"),
        (TMUX | SSH | DESK, "linux", "tmux file"),
        (TMUX | DESK, "linux", "local tmux file"),
        (SCREEN, "linux", "screen file"),
        (SCREEN | DESK, "linux", "screen file"),
        (SCREEN | TMUX, "linux", "tmux file"),
        (SSH | {"TERM": "screen.xterm-256color"}, "linux", "screen file"),
        (SSH | {"TERM": "screen-256color"}, "linux", "osc52 file"),
    ],
)
def test_routes_follow_the_surroundings(env: dict[str, str], platform: str, routes: str) -> None:
    assert choose_routes(env, platform) == routes.split()


@pytest.mark.parametrize("preference", ["tmux", "local", "osc52", "screen"])
def test_a_forced_route_is_tried_alone_before_the_file(preference: str) -> None:
    assert choose_routes(SSH | DESK, "linux", preference) == [preference, "file"]


def test_forcing_the_file_and_unknown_preferences() -> None:
    assert choose_routes(DESK, "linux", "file") == [Route.FILE]
    with pytest.raises(ValueError, match="pigeon"):
        choose_routes(DESK, "linux", "pigeon")


# Escape sequences


@given(st.text())
def test_osc52_carries_any_text_to_the_letter(text: str) -> None:
    assert unpack(osc52(text)) == text


@example("é日🙂" * 1_000)
@given(st.text())
def test_screen_pieces_make_the_whole_again(text: str) -> None:
    wrapped = through_screen(osc52(text))
    pieces = re.findall(r"\x1bP(?:(?!\x1b\\).)*\x1b\\", wrapped, re.DOTALL)
    assert "".join(pieces) == wrapped
    assert all(len(piece.encode()) <= 700 for piece in pieces)
    assert unpack("".join(piece[2:-2] for piece in pieces)) == text


@given(st.text())
def test_tmux_wrapping_doubles_escapes_and_nothing_else(text: str) -> None:
    wrapped = through_tmux(osc52(text))
    assert wrapped.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert wrapped.endswith("\x1b\\")
    assert unpack(wrapped[len("\x1bPtmux;") : -2].replace("\x1b\x1b", "\x1b")) == text


@pytest.mark.parametrize("text", [NOTE, "x", "a\tb\n", "é" * 4_500, "one\ntwo\nthree"])
def test_over_ssh_the_terminal_gets_the_note_in_one_write(copying: Copying, text: str) -> None:
    report = copying(text, SSH)
    assert [unpack(part) for part in copying.written] == [text]
    assert (report.route, report.verdict) == ("osc52", Verdict.SENT)
    assert report.message == (
        "Note sent to your terminal (OSC 52); it does not answer, so paste once to be sure."
    )
    assert not copying.runtime_dir.exists()


def test_inside_screen_the_pieces_go_in_one_write(copying: Copying) -> None:
    report = copying(NOTE * 100, SCREEN, what="profile link")
    assert copying.written == [through_screen(osc52(NOTE * 100))]
    assert report.verdict is Verdict.SENT
    assert report.message.startswith("Profile link sent to your terminal through screen (OSC 52);")


@pytest.mark.parametrize(("size", "warned"), [(74_994, False), (74_995, True)])
def test_very_large_notes_are_sent_whole_with_a_warning(
    copying: Copying, size: int, warned: bool
) -> None:
    report = copying("x" * size, SSH)
    assert unpack(copying.written[0]) == "x" * size
    assert ("check that its end arrived" in report.message) is warned


@pytest.mark.parametrize(("size", "route"), [(12_280, "osc52"), (12_281, "file")])
def test_mosh_drops_what_is_longer(copying: Copying, size: int, route: str) -> None:
    report = copying("x" * size, SSH | {"NCURSES_NO_UTF8_ACS": "1"})
    assert report.route == route
    assert report.detail == ("osc52: mosh takes at most 12,280 bytes" if route == "file" else "")


@pytest.mark.parametrize(
    ("env", "hint"),
    [
        (SSH | {"LC_TERMINAL": "iTerm2"}, "iTerm2"),
        (SSH | {"TERM": "tmux-256color"}, "set-clipboard"),
        (TMUX, "allow-passthrough"),
    ],
)
def test_a_terminal_known_to_be_choosy_is_named(
    copying: Copying, env: dict[str, str], hint: str
) -> None:
    assert hint in copying(NOTE, env, preference="osc52").message


def test_a_terminal_that_cannot_be_written_to_is_no_success(copying: Copying) -> None:
    def broken(_: str) -> None:
        raise BrokenPipeError("gone")

    report = copying(NOTE, SSH, write=broken)
    assert (report.route, report.verdict) == ("file", Verdict.FAILED)
    assert report.detail == "osc52: the terminal could not be written to: gone"
    assert copying(NOTE, SSH, write=None).detail == "osc52: no terminal is listening"


def test_over_ssh_no_helper_runs_even_if_it_is_forced(copying: Copying) -> None:
    copying.program("xclip", 'cat > "$STORE"\n')
    report = copying(NOTE, SSH | DESK, preference="local")
    assert (report.route, report.verdict) == ("file", Verdict.FAILED)
    assert report.message.startswith("Your clipboard was not reached by the route you set (local: ")
    assert "machine at the other end" in report.detail
    assert not copying.store.exists()
    assert copying.written == []


# The file


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_the_file_is_for_its_owner_alone_whatever_the_umask(copying: Copying, mask: int) -> None:
    before = os.umask(mask)
    try:
        report = copying(NOTE, {})
    finally:
        os.umask(before)
    path = copying.runtime_dir / "note.txt"
    assert (report.route, report.verdict, report.path) == ("file", Verdict.FAILED, path)
    assert report.message == (
        f"No way to your clipboard from here. Note put in a file instead: {path}"
    )
    assert path.read_bytes() == NOTE.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_where_the_bare_text_can_be_shown_its_keys_are_named(copying: Copying) -> None:
    assert copying(NOTE, {}, what="card", bare="Esc v").message == (
        "No way to your clipboard from here. Esc v shows it bare, to select with the mouse; "
        f"it is in a file too: {copying.runtime_dir / 'card.txt'}"
    )


def test_the_file_replaces_the_older_one_and_follows_no_link(copying: Copying) -> None:
    copying.runtime_dir.mkdir(mode=0o755)
    victim = copying.store
    victim.write_text("untouched")
    (copying.runtime_dir / "profile-link.txt").symlink_to(victim)
    first = copying("one", DESK, what="profile link", preference="file")
    assert first.path
    assert not first.path.is_symlink()
    assert first.path.read_text() == "one"
    assert first.message.startswith("Not in your clipboard: your settings say to use a file.")
    assert copying("two", {}, what="profile link").path == first.path
    assert [file.read_text() for file in copying.runtime_dir.iterdir()] == ["two"]
    assert victim.read_text() == "untouched"
    assert stat.S_IMODE(copying.runtime_dir.stat().st_mode) == 0o700


def test_a_folder_that_is_a_link_or_a_file_is_not_used(
    copying: Copying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A detail is cut where it is long, and how long the path to a test's folder is changes.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    copying.runtime_dir = Path("run")
    copying.runtime_dir.symlink_to(tmp_path / "elsewhere")
    report = copying(NOTE, {})
    assert (report.route, report.verdict, report.path) == ("none", Verdict.FAILED, None)
    assert report.message == (
        "No way to your clipboard from here, and the note could not be put in a file either. "
        "Select it with the mouse instead."
    )
    assert "is not a folder" in report.detail
    assert list((tmp_path / "elsewhere").iterdir()) == []
    copying.runtime_dir = copying.bin / "file" / "run"
    (copying.bin / "file").touch()
    assert "could not be written" in copying(NOTE, {}).detail


def test_nothing_and_broken_characters_are_not_copied(copying: Copying) -> None:
    assert copying("", SSH).message == "Nothing to copy: the note is empty."
    broken = copying("ab\ud800", SSH)
    assert broken.verdict is Verdict.FAILED
    assert "position 3" in broken.message
    assert copying.written == []
    assert not copying.runtime_dir.exists()


def test_neither_textual_nor_pyperclip_is_loaded() -> None:
    heavy = "{'textual', 'rich', 'pyperclip'}"
    code = f"import sys, tui.clipboard; print(sorted({heavy} & set(sys.modules)))"
    root = Path(__file__).parents[3]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert run.stdout.strip() == b"[]"
