"""`afterword show`: everything about one application."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tui.cli.arguments import as_json, which
from tui.cli.output import print_json, say
from tui.cli.session import Session, session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.board.cards import Card
    from models.dossier import Dossier, Logged


@click.command()
@which()
@as_json()
@click.pass_obj
def show(db: str | None, which: tuple[str, ...], as_json: bool) -> None:
    """Show everything about one application: people, interviews, notes, contacts, history.

    WHICH is its number, or words of company, role or people that fit one alone; what is in the
    archive is found too.

    \b
    Examples:
      afterword show 12
      afterword show acme
      afterword show acme --json          for a script, with every note in full
    """
    with session(db) as known:
        from models.board.cards import read_card
        from models.board.choosing import choose
        from models.dossier import read_contacts, read_dossier

        key = choose(" ".join(which), archived=True).id
        dossier, contacts = read_dossier(key), read_contacts(key)
        card = read_card(key, known.settings.cadence, known.now)
        if card is None:
            return
        if as_json:
            from tui.cli.shapes import show_shape

            print_json(show_shape(dossier, contacts, card, known.now))
        else:
            say("\n".join(_lines(dossier, contacts, card, known)))


def _lines(
    dossier: "Dossier", contacts: "Sequence[Logged]", card: "Card", known: Session
) -> "Iterator[str]":
    entry = dossier.entry
    yield f"{entry.company}{_and(entry.role)} (number {dossier.id})"
    yield from _standing(dossier, card, known)
    for label, text in (("Office", entry.place), ("Posting", entry.url), ("Notes", entry.notes)):
        if text:
            yield _labelled(label, text)
    if before := dossier.origin:
        yield _labelled("Before", f"{before.title}: afterword show {before.id}")
    yield "People"
    for person in entry.people:
        main = " · main contact" if person.id == dossier.main_contact_id else ""
        kept = "do not contact" if person.do_not_contact else ""
        profile = person.linkedin.removeprefix("https://www.")
        facts = (person.role, person.email, person.phone, profile, kept)
        yield f"  {person.name}{main}{''.join(map(_and, facts))}"
    yield from _rounds(dossier, known)
    if dossier.notes:
        yield "Notes written"
        for note in dossier.notes:
            yield f"  {note.title} to {note.to}: {note.state} {_day(note.at, known)}"
    if contacts:
        yield "Contacts"
        for one in contacts:
            way = f" · {one.channel}" if one.channel else ""
            who = one.who or entry.company
            summary = f": {one.summary}" if one.summary else ""
            yield f"  {_day(one.at, known)} · {one.direction}{way} · {who} · {one.brought}{summary}"
    if dossier.timeline:
        yield "History"
    for event in dossier.timeline:
        yield f"  {_day(event.at, known)} · {event.text}"


def _standing(dossier: "Dossier", card: "Card", known: Session) -> "Iterator[str]":
    from models.phrases import day_phrase, step_phrase
    from models.stages import TITLES

    if dossier.archived_at is not None:
        outcome = f", {dossier.outcome}" if dossier.outcome else ""
        yield _labelled("Archived", f"{_day(dossier.archived_at, known)}{outcome}")
        return
    yield _labelled("Stage", f"{TITLES[dossier.stage]} since {_day(dossier.since, known)}")
    if dossier.promised_on:
        yield _labelled("Promised", f"an answer by {day_phrase(dossier.promised_on, known.now)}")
    phrase = step_phrase(card.step, known.now, promised_on=card.promised_on)
    yield _labelled("Next", f"{phrase}. {card.step.why}".rstrip())


def _rounds(dossier: "Dossier", known: Session) -> "Iterator[str]":
    for held in dossier.rounds:
        interview, when = held.interview, "no date"
        if interview.starts_at:
            local = interview.starts_at.astimezone(known.now.tzinfo)
            clock = ", no time yet" if interview.day_only else f" {local:%H:%M}"
            when = f"{_day(local, known)}{clock}"
        yield f"Round {held.number} · {when}{_and(interview.kind)}{_and(interview.place)}"
        for label, text in held.told(alone=len(dossier.rounds) == 1):
            yield f"  {label}: {text}"


def _labelled(label: str, text: str) -> str:
    return f"  {label:<9} {text}"


def _day(moment: datetime, known: Session) -> str:
    from models.phrases import day_phrase

    return day_phrase(moment.astimezone(known.now.tzinfo).date(), known.now)


def _and(text: str) -> str:
    return f" · {text}" if text else ""
