"""Questions to a terminal: a pseudo-terminal whose other end answers as a test says."""

import base64
import os
import select
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from tui.doctor import asking
from tui.doctor.asking import WHAT_CAN_YOU, WHAT_IS_COPIED, WHO_ARE_YOU, Answers, Line, open_line

termios = pytest.importorskip("termios")

ABLE = "\033[?65;1;52c"
WHO = WHO_ARE_YOU + WHAT_CAN_YOU
WHAT = WHAT_IS_COPIED + WHAT_CAN_YOU


class Stream:
    """Standard input or output on a terminal."""

    def __init__(self, number: int) -> None:
        self.number = number

    def fileno(self) -> int:
        return self.number

    def flush(self) -> None: ...


class Pty:
    """A terminal; `near` is its end, `far` the one that a program has."""

    def __init__(self) -> None:
        self.near, self.far = os.openpty()

    def answer(self, text: str) -> None:
        os.write(self.near, text.encode())

    def asked(self) -> str:
        """What the program has written so far."""
        found = b""
        while select.select([self.near], [], [], 0)[0]:
            found += os.read(self.near, 4096)
        return found.decode()

    def left(self) -> bytes:
        """What would become key presses."""
        return os.read(self.far, 4096) if select.select([self.far], [], [], 0)[0] else b""


@pytest.fixture
def pty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pty]:
    opened = Pty()
    streams = SimpleNamespace(stdin=Stream(opened.far), stdout=Stream(opened.far))
    monkeypatch.setattr(asking, "sys", streams)
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    yield opened
    os.close(opened.near)
    os.close(opened.far)


@contextmanager
def listening() -> Iterator[Line]:
    with open_line() as line:
        assert line is not None
        yield line


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LIMIT", 0.01)
    monkeypatch.setattr(asking, "LATE", 0.01)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("\033P>|tmux 3.3a\033\\", "tmux 3.3a"),
        ("\033P>|XTerm(390)\033\\", "XTerm(390)"),
        ("keys typed meanwhile\033P>|kitty(0.36.4)\033\\", "kitty(0.36.4)"),
        ("", ""),
    ],
)
def test_a_terminal_says_who_it_is(pty: Pty, said: str, name: str) -> None:
    with listening() as line:
        pty.answer(said + ABLE)
        assert line.who() == Answers(name, (65, 1, 52))
    assert pty.asked() == WHO
    assert pty.left() == b""


def test_an_answer_may_come_in_pieces(pty: Pty) -> None:
    whole = f"\033P>|foot(1.16.2)\033\\{ABLE}".encode()
    begun = threading.Event()

    def slowly() -> None:
        begun.wait(10)
        for place in range(len(whole)):
            os.write(pty.near, whole[place : place + 1])

    writing = threading.Thread(target=slowly)
    writing.start()
    with listening() as line:
        begun.set()
        assert line.who() == Answers("foot(1.16.2)", (65, 1, 52))
    writing.join(10)
    assert pty.left() == b""


def test_what_a_name_holds_drives_no_terminal(pty: Pty) -> None:
    with listening() as line:
        pty.answer("\033P>|mine\r\n\u202e\x9b2Jmore" + "x" * 200 + "\033\\" + ABLE)
        found = line.who()
    assert found is not None
    assert found.name.startswith("mine")
    assert found.name.isprintable()
    assert len(found.name) <= 60


@pytest.mark.parametrize("end", ["\a", "\033\\"])
@pytest.mark.parametrize("chosen", ["c", ""])
def test_what_was_copied_is_read_back(pty: Pty, chosen: str, end: str) -> None:
    held = base64.b64encode("日本語 ✓".encode()).decode()
    with listening() as line:
        pty.answer(f"\033]52;{chosen};{held}{end}{ABLE}")
        assert line.copied() == "日本語 ✓"
    assert pty.asked() == WHAT


@pytest.mark.parametrize("said", ["", "\033]52;c;\a", "\033]52;c;/w==\a", "\033]52;c;a\a"])
def test_a_clipboard_that_is_not_told(pty: Pty, said: str) -> None:
    with listening() as line:
        pty.answer(said + ABLE)
        assert not line.copied()


@pytest.mark.usefixtures("impatient")
def test_a_silent_terminal_is_asked_once(pty: Pty) -> None:
    with listening() as line:
        assert line.who() is None
        assert line.copied() is None
    assert pty.asked() == WHO


def test_an_answer_that_comes_late_does_not_reach_the_shell(
    pty: Pty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LIMIT", 0.01)
    with listening() as line:
        assert line.who() is None
        pty.answer(f"\033P>|slow\033\\{ABLE}")
    assert pty.left() == b""


def test_keys_pressed_meanwhile_show_nowhere_and_the_terminal_is_left_as_it_was(pty: Pty) -> None:
    before = termios.tcgetattr(pty.far)
    with listening():
        assert not termios.tcgetattr(pty.far)[3] & (termios.ECHO | termios.ICANON)
        pty.answer("keys")
        assert select.select([pty.far], [], [], 20)[0]
    assert termios.tcgetattr(pty.far) == before
    assert pty.asked() == ""
    assert pty.left() == b""


def test_the_terminal_is_left_as_it_was_after_a_failure_too(pty: Pty) -> None:
    before = termios.tcgetattr(pty.far)
    with pytest.raises(KeyboardInterrupt), listening():
        raise KeyboardInterrupt
    assert termios.tcgetattr(pty.far) == before


def pipe_for_input(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(asking.sys, "stdin", Stream(number))


def pipe_for_output(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(asking.sys, "stdout", Stream(number))


def in_the_background(monkeypatch: pytest.MonkeyPatch, _: int) -> None:
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)


@pytest.mark.parametrize("spoil", [pipe_for_input, pipe_for_output, in_the_background])
def test_where_there_is_no_terminal_of_ones_own_none_is_asked(
    pty: Pty, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[pytest.MonkeyPatch, int], None]
) -> None:
    reads, writes = os.pipe()
    spoil(monkeypatch, reads)
    with open_line() as line:
        assert line is None
    os.close(reads)
    os.close(writes)
    assert pty.asked() == ""
