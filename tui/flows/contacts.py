"""Logging a contact, snoozing, archiving, deleting: short questions, one command each."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from models.board.cards import Card, read_card
from models.dossier import last_note, read_dossier
from models.errors import NotPossible
from models.pipeline import applications, contacts
from models.sharing.seen import look
from models.timing.policy import PERSISTENT
from models.typed.meeting import moment_on
from models.words import Brought, Channel, Direction, Ending, Outcome
from tui.copying import copy_text
from tui.flows.asking import ask_day, ask_day_if_told, carry_out, way_back
from tui.flows.interviews import new_round
from tui.flows.moving import after_ending
from tui.screens.base import DeskScreen
from tui.widgets.prompt import Option

_WAYS = [
    Option("w", "they wrote", (Direction.IN, Channel.EMAIL)),
    Option("c", "they called", (Direction.IN, Channel.PHONE)),
    Option("m", "I wrote", (Direction.OUT, Channel.EMAIL)),
    Option("p", "I called", (Direction.OUT, Channel.PHONE)),
]
_EARLIER = Option("d", "on an earlier day…", (Direction.IN, Channel.UNKNOWN))
_TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times"}
_AS_SET = -1
_BROUGHT = [
    Option("n", "nothing new", Brought.NOTHING),
    Option("d", "a new date", Brought.DATE),
    Option("i", "an interview", Brought.INTERVIEW),
    Option("r", "a rejection", Brought.REJECTION),
    Option("o", "an offer", Brought.OFFER),
    Option("x", "I withdrew", Brought.WITHDRAWAL),
]


async def log(screen: DeskScreen[Any], card: Card) -> None:
    """Log who was in touch and what it brought; each leads where it should."""
    seen = look(card.id)
    way = await screen.prompt.choose(f"{card.title}:", [*_WAYS, _EARLIER])
    at = screen.desk.now()
    if way == _EARLIER.value:
        earlier = await ask_day(screen, "On which day?", toward="past")
        if earlier is None:
            return
        at = moment_on(earlier, at)
        way = await screen.prompt.choose(f"{card.title}, {earlier:%a} {earlier.day}:", _WAYS)
    if way is None:
        return
    who = await _who(screen, card)
    brought = await screen.prompt.choose("What did it bring?", _BROUGHT) if who else None
    if who is None or brought is None:
        return
    day = None
    if brought is Brought.DATE:
        day = await ask_day(screen, "They decide by when?")
        if day is None:
            return
    elif brought is Brought.OFFER:
        told = await ask_day_if_told(screen, "They want your answer by when?")
        if told is None:
            return
        day = told.day
    direction, channel = way
    entry = contacts.ContactEntry(who.person_id, direction, channel, brought, day, at=at)
    log_it = partial(contacts.log_contact, card.id, entry, now=screen.desk.now(), seen=seen)
    step = await carry_out(screen, card.title, log_it)
    await screen.reload()
    screen.status.say(f"{card.title}: {brought}. Logged; u takes that back.")
    if brought is Brought.INTERVIEW:
        await new_round(screen, card)
    elif step is not None:
        await after_ending(screen, card, Ending.REJECTED)


@dataclass(frozen=True, slots=True)
class _Who:
    """Somebody, or nobody in particular."""

    person_id: int | None


async def _who(screen: DeskScreen[Any], card: Card) -> _Who | None:
    """The main contact, unless there are others and the person picks one; None leaves it."""
    dossier = read_dossier(card.id)
    people = [person for person in dossier.entry.people if person.id is not None][:9]
    if len(people) < 2:
        return _Who(dossier.main_contact_id)
    options = [
        Option(str(number), person.name, _Who(person.id)) for number, person in enumerate(people, 1)
    ]
    main = next((p.name for p in people if p.id == dossier.main_contact_id), "")
    options.append(Option("enter", main, _Who(dossier.main_contact_id)))
    return await screen.prompt.choose("Who?", options)


async def snooze(screen: DeskScreen[Any], card: Card) -> None:
    """Let nothing be due on a card until a day."""
    now, seen = screen.desk.now(), look(card.id)
    ways = [
        Option("1", "tomorrow", "1"),
        Option("3", "3 days", "3"),
        Option("7", "a week", "7"),
        Option("d", "until a day…", "d"),
    ]
    if card.step.snoozed:
        ways.append(Option("w", "wake it", "w"))
    answer = await screen.prompt.choose(f"Snooze {card.title}:", ways)
    if answer is None:
        return
    if answer == "w":
        wake = partial(contacts.wake, card.id, now=now, seen=seen)
        await carry_out(screen, card.title, wake)
        await screen.reload()
        screen.status.say(f"{card.title} is awake.")
        return
    day = now.date() + timedelta(days=int(answer)) if answer != "d" else None
    day = day or await ask_day(screen, "Snooze until when?")
    if day is None:
        return
    until = datetime.combine(day, time.min, now.tzinfo)
    rest = partial(contacts.snooze, card.id, until, now=now, seen=seen)
    await carry_out(screen, card.title, rest)
    await screen.reload()
    back = way_back(seen.entry)
    screen.status.say(f"{card.title} rests until {day:%a} {day.day} {day:%b}.{back}")


async def persist(screen: DeskScreen[Any], card: Card) -> None:
    """The dial from one check-in to five touches in all, for this card alone."""
    usual, seen = screen.desk.settings.cadence.check_ins, look(card.id)
    said = "five touches" if usual >= PERSISTENT else str(usual)
    answer = await screen.prompt.choose(
        f"How often may you check in with {card.title}?",
        [
            *(Option(str(number), _TIMES[number], number) for number in _TIMES),
            Option("p", "persistently: five touches in all", PERSISTENT),
            Option("s", f"as the settings say ({said})", _AS_SET),
        ],
    )
    if answer is None:
        return
    count, now = None if answer == _AS_SET else answer, screen.desk.now()
    often = partial(contacts.set_check_ins, card.id, count, now=now, seen=seen)
    await carry_out(screen, card.title, often)
    await screen.reload()
    fresh = read_card(card.id, screen.desk.settings.cadence, screen.desk.now())
    more = f" {fresh.touches.left} left in this round." if fresh and fresh.touches else ""
    screen.status.say(f"{card.title}: noted.{more}{way_back(seen.entry)}")


async def archive(screen: DeskScreen[Any], card: Card) -> None:
    """Take a card off the board with its outcome."""
    seen = look(card.id)
    outcome = await screen.prompt.choose(
        f"{card.title} goes to the archive as:",
        [
            Option("a", "offer accepted", Outcome.ACCEPTED),
            Option("d", "offer declined", Outcome.DECLINED),
            Option("r", "rejected", Outcome.REJECTED),
            Option("n", "no answer", Outcome.SILENCE),
            Option("w", "withdrawn", Outcome.WITHDRAWN),
        ],
    )
    if outcome is None:
        return
    now = screen.desk.now()
    shelve = partial(applications.archive, card.id, outcome, now=now, seen=seen)
    await carry_out(screen, card.title, shelve)
    await screen.reload()
    screen.status.say(f"{card.title} is archived: {outcome}. A shows the archive.")


async def delete(screen: DeskScreen[Any], card: Card) -> None:
    """Delete an application after asking."""
    seen = look(card.id)
    if not await screen.prompt.confirm(
        f"Delete {card.title} with its notes and history?", "delete", "keep"
    ):
        return
    now = screen.desk.now()
    away = partial(applications.delete_application, card.id, now=now, seen=seen)
    await carry_out(screen, card.title, away)
    await screen.reload()
    screen.status.say(f"{card.title} is deleted. u takes that back.")


async def copy_last(screen: DeskScreen[Any], card: Card) -> None:
    """Copy the newest note of a card again."""
    note = last_note(card.id)
    if note is None:
        raise NotPossible(f"No note to {card.title} was copied or sent yet.")
    report = await copy_text(screen.app, note.body, "note", screen.desk)
    screen.status.report(report, f"{note.title} to {note.to}: ")
