"""`afterword draft`: one note on standard output, and nothing else."""

import sys
from typing import TYPE_CHECKING

import click

from models.words import NoteKind
from tui.cli.arguments import as_json, people, which
from tui.cli.output import print_json, say, warn
from tui.cli.session import Session, session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.notes.letters import Letter

NOT_READY = 1
"""The exit status where the note is not printed, as it is not ready to go out."""


@click.command()
@which()
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in NoteKind]),
    metavar="KIND",
    help=f"Not what is due next, but one of {', '.join(NoteKind)}.",
)
@click.option(
    "--to",
    metavar="WORDS",
    default="",
    shell_complete=people,
    help="To whom, where several get a note.",
)
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
    marked as sent: confirm it on the board (c, then o). WHICH is the application's number, or words
    that fit one alone; a person's name among them says whose note.

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
        letters, place = _letter(known, " ".join(which), kind, to)
        letter = letters[place]
        for caution in _cautions(letter, known):
            warn(f"! {caution}")
        if part and not as_json:
            _say_part(letter, part, anyway)
            return
        from models.notes.picking import HOLDS_BACK, look_over

        findings = look_over(letters, place)
        if as_json:
            from models.notes.slots import find_slots
            from tui.cli.shapes import draft_shape

            subject = letter.subject if letter.has_subject else ""
            slots = [slot.label for slot in find_slots(f"{subject}\n{letter.body}")]
            print_json(draft_shape(letter, slots, findings))
            return
        wrong = [one for one in findings if one.level in HOLDS_BACK]
        for one in wrong:
            warn(f"! {one.message}")
        if wrong and not anyway:
            _hold_back(letter)
        say(letter.body.rstrip("\n"))


def _letter(
    known: Session, words: str, kind: str | None, to: str
) -> "tuple[Sequence[Letter], int]":
    from models.board import read_card
    from models.choosing import choose
    from models.notes.letters import read_letters
    from models.notes.picking import kind_due, pick

    named, settings, now = choose(words), known.settings, known.now
    if kind:
        asked = NoteKind(kind)
    else:
        card = read_card(named.id, settings.cadence, now)
        asked = kind_due(card.step, named) if card else NoteKind.THANK_YOU
    letters = read_letters(named.id, asked, settings, now=now)
    return letters, pick(letters, named, words, to)


def _cautions(letter: "Letter", known: Session) -> list[str]:
    """What speaks against writing at all, which the board says before it opens the composer."""
    from models.cautions import before_check_in

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
