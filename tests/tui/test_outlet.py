"""What commands print on a terminal is text; what they print elsewhere is exact."""

import io
import sys

import pytest

from tui.outlet import drawn_on, harmless_output, whole_output

HARM = "a\x1b]0;harm\x07b\x9b\u202ec\td\n"


class Terminal(io.StringIO):
    """Stands where a terminal would be."""

    def isatty(self) -> bool:
        return True


def test_before_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    with harmless_output():
        print(HARM, end="")
        sys.stdout.writelines([HARM])
        assert sys.stdout.isatty()
        assert drawn_on(sys.stdout) is terminal
        with whole_output():
            assert sys.stdout is terminal
    assert terminal.getvalue() == 2 * "a]0;harmbc\td\n"
    assert sys.stdout is terminal


def test_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stdout", file)
    with harmless_output():
        print(HARM, end="")
        assert drawn_on(sys.stdout) is file
    assert file.getvalue() == HARM
