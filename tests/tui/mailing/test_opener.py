"""The desktop's opener: shell scripts stand in for xdg-open and its like."""

import os
import time
from pathlib import Path

import pytest

from tui.mailing.link import most_in_link, osc8
from tui.mailing.opener import NotHanded, Opener, find_opener, hand_over

URI = "mailto:ana@acme.example?subject=Hi%20there&body=a%0D%0Ab"
DESKTOP = {"DISPLAY": ":0"}
XDG_OPEN = Opener(("xdg-open",))


class Desk:
    """A folder of programs, with nothing else on the PATH but what scripts need."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.given = folder / "given"
        self.env = {"PATH": f"{self.bin}:{os.defpath}", "GIVEN": str(self.given)}

    def program(self, name: str, script: str = 'printf "%s\\n" "$@" > "$GIVEN"') -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o700)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(tmp_path)
    # Where a bare name is looked for.
    monkeypatch.setenv("PATH", made.env["PATH"])
    return made


@pytest.mark.parametrize(
    ("platform", "env", "name"),
    [
        ("linux", DESKTOP, "xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "xdg-open"),
        ("darwin", {}, "open"),
        ("linux", {"WSL_DISTRO_NAME": "Debian", **DESKTOP}, "wslview"),
        ("linux", {}, None),
        ("linux", {**DESKTOP, "SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}, None),
        ("linux", {"DISPLAY": "localhost:10.0"}, None),
        ("darwin", {"SSH_TTY": "/dev/ttys003"}, None),
        ("linux", {**DESKTOP, "TMUX": "/nonexistent,1,0"}, None),
    ],
)
def test_which_opener(desk: Desk, platform: str, env: dict[str, str], name: str | None) -> None:
    for program in ("xdg-open", "open", "wslview"):
        desk.program(program)
    desk.program("ps", "exit 1")
    found = find_opener({**desk.env, **env}, platform)
    assert (found.name if found else None) == name


def test_one_that_is_not_installed_is_not_chosen(desk: Desk) -> None:
    desk.program("ps", "exit 1")
    env = {**DESKTOP, "PATH": str(desk.bin)}
    assert find_opener(env, "linux") is None
    desk.program("gio")
    assert find_opener(env, "linux") == Opener(("gio", "open"))


def test_a_display_that_a_hidden_connection_forwards_is_not_the_persons(desk: Desk) -> None:
    desk.program("xdg-open")
    desk.program("ps", f"echo '{os.getpid()} 77 python'; echo '77 1 sshd-session'")
    assert find_opener({**desk.env, **DESKTOP}, "linux") is None


def test_the_link_is_given_as_it_is(desk: Desk) -> None:
    desk.program("gio")
    gio = Opener((str(desk.bin / "gio"), "open"))
    assert hand_over(gio, URI, desk.env)
    assert desk.given.read_text() == f"open\n{URI}\n"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 4", "xdg-open ended with status 4: no mail client took it"),
        ("exit 3", "xdg-open ended with status 3: a program that it needs is missing"),
        ("echo noise; echo noise >&2; exit 9", "xdg-open ended with status 9"),
    ],
)
def test_a_failure_is_told(
    desk: Desk, capfd: pytest.CaptureFixture[str], script: str, reason: str
) -> None:
    desk.program("xdg-open", script)
    with pytest.raises(NotHanded) as caught:
        hand_over(XDG_OPEN, URI, desk.env)
    assert str(caught.value) == reason
    assert capfd.readouterr() == ("", ""), "nothing that it says reaches the screen"


def test_one_that_cannot_start_is_told(desk: Desk) -> None:
    # Not xdg-open, which the machine may have.
    with pytest.raises(NotHanded, match=r"an-opener could not be started: No such file"):
        hand_over(Opener(("an-opener",)), URI, desk.env)
    desk.program("xdg-open")
    with pytest.raises(NotHanded, match=r"could not be started: Argument list too long"):
        hand_over(XDG_OPEN, "mailto:" + "x" * 3_000_000, desk.env)


def test_a_mail_client_that_stays_open_is_left_to_itself(desk: Desk) -> None:
    desk.program("xdg-open", 'read -r go < "$GIVEN"; echo done > "$GIVEN.done"')
    os.mkfifo(desk.given)
    assert not hand_over(XDG_OPEN, URI, desk.env, limit=0.1)
    with desk.given.open("w") as go:
        go.write("go\n")
    done = desk.given.with_suffix(".done")
    for _ in range(1000):
        if done.exists():
            break
        time.sleep(0.01)
    assert done.exists(), "it was ended with the time limit"


@pytest.mark.parametrize(
    ("env", "most"),
    [
        ({"TERM": "xterm-256color"}, 2_083),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, 1_024),
        ({"TERM": "screen.xterm-256color"}, 0),
        ({"TERM": "linux"}, 0),
        ({}, 0),
        (
            {"TERM": "xterm", "SSH_TTY": "/dev/pts/1", "NCURSES_NO_UTF8_ACS": "1"},
            0,
        ),
    ],
)
def test_how_long_a_link_may_be(env: dict[str, str], most: int) -> None:
    assert most_in_link(env) == most


def test_a_link_to_click() -> None:
    assert osc8(URI, "Write") == f"\x1b]8;;{URI}\x1b\\Write\x1b]8;;\x1b\\"
