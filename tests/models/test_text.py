import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.prose import paragraphs, sentences, words
from models.text import (
    MARKS_PER_LETTER,
    clean_line,
    clean_text,
    fold,
    hidden_characters,
    shorten,
    utf16_units,
)

# Text made of what is awkward: escapes and their parts, controls, joiners, accents, wide letters.
AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "\x1b\x1b\x07\x9b\x9d\x9c[]P\\;:?0123mHc\r\n\t \x0b\u200b\u200d\ufe0f\u0301"
        ),
        st.sampled_from(
            "aé.!?…\"'\u202e\u2066\u2028\u0958\u0344가ᄀ\u1161\U000e0041\U0001f44d\ud83d"
        ),
        st.characters(),
    )
)
ANYTHING = st.one_of(AWKWARD, st.text())


def without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("Ana\x1b[31m Ruiz\x1b[0m", "Ana Ruiz"),
        ("\x1b]52;c;aGVsbG8=\x07Ana", "Ana"),
        ("\x1b]0;pwned\x1b\\Ana", "Ana"),
        ("\x1b]8;;https://a.io\x1b\\Ana\x1b]8;;\x1b\\", "Ana"),
        ("\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\Ana", "Ana"),
        ("\x1bP\x1b]52;c;aGk=\x07\x1b\\Ana", "Ana"),
        ("\x1bPq#0;2;0;0;0\x1b\\Ana", "Ana"),
        ("\x9b31mAna\x9d0;title\x9c", "Ana"),
        ("\x1b(BAna\x1bc", "Ana"),
        ("Ana\x1b[31", "Ana"),
        ("\x1b]0;never ended", "0;never ended"),
        ("a\x00b\x08c\x7fd\x85e\x9ff", "abcdef"),
        ("a\u202eb\u2066c\u2069d\u200ee", "abcde"),
        ("a\u200bb\u2060c\ufeffd\u00ade\u3164f", "abcdef"),
        ("hi\U000e0068\U000e0069", "hi"),
        ("a\ud800b", "ab"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("a\tb \n c", "a\tb \n c"),
        ("Jose\u0301", "José"),
        ("Jose\u200b\u0301", "José"),
        ("Ana\nRuiz", "Ana\nRuiz"),
    ],
)
def test_clean_text_takes_out_what_drives_or_hides(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "❤\ufe0f",
        "क\u094d\u200dष",
        "می\u200cخواهم",
        "👍🏽",
    ],
)
def test_joiners_and_selectors_of_names_and_emoji_stay(text: str) -> None:
    assert clean_line(text) == text
    assert hidden_characters(text) == []


def test_every_control_character_goes_from_a_line() -> None:
    for code in [*range(0x20), *range(0x7F, 0xA0)]:
        assert clean_line(f"a{chr(code)}ü") in ("aü", "a ü"), hex(code)


def test_a_wrongly_decoded_quote_does_not_swallow_the_text_behind_it() -> None:
    broken = "She said \u201cyes\u201d to Acme\nBest, Ana".encode().decode("latin-1")
    assert clean_text(broken).endswith(" to Acme\nBest, Ana")


def test_clean_line_is_one_line_with_single_spaces() -> None:
    assert clean_line("  Ana\t \nRuiz\u00a0\u3000 VP\r\n") == "Ana Ruiz VP"


def test_stacked_accents_are_limited_to_a_sane_number() -> None:
    zalgo = "Z" + "\u0335\u0321\u0348" * 40 + "a" + "\u0316" * 40
    assert len(clean_line(zalgo)) == 2 + 2 * MARKS_PER_LETTER
    assert clean_line("Việt Nguyễn") == "Việt Nguyễn"


@given(ANYTHING)
def test_cleaning_is_idempotent_and_leaves_nothing_hidden(text: str) -> None:
    for clean in (clean_text, clean_line):
        once = clean(text)
        assert clean(once) == once
        assert hidden_characters(once) == []
        assert unicodedata.is_normalized("NFC", once)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in once)
    assert not set(clean_line(text)) & set("\n\t")


@given(ANYTHING)
def test_hidden_characters_are_what_clean_text_takes_out(text: str) -> None:
    spans = hidden_characters(text)
    assert clean_text(without(text, spans)) == clean_text(text)
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    assert bool(spans) == any(not clean_text(char) and char for char in text)


def test_hidden_characters_says_where() -> None:
    assert hidden_characters("Hi\u200b\u202e Ana\x1b[31m.") == [(2, 4), (8, 13)]
    assert hidden_characters("Hi Ana,\r\n\tthank you.") == []


def test_cleaning_takes_no_longer_than_the_text_is_long() -> None:
    started = time.process_time()
    for hostile in ("\x1b]", "\x1bP\x1b\x1b", "\x9d", "\x1b[1", "\x1bPtmux;", "\u0301", "\x9b;"):
        clean_line(hostile * 50_000)
    sentences("." * 50_000 + "x")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("munoz", "Muñoz"),
        ("nunez-ortega", "Núñez‑Ortega"),
        ("strasse", "Straße"),
        ("soren", "Søren"),
        ("lukasz", "Łukasz"),
        ("aero", "Ærø"),
        ("coeur", "Cœur"),
        ("istanbul", "İstanbul"),
        ("o'brien", "O’Brien"),
        ("dordevic", "Đorđević"),
        ("acme", "ＡＣＭＥ"),
        ("jose", "Jose\u0301"),
    ],
)
def test_fold_finds_what_is_typed_without_accents(typed: str, written: str) -> None:
    assert fold(typed) == fold(written) == typed


@given(ANYTHING)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_utf16_units_counts_emoji_twice() -> None:
    assert utf16_units("Hi Ana") == 6
    assert utf16_units("👍") == 2
    assert utf16_units("\ud83d") == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Thank you, Ana.", 3),
        ("a state-of-the-art and/or 3.5 % – result", 5),
        ("data—and people...and more", 5),
        ("* - & !", 0),
        ("山田太郎", 4),
        ("नमस्ते दुनिया", 2),
        ("한국 회사", 2),
        ("don’t can't", 2),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("...", 0),
        ("Thank you for the meeting", 1),
        ("Thank you. It was a pleasure. I learned much.", 3),
        ("We met Dr. Chen and Prof. Ruiz. They were kind.", 2),
        ("I know several tools, e.g. Rust, i.e. the language. Good.", 2),
        ("We met at 9 a.m. on Monday.", 1),
        ("We met at 3 p.m. Thursday was fine.", 1),
        ("We met at 3 p.m. I enjoyed it.", 2),
        ("J. R. Smith spoke. So do I. Thank you.", 3),
        ("It grew 3.5 times. The budget was $1.5m.", 2),
        ("Well... perhaps. And then… Nothing", 3),
        ("Well… I think so.", 1),
        ("Really?! Yes! Why not?", 3),
        ('"Why?" she asked. "Because."', 2),
        ("She said (and I agree.) Then we left.", 2),
        ("Acme Inc. builds rockets. I like Acme Inc. The team is kind.", 3),
        ("I worked in the U.S. Embassy. I left the U.S. The end.", 3),
        ("See No. 5. I said no. Then I left.", 3),
        ("My site is acme.io/ana. I use Node.js and .NET daily.", 2),
        ("今日はありがとうございました。またお会いしたいです。", 2),
        ("Thank you\nfor the time.", 1),
        ("Dear Ana\n\nThank you.", 2),
        ("I did:\n1. First thing\n2. Second thing\n- Third", 4),
        ("by Fri. 27 Nov. at noon. Thanks.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert sentences(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), (" \n\n ", 0), ("a\nb", 1), ("a\n\nb", 2), ("\n\na\n \t\n\nb\r\n\r\nc\n", 3)],
)
def test_paragraphs(text: str, count: int) -> None:
    assert paragraphs(text) == count


@given(ANYTHING)
def test_counting_never_fails(text: str) -> None:
    assert 0 <= sentences(text) <= max(1, len(text))
    assert 0 <= words(text) <= len(text)
    assert 0 <= paragraphs(text) <= len(text)
    assert utf16_units(text) >= len(text)


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [
        ("Ana Ruiz", 8, "Ana Ruiz"),
        ("Ana Ruiz", 7, "Ana Ru…"),
        ("Ana Ruiz", 5, "Ana…"),
        ("Ana", 1, "…"),
        ("Ana", 0, ""),
        ("山田太郎", 6, "山田…"),
        ("山田太郎", 8, "山田太郎"),
        ("e\u0323\u0302bc", 2, "e\u0323\u0302…"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467abc",
            4,
            "\U0001f468\u200d\U0001f469\u200d\U0001f467a…",
        ),
        ("🇫🇷🇩🇪x", 3, "🇫🇷…"),
        ("👍🏽abc", 3, "👍🏽…"),
    ],
)
def test_shorten_cuts_between_what_is_seen_as_letters(text: str, cells: int, short: str) -> None:
    assert shorten(text, cells) == short
