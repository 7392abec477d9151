"""Moving a card: facts at once, acts by their note, corrections without one."""

from functools import partial
from typing import Any

from models.board.cards import Card
from models.errors import NotPossible
from models.pipeline import moves
from models.pipeline.contacts import set_promise
from models.sharing.seen import Seen, look
from models.stages import ORDER, TITLES, MoveKind, neighbour, transition
from models.words import Ending, NoteKind, Stage
from tui.flows.asking import ask_day_if_told, carry_out
from tui.flows.writing import moved_words, write
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option


async def move_right(screen: DeskScreen[Any], card: Card) -> None:
    """One column on."""
    target = neighbour(card.stage, 1)
    if target is None:
        raise NotPossible(f"{TITLES[card.stage]} is the last column.", hint="a archives the card.")
    await move(screen, card, target)


async def move_left(screen: DeskScreen[Any], card: Card) -> None:
    """One column back: a correction."""
    target = neighbour(card.stage, -1)
    if target is None:
        raise NotPossible(f"{TITLES[card.stage]} is the first column.")
    await move(screen, card, target)


async def move_to(screen: DeskScreen[Any], card: Card) -> None:
    """To a column by its number."""
    seen = look(card.id)
    options = [Option(str(number), TITLES[stage], stage) for number, stage in enumerate(ORDER, 1)]
    target = await screen.prompt.choose(f"Move {card.title} to:", options)
    if target is not None:
        await move(screen, card, target, seen)


async def move(
    screen: DeskScreen[Any], card: Card, target: Stage, seen: Seen | None = None
) -> None:
    """Do what the table says about this move; `seen` is the card as it was when it was chosen."""
    seen = seen or look(card.id)
    step = transition(card.stage, target)
    if step.kind is MoveKind.ACT and step.note is not None:
        await _act(screen, card, step.note, target)
    elif step.kind is MoveKind.CORRECTION:
        back = partial(moves.move, card.id, target, now=screen.desk.now(), seen=seen)
        await carry_out(screen, card.title, back)
        await screen.reload()
        screen.status.say(f"{card.title} is back in {TITLES[target]}. u takes that back.")
    elif target is Stage.CLOSED:
        await close(screen, card, seen=seen)
    else:
        await _go_on(screen, card, target, step.note, seen)


async def _act(screen: DeskScreen[Any], card: Card, kind: NoteKind, target: Stage) -> None:
    stays = f"{card.title} stays in {TITLES[card.stage]} until its note is sent. The draft is kept."
    about = card.step.interview_id
    moves_on = card.stage is not target and about is None
    await write(screen, card.id, kind, stays=stays if moves_on else "", interview_id=about)


async def _go_on(
    screen: DeskScreen[Any], card: Card, target: Stage, kind: NoteKind | None, seen: Seen
) -> None:
    """Thanked to Waiting: the card moves, the promised date is asked for, requests are written."""
    desk = screen.desk
    go_on = partial(moves.move, card.id, target, now=desk.now(), seen=seen)
    await carry_out(screen, card.title, go_on)
    await screen.reload()
    gone = moved_words(card.title, target)
    screen.status.say(gone)
    if card.promised_on is None:
        seen = look(card.id)
        told = await ask_day_if_told(screen, "By when do they expect to decide?")
        if told is not None and told.day is not None:
            promise = partial(set_promise, card.id, told.day, now=desk.now(), seen=seen)
            await carry_out(screen, card.title, promise)
            await screen.reload()
    if kind is not None:
        await write(screen, card.id, kind, stays=gone)


async def close(
    screen: DeskScreen[Any], card: Card, ending: Ending | None = None, *, seen: Seen | None = None
) -> None:
    """To the last column: how it ended, its note, and whether to keep the contact warm."""
    seen = seen or look(card.id)
    if ending is None:
        ending = await screen.prompt.choose(
            f"How did it end with {card.title}?",
            [
                Option("r", "they said no", Ending.REJECTED),
                Option("n", "no answer came", Ending.SILENCE),
            ],
        )
        if ending is None:
            return
    now = screen.desk.now()
    end = partial(moves.move, card.id, Stage.CLOSED, now=now, ending=ending, seen=seen)
    await carry_out(screen, card.title, end)
    await screen.reload()
    await after_ending(screen, card, ending)


async def after_ending(screen: DeskScreen[Any], card: Card, ending: Ending) -> None:
    """The note that an ending calls for, then 'keep warm?'."""
    kind = NoteKind.CLOSING if ending is Ending.SILENCE else NoteKind.REJECTION_REPLY
    await write(screen, card.id, kind)
    await ask_keep_warm(screen, card)


async def ask_keep_warm(screen: DeskScreen[Any], card: Card) -> None:
    """Keep the contact warm (touches now and then), or let the card go to the archive."""
    seen = look(card.id)
    answer = await screen.prompt.choose(
        f"Keep {card.title} warm with a short note every now and then?",
        [Option("y", "keep warm", True), Option("n", "no, archive it", False)],
    )
    if answer is None:
        return
    keep = partial(moves.keep_warm, card.id, answer, now=screen.desk.now(), seen=seen)
    await carry_out(screen, card.title, keep)
    await screen.reload()
    kept = "stays in the last column; a touch is due now and then" if answer else "is archived"
    screen.status.say(f"{card.title} {kept}. u takes that back.")
