"""The examples for every day do what the README says of them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import find_tool
from tests.end_to_end.program import lively_board

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
NOTIFY = EXAMPLES / "afterword-notify"
# What stands in for the mail program and the desktop writes down what it was given.
STAND_IN = '#!/bin/sh\n{ printf "%s\\n" "$0" "$@"; [ -t 0 ] || cat; } >>"$SEEN"\n'


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A path on which the command is, and stand-ins that write to the file `SEEN`."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("mail", "notify-send"):
        (programs / name).write_text(STAND_IN)
        (programs / name).chmod(0o755)
    path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"]))
    kept = {key: value for key, value in os.environ.items() if key != "DBUS_SESSION_BUS_ADDRESS"}
    return {**kept, "PATH": path, "SEEN": str(tmp_path / "seen"), "MAILTO": "me@home.example"}


def run(words: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def readme_block(language: str, having: str) -> str:
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.M | re.S)
    [block] = [block for block in blocks if having in block]
    return block


@pytest.mark.parametrize("name", ["afterword-notify", "prompt.sh"])
@pytest.mark.parametrize("shell", ["sh", "bash", "zsh"])
def test_shells_can_read_them(name: str, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    done = run([shell, "-n", str(EXAMPLES / name)], dict(os.environ))
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_due_is_mailed(env: dict[str, str]) -> None:
    lively_board()
    done = run(["sh", str(NOTIFY)], env)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    program, *given = Path(env["SEEN"]).read_text("utf-8").splitlines()
    assert program.endswith("/mail")
    assert given[0] == "-s"
    assert re.fullmatch(r"Afterword: (! \d+ overdue)?(, )?(\d+ due today)?", given[1])
    assert given[2:4] == ["--", "me@home.example"]
    assert any("Mauersegler Energie" in line for line in given)


def test_what_is_due_is_notified_where_there_is_a_desktop(env: dict[str, str]) -> None:
    lively_board()
    words = ["afterword", "add", "<b>Acme</b> & Co", "-p", "Ana", "--when", "2026-01-05"]
    assert run(words, env).returncode == 0
    done = run(["sh", str(NOTIFY)], {**env, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    seen = Path(env["SEEN"]).read_text("utf-8")
    assert seen.splitlines()[0].endswith("/notify-send")
    # A notification may take what it shows for markup.
    assert "&lt;b>Acme&lt;/b> &amp; Co" in seen
    assert "<b>" not in seen


def test_nothing_is_sent_where_nothing_is_due_or_something_is_wrong(env: dict[str, str]) -> None:
    assert run(["sh", str(NOTIFY)], env).returncode == 0
    board = Path(env["XDG_DATA_HOME"]) / "afterword" / "afterword.db"
    board.parent.mkdir(parents=True)
    board.write_bytes(b"no board " * 100)
    done = run(["sh", str(NOTIFY)], env)
    assert done.returncode == 2
    assert str(board) in done.stderr
    assert not Path(env["SEEN"]).exists()


def test_cron_line(env: dict[str, str]) -> None:
    line = readme_block("crontab", "afterword").strip()
    command = re.sub(r"^(\S+\s+){5}", "", line)
    nothing = run(["sh", "-c", command], env)
    assert (nothing.stdout, nothing.stderr) == ("", "")
    lively_board()
    assert "Mauersegler Energie" in run(["sh", "-c", command], env).stdout


@pytest.mark.needs("bash")
def test_login_line(env: dict[str, str]) -> None:
    lively_board()
    line = readme_block("sh", "case $-").strip()
    assert "due today" in run(["bash", "--norc", "-i", "-c", line], env).stdout
    assert run(["bash", "--norc", "-c", line], env).stdout == ""


@pytest.mark.needs("bash")
def test_prompt_shows_what_was_found_last_and_asks_behind_its_back(env: dict[str, str]) -> None:
    lively_board()
    kept = Path(env["XDG_RUNTIME_DIR"]) / ".afterword-due"
    script = f"""
        PS1='$ '; . {EXAMPLES / "prompt.sh"}
        printf '<%s>' "$(afterword_prompt)"
        for try in $(seq 300); do [ -s {kept} ] && break; sleep 0.1; done
        printf '<%s>' "$(afterword_prompt)" "${{PS1@P}}"
    """
    done = run(["bash", "--norc", "-c", script], env)
    assert done.stderr == ""
    assert re.fullmatch(r"<><(! \d+ overdue.*|.*due today) · ><\1 · \$ >", done.stdout)
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.needs("tmux")
def test_tmux_line(env: dict[str, str]) -> None:
    asked = ["show-options", "-gv", "status-right", ";", "kill-server"]
    words = ["tmux", "-L", f"aw-{os.getpid()}", "-f", str(EXAMPLES / "tmux.conf"), "start-server"]
    done = run([*words, ";", *asked], env)
    assert (done.stdout, done.stderr) == ("#(afterword due --short) %H:%M\n", "")


@pytest.mark.skipif(find_tool("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_takes_the_units(env: dict[str, str], tmp_path: Path) -> None:
    units = [
        shutil.copy(EXAMPLES / f"afterword-notify.{kind}", tmp_path)
        for kind in ("service", "timer")
    ]
    done = run(["systemd-analyze", "verify", "--user", *map(str, units)], env)
    # It looks at what else there is on the machine too, and has its opinion of that.
    ours = [line for line in done.stderr.splitlines() if "afterword" in line]
    assert (done.returncode, done.stdout, ours) == (0, "", [])
