"""What every test stands on: an environment of its own, and tools that may be missing."""

import gc
import itertools
import os
import re
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyperclip
import pytest
from hypothesis import settings

from tests.demo import Played
from tests.shares import LONG

HOW_TO_GET = {
    "tmux": "apt install tmux, or brew install tmux",
    "screen": "apt install screen, or brew install screen",
    "ssh": "apt install openssh-client; macOS has it",
    "sshd": "apt install openssh-server; macOS has it",
    "ps": "apt install procps; macOS has it",
    "zsh": "apt install zsh; macOS has it",
    "fish": "apt install fish, or brew install fish",
    "git": "apt install git, or brew install git",
    "make": "apt install make, or xcode-select --install",
}
# Servers are installed where the PATH of an ordinary account does not look.
SERVER_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin")

# A test makes some hundred thousand objects, most of which it keeps until its end: looking through
# them as often as Python does by itself takes a sixth of all its time.
gc.set_threshold(100_000, 20, 100)

# The same cases every time: what came up by chance is looked for by `make long`.
settings.register_profile("everyday", deadline=None, max_examples=50, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.load_profile("long" if LONG else "everyday")

NUMBERS = itertools.count()

IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")

# What says where a program runs, how it should look, or whom it may call.
FOREIGN = (
    "TMUX", "TMUX_PANE", "TMUX_TMPDIR", "STY", "MOSH_CONNECTION",
    "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "WSL_DISTRO_NAME", "WSL_INTEROP",
    "EDITOR", "VISUAL", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES",
)  # fmt: skip
FOREIGN_PREFIXES = ("SSH_", "AFTERWORD_", "TEXTUAL")


def find_tool(name: str) -> str | None:
    """The path of a program, looked for also where servers are installed; None if missing."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *SERVER_FOLDERS))
    return shutil.which(name, path=path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the tests that wait for a terminal among those that compute: together they fill the
    processors that either would leave idle, or fight over, alone."""
    waiting = [item for item in items if _waits(item)]
    computing = [item for item in items if not _waits(item)]
    every = len(computing) // (len(waiting) or 1) + 1
    items.clear()
    for first in range(0, len(computing), every):
        items.extend((*computing[first : first + every], *waiting[:1]))
        del waiting[:1]
    items.extend(waiting)


def _waits(item: pytest.Item) -> bool:
    return "end_to_end" in item.path.parts


def pytest_runtest_setup(item: pytest.Item) -> None:
    tools = {str(tool) for marker in item.iter_markers("needs") for tool in marker.args}
    missing = sorted(tool for tool in tools if find_tool(tool) is None)
    if not missing:
        return
    item.user_properties.extend(("missing", tool) for tool in missing)
    reason = "; ".join(f"needs {tool} ({how_to_get(tool)})" for tool in missing)
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    waiting: dict[str, int] = defaultdict(int)
    for outcome in ("skipped", "error"):
        for report in terminalreporter.stats.get(outcome, []):
            for key, value in getattr(report, "user_properties", ()):
                if key == "missing":
                    waiting[str(value)] += 1
    if not waiting:
        return
    terminalreporter.section("not tested here, for want of a program")
    for tool, count in sorted(waiting.items()):
        tests = "1 test" if count == 1 else f"{count} tests"
        terminalreporter.line(f"{tool}: {tests}. To get it: {how_to_get(tool)}")


def how_to_get(tool: str) -> str:
    return HOW_TO_GET.get(tool, f"install {tool}")


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of its own: pytest's own fixture goes through those of all tests so far to find a
    number that is free, which takes longer than most tests of a rule."""
    name = re.sub(r"\W", "_", request.node.name)[:28]
    folder = tmp_path_factory.getbasetemp() / f"{name}{next(NUMBERS)}"
    folder.mkdir(mode=0o700)
    return folder


def pytest_unconfigure() -> None:
    """Look for forgotten files and the like once; pytest would go through everything five times."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _played(tmp_path_factory: pytest.TempPathFactory) -> None:
    Played.keep_in(tmp_path_factory)


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home and a time zone of its own, and no terminal, editor or desktop around it."""
    for name in list(os.environ):
        if name in FOREIGN or name.startswith(FOREIGN_PREFIXES):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    for name, folder in (
        ("HOME", home),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_STATE_HOME", home / "state"),
        ("XDG_CACHE_HOME", home / "cache"),
        ("XDG_RUNTIME_DIR", home / "runtime"),
    ):
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class Clipboard:
    """Stands where the machine's clipboard would be."""

    def __init__(self) -> None:
        self.text = ""

    def copy(self, text: str) -> None:
        self.text = text

    def paste(self) -> str:
        return self.text


@pytest.fixture(autouse=True)
def clipboard(monkeypatch: pytest.MonkeyPatch) -> Clipboard:
    """What pyperclip was given, in memory: no test of one process reaches a real clipboard."""
    kept = Clipboard()
    monkeypatch.setattr(pyperclip, "copy", kept.copy)
    monkeypatch.setattr(pyperclip, "paste", kept.paste)
    monkeypatch.setattr(pyperclip, "is_available", lambda: True)
    monkeypatch.setattr(pyperclip, "determine_clipboard", lambda: (kept.copy, kept.paste))
    monkeypatch.setattr(pyperclip, "set_clipboard", lambda _name: None)
    return kept
