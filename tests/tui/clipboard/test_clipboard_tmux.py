import base64
import os
import select
import socket
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tui.clipboard.copying import copy
from tui.clipboard.osc52 import osc52, through_tmux
from tui.clipboard.report import CopyReport, Verdict

FAKE = """#!/bin/sh
echo "$*" >> "$STORE.calls"
case "$1" in
  display-message) client="${CLIENT-/dev/pts/9}"
    echo "${VERSION-3.3a}|$client|41|$client|${NAMED-xterm}|${FEATURES-256,title}|$TERMINAL";;
  load-buffer) eval "${LOAD-cat > \\"$STORE\\"}";;
  show-buffer) cat "$STORE";;
  show-environment) echo "${ATTACHED--SSH_CONNECTION}";;
  -S) echo "${PANE-/dev/pts/9}|%0|40";;
  show-messages) echo 'Terminal 0: x for /dev/pts/8, flags=0x20:'; echo ' 192: Ms: (string)'
    echo 'Terminal 1: x for /dev/pts/9, flags=0x20:'; echo " 192: Ms: ${MS-(string)}";;
esac
"""
WHOLE = "Note copied to the tmux buffer (checked) and passed on to your terminal; "


def note(size: int) -> str:
    """A note of so many bytes, of several alphabets and lines, that ends in no line break."""
    text = ("Dear Zoë,\n\nthank you for 日本語 👩‍💻\tand tea.\n" * (size // 40 + 1)).encode()[
        : size - 3
    ]
    text = text.decode(errors="ignore").encode()
    return (text + b"." * (size - len(text))).decode()


@pytest.fixture
def fake(tmp_path: Path) -> Callable[..., tuple[CopyReport, list[str], list[str]]]:
    """Copies with a stand-in for tmux; gives the report, what was written, and tmux's orders."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "tmux").write_text(FAKE)
    (folder / "tmux").chmod(0o755)
    (folder / "xclip").write_text("#!/bin/sh\ntouch $STORE.xclip\n")
    (folder / "xclip").chmod(0o755)
    # Who the attached client, process 41, descends from.
    (folder / "ps").write_text('#!/bin/sh\nprintf "1 0 init\\n40 1 $ANCESTOR\\n41 40 sh\\n"\n')
    (folder / "ps").chmod(0o755)
    store = tmp_path / "store"

    def copied(text: str, *, limit: float = 10.0, preference: str = "auto", **env: str) -> Any:
        written: list[str] = []
        report = copy(
            text,
            env={
                "PATH": f"{folder}:/usr/bin:/bin",
                "STORE": str(store),
                "TMUX": f"{tmp_path}/s,1,0",
            }
            | env,
            platform="linux",
            preference=preference,
            write=written.append,
            runtime_dir=tmp_path / "run",
            limit=limit,
        )
        calls = store.with_suffix(".calls")
        return report, written, calls.read_text().splitlines() if calls.exists() else []

    return copied


Fake = Callable[..., tuple[CopyReport, list[str], list[str]]]


@pytest.mark.parametrize("version", ["3.2", "3.3a", "next-3.6", "4.0", "master", "openbsd-7.4"])
def test_the_buffer_is_filled_read_back_and_passed_on(fake: Fake, version: str) -> None:
    report, written, calls = fake(note(2_000), VERSION=version, SSH_TTY="/dev/pts/1", DISPLAY=":0")
    assert (report.route, report.verdict) == ("tmux", Verdict.VERIFIED)
    assert report.message == WHOLE + "paste once to be sure."
    assert "load-buffer -w -" in calls
    assert written == []


@pytest.mark.parametrize("version", ["3.1c", "2.9", "1.8"])
def test_an_older_tmux_lets_the_sequence_through(fake: Fake, version: str) -> None:
    report, written, calls = fake(note(200), VERSION=version)
    assert written == [through_tmux(osc52(note(200)))]
    assert (report.route, report.verdict) == ("tmux", Verdict.SENT)
    assert f"through tmux {version}, older than 3.2; it does not answer" in report.message
    assert not any("buffer" in call for call in calls)


@pytest.mark.parametrize(
    ("env", "reason"),
    [
        ({"LOAD": "echo no server running >&2; exit 1"}, "status 1: no server running"),
        ({"LOAD": "cat > /dev/null; printf other > $STORE"}, "holds something else"),
        ({"TERMINAL": "VTE(7600)"}, "it is in the tmux buffer"),
        ({"MS": "[missing]"}, "it is in the tmux buffer"),
        ({"PATH": "/nonexistent"}, "tmux could not be started"),
        ({"TMUX": ""}, "this is not inside tmux"),
    ],
)
def test_what_tmux_cannot_do_is_not_called_copied(
    fake: Fake, env: dict[str, str], reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    report, written, _ = fake(note(200), preference="tmux", **env)
    assert (report.route, report.verdict, written) == ("file", Verdict.FAILED, [])
    assert report.detail.startswith("tmux: ")
    assert reason in report.detail
    assert report.message.startswith("Your clipboard was not reached by the route you set (tmux: ")
    assert report.path
    assert report.path.read_bytes() == note(200).encode()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("named", ["screen", "screen.xterm-256color", "screen-256color"])
def test_gnu_screen_around_tmux_gets_nothing_across_its_display(fake: Fake, named: str) -> None:
    report, written, calls = fake(note(200), NAMED=named)
    assert (report.route, report.verdict, written) == ("file", Verdict.FAILED, [])
    assert "tmux runs inside GNU screen" in report.detail
    assert "load-buffer -" in calls
    assert "load-buffer -w -" not in calls


@pytest.mark.parametrize(
    "env",
    [
        {"NAMED": "tmux-256color", "TERMINAL": "tmux 3.5a"},
        {"NAMED": "screen-256color", "TERMINAL": "tmux 3.5a"},
    ],
)
def test_a_tmux_on_the_near_side_is_told_what_to_set(fake: Fake, env: dict[str, str]) -> None:
    report, _, _ = fake(note(200), **env)
    assert report.message == (
        f"{WHOLE}paste once to be sure. "
        "Nothing there? Your terminal is tmux too: set its set-clipboard to on."
    )


def test_an_older_tmux_on_the_near_side_is_no_gnu_screen(fake: Fake) -> None:
    report, _, _ = fake(note(200), NAMED="screen-256color", FEATURES="256,clipboard,title")
    assert report.message == f"{WHOLE}paste once to be sure."


def test_a_session_shown_within_itself_is_passed_on_once(fake: Fake, tmp_path: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(str(tmp_path / "s"))
        report, _, calls = fake(note(200), NAMED="tmux-256color", TERMINAL="tmux 3.3a")
    assert report.message.startswith(WHOLE)
    assert any(call.startswith("-S ") for call in calls)
    assert calls.count("load-buffer -w -") == 1


@pytest.mark.parametrize(
    ("size", "sequence", "reason"),
    [
        (200, "(string) \\033]52;%p1%s;%p2%s\\a", "mosh takes no text from tmux as it is set up"),
        (12_281, "(string) \\033]52;c;%p2%s\\a", "mosh takes at most 12,280 bytes"),
        (12_280, "(string) \\033]52;c;%p2%s\\a", ""),
    ],
)
def test_mosh_takes_from_tmux_what_it_understands(
    fake: Fake, size: int, sequence: str, reason: str
) -> None:
    report, _, calls = fake(note(size), ANCESTOR="mosh-server", MS=sequence)
    assert report.route == ("file" if reason else "tmux")
    assert reason in report.detail
    assert ("load-buffer -w -" in calls) is not bool(reason)


def test_a_left_over_display_is_not_used_by_whoever_came_over_ssh(fake: Fake) -> None:
    report, _, _ = fake(note(200), DISPLAY=":0", ANCESTOR="sshd")
    assert (report.route, report.verdict) == ("tmux", Verdict.VERIFIED)
    assert "local: over SSH" in report.detail


def test_a_hung_tmux_is_waited_for_no_longer_than_the_limit(fake: Fake) -> None:
    report, _, _ = fake(note(200), limit=0.5, LOAD="exec sleep 60")
    assert report.detail == "tmux: tmux did not answer within 0.5 s"
    assert report.route == "file"


def test_large_notes_are_warned_about(fake: Fake) -> None:
    report, _, _ = fake(note(80_000))
    assert report.message.startswith(WHOLE)
    assert "At 80,000 bytes" in report.message


def test_a_left_over_display_is_not_used_once_attached_over_ssh(fake: Fake, tmp_path: Path) -> None:
    report, _, _ = fake(note(200), DISPLAY=":0", ATTACHED="SSH_CONNECTION=192.0.2.1 1 192.0.2.2 22")
    assert (report.route, report.verdict) == ("tmux", Verdict.VERIFIED)
    assert "local: over SSH" in report.detail
    assert not (tmp_path / "store.xclip").exists()


def test_a_tmux_that_cannot_tell_who_is_attached_rules_the_desktop_out(fake: Fake) -> None:
    report, _, _ = fake(note(200), DISPLAY=":0", PATH="/nonexistent")
    assert report.route == "file"
    assert report.detail.splitlines()[0].startswith("local: who is attached cannot be known")


# The real program


@dataclass
class Server:
    """A private tmux server, and terminals attached to it."""

    name: str
    env: dict[str, str] = field(default_factory=dict)
    clients: list[tuple[subprocess.Popen[bytes], int]] = field(default_factory=list)

    def __call__(self, *words: str) -> bytes:
        argv = ["tmux", "-L", self.name, "-f", os.devnull, *words]
        env = {key: value for key, value in os.environ.items() if not key.startswith("TMUX")}
        return subprocess.run(argv, check=True, capture_output=True, env=env, timeout=20).stdout

    def attach(self, term: str, **more: str) -> int:
        outer, inner = os.openpty()
        env = {**os.environ, "TERM": term, **more}
        env.pop("TMUX", None)
        argv = ["tmux", "-L", self.name, "attach-session"]
        process = subprocess.Popen(
            argv, stdin=inner, stdout=inner, stderr=inner, env=env, start_new_session=True
        )
        os.close(inner)
        self.clients.append((process, outer))
        self.wait_for(lambda: self("display-message", "-p", "#{client_termname}").strip() != b"")
        return outer

    def wait_for(self, condition: Callable[[], bool]) -> None:
        until = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < until, "tmux did not get there"
            for _, terminal in self.clients:
                read_some(terminal)

    def copy(self, text: str, runtime_dir: Path) -> CopyReport:
        return copy(
            text,
            env=self.env,
            platform="linux",
            write=None,
            runtime_dir=runtime_dir,
            limit=20.0,
        )


def read_some(terminal: int) -> bytes:
    ready, _, _ = select.select([terminal], [], [], 0.02)
    return os.read(terminal, 65_536) if ready else b""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(f"afterword-{uuid.uuid4().hex[:12]}")
    server("new-session", "-d", "-x", "80", "-y", "24")
    told = server("display-message", "-p", "#{socket_path} #{pid} #{pane_id}").decode().split()
    path, pid, pane = told
    server.env = {"PATH": os.environ["PATH"], "TERM": "tmux-256color"}
    server.env |= {"TMUX": f"{path},{pid},0", "TMUX_PANE": pane}
    try:
        yield server
    finally:
        server("kill-server")
        for process, terminal in server.clients:
            os.close(terminal)
            process.wait(timeout=20)
        Path(path).unlink(missing_ok=True)


@pytest.mark.needs("tmux")
@pytest.mark.parametrize("size", [200, 2_000, 9_000])
@pytest.mark.parametrize("setting", ["off", "external", "on"])
def test_real_tmux_holds_the_note_to_the_letter(
    server: Server, tmp_path: Path, size: int, setting: str
) -> None:
    server("set-option", "-s", "set-clipboard", setting)
    report = server.copy(note(size), tmp_path)
    assert len(note(size).encode()) == size
    assert server("show-buffer") == note(size).encode()
    assert (report.route, report.verdict) == ("tmux", Verdict.VERIFIED)
    assert "no terminal is attached" in report.message


@pytest.mark.needs("tmux")
@pytest.mark.parametrize("setting", ["off", "external", "on"])
def test_real_tmux_passes_the_note_on(server: Server, tmp_path: Path, setting: str) -> None:
    server("set-option", "-s", "set-clipboard", setting)
    terminal = server.attach("xterm-256color")
    report = server.copy(note(2_000), tmp_path)
    assert report.message == WHOLE + "paste once to be sure."
    wanted = base64.b64encode(note(2_000).encode())
    seen = bytearray()

    def arrived() -> bool:
        seen.extend(read_some(terminal))
        return wanted in seen

    until = time.monotonic() + 20
    while not arrived():
        assert time.monotonic() < until, "the terminal got no clipboard sequence"


@pytest.mark.needs("tmux")
def test_real_tmux_knows_a_terminal_without_a_clipboard(server: Server, tmp_path: Path) -> None:
    server.attach("linux")
    report = server.copy(note(200), tmp_path)
    assert (report.route, report.verdict) == ("file", Verdict.FAILED)
    assert "it is in the tmux buffer" in report.detail
    assert server("show-buffer") == note(200).encode()


@pytest.mark.needs("tmux")
def test_real_tmux_hears_that_the_terminal_is_vte(server: Server, tmp_path: Path) -> None:
    terminal = server.attach("xterm-256color")
    os.write(terminal, b"\x1bP>|VTE(7600)\x1b\\")
    server.wait_for(lambda: b"VTE" in server("display-message", "-p", "#{client_termtype}"))
    assert server.copy(note(200), tmp_path).route == "file"


@pytest.mark.needs("tmux")
def test_real_tmux_tells_that_it_is_attached_over_ssh(server: Server, tmp_path: Path) -> None:
    server.attach("xterm-256color", SSH_CONNECTION="192.0.2.1 1 192.0.2.2 22")
    server.env["DISPLAY"] = ":0"
    report = server.copy(note(200), tmp_path)
    assert (report.route, report.verdict) == ("tmux", Verdict.VERIFIED)
    assert report.detail.startswith("local: over SSH")
