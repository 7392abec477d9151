"""Opening the composer for one kind of note."""

from typing import Any

from models.errors import NotPossible
from models.notes.letters import read_letters
from models.stages import TITLES
from models.words import NoteKind, Stage
from tui.screens.base import DeskScreen


async def write(screen: DeskScreen[Any], application_id: int, kind: NoteKind) -> Stage | None:
    """Open the composer; where the card went by what was sent there, if anywhere.

    The first note asks for the profile. Raises `NotPossible` where nobody is there to write to.
    """
    from tui.screens.composer import ComposerScreen
    from tui.screens.profile import ProfileScreen

    desk = screen.desk
    if not desk.settings.profile.known:
        await screen.app.push_screen_wait(ProfileScreen(desk, first=True))
    letters = read_letters(application_id, kind, desk.settings, now=desk.now())
    if not letters:
        raise NotPossible("There is nobody to write to.", hint="Add a person first (e).")
    moved = await screen.app.push_screen_wait(ComposerScreen(desk, application_id, kind, letters))
    await screen.reload()
    return moved


def say_moved(screen: DeskScreen[Any], company: str, target: Stage) -> None:
    """Say where a card went."""
    screen.status.say(f"{company} moved to {TITLES[target]}. u takes that back.")
