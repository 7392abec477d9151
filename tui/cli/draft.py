"""`afterword draft`: one note on standard output, and nothing else."""

import sys
from typing import TYPE_CHECKING

import click

from models.words import NoteKind
from tui.cli.arguments import as_json, which
from tui.cli.letter import NOT_READY, kind_option, read_letter, to_option, warn_of
from tui.cli.output import print_json, say, warn
from tui.cli.session import Session, session

if TYPE_CHECKING:
    from models.notes.letters import Letter


@click.command()
@which()
@kind_option()
@to_option()
@click.option("--subject", "part", flag_value="subject", help="Print the subject instead.")
@click.option("--address", "part", flag_value="address", help="Print where it goes instead.")
@click.option("--anyway", is_flag=True, help="Print it with open slots and mistakes too.")
@as_json()
@click.pass_obj
def draft(
    db: str | None,
    which: tuple[str, ...],
    kind: str | None,
    to: str,
    part: str | None,
    anyway: bool,
    as_json: bool,
) -> None:
    """Print one note as it stands in the composer: the text alone, for piping into anything.

    A note with an open slot, or with what the checks call a mistake, is not printed: what it lacks
    is said on standard error, and the status is 1; --anyway prints it all the same. Nothing is
    marked as sent: afterword sent does that, with the same words. WHICH is the application's
    number, or words that fit one alone; a person's name among them says whose note.

    \b
    Examples:
      afterword draft acme --anyway              look at it
      afterword draft acme --kind check-in --anyway
      afterword draft acme ana --address         ana@acme.example
      afterword draft acme --subject
      afterword draft acme --json                with slots and findings
      afterword draft acme --to ana | mail -s 'Thank you' ana@acme.example
    """
    with session(db) as known:
        letters, place = read_letter(known, " ".join(which), kind, to)
        letter = letters[place]
        for caution in _cautions(letter, known):
            warn(f"! {caution}")
        if part and not as_json:
            _say_part(letter, part, anyway)
            return
        if as_json:
            from models.notes.picking import look_over
            from models.notes.slots import find_slots
            from tui.cli.shapes import draft_shape

            subject = letter.subject if letter.has_subject else ""
            slots = [slot.label for slot in find_slots(f"{subject}\n{letter.body}")]
            print_json(draft_shape(letter, slots, look_over(letters, place)))
            return
        if warn_of(letters, place) and not anyway:
            _hold_back(letter)
        say(letter.body.rstrip("\n"))


def _cautions(letter: "Letter", known: Session) -> list[str]:
    """What speaks against writing at all, which the board says before it opens the composer."""
    from models.board.cautions import before_check_in

    early = []
    if letter.kind is NoteKind.CHECK_IN:
        early = before_check_in(letter.application_id, known.settings.cadence, known.now)
    return [*early, *([letter.problem] if letter.problem else [])]


def _say_part(letter: "Letter", part: str, anyway: bool) -> None:
    from models.errors import NotPossible
    from models.notes.slots import find_slots

    text = letter.address if part == "address" else letter.subject if letter.has_subject else ""
    if not text:
        raise NotPossible(
            f"The note to {letter.name} has no {part}.",
            hint="On the board, e adds an address." if part == "address" else "",
        )
    if part == "subject" and find_slots(text):
        warn(f"! A slot is open in the subject: {text}")
        if not anyway:
            _hold_back(letter)
    say(text)


def _hold_back(letter: "Letter") -> None:
    warn(f"The note to {letter.name} is not ready: finish it on the board (c), or add --anyway.")
    sys.exit(NOT_READY)
