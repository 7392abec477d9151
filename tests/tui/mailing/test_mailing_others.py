"""Whether others on the machine could read what a program is started with."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tui.mailing import others
from tui.mailing.others import others_see_arguments

pwd = pytest.importorskip("pwd")


def account(uid: int, shell: str = "/bin/bash") -> SimpleNamespace:
    return SimpleNamespace(pw_uid=uid, pw_shell=shell)


OURS = account(os.getuid())
SERVICES = [account(0), account(101), account(65534, "/usr/sbin/nologin")]


@pytest.mark.parametrize(
    ("platform", "accounts", "seen"),
    [
        ("linux", [], False),
        ("linux", [account(4242)], True),
        ("linux", [account(4242, "/usr/sbin/nologin")], False),
        ("linux", [account(502)], False),
        ("darwin", [account(502)], True),
        ("darwin", [account(4242, "/usr/bin/false")], False),
    ],
)
def test_who_else_has_an_account(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    platform: str,
    accounts: list[SimpleNamespace],
    seen: bool,
) -> None:
    readable = tmp_path / "cmdline"
    readable.write_bytes(b"init")
    monkeypatch.setattr(others, "_OF_ALL", readable)
    monkeypatch.setattr(pwd, "getpwall", lambda: [OURS, *SERVICES, *accounts])
    assert others_see_arguments(platform) is seen


def test_where_processes_are_hidden_nobody_sees_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(others, "_OF_ALL", tmp_path / "hidden")
    monkeypatch.setattr(pwd, "getpwall", lambda: [OURS, account(4242)])
    assert not others_see_arguments("linux")
    assert others_see_arguments("darwin"), "it knows no such thing"
