"""Phrases with wildcards, the built-in lists, and a person's own changes to them."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from models.notes.etiquette.checking import RULES, examine
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.patterns import PatternMistake, pattern
from models.notes.etiquette.phrases import BUILT_IN, built_in_phrases, load_phrases
from models.text import fold
from models.words import Channel, NoteKind

REPLY = Occasion(NoteKind.REJECTION_REPLY, Channel.EMAIL, "Ana Ruiz", "Ana", "Robin Marsh", "Acme")


def found(phrase: str, text: str) -> list[str]:
    folded = fold(text)
    return [folded[start:end] for start, end in pattern(phrase).find(folded)]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("why me", "Why me? Why, me! Anywhy me, why men.", ["why me", "why, me"]),
        ("why me", "Why not me", []),
        ("why me", "why\nme, but why\n\nme", ["why\nme"]),
        ("why me", "WHY ‘mé’", []),
        ("why me", "WHY mé", ["why me"]),
        ("check in", "a check-in, check—in", ["check-in", "check-in"]),
        ("apolog~", "Apologies, I apologise; an apology", ["apologies", "apologise", "apology"]),
        ("apolog~", "unapologetic", []),
        ("i don't know", "I don’t know, I dont know, I do not know", None),
        ("i can't wait", "I can't wait, I cannot wait, I can not wait, I cant wait", None),
        ("i won't ask", "I won't ask, I wont ask, I will not ask", None),
        ("i'm sorry", "I'm sorry, Im sorry, I am sorry", None),
        ("we're here", "We're here, we are here", None),
        ("we're here", "we were here", []),
        ("i'd like", "I'd like, I would like, id like", None),
        ("you've gone, it's late!", "you have gone; it is late", None),
        ("why * me", "why me, why not me, why on earth not me", None),
        ("why * me", "why oh why on earth me", ["why on earth me"]),
        ("why * me", "why. Not me", []),
        ("why ** me", "why in all the wide world could it be me", None),
        ("the (bad|very bad|) news", "the news, the bad news, the very bad news", None),
        ("(so|) sorry", "so sorry, sorry", ["so sorry", "sorry"]),
        ("(two words|one) more", "two  words more, one-more", None),
        ("naïve", "Naive, naïve", None),
        ("zeig~ her", "zeige her", None),
    ],
)
def test_patterns(phrase: str, text: str, places: list[str] | None) -> None:
    wanted = [part.strip() for part in fold(text).split(", ")] if places is None else places
    assert found(phrase, text) == wanted


@pytest.mark.parametrize(
    ("phrase", "mistake"),
    [
        ("", "at least one word"),
        ("*", "at least one word"),
        ("(a|)", "at least one word"),
        ("* why", "between two words"),
        ("why **", "between two words"),
        ("(why", "bracket"),
        ("why)", "bracket"),
        ("(a (b|c))", "bracket"),
        ("()", "nothing between"),
        ("this|that", "choice"),
        ("why @ me", "no word"),
        ("[a-z]", "no word"),
        ("wh~y", "no word"),
    ],
)
def test_what_is_no_phrase(phrase: str, mistake: str) -> None:
    with pytest.raises(PatternMistake, match=mistake):
        pattern(phrase)


def test_the_built_in_phrases() -> None:
    phrases = built_in_phrases()
    assert BUILT_IN.exists()
    tone = {"asks-why", "argues", "asks-to-reconsider", "demands", "sets-deadline", "guilt-trip"}
    assert tone <= set(phrases.lists) & set(RULES)
    for name, one in phrases.lists.items():
        assert one.phrases or one.words, name
        for each in (*one.phrases, *one.exceptions):
            assert found(each, "Nothing of the kind stands here at all.") == [], each
    assert phrases.find("no such list", "why") == []


def test_the_built_in_file_is_read_list_by_list_as_toml_reads_it_whole() -> None:
    whole = tomllib.loads(BUILT_IN.read_text("utf-8"))
    lists = built_in_phrases().lists
    assert list(lists) == list(whole)
    assert "no such list" not in lists
    for name, table in whole.items():
        assert lists[name].phrases == tuple(table.get("phrases", ())), name
        assert lists[name].exceptions == tuple(table.get("except", ())), name
        assert len(lists[name].words) <= sum(len(line.split()) for line in table.get("words", ()))


def test_exceptions_and_overlaps() -> None:
    phrases = built_in_phrases()
    assert phrases.find("asks-why", "i understand why you chose") == []
    (one,) = phrases.find("salary", "the salary expectations")
    assert one == (4, 23)


def own(folder: Path, text: str) -> Path:
    path = folder / "phrases.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_person_adds_and_takes_away(tmp_path: Path) -> None:
    text = "Hi Ana,\n\nWhat a pity! I beg to differ. How come?\n\nRobin"
    assert [one.rule for one in examine(REPLY, text)] == ["argues", "asks-why"]
    path = own(
        tmp_path,
        '[argues]\nadd = ["what a (pity|shame)"]\nexcept = ["beg to differ"]\n'
        '[asks-why]\nremove = ["how come"]\n'
        '[ordinary-words]\nadd = ["Acne"]\nremove = ["monday"]\n',
    )
    phrases, problems = load_phrases(path)
    assert problems == ()
    mine = replace(REPLY, phrases=phrases)
    assert [text[one.start : one.end] for one in examine(mine, text)] == ["What a pity"]
    misspelt = "Hi Ana,\n\nI like Acne.\n\nRobin"
    assert [one.rule for one in examine(REPLY, misspelt)] == ["misspelt-name"]
    assert examine(mine, misspelt) == []
    assert "monday" not in phrases.words("ordinary-words")
    assert "monday" in built_in_phrases().words("ordinary-words")


def test_no_file_means_the_built_in_ones(tmp_path: Path) -> None:
    assert load_phrases(None) == (built_in_phrases(), ())
    assert load_phrases(tmp_path / "phrases.toml") == (built_in_phrases(), ())
    assert load_phrases(own(tmp_path, ""))[0].lists == built_in_phrases().lists


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("argues = [", "phrases.toml: a mistake: "),
        ("[argus]\nadd = []", "phrases.toml: argus: no such list; did you mean 'argues'?"),
        ("argues = 1", "phrases.toml: argues: a table is needed here: [argues]"),
        ("[argues]\nadd = 1", "phrases.toml: argues.add: a list of texts is needed here"),
        ("[argues]\nadd = [1]", "phrases.toml: argues.add: a list of texts is needed here"),
        ("[argues]\nads = []", "phrases.toml: argues.ads: no such key; did you mean 'add'?"),
        (
            '[argues]\nadd = ["(a"]',
            "phrases.toml: argues.add: '(a' is no phrase: a bracket is not closed",
        ),
        (
            '[argues]\nexcept = ["*"]',
            "phrases.toml: argues.except: '*' is no phrase: it needs at least one word of its own",
        ),
        (
            '[argues]\nremove = ["what"]',
            "phrases.toml: argues.remove: 'what' is not among the built-in phrases",
        ),
        (
            '[commonplaces]\nexcept = ["glad"]',
            "phrases.toml: commonplaces.except: this list holds single words: remove them instead",
        ),
    ],
)
def test_a_mistake_is_reported_and_its_list_stays(tmp_path: Path, text: str, problem: str) -> None:
    phrases, problems = load_phrases(own(tmp_path, text))
    assert len(problems) == 1
    assert problems[0].startswith(problem)
    assert phrases.lists == built_in_phrases().lists


def test_a_mistake_spoils_only_its_own_list(tmp_path: Path) -> None:
    text = '[argues]\nadd = ["("]\n[asks-why]\nadd = ["for what cause"]\n'
    phrases, problems = load_phrases(own(tmp_path, text))
    assert len(problems) == 1
    assert phrases.lists["argues"] == built_in_phrases().lists["argues"]
    assert phrases.find("asks-why", "for what cause") == [(0, 14)]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "phrases.toml").write_bytes(b"\xff")
    assert "cannot be read" in load_phrases(tmp_path / "phrases.toml")[1][0]
    assert "cannot be read" in load_phrases(tmp_path)[1][0]
