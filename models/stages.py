"""The five stages and the one table of what a move opens, and for whom.

The board, the review, the command line and the documentation all read `TRANSITIONS`
(playbook, 'Columns and transitions').
"""

from enum import StrEnum
from typing import NamedTuple

from models.errors import NotPossible
from models.words import NoteKind, Stage

ORDER: tuple[Stage, ...] = tuple(Stage)

TITLES: dict[Stage, str] = {
    Stage.INTERVIEW: "Interview",
    Stage.THANKED: "Thanked",
    Stage.WAITING: "Waiting",
    Stage.CHECKED_IN: "Checked-in",
    Stage.CLOSED: "Rejected / Kept-warm",
}


class MoveKind(StrEnum):
    """A fact has happened already; an act happens when its note goes out; the rest is a mend."""

    FACT = "fact"
    ACT = "act"
    CORRECTION = "correction"


class Recipients(StrEnum):
    """Whom the notes of a move go to."""

    NOBODY = "nobody"
    INTERVIEWERS = "each interviewer"
    OPEN_TO_LINKEDIN = "each interviewer but those who said no to it"
    MAIN_CONTACT = "the main contact"


class Transition(NamedTuple):
    """One row of the table. `source` None stands for any stage before the target.

    `note_unanswered` is the note instead of `note` where no answer ever came.
    `passed_over` names the notes that a move over several columns leaves out, `taken_back` those
    of the moves that a correction takes back.
    """

    source: Stage | None
    target: Stage
    kind: MoveKind
    note: NoteKind | None = None
    recipients: Recipients = Recipients.NOBODY
    note_unanswered: NoteKind | None = None
    passed_over: tuple[NoteKind, ...] = ()
    taken_back: tuple[NoteKind, ...] = ()


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Stage.INTERVIEW,
        Stage.THANKED,
        MoveKind.ACT,
        NoteKind.THANK_YOU,
        Recipients.INTERVIEWERS,
    ),
    Transition(
        Stage.THANKED,
        Stage.WAITING,
        MoveKind.FACT,
        NoteKind.LINKEDIN,
        Recipients.OPEN_TO_LINKEDIN,
    ),
    Transition(
        Stage.WAITING,
        Stage.CHECKED_IN,
        MoveKind.ACT,
        NoteKind.CHECK_IN,
        Recipients.MAIN_CONTACT,
    ),
    Transition(
        Stage.CHECKED_IN,
        Stage.CHECKED_IN,
        MoveKind.ACT,
        NoteKind.CHECK_IN,
        Recipients.MAIN_CONTACT,
    ),
    Transition(
        None,
        Stage.CLOSED,
        MoveKind.FACT,
        NoteKind.REJECTION_REPLY,
        Recipients.MAIN_CONTACT,
        note_unanswered=NoteKind.CLOSING,
    ),
    Transition(
        Stage.CLOSED,
        Stage.CLOSED,
        MoveKind.ACT,
        NoteKind.KEEP_WARM,
        Recipients.MAIN_CONTACT,
    ),
)


def transition(source: Stage, target: Stage) -> Transition:
    """What a move from one stage to another is.

    A move over several columns is the target's own, with the notes passed over named; a move
    backwards is a correction. Raises `NotPossible` for a move to the same column that the table
    does not know.
    """
    for row in TRANSITIONS:
        if row.target is target and row.source is source:
            return row
    start, end = ORDER.index(source), ORDER.index(target)
    if end < start:
        back = _notes_between(end, start)
        return Transition(source, target, MoveKind.CORRECTION, taken_back=back)
    if end == start:
        raise NotPossible(f"The card is in {TITLES[target]} already.")
    arrival = next(row for row in TRANSITIONS if row.target is target)
    if arrival.source is None:
        return arrival
    return Transition(
        source,
        target,
        arrival.kind,
        arrival.note,
        arrival.recipients,
        passed_over=_notes_between(start, end - 1),
    )


def _notes_between(start: int, end: int) -> tuple[NoteKind, ...]:
    """The notes of the moves from column to column between these two places."""
    steps = zip(ORDER[start:end], ORDER[start + 1 : end + 1], strict=True)
    return tuple(
        row.note
        for source, target in steps
        for row in TRANSITIONS
        if row.note and row.source is source and row.target is target
    )


def arrival_of(note: NoteKind) -> Transition:
    """The move that a kind of note belongs to."""
    return next(row for row in TRANSITIONS if note in (row.note, row.note_unanswered))


def neighbour(stage: Stage, step: int) -> Stage | None:
    """The column so many steps to the right (or left), or None past the board's edge."""
    place = ORDER.index(stage) + step
    return ORDER[place] if 0 <= place < len(ORDER) else None


def way_past(target: Stage) -> str:
    """How a card gets past a column whose note nobody gets: a hint, or nothing where it stays."""
    beyond = neighbour(target, 1)
    if beyond is None or beyond is Stage.CLOSED:
        return ""
    return f"m, then {ORDER.index(beyond) + 1}, moves the card on to {TITLES[beyond]} all the same."
