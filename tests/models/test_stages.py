"""The transition table, against the playbook's 'Columns and transitions'."""

from itertools import product

import pytest

from models.errors import NotPossible
from models.stages import (
    ORDER,
    TITLES,
    TRANSITIONS,
    MoveKind,
    Recipients,
    Transition,
    arrival_of,
    neighbour,
    transition,
)
from models.words import NoteKind, Stage

I, T, W, C, R = ORDER
FACT, ACT, CORRECTION = MoveKind.FACT, MoveKind.ACT, MoveKind.CORRECTION


@pytest.mark.parametrize(
    ("source", "target", "kind", "note", "recipients", "unanswered"),
    [
        (I, T, ACT, NoteKind.THANK_YOU, "each interviewer", None),
        (T, W, FACT, NoteKind.LINKEDIN, "each interviewer but those who said no to it", None),
        (W, C, ACT, NoteKind.CHECK_IN, "the main contact", None),
        (C, C, ACT, NoteKind.CHECK_IN, "the main contact", None),
        (None, R, FACT, NoteKind.REJECTION_REPLY, "the main contact", NoteKind.CLOSING),
        (R, R, ACT, NoteKind.KEEP_WARM, "the main contact", None),
    ],
)
def test_the_playbooks_rows(
    source: Stage | None,
    target: Stage,
    kind: MoveKind,
    note: NoteKind,
    recipients: str,
    unanswered: NoteKind | None,
) -> None:
    wanted = Transition(source, target, kind, note, Recipients(recipients), unanswered)
    assert wanted in TRANSITIONS
    assert len(TRANSITIONS) == 6


def test_the_columns_and_their_titles() -> None:
    titles = "Interview, Thanked, Waiting, Checked-in, Rejected / Kept-warm"
    assert ", ".join(TITLES[stage] for stage in ORDER) == titles


# Every move, as kind and note; '-' is none, '!' refused.
MATRIX = {
    I: ("!", "act thank-you", "fact linkedin-request", "act check-in", "fact rejection-reply"),
    T: ("correction -", "!", "fact linkedin-request", "act check-in", "fact rejection-reply"),
    W: ("correction -", "correction -", "!", "act check-in", "fact rejection-reply"),
    C: ("correction -", "correction -", "correction -", "act check-in", "fact rejection-reply"),
    R: ("correction -", "correction -", "correction -", "correction -", "act keep-warm"),
}


@pytest.mark.parametrize(("source", "target"), list(product(ORDER, ORDER)))
def test_every_move(source: Stage, target: Stage) -> None:
    wanted = MATRIX[source][ORDER.index(target)]
    if wanted == "!":
        with pytest.raises(NotPossible, match="already"):
            transition(source, target)
        return
    move = transition(source, target)
    assert f"{move.kind} {move.note or '-'}" == wanted
    assert move.target is target
    if move.kind is CORRECTION:
        assert move.recipients is Recipients.NOBODY


PASSED_OVER = {
    (I, W): (NoteKind.THANK_YOU,),
    (I, C): (NoteKind.THANK_YOU, NoteKind.LINKEDIN),
    (T, C): (NoteKind.LINKEDIN,),
}


REFUSED = [(I, I), (T, T), (W, W)]


@pytest.mark.parametrize(
    ("source", "target"), [pair for pair in product(ORDER, ORDER) if pair not in REFUSED]
)
def test_only_moves_over_columns_pass_notes_over(source: Stage, target: Stage) -> None:
    assert transition(source, target).passed_over == PASSED_OVER.get((source, target), ())


@pytest.mark.parametrize(
    ("note", "target"),
    [
        (NoteKind.THANK_YOU, T),
        (NoteKind.LINKEDIN, W),
        (NoteKind.CHECK_IN, C),
        (NoteKind.REJECTION_REPLY, R),
        (NoteKind.CLOSING, R),
        (NoteKind.KEEP_WARM, R),
    ],
)
def test_every_kind_of_note_belongs_to_a_move(note: NoteKind, target: Stage) -> None:
    assert arrival_of(note).target is target


def test_neighbours_end_at_the_boards_edges() -> None:
    assert neighbour(I, 1) is T
    assert neighbour(R, -1) is C
    assert neighbour(I, 4) is R
    assert neighbour(I, -1) is None
    assert neighbour(R, 1) is None
