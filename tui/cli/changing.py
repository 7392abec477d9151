"""What the commands that change something share: dates as typed, and the line that undo shows."""

from typing import TYPE_CHECKING

from models.journal.replaying import Replayed
from models.pipeline.carrying_out import Change, stage_of
from models.stages import TITLES
from models.words import Stage
from tui.cli.arguments import here
from tui.cli.output import print_json, say
from tui.cli.session import Session
from tui.cli.shapes import change_shape

if TYPE_CHECKING:
    from datetime import date

    from models.typed.when import Moment, Toward


def typed_moment(text: str | None, known: Session, toward: "Toward") -> "Moment | None":
    """A date as the person typed it; None where none was. Raises `InvalidInput`."""
    if text is None:
        return None
    from models.typed.when import parse_moment

    settings = known.settings
    return parse_moment(
        text,
        now=known.now,
        toward=toward,
        date_order=settings.date_order,
        days_off=settings.cadence.holidays,
    )


def typed_day(text: str | None, known: Session) -> "date | None":
    """A day to come as the person typed it; None where none was. Raises `InvalidInput`."""
    moment = typed_moment(text, known, "future")
    return moment.day if moment else None


def tell_change(
    change: Change, *, as_json: bool, before: Stage | None = None, numbered: bool = False
) -> None:
    """Print what was done, and where the card went; `before` is where it stood.

    `numbered`: also print the application's number, which is new.
    """
    if as_json:
        print_json(change_shape(change))
        return
    if not change.title:
        say("Nothing changed.")
        return
    moved = change.stage is not None and before is not None and change.stage is not before
    went = f" It is in {TITLES[change.stage]} now." if moved and change.stage else ""
    number = f" (number {change.application_id})" if numbered else ""
    say(f"{change.title}{number}.{went} {here('undo')} takes that back.")


def tell_replayed(done: Replayed, words: str, back: str, *, as_json: bool) -> None:
    """Print what undo or redo did; `words` has a place for its title and one for the way back."""
    if as_json:
        stage = stage_of(done.application_id)
        print_json(change_shape(Change(done.title, done.application_id, stage)))
    else:
        say(words.format(done.title, here(back)))
