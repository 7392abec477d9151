"""Asking for a day on the prompt's line: by one key, or as people type days."""

from datetime import date, timedelta
from typing import Any

from models.errors import InvalidInput
from models.when import Moment, Toward, describe_moment, parse_moment
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option


async def ask_day(
    screen: DeskScreen[Any], question: str, *, initial: str = "", toward: Toward = "future"
) -> date | None:
    """A day to come (or one that was), or None if the person leaves the question."""
    desk = screen.desk

    def read(text: str) -> Moment:
        return parse_moment(
            text, now=desk.now(), toward=toward, date_order=desk.settings.date_order
        )

    def check(text: str) -> date:
        return read(text).day

    def preview(text: str) -> str:
        try:
            return describe_moment(read(text), now=desk.now())
        except InvalidInput:
            return ""

    return await screen.prompt.type(question, check, initial=initial, preview=preview)


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
