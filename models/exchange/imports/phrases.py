"""How a file is read, in words: its columns and its stages."""

from collections.abc import Mapping

from models.exchange.incoming.outcome import Action
from models.exchange.tabular.stage_words import Target, target_of
from models.exchange.tabular.table import Survey
from models.text import shorten

MARKS = {
    Action.CREATED: "+",
    Action.UPDATED: "~",
    Action.UNCHANGED: "=",
    Action.SKIPPED: "-",
    Action.REFUSED: "!",
}
"""How a row fares, as a symbol beside its word."""
_WIDEST = 30
_MOST = 20


def columns_line(seen: Survey) -> str:
    """'Firm = company, Pay = kept': what each column says."""
    return ", ".join(f"{shorten(name, _WIDEST)} = {column}" for name, column in seen.columns)


def stages_line(seen: Survey, own: Mapping[str, Target], *, early: bool) -> str:
    """'Phone Screen = interview (3)': what each stage is here, and how many rows are in it."""
    told = [
        f"{shorten(word, _WIDEST) or 'none'} = {target_phrase(word, own, early=early)} ({count:,})"
        for word, count in sorted(seen.stages.items(), key=lambda stage: -stage[1])
    ]
    more = [f"and {len(told) - _MOST} more"] if len(told) > _MOST else []
    return ", ".join((*told[:_MOST], *more))


def target_phrase(word: str, own: Mapping[str, Target], *, early: bool) -> str:
    """What a stage is here; early ones are skipped unless asked for, and so are unknown ones."""
    target = target_of(word, own)
    if target is Target.SKIP and early:
        return Target.INTERVIEW
    return target or "not known, skipped"
