"""LinkedIn's Connections.csv: fills in whom the person met, and marks who is connected already."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, RecordReader
from models.exchange.incoming.file import ImportProblem, Incoming
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.incoming.records import Acquaintance, Item
from models.exchange.tabular.days import Order, read_day
from models.exchange.tabular.grid import Grid, Row, grid
from models.exchange.tabular.headers import header_key
from models.exchange.tabular.own_cells import unguarded
from models.text import clean_line
from models.typed.people import email_address, profile_link

_SIGNATURE = ("firstname", "lastname", "connectedon")


def _is_header(cells: Sequence[str]) -> bool:
    return set(_SIGNATURE) <= {header_key(cell) for cell in cells}


def _items(found: Grid, zone: tzinfo) -> Iterator[Item]:
    names = [header_key(cell) for cell in found.header.cells]
    for row in found.rows():
        yield _item(row, names, zone)


def _item(row: Row, names: Sequence[str], zone: tzinfo) -> Item:
    where = f"row {row.line}"
    if row.broken:
        return Outcome(Action.REFUSED, where, "", row.broken)
    said = {name: unguarded(clean_line(cell)) for name, cell in zip(names, row.cells, strict=False)}
    name = clean_line(f"{said.get('firstname', '')} {said.get('lastname', '')}")
    if not name:
        # Whoever left LinkedIn, or hides from exports, is a row without a name.
        return Outcome(Action.SKIPPED, where, said.get("company", ""), "it names nobody")
    try:
        since = read_day(said.get("connectedon", ""), Order.DMY, zone)
        email = email_address(said["emailaddress"]) if said.get("emailaddress") else ""
        profile = profile_link(said["url"]) if said.get("url") else ""
    except InvalidInput as error:
        return Outcome(Action.REFUSED, where, name, error.message)
    except ValueError as error:
        return Outcome(Action.REFUSED, where, name, str(error))
    person = PersonEntry(name, said.get("position", ""), email=email, linkedin=profile)
    return Acquaintance(where, person, said.get("company", ""), since[0] if since else None)


def _recognises(source: Incoming) -> bool:
    return grid(source, _is_header) is not None


def _open(source: Incoming, choices: Choices) -> RecordReader:
    found = grid(source, _is_header)
    if found is None:
        raise ImportProblem(f"{source.name} is no list of connections.")
    return RecordReader(lambda: _items(found, choices.zone), choices)


LINKEDIN = Format("linkedin", "LinkedIn's connections", _recognises, _open)
