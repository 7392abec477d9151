"""`afterword log`: who was in touch, how, and what it brought."""

from typing import TYPE_CHECKING

import click

from models.words import Brought, Channel, Direction
from tui.cli.arguments import as_json, people, which
from tui.cli.session import Session, session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from models.board.choosing import Named
    from models.pipeline.contacts import ContactEntry

WAYS = {str(way): way for way in Channel if way} | {"other": Channel.UNKNOWN}
BROUGHT = {
    "nothing": Brought.NOTHING,
    "date": Brought.DATE,
    "interview": Brought.INTERVIEW,
    "rejection": Brought.REJECTION,
    "offer": Brought.OFFER,
    "withdrawal": Brought.WITHDRAWAL,
}
"""What a contact may bring."""
DATED = (Brought.DATE, Brought.OFFER)


@click.command()
@which(several=False)
@click.argument("summary", default="")
@click.option("--in", "incoming", type=click.Choice(list(WAYS)), help="They were in touch, so.")
@click.option("--out", "outgoing", type=click.Choice(list(WAYS)), help="You were in touch, so.")
@click.option(
    "--who", metavar="WORDS", shell_complete=people, help="With whom; else the main contact."
)
@click.option("--on", "on", metavar="WHEN", help="When it was: 'yesterday', 'fri 14:30'; else now.")
@click.option("--brought", type=click.Choice(list(BROUGHT)), default="nothing", show_default=True)
@click.option("--by", metavar="DAY", help="The day they named: to decide by, or to answer by.")
@click.option("--when", metavar="WHEN", help="When the interview is that it brought.")
@click.option("--kind", default="", metavar="TEXT", help="Its kind: phone, video, panel…")
@click.option("--place", default="", metavar="TEXT", help="Where it is held, or the call's link.")
@click.option(
    "-p",
    "--person",
    "met",
    multiple=True,
    metavar="LINE",
    help="Somebody in it; without a word, all that are known.",
)
@as_json()
@click.pass_obj
def log(
    db: str | None,
    which: str,
    summary: str,
    incoming: str | None,
    outgoing: str | None,
    who: str | None,
    on: str | None,
    brought: str,
    by: str | None,
    when: str | None,
    kind: str,
    place: str,
    met: tuple[str, ...],
    as_json: bool,
) -> None:
    """Log a contact, and what follows from it.

    A new date counts as promised, an offer is marked on the card, a rejection moves it to the last
    column, a withdrawal to the archive; an interview brings it back to the first. WHICH is the
    application's number, or words that fit one alone (several in quotes).

    \b
    Examples:
      afterword log acme --in email 'They will decide on Friday'
      afterword log acme --in email --brought date --by friday
      afterword log acme --out phone 'Left a message' --on yesterday
      afterword log acme --out phone 'no answer'     counts as no contact
      afterword log 12 --in phone --who ruiz --brought offer --by '4 december'
      afterword log 12 --in email --brought rejection
      afterword log 12 --in email --brought interview --when 'fri 14:00'
    """
    if (incoming is None) == (outgoing is None):
        raise click.UsageError("Say who was in touch: --in for them, --out for you.")
    what = BROUGHT[brought]
    if by is not None and what not in DATED:
        raise click.UsageError("--by goes with --brought date or --brought offer.")
    if (when or kind or place or met) and what is not Brought.INTERVIEW:
        raise click.UsageError("--when, --kind, --place and -p go with --brought interview.")
    with session(db, writing=True) as known:
        from models.board.choosing import choose
        from models.errors import InvalidInput
        from models.pipeline.carrying_out import carry_out
        from models.pipeline.contacts import ContactEntry, log_contact
        from models.text import clean_text
        from tui.cli.changing import tell_change, typed_day

        card = choose(which)
        day = typed_day(by, known)
        if what is Brought.DATE and day is None:
            raise InvalidInput("They decide by when?", hint="--by friday, for instance.")
        entry = ContactEntry(
            _person(card, who),
            Direction.IN if incoming else Direction.OUT,
            WAYS[incoming or outgoing or ""],
            what,
            day,
            clean_text(summary).strip(),
            _when(on, known),
        )
        if what is Brought.INTERVIEW:
            add = _interview(card.id, when, kind, place, met, known)
            change = carry_out(lambda: add(entry))
        else:
            change = carry_out(lambda: log_contact(card.id, entry, now=known.now))
        tell_change(change, as_json=as_json, before=card.stage)


def _interview(
    key: int, when: str | None, kind: str, place: str, met: tuple[str, ...], known: Session
) -> "Callable[[ContactEntry], object]":
    """What adds the interview that a contact brought, with that contact. Raises `InvalidInput`."""
    from models.dossier import read_dossier
    from models.entries import InterviewEntry
    from models.errors import InvalidInput
    from models.pipeline.interviews import log_interview
    from models.text import clean_line
    from models.typed.meeting import timed
    from models.typed.person_entry import typed_person
    from tui.cli.changing import typed_moment

    moment = typed_moment(when, known, "future")
    if moment is None:
        raise InvalidInput("When will it be?", hint="--when 'fri 14:00', for instance.")
    zone = known.settings.zone.key
    fresh = InterviewEntry(zone=zone, kind=clean_line(kind), place=clean_line(place))
    interview = timed(fresh, moment, said=False, new=True, now=known.now)
    people = tuple(map(typed_person, met)) or read_dossier(key).entry.people
    return lambda contact: log_interview(key, contact, interview, people, now=known.now)


def _person(card: "Named", who: str | None) -> int | None:
    """The number of the person who is meant; without a word, of the main contact."""
    if who is None:
        from models.notes.recipients import main_contact_of

        return main_contact_of(card.id)
    from models.board.choosing import choose_person
    from models.dossier import read_dossier

    return choose_person(who, read_dossier(card.id).entry.people, card.company).id


def _when(on: str | None, known: Session) -> "datetime":
    if on is None:
        return known.now
    from models.typed.meeting import when_it_was
    from tui.cli.changing import typed_moment

    return when_it_was(typed_moment(on, known, "past"), known.now)
