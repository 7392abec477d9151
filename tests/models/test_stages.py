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
    way_past,
)
from models.words import NoteKind, Stage

MET, THANKED, WAITING, CHECKED, CLOSED = ORDER
FACT, ACT, CORRECTION = MoveKind.FACT, MoveKind.ACT, MoveKind.CORRECTION


@pytest.mark.parametrize(
    ("source", "target", "kind", "note", "recipients", "unanswered"),
    [
        (MET, THANKED, ACT, NoteKind.THANK_YOU, "each interviewer", None),
        (
            THANKED,
            WAITING,
            FACT,
            NoteKind.LINKEDIN,
            "each interviewer but those who said no to it",
            None,
        ),
        (WAITING, CHECKED, ACT, NoteKind.CHECK_IN, "the main contact", None),
        (CHECKED, CHECKED, ACT, NoteKind.CHECK_IN, "the main contact", None),
        (None, CLOSED, FACT, NoteKind.REJECTION_REPLY, "the main contact", NoteKind.CLOSING),
        (CLOSED, CLOSED, ACT, NoteKind.KEEP_WARM, "the main contact", None),
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
    MET: ("!", "act thank-you", "fact linkedin-request", "act check-in", "fact rejection-reply"),
    THANKED: ("correction -", "!", "fact linkedin-request", "act check-in", "fact rejection-reply"),
    WAITING: ("correction -", "correction -", "!", "act check-in", "fact rejection-reply"),
    CHECKED: (
        "correction -",
        "correction -",
        "correction -",
        "act check-in",
        "fact rejection-reply",
    ),
    CLOSED: ("correction -", "correction -", "correction -", "correction -", "act keep-warm"),
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
    (MET, WAITING): (NoteKind.THANK_YOU,),
    (MET, CHECKED): (NoteKind.THANK_YOU, NoteKind.LINKEDIN),
    (THANKED, CHECKED): (NoteKind.LINKEDIN,),
}


REFUSED = [(MET, MET), (THANKED, THANKED), (WAITING, WAITING)]


@pytest.mark.parametrize(
    ("source", "target"), [pair for pair in product(ORDER, ORDER) if pair not in REFUSED]
)
def test_only_moves_over_columns_pass_notes_over(source: Stage, target: Stage) -> None:
    assert transition(source, target).passed_over == PASSED_OVER.get((source, target), ())


def test_a_correction_takes_back_the_moves_between() -> None:
    assert transition(THANKED, MET).taken_back == (NoteKind.THANK_YOU,)
    assert transition(WAITING, THANKED).taken_back == (NoteKind.LINKEDIN,)
    assert transition(CHECKED, MET).taken_back == (
        NoteKind.THANK_YOU,
        NoteKind.LINKEDIN,
        NoteKind.CHECK_IN,
    )
    assert transition(MET, CHECKED).taken_back == ()


@pytest.mark.parametrize(
    ("note", "target"),
    [
        (NoteKind.THANK_YOU, THANKED),
        (NoteKind.LINKEDIN, WAITING),
        (NoteKind.CHECK_IN, CHECKED),
        (NoteKind.REJECTION_REPLY, CLOSED),
        (NoteKind.CLOSING, CLOSED),
        (NoteKind.KEEP_WARM, CLOSED),
    ],
)
def test_every_kind_of_note_belongs_to_a_move(note: NoteKind, target: Stage) -> None:
    assert arrival_of(note).target is target


def test_neighbours_end_at_the_boards_edges() -> None:
    assert neighbour(MET, 1) is THANKED
    assert neighbour(CLOSED, -1) is CHECKED
    assert neighbour(MET, 4) is CLOSED
    assert neighbour(MET, -1) is None
    assert neighbour(CLOSED, 1) is None


def test_what_leads_past_a_note_that_nobody_gets() -> None:
    assert way_past(Stage.THANKED) == "m, then 3, moves the card on to Waiting all the same."
    assert transition(Stage.INTERVIEW, Stage.WAITING).kind is MoveKind.FACT
    assert way_past(Stage.CHECKED_IN) == way_past(Stage.CLOSED) == ""
