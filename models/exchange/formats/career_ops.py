"""career-ops: its tracker is a Markdown table, its contacts are separated by tabs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.exchange.formats.own_csv import TableReader
from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, RecordReader
from models.exchange.incoming.file import ImportProblem, Incoming
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Acquaintance, Item
from models.exchange.tabular.grid import Grid, Row, grid
from models.exchange.tabular.headers import Column, Layout, header_key
from models.text import clean_line
from models.typed.people import email_address, phone_number, profile_link

_LAYOUT = Layout(
    "career-ops",
    "career-ops' tracker",
    frozenset({"company", "role", "status", "score"}),
    {"": Column.KEY, "date": Column.KEPT, "report": Column.KEPT},
    frozenset({"pdf"}),
)
_RULE = re.compile(r"[\s|:-]+")
_BETWEEN = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_MARKS = re.compile(r"\*\*|__|`|~~")
_CONTACTS = {"name", "company", "type", "title", "tracker"}


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """The first table of a Markdown text that has the wanted header."""

    source: Incoming
    header: Row

    def rows(self) -> Iterator[Row]:
        """Its rows, until a line that is none."""
        with self.source.text() as text:
            for line, raw in enumerate(text, 1):
                if line <= self.header.line or _RULE.fullmatch(raw.strip()):
                    continue
                if not raw.lstrip().startswith("|"):
                    return
                yield Row(line, _cells(raw))


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [_plain(cell) for cell in _BETWEEN.split(inner)]


def _plain(cell: str) -> str:
    text = _LINK.sub(r"\1 \2", cell.replace("\\|", "|"))
    return _MARKS.sub("", text).replace("<br>", "; ").strip()


def _table(source: Incoming) -> MarkdownTable | None:
    for line, raw in enumerate(source.start.splitlines(), 1):
        if raw.lstrip().startswith("|"):
            cells = _cells(raw)
            if _LAYOUT.fits(cells):
                return MarkdownTable(source, Row(line, cells))
    return None


def _recognises(source: Incoming) -> bool:
    return _table(source) is not None


def _open(source: Incoming, choices: Choices) -> TableReader:
    found = _table(source)
    if found is None:
        raise ImportProblem(f"{source.name} has no table of applications.")
    return TableReader(found, _LAYOUT, choices)


def _is_contacts(cells: Sequence[str]) -> bool:
    return {header_key(cell) for cell in cells} >= _CONTACTS


def _contacts(found: Grid) -> Iterator[Item]:
    names = [header_key(cell) for cell in found.header.cells]
    for row in found.rows():
        where = f"row {row.line}"
        said = {n: clean_line(cell) for n, cell in zip(names, row.cells, strict=False)}
        if row.broken or not said.get("name"):
            yield Outcome(Action.REFUSED, where, "", row.broken or "it names nobody")
            continue
        try:
            person = PersonEntry(
                said["name"],
                said.get("title") or said.get("type", ""),
                email=email_address(said["email"]) if said.get("email") else "",
                phone=phone_number(said["phone"]) if said.get("phone") else "",
                linkedin=profile_link(said["linkedin"]) if said.get("linkedin") else "",
            )
        except InvalidInput as error:
            yield Outcome(Action.REFUSED, where, said["name"], error.message)
        else:
            number = said.get("tracker", "").removeprefix("#").strip()
            part_of = (_LAYOUT.name, number) if number else None
            yield Acquaintance(where, person, said.get("company", ""), part_of=part_of)


def _recognises_contacts(source: Incoming) -> bool:
    return grid(source, _is_contacts) is not None


def _open_contacts(source: Incoming, choices: Choices) -> RecordReader:
    found = grid(source, _is_contacts)
    if found is None:
        raise ImportProblem(f"{source.name} is no list of contacts.")
    return RecordReader(lambda: _contacts(found), choices)


CAREER_OPS = Format(_LAYOUT.name, _LAYOUT.title, _recognises, _open)
CAREER_OPS_CONTACTS = Format(
    "career-ops-contacts", "career-ops' contacts", _recognises_contacts, _open_contacts
)
