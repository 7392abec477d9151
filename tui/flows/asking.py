"""Asking for a day on the prompt's line, as people type days."""

from datetime import date
from typing import Any

from models.errors import InvalidInput
from models.when import describe_moment, parse_moment
from tui.screens.base import DeskScreen


async def ask_day(screen: DeskScreen[Any], question: str, *, initial: str = "") -> date | None:
    """A day to come, or None if the person leaves the question."""
    desk = screen.desk

    def check(text: str) -> date:
        moment = parse_moment(
            text, now=desk.now(), toward="future", date_order=desk.settings.date_order
        )
        return moment.day

    def preview(text: str) -> str:
        try:
            moment = parse_moment(
                text, now=desk.now(), toward="future", date_order=desk.settings.date_order
            )
        except InvalidInput:
            return ""
        return describe_moment(moment, now=desk.now())

    return await screen.prompt.type(question, check, initial=initial, preview=preview)
