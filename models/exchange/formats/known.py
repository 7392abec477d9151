"""The table of formats that come in, and which of them a file is."""

from models.exchange.formats.archive import zip_format
from models.exchange.formats.career_ops import CAREER_OPS, CAREER_OPS_CONTACTS
from models.exchange.formats.ghosted import GHOSTED
from models.exchange.formats.invitation import INVITATION
from models.exchange.formats.kanban_tui import KANBAN_TUI
from models.exchange.formats.linkedin import LINKEDIN
from models.exchange.formats.own_csv import TABLES
from models.exchange.formats.own_json import OWN_JSON
from models.exchange.formats.trello import TRELLO
from models.exchange.formats.vcard import VCARD
from models.exchange.imports.choices import Choices
from models.exchange.imports.reading import Format, Reader
from models.exchange.incoming.file import ImportProblem, Incoming

_SINGLE: tuple[Format, ...] = (
    KANBAN_TUI,
    OWN_JSON,
    TRELLO,
    GHOSTED,
    VCARD,
    INVITATION,
    CAREER_OPS,
    CAREER_OPS_CONTACTS,
    LINKEDIN,
    *TABLES,
)


def _single(source: Incoming) -> Format | None:
    return next((one for one in _SINGLE if one.recognises(source)), None)


FORMATS: tuple[Format, ...] = (zip_format(_single), *_SINGLE)
"""The most telling ones first: a file is in the first one that recognises it."""


def format_of(source: Incoming) -> Format | None:
    """The format that a file is in, by its content; None for one that nobody knows."""
    return next((one for one in FORMATS if one.recognises(source)), None)


def reader(source: Incoming, choices: Choices) -> tuple[Format, Reader]:
    """The format of a file, and its reader. Raises `ImportProblem` where there is none."""
    found = format_of(source)
    if found is None:
        raise ImportProblem(
            f"{source.name} is in no format that Afterword knows.",
            hint=f"A table needs a first row that names its columns: company, role, stage… "
            f"Also known: {', '.join(one.title for one in FORMATS if not one.of_anybody)}.",
        )
    return found, found.open(source, choices)
