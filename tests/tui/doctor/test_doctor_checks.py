"""The rules of `afterword doctor`, on made-up surroundings."""

from collections.abc import Iterable
from typing import Any

import pytest

from models.files.rescue import rescue
from tui import colours
from tui.clipboard.report import CopyReport, Verdict
from tui.clipboard.tmux_client import Client
from tui.doctor import copying, house, surroundings
from tui.doctor.asking import Answers
from tui.doctor.copying import Reach, Trial, reach
from tui.doctor.finding import Finding, Level
from tui.doctor.here import Here
from tui.doctor.terminals import KINDS, MAY_NEED_SETTING, kind_of, named_by

XTERM = {"TERM": "xterm-256color"}
SSH = XTERM | {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
SENT = Trial("line", CopyReport("osc52", Verdict.SENT, "Line sent."))
PASSED_ON = Trial("line", CopyReport("tmux", Verdict.VERIFIED, "Line passed on."))
IN_A_FILE = Trial("line", CopyReport("file", Verdict.FAILED, "No way.", "tmux: it is old"))
UNTRIED = Trial("line", untried="there is no terminal here")


def client(program: str = "", term: str = "xterm-256color", features: str = "") -> Client:
    return Client("3.3a", "/dev/pts/1", 1, "/dev/pts/1", term, tuple(features.split(",")), program)


def called(name: str, *abilities: int) -> Answers:
    return Answers(name, abilities)


def lines(found: Finding | Iterable[Finding]) -> list[str]:
    return [one.says for one in ([found] if isinstance(found, Finding) else found)]


@pytest.mark.parametrize(
    ("here", "says"),
    [
        (Here(SSH), "SSH from 192.0.2.1"),
        (Here(XTERM | {"SSH_TTY": "/dev/pts/1"}), "SSH"),
        (Here(XTERM, server="sshd"), "the terminal hangs on sshd, though no variable says so"),
        (Here(SSH, server="mosh-server"), "mosh, which passes on 12,280 bytes at most"),
        (Here(SSH | {"NCURSES_NO_UTF8_ACS": "1"}), "mosh, which passes on 12,280 bytes at most"),
        (Here(XTERM), "none: the terminal is on this machine"),
    ],
)
def test_the_connection(here: Here, says: str) -> None:
    assert says in surroundings.connection(here).says


@pytest.mark.parametrize(
    ("here", "says"),
    [
        (Here(XTERM), []),
        (Here(XTERM | {"STY": "1.pts"}), ["inside GNU screen"]),
        (Here({"TERM": "screen.xterm"}), ["inside GNU screen at your own end"]),
        (Here({"TMUX": "x,1,0"}), ["inside a tmux that does not answer"]),
        (
            Here({"TMUX": "x,1,0"}, clients=(client("tmux 3.5a"), client("kitty(0.36)"))),
            [
                "inside tmux 3.3a; its terminal is tmux 3.5a",
                "which is inside tmux 3.3a; its terminal is kitty(0.36)",
            ],
        ),
        (
            Here({"TMUX": "x,1,0"}, clients=(Client("3.3a", "", 0, "", "", (), ""),)),
            ["inside tmux 3.3a; no terminal is attached to it"],
        ),
    ],
)
def test_what_stands_between(here: Here, says: list[str]) -> None:
    assert lines(surroundings.multiplexer(here)) == says


@pytest.mark.parametrize(
    ("here", "says"),
    [
        (Here({}, terminal=False), "TERM is not set; there is none here, so none was asked"),
        (Here(XTERM), "TERM is xterm-256color; it was not asked, or kept silent"),
        (Here(XTERM, answers=called("foot(1.16)", 62)), "it calls itself foot(1.16)"),
        (Here(XTERM, answers=called("", 62, 52)), "gives no name, and says that it takes OSC 52"),
    ],
)
def test_who_the_terminal_is(here: Here, says: str) -> None:
    assert says in surroundings.terminal(here).says


@pytest.mark.parametrize(
    ("size", "level"),
    [
        ((40, 15), [Level.FINE]),
        ((39, 15), [Level.NOTICE]),
        ((40, 14), [Level.NOTICE]),
        (None, []),
    ],
)
def test_the_size(size: tuple[int, int] | None, level: list[Level]) -> None:
    assert [one.level for one in surroundings.size(Here(XTERM, size=size))] == level


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"TERM": "foot"}, "256 (TERM is foot)"),
        ({"TERM": "vt220"}, "none (TERM is vt220)"),
        (XTERM, "256 (TERM is xterm-256color)"),
        (XTERM | {"COLORTERM": "TrueColor"}, "16 million (COLORTERM is truecolor)"),
        (XTERM | {"COLORTERM": "24bit", "NO_COLOR": "1"}, "none, because NO_COLOR is set"),
        (XTERM | {"NO_COLOR": ""}, "256 (TERM is xterm-256color)"),
        ({"TERM": "dumb"}, "none, because TERM does not name a terminal"),
    ],
)
def test_the_colours(monkeypatch: pytest.MonkeyPatch, env: dict[str, str], says: str) -> None:
    monkeypatch.setattr(colours, "_known", lambda _term: 256)
    assert surroundings.palette(Here(env)).says == says


@pytest.mark.parametrize(
    ("encoding", "level"),
    [("utf-8", Level.FINE), ("UTF8", Level.FINE), ("iso-8859-1", Level.NOTICE), ("", Level.NOTICE)],
)
def test_the_letters(encoding: str, level: Level) -> None:
    assert surroundings.letters(Here(XTERM | {"LANG": "x"}, encoding=encoding)).level is level


@pytest.mark.parametrize(
    ("env", "name"),
    [
        (XTERM, ""),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "foot"}, "foot"),
        ({"TERM": "xterm-ghostty"}, "ghostty"),
        ({"TERM": "tmux-256color"}, "tmux-256color"),
        (XTERM | {"LC_TERMINAL": "iTerm2", "TERM_PROGRAM": "tmux"}, "iTerm2"),
        (XTERM | {"TERM_PROGRAM": "Apple_Terminal"}, "Apple_Terminal"),
        (XTERM | {"VTE_VERSION": "7600"}, "VTE"),
        (XTERM | {"VTE_VERSION": "7600", "KITTY_WINDOW_ID": "1"}, "kitty"),
    ],
)
def test_the_name_that_the_environment_has(env: dict[str, str], name: str) -> None:
    assert named_by(env) == name


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("tmux 3.3a", "tmux at your own end"),
        ("iTerm2 3.5.0", "iTerm2"),
        ("XTerm(390)", "xterm"),
        ("VTE(7600)", "GNOME Terminal and its kin (VTE)"),
        ("Apple_Terminal", "macOS Terminal"),
        ("WezTerm 20240203-110809", "WezTerm"),
        ("Konsole 24.12.1", "Konsole"),
    ],
)
def test_kinds_are_known_by_the_names_they_give(name: str, title: str) -> None:
    kind = kind_of(name)
    assert kind is not None
    assert kind.title == title


def test_what_a_kind_needs_is_one_line() -> None:
    assert kind_of("vscode") is None
    assert all(kind.advice and "\n" not in kind.advice for kind in MAY_NEED_SETTING)
    assert all(start == start.lower() for start in KINDS)


@pytest.mark.parametrize(
    ("here", "trial", "known"),
    [
        (Here(SSH), SENT, Reach.LIKELY),
        (Here(SSH), UNTRIED, Reach.UNTRIED),
        (Here(SSH), IN_A_FILE, Reach.NONE),
        (Here({"TERM": "dumb"}), UNTRIED, Reach.NONE),
        (Here(SSH, answers=called("VTE(7600)")), SENT, Reach.NONE),
        (Here(SSH, answers=called("VTE(9900)", 52)), SENT, Reach.LIKELY),
        (Here(SSH, answers=called("iTerm2 3.5")), SENT, Reach.LIKELY),
        (Here(SSH, answers=called("tmux 3.3a")), Trial("", SENT.report, "", True), Reach.PROVEN),
        (Here(SSH, answers=called("tmux 3.3a")), Trial("", SENT.report, "", False), Reach.NONE),
        (Here(SSH, answers=called("foot(1.16)")), Trial("", SENT.report, "", False), Reach.LIKELY),
        (Here({"TMUX": "x"}, clients=(client("VTE(7600)"),)), PASSED_ON, Reach.NONE),
        (Here({"TMUX": "x"}, clients=(client("kitty(1)"),)), PASSED_ON, Reach.LIKELY),
        # The tmux inside answers for itself, not for the terminal that the person sits at.
        (
            Here({"TMUX": "x"}, clients=(client("VTE(1)"),), answers=called("tmux 4", 52)),
            PASSED_ON,
            Reach.NONE,
        ),
        (Here(XTERM), Trial("", CopyReport("local", Verdict.VERIFIED, "")), Reach.PROVEN),
        (Here(XTERM), Trial("", CopyReport("local", Verdict.SENT, "")), Reach.LIKELY),
    ],
)
def test_how_far_the_text_is_known_to_have_come(here: Here, trial: Trial, known: Reach) -> None:
    assert reach(here, trial) is known


@pytest.mark.parametrize(
    ("env", "given", "says"),
    [
        (SSH, {}, "osc52, because only your terminal reaches your own machine"),
        (XTERM, {"server": "sshd"}, "osc52, because only your terminal reaches your own machine"),
        (XTERM, {}, "osc52, because no desktop is here"),
        (XTERM | {"DISPLAY": ":0"}, {}, "local, because this machine has a desktop"),
        ({"TMUX": "x"}, {}, "tmux, because this runs inside tmux"),
        ({"STY": "x", "TERM": "screen"}, {}, "screen, because this runs inside GNU screen"),
        ({"TERM": "linux"}, {}, "file, because a terminal of the kind 'linux' takes no text"),
        ({}, {}, "file, because TERM is not set"),
        (SSH, {"preference": "screen"}, "because your settings say clipboard.route = screen"),
        (
            XTERM | {"TERM_PROGRAM": "Apple_Terminal"},
            {},
            "file, because macOS Terminal takes no text from programs",
        ),
    ],
)
def test_the_way_is_named_with_its_reason(
    env: dict[str, str], given: dict[str, Any], says: str
) -> None:
    assert says in copying.route(Here(env, **given)).says


def test_a_display_at_the_far_end_is_pointed_out() -> None:
    [says] = lines(copying.display(Here(SSH | {"DISPLAY": "localhost:10.0"})))
    assert says.startswith("localhost:10.0 is there, but")
    assert lines(copying.display(Here(XTERM | {"DISPLAY": ":0"}))) == []
    assert lines(copying.display(Here(XTERM | {"DISPLAY": ":0"}, server="sshd"))) != []


def test_what_came_of_trying() -> None:
    assert lines(copying.tried(Here(SSH), UNTRIED)) == ["not tried: there is no terminal here"]
    assert lines(copying.tried(Here(SSH), SENT)) == ["Line sent."]
    assert lines(copying.tried(Here(SSH), IN_A_FILE)) == [
        "tmux: it is old",
        "no way to your clipboard: notes go to a file, and Esc v shows them bare",
    ]
    gave = Trial("line", SENT.report, read_back=True)
    assert lines(copying.tried(Here(SSH), gave)) == [
        "'line' sent to your terminal (OSC 52), which gave it back"
    ]


@pytest.mark.parametrize(
    ("here", "trial", "is_said"),
    [
        (Here(SSH), SENT, True),
        (Here({"TMUX": "x"}, clients=(client(),)), PASSED_ON, True),
        (Here(SSH), Trial("", SENT.report, read_back=True), False),
        (Here(SSH), IN_A_FILE, False),
    ],
)
def test_what_cannot_be_known_is_said(here: Here, trial: Trial, is_said: bool) -> None:
    assert bool(lines(copying.unknown(here, trial))) is is_said


@pytest.mark.parametrize(
    ("here", "trial", "advice"),
    [
        (Here(SSH, answers=called("iTerm2 3.5")), SENT, ["iTerm2: Settings, General, Selection"]),
        (Here(SSH, answers=called("XTerm(390)")), SENT, ["xterm: XTerm*disallowedWindowOps"]),
        (Here(SSH, answers=called("kitty(1)")), SENT, ["nothing: kitty takes text from programs"]),
        (Here(SSH, answers=called("VTE(9900)", 52)), SENT, ["nothing: your terminal says that"]),
        (
            Here(SSH, answers=called("VTE(76)")),
            SENT,
            ["GNOME Terminal and its kin (VTE)"],
        ),
        (
            Here({"TMUX": "x"}, clients=(client("tmux 3.5a"),)),
            PASSED_ON,
            ["tmux at your own end: set -s set-clipboard on", "tmux here: nothing"],
        ),
        (
            Here({"TMUX": "x"}, clients=(client(term="screen.xterm"),)),
            IN_A_FILE,
            ["tmux runs inside GNU screen, which takes no text from it"],
        ),
        (
            Here({"TMUX": "x"}, clients=(client("kitty(1)"),), server="mosh-server"),
            IN_A_FILE,
            ["mosh takes from tmux only what is written its way"],
        ),
        (Here(XTERM), Trial("", CopyReport("local", Verdict.SENT, "")), []),
        (Here(SSH), Trial("", SENT.report, read_back=True), []),
    ],
)
def test_what_to_set_is_said_where_it_may_help(here: Here, trial: Trial, advice: list[str]) -> None:
    said = lines(copying.advice(here, trial))
    assert [line[: len(start)] for line, start in zip(said, advice, strict=True)] == advice


def test_an_unknown_terminal_gets_a_line_for_each_that_may_need_a_hand() -> None:
    said = lines(copying.advice(Here(SSH | {"STY": "x"}), SENT))
    assert said[0].startswith("nothing tells which terminal you sit at")
    assert [line.partition(":")[0] for line in said[1:]] == [
        *(kind.title for kind in MAY_NEED_SETTING),
        "GNU screen",
    ]


def test_what_was_typed_when_it_broke_is_named() -> None:
    kept_in = rescue("Hi Ana")
    found = house.log()
    assert found.level is Level.NOTICE
    assert found.says.endswith(f"what you typed when Afterword broke is in {kept_in}")
