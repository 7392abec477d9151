from pathlib import Path

import pytest

from tui.clipboard.lineage import connection_of
from tui.clipboard.report import Job

TABLE = """\
    1     0 systemd
   20     1 sshd
   30    20 bash
   31     1 /usr/libexec/sshd-session
   32    31 zsh
   33     1 sshd: ana@pts/0
   34    33 sudo
   35    34 a program
   40     1 mosh-server
   41    40 bash
   50     1 tmux: server
   51    50 bash
   60    61 around
   61    60 and around
   70     1 sshd-keygen
   71    70 bash
"""


def job(folder: Path, script: str) -> Job:
    program = folder / "ps"
    program.write_text(f"#!/bin/sh\n{script}")
    program.chmod(0o755)
    env = {"PATH": f"{folder}:/usr/bin:/bin"}
    return Job("text", "note", env, None, folder / "run", 10.0)


@pytest.mark.parametrize(
    ("pid", "server"),
    [
        (30, "sshd"),
        (32, "sshd-session"),
        (35, "sshd"),
        (41, "mosh-server"),
        (51, ""),
        (60, ""),
        (71, ""),
        (99, ""),
    ],
)
def test_a_connection_is_told_by_who_began_it(tmp_path: Path, pid: int, server: str) -> None:
    (tmp_path / "table").write_text(TABLE)
    assert connection_of(job(tmp_path, f"cat {tmp_path}/table"), pid) == server


def test_where_no_processes_can_be_listed_none_is_known(tmp_path: Path) -> None:
    assert connection_of(job(tmp_path, "exit 1"), 30) == ""
    assert connection_of(job(tmp_path, "echo what"), 30) == ""
