"""Doing what is due on a card, whatever it is: the key `c`, and the review."""

from typing import Any

from models.board import Card
from models.cadence import StepKind
from models.dossier import read_dossier
from models.notes.letters import read_letters
from models.pipeline import contacts, notes
from models.pipeline.interviews import skip_debrief
from models.stages import ORDER
from models.words import Ending, NoteKind, Outcome, Stage
from tui.flows.interviews import debrief
from tui.flows.moving import after_ending, ask_keep_warm, close
from tui.flows.writing import say_moved, write
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option

_NOTES = {
    StepKind.THANK_YOU: NoteKind.THANK_YOU,
    StepKind.LINKEDIN: NoteKind.LINKEDIN,
    StepKind.CHECK_IN: NoteKind.CHECK_IN,
    StepKind.KEEP_WARM: NoteKind.KEEP_WARM,
}

_DONE = {
    **_NOTES,
    StepKind.REJECTION_REPLY: NoteKind.REJECTION_REPLY,
    StepKind.CLOSING: NoteKind.CLOSING,
}


async def do_next(screen: DeskScreen[Any], card: Card) -> None:
    """Open what the card's next step calls for."""
    kind = card.step.kind
    if kind in _NOTES:
        moved = await write(screen, card.id, _NOTES[kind])
        if moved is not None:
            say_moved(screen, card.company, moved)
    elif kind is StepKind.DEBRIEF:
        await debrief(screen, card)
    elif kind is StepKind.REJECTION_REPLY:
        await after_ending(screen, card, Ending.REJECTED)
    elif kind is StepKind.CLOSING:
        await _closing(screen, card)
    elif kind is StepKind.ANSWER_OFFER:
        await answer_offer(screen, card)
    elif kind is StepKind.NOTHING and card.stage is Stage.CLOSED:
        await ask_keep_warm(screen, card)
    else:
        screen.status.say(f"{card.company}: nothing to write yet. Enter shows what to ask there.")


async def _closing(screen: DeskScreen[Any], card: Card) -> None:
    if ORDER.index(card.stage) < ORDER.index(Stage.CLOSED):
        await close(screen, card, Ending.SILENCE)
    else:
        await after_ending(screen, card, Ending.SILENCE)


async def answer_offer(screen: DeskScreen[Any], card: Card) -> None:
    """An offer stays open on its card until it is accepted or declined."""
    outcome = await screen.prompt.choose(
        f"The offer of {card.company}:",
        [
            Option("a", "accepted", Outcome.ACCEPTED),
            Option("d", "declined", Outcome.DECLINED),
        ],
    )
    if outcome is not None:
        contacts.end_offer(card.id, outcome, now=screen.desk.now())
        await screen.reload()
        screen.status.say(f"{card.company}: offer {outcome}; it is in the archive now.")


async def done_already(screen: DeskScreen[Any], card: Card) -> None:
    """What is due was done by another way: say so once, for everybody it goes to."""
    desk, kind = screen.desk, card.step.kind
    if kind is StepKind.DEBRIEF:
        newest = read_dossier(card.id).newest
        if newest is not None:
            skip_debrief(newest.id, now=desk.now())
    elif kind is StepKind.ANSWER_OFFER:
        await answer_offer(screen, card)
    elif kind in _DONE:
        letters = read_letters(card.id, _DONE[kind], desk.settings, now=desk.now())
        if letters:
            notes.done_already(letters, now=desk.now())
    await screen.reload()
