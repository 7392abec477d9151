"""Forms around interviews: a new application, its debrief, a new round, an edit."""

from typing import Any

from models.board.cards import Card, read_card
from models.dossier import read_dossier
from models.errors import NotPossible
from models.notes.letters import read_letters
from models.phrases import day_phrase
from models.sharing.authorship import newest_entry
from models.timing.steps import StepKind
from models.typed.meeting import still_to_come
from models.words import NoteKind
from tui.flows.asking import way_back
from tui.flows.writing import write
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option


async def add(screen: DeskScreen[Any]) -> None:
    """A new application; if its interview was held already, the debrief follows."""
    from tui.screens.application_form import ApplicationForm

    key = await screen.app.push_screen_wait(ApplicationForm(screen.desk))
    if key is not None:
        await screen.reload()
        screen.go_to(key)
        await follow_up(screen, key)


async def edit(screen: DeskScreen[Any], card: Card, *, at_when: bool = False) -> None:
    """Change an application and its newest interview; `at_when` begins with the date."""
    from tui.screens.application_form import ApplicationForm

    before = newest_entry()
    form = ApplicationForm(screen.desk, card.id, at_when=at_when)
    if await screen.app.push_screen_wait(form) is not None:
        await screen.reload()
        back = way_back(before)
        screen.status.say(
            f"{card.title} is changed.{back}" if back else f"{card.title}: nothing is changed."
        )


async def new_round(screen: DeskScreen[Any], card: Card) -> int | None:
    """Another interview for a card; its number, which is a new one from the last column."""
    from tui.screens.round_form import RoundForm

    key = await screen.app.push_screen_wait(RoundForm(screen.desk, card.id))
    if key is not None:
        await screen.reload()
        screen.go_to(key)
        await follow_up(screen, key)
    return key


async def follow_up(screen: DeskScreen[Any], key: int) -> None:
    """S0 or S1: an interview to come is said, one that was held is debriefed."""
    card = _card(screen, key)
    if card.step.kind is StepKind.DEBRIEF and card.step.interview_id is None:
        await debrief(screen, card)
    elif card.step.interview_id is None:
        later = len(read_dossier(key).rounds) > 1
        where = (
            f"{card.title}: the new round is on its card"
            if later
            else f"{card.title} is on the board"
        )
        screen.status.say(f"{where}. Enter shows what to ask there.")
    else:
        screen.status.say(f"{card.title}: the new round is on its card. {card.step.why}")


async def debrief(screen: DeskScreen[Any], card: Card) -> None:
    """Write down how it went, then the thank-you notes if the person likes."""
    from tui.screens.debrief import DebriefForm

    about = await _which(screen, card)
    if about is None:
        return
    form = DebriefForm(screen.desk, card.id, about)
    saved = await screen.app.push_screen_wait(form)
    await screen.reload()
    if not saved:
        return
    fresh = _card(screen, card.id)
    another = f" {fresh.step.why}" if fresh.step.kind is StepKind.DEBRIEF else ""
    screen.status.say(f"{card.title} is debriefed.{another}")
    if _to_be_thanked(screen, fresh, about) and await screen.prompt.confirm(
        "Write the thank-you notes now, while it is fresh?", "write", "later"
    ):
        await write(screen, card.id, NoteKind.THANK_YOU, interview_id=about)


def _to_be_thanked(screen: DeskScreen[Any], card: Card, about: int) -> bool:
    """Whether somebody of the round that was debriefed now is still to be thanked.

    Something of another round may be next on its card all the same.
    """
    if card.step.kind not in (StepKind.THANK_YOU, StepKind.DEBRIEF):
        return False
    now, thanks = screen.desk.now(), NoteKind.THANK_YOU
    letters = read_letters(card.id, thanks, screen.desk.settings, now=now, interview_id=about)
    return any(not letter.settled for letter in letters)


async def _which(screen: DeskScreen[Any], card: Card) -> int | None:
    """Which interview there is to debrief; None for none. One to come may be moved instead.

    What came to mind of the one before it can be added while it is to come.
    """
    dossier, now = read_dossier(card.id), screen.desk.now()
    held = dossier.round_of(card.step.interview_id)
    if held is None:
        raise NotPossible("There is no interview to debrief.", hint="i adds a round.")
    if not still_to_come(held.interview, now):
        return held.id
    before = [one for one in dossier.rounds if not still_to_come(one.interview, now)]
    starts = held.interview.starts_at or now
    day = day_phrase(starts.astimezone(now.tzinfo).date(), now)
    options = [
        Option("h", "it was held: debrief", "held"),
        Option("c", "change the date", "change"),
        Option("n", "neither", ""),
    ]
    if before:
        options.insert(2, Option("b", f"add to round {before[-1].number}", "before"))
    answer = await screen.prompt.choose(
        f"The interview at {card.title} is still to come ({day}).", options
    )
    if answer == "change":
        await edit(screen, card, at_when=True)
    if answer == "before":
        return before[-1].id
    return held.id if answer == "held" else None


def _card(screen: DeskScreen[Any], key: int) -> Card:
    card = read_card(key, screen.desk.settings.cadence, screen.desk.now())
    if card is None:
        raise NotPossible("This application is no longer there.")
    return card
