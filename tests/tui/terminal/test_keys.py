"""Keys and pastes in the bytes that a terminal sends, however those are cut into pieces."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from tui.terminal.keys import PASTE_BEGINS, PASTE_ENDS, HasteParser

TOGETHER = {
    "\x1b": ["escape"],
    "\x1b+": ["escape", "plus"],
    "\x1b1": ["escape", "1"],
    "\x1bx": ["escape", "x"],
    "\x1bX": ["escape", "X"],
    "\x1bé": ["escape", "é"],
    "\x1b ": ["escape", "space"],
    "\x1bbf": ["escape", "b", "f"],
    "\x1bP": ["escape", "P"],
    "\x1bO": ["escape", "O"],
    "\x1b\r": ["escape", "enter"],
    "\x1b\x1bq": ["escape", "escape", "q"],
    "\x1b\x1b[A": ["escape", "up"],
    "j\x1b[B\x1bOBk": ["j", "down", "down", "k"],
    "\x1b[Z\x1b+": ["shift+tab", "escape", "plus"],
    "\x1b[27u\x1b[43;3u": ["escape", "alt+plus"],
}
OWN = (
    "\x1b[A",
    "\x1b[1;5C",
    "\x1bOP",
    "\x1b[15~",
    "\x1b[<0;3;4M",
    "\x1b[I",
    "a",
    "é",
    "\r",
    "\x01",
)
PIECES = (
    "\x1b",
    "\x1b[20",
    "d",
    "q",
    "y",
    "[",
    "0~",
    "\x1b[200~",
    "\x1b[",
    "1~",
    "日",
    " ",
    "\x00",
)


def read(*chunks: str, typing: bool = False) -> list[str]:
    """What a parser makes of bytes that come in these pieces, and of the silence behind them."""
    return told(HasteParser(lambda: typing), chunks)


def told(parser: XTermParser, chunks: Sequence[str]) -> list[str]:
    events = [event for chunk in chunks for event in parser.feed(chunk)]
    if parser._timeout_time is not None:
        parser._timeout_time = 0.0
        events += parser.tick()
    return [_name(event) for event in events]


def _name(event: Message) -> str:
    if isinstance(event, Key):
        return event.key
    return f"pasted {event.text}" if isinstance(event, Paste) else type(event).__name__


@pytest.mark.parametrize(("sent", "keys"), TOGETHER.items(), ids=map(repr, TOGETHER))
def test_an_escape_and_what_comes_on_its_heels(sent: str, keys: list[str]) -> None:
    assert read(sent) == read(*sent) == keys


def test_in_a_field_option_and_an_arrow_go_by_words() -> None:
    assert read("\x1bb", "\x1bf", typing=True) == ["ctrl+left", "ctrl+right"]


@given(st.lists(st.sampled_from(OWN)))
def test_other_keys_are_what_textual_makes_of_them(sent: list[str]) -> None:
    assert read("".join(sent)) == told(XTermParser(), ["".join(sent)])


@given(st.lists(st.sampled_from(PIECES)), st.data())
def test_what_is_pasted_is_one_text(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces).replace(PASTE_ENDS, "")
    sent = f"j{PASTE_BEGINS}{text}{PASTE_ENDS}\x1b+"
    cuts = sorted(data.draw(st.sets(st.integers(1, len(sent) - 1))))
    chunks = [sent[a:b] for a, b in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    text = text.replace("\0", "")
    assert read(*chunks) == ["j", f"pasted {text}", "escape", "plus"]


def test_a_paste_that_does_not_end_does_nothing() -> None:
    assert read(PASTE_BEGINS, "\x1bq", "d") == []


def test_the_end_of_all_that_is_typed() -> None:
    parser = HasteParser(lambda: False)
    assert [_name(event) for event in parser.feed("\x1b")] == []
    assert [_name(event) for event in parser.feed("")] == ["escape"]
