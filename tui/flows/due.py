"""Doing what is due on a card, whatever it is: the key `c`, and the review."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from models.board.cards import Card
from models.board.cautions import before_closing
from models.dossier import read_dossier
from models.errors import NotPossible
from models.notes.due import NOTES
from models.notes.letters import Letter, read_letters
from models.notes.questions import QUESTIONS
from models.phrases import WAYS
from models.pipeline import contacts, notes
from models.pipeline.interviews import skip_debrief
from models.sharing.seen import look
from models.stages import ORDER
from models.timing.steps import StepKind
from models.typed.meeting import moment_on
from models.words import Channel, Ending, Outcome, Stage
from tui.copying import copy_text
from tui.flows.asking import ask_day, ask_when_it_was, carry_out
from tui.flows.interviews import debrief, new_round
from tui.flows.moving import after_ending, ask_keep_warm, close
from tui.flows.writing import write
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option

_OPENED = (StepKind.THANK_YOU, StepKind.LINKEDIN, StepKind.CHECK_IN, StepKind.KEEP_WARM)
"""Steps whose note is all there is to them; an ending's note is followed by a question."""

_KEYS = {Channel.EMAIL: "e", Channel.PHONE: "p", Channel.LINKEDIN: "l", Channel.POST: "c"}


async def do_next(screen: DeskScreen[Any], card: Card) -> None:
    """Open what the card's next step calls for."""
    kind = card.step.kind
    if kind in _OPENED:
        await write(screen, card.id, NOTES[kind], interview_id=card.step.interview_id)
    elif kind is StepKind.DEBRIEF:
        await debrief(screen, card)
    elif kind is StepKind.CALLED_OFF:
        await new_round(screen, card)
    elif kind is StepKind.REJECTION_REPLY:
        await after_ending(screen, card, Ending.REJECTED)
    elif kind is StepKind.CLOSING:
        await _closing(screen, card)
    elif kind is StepKind.ANSWER_OFFER:
        await answer_offer(screen, card)
    elif kind is StepKind.ATTEND:
        await copy_questions(screen)
    elif card.stage is Stage.CLOSED:
        await ask_keep_warm(screen, card)


async def copy_questions(screen: DeskScreen[Any]) -> None:
    """The three questions to ask before leaving an interview, to the clipboard."""
    report = await copy_text(screen.app, QUESTIONS, "questions", screen.desk)
    screen.status.report(report, "What to ask before you leave: ")


async def _closing(screen: DeskScreen[Any], card: Card) -> None:
    early = before_closing(card.step, screen.desk.now())
    if early and not await screen.prompt.confirm(f"{early} Close all the same?", "close", "wait"):
        return
    if ORDER.index(card.stage) < ORDER.index(Stage.CLOSED):
        await close(screen, card, Ending.SILENCE)
    else:
        await after_ending(screen, card, Ending.SILENCE)


async def answer_offer(screen: DeskScreen[Any], card: Card) -> None:
    """An offer stays open on its card until it is accepted or declined."""
    seen = look(card.id)
    outcome = await screen.prompt.choose(
        f"The offer of {card.title}:",
        [
            Option("a", "accepted", Outcome.ACCEPTED),
            Option("d", "declined", Outcome.DECLINED),
            Option("m", "more time: another day…", Outcome.NONE),
        ],
    )
    if outcome is Outcome.NONE:
        day = await ask_day(screen, "They want your answer by when?")
        if day is not None:
            now = screen.desk.now()
            later = partial(contacts.set_answer_by, card.id, day, now=now, seen=seen)
            await carry_out(screen, card.title, later)
            await screen.reload()
    elif outcome is not None:
        now = screen.desk.now()
        end = partial(contacts.end_offer, card.id, outcome, now=now, seen=seen)
        await carry_out(screen, card.title, end)
        await screen.reload()
        screen.status.say(f"{card.title}: offer {outcome}; it is in the archive now.")


async def done_already(screen: DeskScreen[Any], card: Card) -> None:
    """What is due was done by another way: when and how, once for everybody it goes to."""
    desk, kind = screen.desk, card.step.kind
    if kind is StepKind.DEBRIEF:
        held = read_dossier(card.id).round_of(card.step.interview_id)
        if held is not None:
            skip_debrief(held.id, now=desk.now())
    elif kind is StepKind.ANSWER_OFFER:
        await answer_offer(screen, card)
    elif kind is StepKind.CALLED_OFF:
        raise NotPossible("There is no new date yet.", hint="Enter adds it; z waits for it.")
    elif kind in NOTES:
        letters = read_letters(
            card.id,
            NOTES[kind],
            desk.settings,
            now=desk.now(),
            interview_id=card.step.interview_id,
        )
        done = await _ask_how(screen, card, letters) if letters else None
        if done is not None:
            notes.done_already(letters, done, now=desk.now())
    await screen.reload()


async def _ask_how(
    screen: DeskScreen[Any], card: Card, letters: Sequence[Letter]
) -> notes.Done | None:
    """When it was done, then how; the usual way of the note is the first answer."""
    day = await ask_when_it_was(screen, f"{card.title}: when was it done?")
    if day is None:
        return None
    usual = letters[0].channel
    ways = [Option(key, WAYS[way], way) for way, key in _KEYS.items()]
    ways.sort(key=lambda option: option.value is not usual)
    how = await screen.prompt.choose("And how?", ways)
    at = moment_on(day, screen.desk.now())
    return notes.Done(at, how) if how is not None else None
