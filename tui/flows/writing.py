"""Opening the composer for one kind of note."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from models.board.cautions import before_check_in
from models.errors import NotPossible
from models.notes.kinds import KINDS
from models.notes.letters import Letter, read_letters
from models.pipeline.variants import take_up
from models.settings.writing import save_profile
from models.stages import TITLES
from models.text import shorten
from models.words import NoteKind, NoteState, Stage
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option

_SENT, _SKIPPED = NoteState.SENT, NoteState.SKIPPED
_NEXT = {NoteKind.LINKEDIN: "> moves the card on."}


async def write(
    screen: DeskScreen[Any],
    application_id: int,
    kind: NoteKind,
    *,
    stays: str = "",
    interview_id: int | None = None,
) -> Stage | None:
    """Open the composer; where the card went by what was sent there, if anywhere.

    What speaks against writing now is said first. The first note asks for the profile, the first
    LinkedIn request for a look at one's own. Where the card went is said, and who got no note; else
    what became of the notes, or `stays` where nothing did; and what was changed after it was
    copied. `interview_id` is the round that it is about (None: the newest). Raises `NotPossible`
    where nobody is there to write to.
    """
    from tui.screens.composer import ComposerScreen
    from tui.screens.profile import ProfileScreen

    desk = screen.desk
    if kind is NoteKind.CHECK_IN and not await _knowing_better(screen, application_id):
        return None
    if kind is NoteKind.LINKEDIN and not await _presentable(screen):
        return None
    if not desk.settings.profile.known:
        await screen.app.push_screen_wait(ProfileScreen(desk, first=True))
    letters = read_letters(
        application_id, kind, desk.settings, now=desk.now(), interview_id=interview_id
    )
    if not letters:
        raise NotPossible(_nobody(kind), hint=_NEXT.get(kind, "Add a person first (e)."))
    take_up(letters)
    had = {letter.person_id for letter in letters if letter.settled}
    composer = ComposerScreen(desk, application_id, kind, letters)
    moved = await screen.app.push_screen_wait(composer)
    await screen.reload()
    fresh = [letter for letter in composer.letters if letter.person_id not in had]
    if moved is not None:
        said = moved_words(letters[0].material.company, moved, without=_names(fresh, _SKIPPED))
    else:
        said = _became(fresh) or stays
    if said := f"{said} {_changed(composer.letters)}".strip():
        screen.status.say(said)
    return moved


def _became(letters: Sequence[Letter]) -> str:
    """To whom notes went out, and to whom none does."""
    names = [(state, _names(letters, state)) for state in (_SENT, _SKIPPED)]
    title = KINDS[letters[0].kind].title if letters else ""
    parts = [f"{title} to {who}: {state}." for state, who in names if who]
    return " ".join([*parts, "u takes that back."]) if parts else ""


def _names(letters: Sequence[Letter], state: NoteState) -> str:
    return ", ".join(letter.name for letter in letters if letter.state is state)


def _changed(letters: Sequence[Letter]) -> str:
    """Whose notes were changed after they were copied."""
    names = [letter.name for letter in letters if letter.changed_since_copied]
    return f"Changed since it was copied: the note to {', '.join(names)}." if names else ""


def _nobody(kind: NoteKind) -> str:
    if kind is NoteKind.LINKEDIN:
        return "Nobody here is to be asked to connect."
    return "There is nobody to write to."


async def _knowing_better(screen: DeskScreen[Any], application_id: int) -> bool:
    """Too early, or once too often: said before a word is written (playbook, S4)."""
    desk = screen.desk
    reasons = before_check_in(application_id, desk.settings.cadence, desk.now())
    return not reasons or await screen.prompt.confirm(
        f"{' '.join(reasons)} Write all the same?", "write", "wait"
    )


async def _presentable(screen: DeskScreen[Any]) -> bool:
    """Before the very first request: whoever is asked looks at one's own profile (playbook, S3)."""
    desk = screen.desk
    profile = desk.settings.profile
    if profile.linkedin_ready:
        return True
    answer = await screen.prompt.choose(
        "They will look at your own profile first: a photo, a headline, complete, professional?",
        [
            Option("y", "yes, it is", "ready"),
            Option("l", "look later, write now", "later"),
            Option("n", "not yet, wait", ""),
        ],
    )
    if answer == "ready":
        ready = replace(profile, linkedin_ready=True)
        desk.take_profile(save_profile(desk.settings.path, ready, profile))
    return bool(answer)


def moved_words(company: str, target: Stage, *, without: str = "") -> str:
    """Where a card went, and to whom no note did."""
    but = f", without a note to {without}" if without else ""
    return f"{shorten(company, 40)} moved to {TITLES[target]}{but}. u takes that back."
