"""Asking for a day on the prompt's line: by one key, or as people type days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

from models.errors import InvalidInput, LeftAsItIs
from models.sharing.authorship import newest_entry
from models.sharing.clash import Side
from models.sharing.seen import Overtaken
from models.typed.when import Moment, Toward, describe_moment, parse_moment
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option

T = TypeVar("T")


async def carry_out(screen: DeskScreen[Any], what: str, do: Callable[[], T]) -> T:
    """Do something about a card; where another window was quicker, say what it did and ask first.

    `what` names the card. Raises `LeftAsItIs` where the person would rather not.
    """
    while True:
        try:
            return do()
        except Overtaken as told:
            if not await screen.prompt.confirm(
                f"{told.message} Do this all the same?", "do it", "leave it as it is now"
            ):
                raise LeftAsItIs(f"{what} stays as the other window left it.") from None
            do = partial(told.again, Side.MINE)


def way_back(entry: int) -> str:
    """How to take back what was done since that entry was the newest; "" if nothing changed."""
    return " u takes that back." if newest_entry() > entry else ""


async def ask_day(
    screen: DeskScreen[Any], question: str, *, initial: str = "", toward: Toward = "future"
) -> date | None:
    """A day to come (or one that was), or None if the person leaves the question."""

    def check(text: str) -> date:
        return _read(screen, text, toward).day

    preview = _preview(screen, toward)
    return await screen.prompt.type(question, check, initial=initial, preview=preview)


def _read(screen: DeskScreen[Any], text: str, toward: Toward) -> Moment:
    desk = screen.desk
    return parse_moment(
        text,
        now=desk.now(),
        toward=toward,
        date_order=desk.settings.date_order,
        days_off=desk.settings.cadence.holidays,
    )


def _preview(screen: DeskScreen[Any], toward: Toward) -> Callable[[str], str]:
    def preview(text: str) -> str:
        try:
            return describe_moment(_read(screen, text, toward), now=screen.desk.now())
        except InvalidInput:
            return ""

    return preview


@dataclass(frozen=True, slots=True)
class Told:
    """What was said about a day: which one it is, or that nobody named one."""

    day: date | None


async def ask_day_if_told(screen: DeskScreen[Any], question: str) -> Told | None:
    """A day to come; Enter on an empty line says that they named none, Esc leaves the question."""

    def check(text: str) -> Told:
        return Told(_read(screen, text, "future").day if text.strip() else None)

    asked = f"{question} (Enter alone: they did not say)"
    return await screen.prompt.type(asked, check, preview=_preview(screen, "future"))


async def ask_when_it_was(screen: DeskScreen[Any], question: str) -> date | None:
    """A day that was: today and yesterday by one key, any other typed; None for 'not yet'."""
    today = screen.desk.now().date()
    options = [
        Option("t", "today", "today"),
        Option("y", "yesterday", "yesterday"),
        Option("d", "on a day…", "typed"),
        Option("n", "not yet", ""),
    ]
    answer = await screen.prompt.choose(question, options)
    if answer == "typed":
        return await ask_day(screen, "Which day was it?", toward="past")
    known = {"today": today, "yesterday": today - timedelta(days=1)}
    return known.get(answer or "")
