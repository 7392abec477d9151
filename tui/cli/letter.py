"""What the commands on one note share: whose it is, of which kind, and whether it is ready."""

from typing import TYPE_CHECKING

import click

from models.words import NoteKind
from tui.cli.arguments import Decorator, people
from tui.cli.output import warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.notes.letters import Letter
    from tui.cli.session import Session

NOT_READY = 1
"""The exit status where a note is held back, as it is not ready to go out."""


def kind_option() -> Decorator:
    """Which kind of note is meant."""
    return click.option(
        "--kind",
        type=click.Choice([str(kind) for kind in NoteKind]),
        metavar="KIND",
        help=f"Not what is due next, but one of {', '.join(NoteKind)}.",
    )


def to_option() -> Decorator:
    """Whose note is meant."""
    return click.option(
        "--to",
        metavar="WORDS",
        default="",
        shell_complete=people,
        help="To whom, where several get a note.",
    )


def read_letter(
    known: "Session", words: str, kind: str | None, to: str
) -> "tuple[Sequence[Letter], int]":
    """The letters of that kind, of what is due where it is None, and the place of the one meant.

    Raises what `choose`, `kind_due` and `pick` do.
    """
    from models.board.cards import read_card
    from models.board.choosing import choose
    from models.notes.due import NOTES
    from models.notes.letters import read_letters
    from models.notes.picking import kind_due, pick
    from models.timing.steps import Step, StepKind

    named, settings, now = choose(words), known.settings, known.now
    card = read_card(named.id, settings.cadence, now)
    due = card.step if card else Step(StepKind.THANK_YOU)
    asked = NoteKind(kind) if kind else kind_due(due, named)
    # Also by its name it is the one that is due.
    about = due.interview_id if NOTES.get(due.kind) is asked else None
    letters = read_letters(named.id, asked, settings, now=now, interview_id=about)
    return letters, pick(letters, named, words, to)


def warn_of(letters: "Sequence[Letter]", place: int) -> bool:
    """Say what keeps a note from going out as it stands; True if anything does."""
    from models.notes.picking import HOLDS_BACK, look_over

    wrong = [one for one in look_over(letters, place) if one.level in HOLDS_BACK]
    for one in wrong:
        warn(f"! {one.message}")
    return bool(wrong)
