"""Texts that would drive a terminal, act, crash or hide; fixed ones, and made-up mixtures."""

from hypothesis import strategies as st

FIXED = (
    "\x1b]52;c;aGFybQ==\x07",  # fills the clipboard
    "\x1b]0;a title\x1b\\",
    "\x1b]8;;https://evil.example\x1b\\a link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[H\x1b[31;7mred\x1b[0m",
    "\x1b[?1049l\x1b[?25l\x1b[6n\x1b[c\x1b[5i",
    "\x1bPq#0;2;0;0;0#0!93~\x1b\\",  # a picture
    "\x1bPtmux;\x1b\x1b]52;c;aGFybQ==\x07\x1b\\",
    "\x1b_Gf=100;AAAA\x1b\\\x1b^private\x1b\\\x1bXstart\x1b\\",
    "\x9b2J\x9d52;c;aGFybQ==\x9c\x90q\x9c\x85\x84",
    "a\x00b\x07c\x08d\x0be\x0cf\rg\x7fh\x1bi",
    "\x1b[",
    "\x1b]52;c;never ended",
    "[b]bold[/b] [/b] [/] [",
    "[@click=app.quit]quit[/] [@click=app.bell()]x[/]",
    "[link=https://evil.example]x[/link] [red on blue]",
    "$primary $x {0} %s {{ 1 }} {% raw %}",
    "\u202ereversed\u202c \u2066isolated\u2069 \u200frtl\u200e",
    "z" + "̖͆" * 300,
    "\u0338\u0338 leading marks",
    "a\u200bb‌c‍d﻿e⁠f­g͏h",
    "ㅤ ᅟᅠ ﾠ",
    "漢字 👩‍👩‍👧‍👦 🇩🇪 ｗｉｄｅ \U0001f3f4\U000e0067\U000e007f",
    "مرحبا שלום हिन्दी ไทย",
    "\ud800 \udfff lone",
    "line\nline\r\nline\u2028line\u2029line\x85",
    "tab\tab",
    "W" * 3000,
    "'; DROP TABLE note; --",
    "../../etc/passwd\\..\\",
)
"""One of every kind that is known."""

LARGE = "\x1b]52;c;aGFybQ==\x07[/b] \u202elarge " * 28_000
"""A field of a million characters."""

_PIECES = st.one_of(
    st.sampled_from(FIXED),
    st.text(max_size=12),
    st.text(st.characters(max_codepoint=0x9F), max_size=12),
    st.sampled_from(["\x1b", "\x9b", "[", "]", "\x07", "\x1b\\", ";", "52", "?", "h", "\n"]),
)
MIXED = st.lists(_PIECES, min_size=1, max_size=6).map("".join)
"""Mixtures of them."""


def storable(text: str) -> str:
    """The text as SQLite can hold it: it keeps everything but halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
