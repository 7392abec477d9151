"""The list of rules, and `examine`, which runs those that a note calls for."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from models.notes.etiquette.finding import Finding, Level
from models.notes.etiquette.note import Note
from models.notes.etiquette.occasion import Occasion
from models.words import Channel, NoteKind

Found = tuple[int, int, str]
"""Start and end of a place in the text, and what to do about it."""

Check = Callable[[Occasion, Note], Iterator[Found]]

WRITTEN = frozenset((Channel.UNKNOWN, Channel.EMAIL, Channel.LINKEDIN, Channel.POST))
"""All but the phone: a script is for the caller's eyes alone."""

PASTED = WRITTEN - {Channel.POST}
"""What is pasted somewhere, and not copied by hand."""

_WEIGHT = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the playbook's table: its name, its level, its reason, and when it is asked."""

    name: str
    level: Level
    why: str
    kinds: Collection[NoteKind]
    channels: Collection[Channel]
    check: Check


RULES: dict[str, Rule] = {}


def rule(
    name: str,
    level: Level,
    why: str,
    *,
    kinds: Collection[NoteKind] = tuple(NoteKind),
    channels: Collection[Channel] = tuple(Channel),
) -> Callable[[Check], Check]:
    """Add a check to those that `examine` runs, for these kinds of notes and channels only."""

    def add(check: Check) -> Check:
        RULES[name] = Rule(name, level, why, kinds, channels, check)
        return check

    return add


def examine(occasion: Occasion, text: str) -> list[Finding]:
    """All findings on a note's body, in the order of their places; what stops comes first there.

    The same occasion and text give the same findings. Never raises, whatever the text.
    """
    note = Note(occasion, text)
    findings = [
        Finding(one.name, one.level, message, start, end, one.why)
        for one in RULES.values()
        if occasion.kind in one.kinds and occasion.channel in one.channels
        for start, end, message in one.check(occasion, note)
    ]
    return sorted(findings, key=lambda finding: (finding.start, _WEIGHT[finding.level]))
