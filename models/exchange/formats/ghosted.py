"""ghosted's JSON: an array of applications, each with its interviews."""

from collections.abc import Iterator
from datetime import datetime, time, tzinfo
from typing import Any

from models.entries import InterviewEntry, PersonEntry
from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, RecordReader
from models.exchange.incoming.file import ImportProblem, Incoming
from models.exchange.incoming.json_file import lines_of, list_of, looks_like_json, parsed, text_of
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Item, Record
from models.exchange.tabular.days import day_told
from models.exchange.tabular.people import read_people

_KEPT = (
    *("date_applied", "salary_min", "salary_max", "remote", "resume_version", "cover_letter"),
    "next_follow_up",
)
_NAME = "ghosted"


def _items(source: Incoming, zone: tzinfo) -> Iterator[Item]:
    for number, found in enumerate(parsed(source), 1):
        where = f"entry {number}"
        if not text_of(found, "company"):
            about = text_of(found, "position")
            yield Outcome(Action.REFUSED, where, about, "it names no company")
        else:
            yield _record(found, where, zone)


def _record(found: dict[str, Any], where: str, zone: tzinfo) -> Record:
    remarks: list[str] = []
    kept = [lines_of(found, "notes")]
    kept += [f"{name}: {said}" for name in _KEPT if (said := text_of(found, name))]
    names = [text_of(found, "contact_name")]
    rounds: list[InterviewEntry] = []
    for one in list_of(found, "interviews"):
        names.append(lines_of(one, "with_whom"))
        kept.append(lines_of(one, "notes"))
        rounds.append(_round(one, zone, remarks))
    people, odd = _people(names, text_of(found, "contact_email"))
    return Record(
        where=where,
        source=_NAME,
        company=text_of(found, "company"),
        key=text_of(found, "id"),
        role=text_of(found, "position"),
        place=text_of(found, "location"),
        url=text_of(found, "job_url"),
        notes="\n".join(filter(None, (*kept, *odd))),
        stage=text_of(found, "status"),
        since=_moment(text_of(found, "updated_at"), zone, []),
        people=people,
        rounds=tuple(rounds),
        remarks=(*remarks, *(f"kept in the notes: {one}" for one in odd)),
    )


def _people(names: list[str], email: str) -> tuple[tuple[PersonEntry, ...], list[str]]:
    """The contact first, with the address; nobody twice."""
    found, odd = read_people(names[0], "", email, "", "")
    for others in names[1:]:
        more, odder = read_people(others, "", "", "", "")
        known = {one.name for one in found}
        found += tuple(one for one in more if one.name not in known)
        odd += odder
    return found, odd


def _round(one: Any, zone: tzinfo, remarks: list[str]) -> InterviewEntry:
    kind = text_of(one, "type")
    told = text_of(one, "date")
    at = _moment(told, zone, remarks)
    if at is None:
        return InterviewEntry(kind=kind)
    name = getattr(zone, "key", "")
    return InterviewEntry(at, None, name, kind, "", day_only=":" not in told)


def _moment(text: str, zone: tzinfo, remarks: list[str]) -> datetime | None:
    found = day_told(text, zone, remarks)
    return (found[1] or datetime.combine(found[0], time(12), zone)) if found else None


def _recognises(source: Incoming) -> bool:
    if source.start.lstrip()[:1] != "[" or not looks_like_json(source):
        return False
    found = parsed(source)
    first = found[0] if found else {}
    return isinstance(first, dict) and {"company", "position", "status"} <= set(first)


def _open(source: Incoming, choices: Choices) -> RecordReader:
    if not isinstance(parsed(source), list):
        raise ImportProblem(f"{source.name} is no list of applications.")
    return RecordReader(lambda: _items(source, choices.zone), choices)


GHOSTED = Format(_NAME, "ghosted's JSON", _recognises, _open)
