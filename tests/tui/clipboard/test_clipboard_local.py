"""The route over the helper of the desktop: shell scripts stand in for xclip and its like."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.clipboard.copying import copy
from tui.clipboard.report import CopyReport, Verdict

NOTE = "Dear Zoë,\n\nThank you for 日本語 and tea 👩‍💻.\n\nKind regards"

PROC_VERSION = Path("/proc/version")
WSL = PROC_VERSION.exists() and "microsoft" in PROC_VERSION.read_text().lower()
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or WSL, reason="pyperclip chooses another helper than xclip here"
)

WORKS = 'case "$0 $*" in *-o|*wl-paste*) cat "$STORE";; *) cat > "$STORE";; esac\n'


class Desk:
    """A desktop with stand-ins for its clipboard helpers."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.store = folder / "store"
        self.runtime_dir = folder / "run"
        self.env = {"TERM": "xterm-256color", "DISPLAY": ":0", "STORE": str(self.store)}
        self.env["PATH"] = f"{self.bin}:/usr/bin:/bin"
        # These tests may themselves run at the far end of a connection.
        self.program("ps", "")

    def program(self, name: str, script: str) -> None:
        file = self.bin / name
        file.write_text(f"#!/bin/sh\n{script}")
        file.chmod(0o755)

    def copy(self, text: str = NOTE, limit: float = 10.0) -> CopyReport:
        def write(_: str) -> None: ...

        return copy(
            text,
            env=self.env,
            platform="linux",
            write=write,
            runtime_dir=self.runtime_dir,
            limit=limit,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("text", [NOTE, "ends in a line break\n", "é日🙂" * 1_000, " "])
def test_a_desktop_helper_is_read_back(desk: Desk, text: str) -> None:
    desk.program("xclip", WORKS)
    report = desk.copy(text)
    assert desk.store.read_bytes() == text.encode()
    assert (report.route, report.verdict) == ("local", Verdict.VERIFIED)
    assert report.message == "Note copied to your clipboard (checked), ready to paste."
    assert report.detail == ""


def test_a_helper_that_takes_a_moment_is_given_it(desk: Desk) -> None:
    desk.store.write_text("older")
    desk.program(
        "xclip",
        'case "$*" in *-o*) ;; *) cat > "$STORE.new"; exit;; esac\n'
        + ('cat "$STORE"; test -e "$STORE.new" && mv "$STORE.new" "$STORE"; true\n'),
    )
    assert desk.copy().verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("cat >/dev/null; echo 'No \x1b[31mdisplay' >&2; exit 1\n", "status 1: No display"),
        ("cat >/dev/null\n", "xclip took it, but the clipboard holds something else"),
        ("printf changed; cat > /dev/null\n", "the clipboard holds something else"),
    ],
)
def test_a_failing_helper_is_seen_through_and_never_heard(
    desk: Desk, capfd: pytest.CaptureFixture[str], script: str, reason: str
) -> None:
    desk.program("xclip", script)
    report = desk.copy()
    assert report.route == "osc52"
    assert report.detail.startswith("local: xclip ")
    assert reason in report.detail
    assert report.detail.isprintable()
    assert capfd.readouterr() == ("", "")


def test_a_helper_that_talks_and_works_is_kept_quiet(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    talks = 'case "$*" in *-o*) ;; *) echo noise; esac; echo noise >&2\n'
    desk.program("xclip", talks + WORKS)
    assert desk.copy().verdict is Verdict.VERIFIED
    assert capfd.readouterr() == ("", "")


def test_a_helper_that_cannot_be_read_back_is_not_called_checked(desk: Desk) -> None:
    desk.program("xclip", 'case "$*" in *-o*) exit 1;; *) cat > "$STORE";; esac\n')
    report = desk.copy()
    assert (report.route, report.verdict) == ("local", Verdict.SENT)
    assert report.message == (
        "Note handed to xclip, but your clipboard could not be read back; paste once to be sure."
    )


def test_no_helper_and_no_terminal_for_it(desk: Desk) -> None:
    desk.env |= {"PATH": str(desk.bin), "TERM": "dumb"}
    report = desk.copy()
    assert report.detail == "local: no helper was found; install wl-clipboard, xclip or xsel"
    assert report.route == "file"


def ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_a_hung_helper_is_ended_with_all_it_started(desk: Desk) -> None:
    desk.program("xclip", 'echo $$ > "$STORE"; sleep 60 & echo $! >> "$STORE"; wait\n')
    report = desk.copy(limit=1.0)
    assert report.detail == "local: xclip did not answer within 1 s"
    pids = [int(line) for line in desk.store.read_text().split()]
    assert len(pids) == 2
    until = time.monotonic() + 10
    while not all(ended(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.01)
    assert [pid for pid in pids if not ended(pid)] == []


@pytest.fixture
def daemon(desk: Desk) -> Iterator[Path]:
    pid = desk.store.with_suffix(".pid")
    yield pid
    if pid.exists():
        os.kill(int(pid.read_text()), 9)


def test_a_helper_that_leaves_a_daemon_holds_nothing_up(desk: Desk, daemon: Path) -> None:
    leaves = f'case "$*" in *-o*) ;; *) sleep 120 & echo $! > {daemon};; esac\n'
    desk.program("xclip", leaves + WORKS)
    report = desk.copy()
    assert report.verdict is Verdict.VERIFIED
    assert not ended(int(daemon.read_text()))


@pytest.mark.parametrize("names", [("xsel",), ("wl-copy", "wl-paste")])
def test_other_helpers(desk: Desk, names: tuple[str, ...]) -> None:
    for name in names:
        desk.program(name, WORKS)
    desk.env["PATH"] = str(desk.bin)
    desk.env |= {"WAYLAND_DISPLAY": "wayland-0"}
    (desk.bin / "cat").symlink_to("/bin/cat")
    report = desk.copy()
    assert report.verdict is Verdict.VERIFIED
    assert desk.store.read_bytes() == NOTE.encode()
