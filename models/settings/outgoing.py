"""Where what leaves Afterword goes, as the person set it: mail drafts, and a calendar kept up."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from models.text import clean_line

Complain = Callable[[str, str], None]

AS = ("auto", "link", "file")
"""How the desktop's mail client is given a note: a link is open to everybody on the machine."""


class Outgoing(NamedTuple):
    """`mail_command` opens a mailto link in this terminal ("" for the desktop's own client), or a
    draft where it says `{file}`; `mail_as` is how the desktop's is given a note. `mail_folder` is
    for drafts, `calendar_file` for what is due (None: not kept).
    """

    mail_command: str = ""
    mail_folder: Path | None = None
    calendar_file: Path | None = None
    mail_as: str = AS[0]


def read_outgoing(
    mail: Mapping[str, Any], calendar: Mapping[str, Any], complain: Complain
) -> Outgoing:
    """The tables as they were parsed; what is not understood is told and left as it usually is."""
    return Outgoing(
        mail_command=_text(mail, "command", "mail", complain),
        mail_as=_one_of(AS, mail, "as", "mail", complain),
        mail_folder=_place(mail, "folder", "mail", complain),
        calendar_file=_place(calendar, "file", "calendar", complain),
    )


def _place(table: Mapping[str, Any], name: str, heading: str, complain: Complain) -> Path | None:
    typed = _text(table, name, heading, complain)
    if not typed:
        return None
    try:
        place = Path(typed).expanduser()
    except RuntimeError:
        complain(f"{heading}.{name}", f"whose home '{typed}' is in is not known")
        return None
    if not place.is_absolute():
        complain(f"{heading}.{name}", f"a whole path such as '~/{typed}' is needed here")
        return None
    return place


def _one_of(
    choices: tuple[str, ...], table: Mapping[str, Any], name: str, heading: str, complain: Complain
) -> str:
    found = _text(table, name, heading, complain) or choices[0]
    if found in choices:
        return found
    complain(f"{heading}.{name}", f"'{found}' is none of {', '.join(choices)}")
    return choices[0]


def _text(table: Mapping[str, Any], name: str, heading: str, complain: Complain) -> str:
    found = table.get(name, "")
    if isinstance(found, str):
        return clean_line(found)
    complain(f"{heading}.{name}", "a text in quotes is needed here")
    return ""
