"""A readable record of an application: people, interviews, what was said, notes, what happened."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from models.database import explained
from models.dossier import Dossier, Round, WrittenNote, read_dossier
from models.entries import PersonEntry
from models.exchange.exports.choosing import wanted
from models.stages import TITLES
from models.tables import proxy
from models.typed.when_words import MONTHS

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINK = re.compile(r"https?://[^\s<>]+")
_LINE_START = re.compile(r"^(\s*\d*)([-+=>.)])", re.MULTILINE)


def pieces(ids: Sequence[int], now: datetime) -> Iterator[str]:
    """The records of these applications, or of all, one a piece; times are in the zone of `now`.

    Raises `NotPossible` for one that is gone, and `DatabaseProblem`.
    """
    with explained(), proxy.atomic():
        between = ""
        for key in wanted(ids):
            yield between + "\n".join(_record(read_dossier(key), now)) + "\n"
            between = "\n"


def _record(known: Dossier, now: datetime) -> Iterator[str]:
    entry = known.entry
    title = f"{entry.company} · {entry.role}" if entry.role else entry.company
    yield f"# {_plain(title)}\n"
    yield from (f"- {line}" for line in _facts(known, now))
    if entry.notes:
        yield f"\n{_text(entry.notes)}"
    yield from _section("People", map(_person, entry.people))
    for one in known.rounds:
        yield from _round(one, now)
    for note in known.notes:
        yield from _note(note, now)
    happened = (f"- {_at(event.at, now)}: {_plain(event.text)}" for event in known.timeline[::-1])
    yield from _section("What happened", happened)


def _facts(known: Dossier, now: datetime) -> Iterator[str]:
    entry = known.entry
    yield f"{TITLES[known.stage]}, since {_day(known.since.astimezone(now.tzinfo).date())}"
    if known.archived_at:
        day = _day(known.archived_at.astimezone(now.tzinfo).date())
        yield f"In the archive since {day}: {known.outcome}"
    if known.offer:
        until = (
            f", to be answered by {_day(known.offer_answer_by)}" if known.offer_answer_by else ""
        )
        yield f"There is an offer{until}"
    if known.promised_on:
        yield f"An answer was promised by {_day(known.promised_on)}"
    if entry.place:
        yield _plain(entry.place)
    if entry.url:
        yield f"<{entry.url}>" if _LINK.fullmatch(entry.url) else _plain(entry.url)


def _round(one: Round, now: datetime) -> Iterator[str]:
    held = one.interview
    kind = f": {_plain(held.kind)}" if held.kind else ""
    yield f"\n## Interview {one.number}{kind}\n"
    if held.starts_at:
        yield f"- {_at(held.starts_at, now, day_only=held.day_only)}"
    if held.place:
        yield f"- {_plain(held.place)}"
    for met in one.people:
        said = "; ".join(filter(None, (met.topics, met.memorable)))
        yield f"- {_plain(met.name)}{f': {_plain(said)}' if said else ''}"
    for text in filter(None, (one.discussed, one.went_badly)):
        yield f"\n{_text(text)}"


def _note(note: WrittenNote, now: datetime) -> Iterator[str]:
    yield f"\n## {_plain(note.title)} to {_plain(note.to)}\n"
    yield f"{note.state.capitalize()} on {_at(note.at, now)}"
    if note.subject:
        yield f"\n**{_plain(note.subject)}**"
    quoted = (f"> {_text(line)}".rstrip() for line in note.body.splitlines())
    yield "\n" + "\n".join(quoted)


def _person(one: PersonEntry) -> str:
    ways = (one.role, one.email, one.phone, one.linkedin)
    told = ", ".join(_plain(way) for way in ways if way)
    return f"- {_plain(one.name)}{f': {told}' if told else ''}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"\n## {title}\n"
        yield from told


def _at(at: datetime, now: datetime, *, day_only: bool = False) -> str:
    local = at.astimezone(now.tzinfo)
    return _day(local.date()) if day_only else f"{_day(local.date())}, {local:%H:%M}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def _plain(text: str) -> str:
    """One line in which nothing is Markdown's."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _text(text: str) -> str:
    """Several lines in which nothing is Markdown's; each line break stays one."""
    lines = _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text)).splitlines()
    return "  \n".join(lines).replace("  \n  \n", "\n\n")
