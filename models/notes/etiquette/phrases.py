"""The phrases that the checks look for: the built-in ones and the person's own changes to them.

A person's file, `phrases.toml` beside their settings, holds a table for each list that it changes:

    [small-apology]
    add = ["sorry about my cat"]       # found as well
    except = ["sorry about my catch"]  # not meant, wherever it overlaps with what was found
    remove = ["…"]                     # a built-in phrase, exactly as it is written

How phrases are written: `models.notes.etiquette.patterns`. A list with a mistake stays as built in.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from models.errors import why_unread
from models.notes.etiquette.patterns import Pattern, PatternMistake, pattern
from models.text import clean_line, fold

BUILT_IN = Path(__file__).parent / "phrases.toml"
_KEYS = ("add", "except", "remove")
_HEADING = re.compile(r"^\[([a-z-]+)\]$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PhraseList:
    """The phrases of one check, as they are written, and those that look like it and are not."""

    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrases:
    """All lists by name. An unknown name is an empty list."""

    lists: Mapping[str, PhraseList] = field(default_factory=dict)

    def find(self, name: str, folded: str) -> list[tuple[int, int]]:
        """Where a list's phrases stand in a folded text, in order, none over another."""
        chosen = self.lists.get(name, PhraseList())
        found = [span for one in chosen.phrases for span in _read(one).find(folded)]
        if not found:
            return []
        excused = [span for one in chosen.exceptions for span in _read(one).find(folded)]
        kept: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            over = any(start < last and first < end for first, last in excused)
            if not over and (not kept or start >= kept[-1][1]):
                kept.append((start, end))
        return kept

    def starts(self, name: str, folded: str) -> bool:
        """Whether a folded text begins with one of a list's phrases."""
        return any(start == 0 for start, _ in self.find(name, folded))

    def words(self, name: str) -> frozenset[str]:
        """A list of single words, folded."""
        return self.lists.get(name, PhraseList()).words


class _BuiltIn(Mapping[str, PhraseList]):
    """The lists that come with the program, each read when it is first asked for: one note asks
    for few of them."""

    def __getitem__(self, name: str) -> PhraseList:
        return _built_in_list(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_pieces())

    def __len__(self) -> int:
        return len(_pieces())


@cache
def built_in_phrases() -> Phrases:
    """The phrases that come with the program."""
    return Phrases(_BuiltIn())


def load_phrases(path: Path | None) -> tuple[Phrases, tuple[str, ...]]:
    """The built-in phrases with the changes of a person's file, and what is wrong with it.

    `path` is the file; None or one that is not there means no changes. Each problem is a line that
    names the file and the key; what it is about stays as built in. Never raises.
    """
    if path is None:
        return built_in_phrases(), ()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return built_in_phrases(), ()
    except (OSError, UnicodeDecodeError) as error:
        return built_in_phrases(), (f"{path.name}: it cannot be read: {why_unread(error)}",)
    except tomllib.TOMLDecodeError as error:
        return built_in_phrases(), (f"{path.name}: a mistake: {clean_line(str(error))}",)
    return _Changes(path.name, data).apply()


@cache
def _pieces() -> dict[str, str]:
    """The lines of each list in the built-in file, by its name."""
    _, *pieces = _HEADING.split(BUILT_IN.read_text("utf-8"))
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


@cache
def _built_in_table(name: str) -> dict[str, list[str]]:
    return tomllib.loads(_pieces()[name])


@cache
def _built_in_list(name: str) -> PhraseList:
    return _list(_built_in_table(name))


def _list(table: Mapping[str, list[str]]) -> PhraseList:
    return PhraseList(
        tuple(table.get("phrases", ())),
        tuple(table.get("except", ())),
        frozenset(word for line in table.get("words", ()) for word in fold(line).split()),
    )


@cache
def _read(phrase: str) -> Pattern:
    """A phrase taken apart; most lists are never asked for in one composer."""
    return pattern(phrase)


class _Changes:
    """One person's file being applied, gathering what is not understood."""

    def __init__(self, file: str, data: dict[str, Any]) -> None:
        self.file = file
        self.data = data
        self.problems: list[str] = []

    def apply(self) -> tuple[Phrases, tuple[str, ...]]:
        known, changed = built_in_phrases().lists, dict[str, PhraseList]()
        for name, table in self.data.items():
            before = len(self.problems)
            if name not in known:
                self._complain(name, f"no such list{_meant(name, known)}")
            elif not isinstance(table, dict):
                self._complain(name, f"a table is needed here: [{name}]")
            else:
                list_now = _list(self._changed(name, table))
                if len(self.problems) == before:
                    changed[name] = list_now
        return Phrases({**known, **changed} if changed else known), tuple(self.problems)

    def _changed(self, name: str, table: dict[str, Any]) -> dict[str, list[str]]:
        for key in [key for key in table if key not in _KEYS]:
            self._complain(f"{name}.{key}", f"no such key{_meant(key, _KEYS)}")
        add, exceptions, remove = (self._texts(name, table, key) for key in _KEYS)
        kept = {key: list(lines) for key, lines in _built_in_table(name).items()}
        single = "words" in kept
        if single:
            kept["words"] = " ".join(kept["words"]).split()
        for text in remove:
            homes = [lines for lines in kept.values() if text in lines]
            if homes:
                homes[0].remove(text)
            else:
                self._complain(f"{name}.remove", f"'{text}' is not among the built-in phrases")
        if single and exceptions:
            self._complain(f"{name}.except", "this list holds single words: remove them instead")
        for key, texts in (("add", add), ("except", exceptions)):
            into = "except" if key == "except" else "words" if single else "phrases"
            kept.setdefault(into, []).extend(texts)
            for text in [] if single else texts:
                self._check(f"{name}.{key}", text)
        return kept

    def _check(self, where: str, text: str) -> None:
        try:
            pattern(text)
        except PatternMistake as mistake:
            self._complain(where, f"'{text}' is no phrase: {mistake}")

    def _texts(self, name: str, table: dict[str, Any], key: str) -> list[str]:
        found = table.get(key, [])
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return found
        self._complain(f"{name}.{key}", "a list of texts is needed here")
        return []

    def _complain(self, where: str, what: str) -> None:
        self.problems.append(f"{self.file}: {clean_line(where)}: {clean_line(what)}")


def _meant(name: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    import difflib

    near = difflib.get_close_matches(name, list(known), 1)
    return f"; did you mean '{near[0]}'?" if near else ""
