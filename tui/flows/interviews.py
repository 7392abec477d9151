"""Forms around interviews: a new application, its debrief, a new round, an edit."""

from typing import Any

from models.board import Card, read_card
from models.cadence import StepKind
from models.errors import NotPossible
from models.words import NoteKind
from tui.flows.writing import say_moved, write
from tui.screens.base import DeskScreen


async def add(screen: DeskScreen[Any]) -> int | None:
    """A new application; if its interview was held already, the debrief follows."""
    from tui.screens.application_form import ApplicationForm

    key = await screen.app.push_screen_wait(ApplicationForm(screen.desk))
    if key is None:
        return None
    await screen.reload()
    await follow_up(screen, key)
    return key


async def edit(screen: DeskScreen[Any], card: Card) -> None:
    """Change an application."""
    from tui.screens.application_form import ApplicationForm

    if await screen.app.push_screen_wait(ApplicationForm(screen.desk, card.id)) is not None:
        await screen.reload()
        screen.status.say(f"{card.title} is changed. u takes that back.")


async def new_round(screen: DeskScreen[Any], card: Card) -> int | None:
    """Another interview for a card; its number, which is a new one from the last column."""
    from tui.screens.round_form import RoundForm

    key = await screen.app.push_screen_wait(RoundForm(screen.desk, card.id))
    if key is not None:
        await screen.reload()
        await follow_up(screen, key)
    return key


async def follow_up(screen: DeskScreen[Any], key: int) -> None:
    """S0 or S1: an interview to come is said, one that was held is debriefed."""
    card = _card(screen, key)
    if card.step.kind is StepKind.DEBRIEF:
        await debrief(screen, card)
    else:
        screen.status.say(f"{card.title} is on the board. Enter shows what to ask there.")


async def debrief(screen: DeskScreen[Any], card: Card) -> None:
    """Write down how it went, then the thank-you notes if the person likes."""
    from tui.screens.debrief import DebriefForm

    saved = await screen.app.push_screen_wait(DebriefForm(screen.desk, card.id))
    await screen.reload()
    if not saved:
        return
    screen.status.say(f"{card.title} is debriefed.")
    fresh = _card(screen, card.id)
    if fresh.step.kind is StepKind.THANK_YOU and await screen.prompt.confirm(
        "Write the thank-you notes now, while it is fresh?", "write", "later"
    ):
        moved = await write(screen, card.id, NoteKind.THANK_YOU)
        if moved is not None:
            say_moved(screen, card.title, moved)


def _card(screen: DeskScreen[Any], key: int) -> Card:
    card = read_card(key, screen.desk.settings.cadence, screen.desk.now())
    if card is None:
        raise NotPossible("This application is no longer there.")
    return card
