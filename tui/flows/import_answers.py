"""The questions of an import: what a column says, what a stage is here, how days are written."""

from typing import Any

from models.exchange.invitations.telling import About, Ask
from models.exchange.tabular.days import Order
from models.exchange.tabular.headers import Column
from models.exchange.tabular.stage_words import Target
from models.text import clean_line
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option

_TARGETS = {
    Target.INTERVIEW: ("i", "Interview"),
    Target.THANKED: ("t", "Thanked"),
    Target.WAITING: ("w", "Waiting"),
    Target.CHECKED_IN: ("c", "Checked-in"),
    Target.CLOSED: ("k", "Rejected / Kept-warm"),
    Target.OFFER: ("o", "an offer"),
    Target.REJECTED: ("r", "rejected"),
    Target.SILENCE: ("n", "no answer came"),
    Target.ACCEPTED: ("a", "accepted"),
    Target.DECLINED: ("d", "declined"),
    Target.WITHDRAWN: ("x", "withdrawn"),
    Target.SKIP: ("s", "not for this board"),
}
_COLUMNS = {
    Column.COMPANY: ("c", "company"),
    Column.ROLE: ("r", "role"),
    Column.STAGE: ("s", "stage"),
    Column.INTERVIEW: ("i", "interview day"),
    Column.PERSON: ("w", "interviewer"),
    Column.TITLE: ("t", "their role"),
    Column.EMAIL: ("e", "e-mail"),
    Column.PHONE: ("h", "phone"),
    Column.LINKEDIN: ("l", "LinkedIn"),
    Column.PROMISED: ("p", "promised by"),
    Column.PLACE: ("o", "place"),
    Column.KIND: ("k", "kind of interview"),
    Column.URL: ("u", "link"),
    Column.SINCE: ("d", "in its stage since"),
    Column.KEY: ("y", "its number there"),
    Column.NOTES: ("n", "notes"),
    Column.KEPT: ("m", "kept in the notes"),
    Column.IGNORED: ("x", "left out"),
}


async def ask_target(screen: DeskScreen[Any], stage: str) -> Target | None:
    """What a stage is here."""
    options = [Option(key, label, target) for target, (key, label) in _TARGETS.items()]
    return await screen.prompt.choose(f"'{stage}' is here:", options)


async def ask_column(screen: DeskScreen[Any], name: str) -> Column | None:
    """What a column says."""
    options = [Option(key, label, column) for column, (key, label) in _COLUMNS.items()]
    return await screen.prompt.choose(f"'{name}' is:", options)


async def ask_about(screen: DeskScreen[Any], ask: Ask) -> str | None:
    """What had to be guessed of an invitation, as it is."""
    questions = {
        About.COMPANY: "Which company is it with?",
        About.ROLE: "For which role?",
        About.NAME: f"Who is {ask.address}?",
    }
    return await screen.prompt.type(questions[ask.about], clean_line, initial=ask.now)


async def ask_order(screen: DeskScreen[Any]) -> Order | None:
    """How days are written in these files."""
    return await screen.prompt.choose(
        "Nothing tells how days are written here. 3/4 is:",
        [Option("a", "the 3rd of April", Order.DMY), Option("m", "March the 4th", Order.MDY)],
    )
