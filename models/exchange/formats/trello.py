"""A Trello board's JSON: a card is an application, its list is the stage."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

from models.entries import InterviewEntry
from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, RecordReader
from models.exchange.incoming.file import Incoming
from models.exchange.incoming.json_file import lines_of, list_of, looks_like_json, parsed, text_of
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Item, Record
from models.exchange.tabular.days import day_told
from models.exchange.tabular.titles import split_title

_NAME = "trello"


def _items(source: Incoming, zone: tzinfo) -> Iterator[Item]:
    found = parsed(source)
    lists = {text_of(one, "id"): one for one in list_of(found, "lists")}
    for number, card in enumerate(list_of(found, "cards"), 1):
        where, title = f"card {number}", text_of(card, "name")
        stage = lists.get(text_of(card, "idList"), {})
        if not title:
            yield Outcome(Action.REFUSED, where, "", "it has no title")
        elif text_of(card, "closed") == "yes" or text_of(stage, "closed") == "yes":
            yield Outcome(Action.SKIPPED, where, title, "archived in Trello")
        else:
            yield _record(card, where, text_of(stage, "name"), zone)


def _record(card: dict[str, Any], where: str, stage: str, zone: tzinfo) -> Record:
    company, role = split_title(text_of(card, "name"))
    remarks: list[str] = []
    labels = ", ".join(filter(None, (text_of(one, "name") for one in list_of(card, "labels"))))
    due = _due(text_of(card, "due"), zone, remarks)
    return Record(
        where=where,
        source=_NAME,
        company=company,
        key=text_of(card, "id"),
        role=role,
        url=text_of(card, "url"),
        notes="\n".join(filter(None, (lines_of(card, "desc"), labels and f"labels: {labels}"))),
        stage=stage,
        rounds=(InterviewEntry(due, zone=getattr(zone, "key", "")),) if due else (),
        remarks=tuple(remarks),
    )


def _due(text: str, zone: tzinfo, remarks: list[str]) -> datetime | None:
    found = day_told(text, zone, remarks)
    return found[1] if found else None


def _recognises(source: Incoming) -> bool:
    if source.start.lstrip()[:1] != "{" or not looks_like_json(source):
        return False
    found = parsed(source)
    return {"lists", "cards"} <= set(found) and all(
        isinstance(found[name], list) for name in ("lists", "cards")
    )


def _open(source: Incoming, choices: Choices) -> RecordReader:
    return RecordReader(lambda: _items(source, choices.zone), choices)


TRELLO = Format(_NAME, "a Trello board", _recognises, _open)
