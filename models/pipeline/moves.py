"""Commands that move a card: facts at once, corrections without a note, arrivals of acts."""

from collections.abc import Collection
from datetime import datetime

from models.errors import NotPossible
from models.journal.recording import Recorder, command, whole
from models.pipeline.skipping import recall_passed_over, skip_passed_over, skip_unasked
from models.rows import lookup
from models.sharing.seen import Seen
from models.stages import TITLES, MoveKind, Transition, transition
from models.tables import Application
from models.timing.policy import Policy
from models.words import Ending, Outcome, Stage


@whole
def move(
    key: int,
    target: Stage,
    *,
    now: datetime,
    seen: Seen | None = None,
    ending: Ending = Ending.NONE,
) -> Transition:
    """Move a card as a fact or a correction; what the move opens, from the table.

    `ending` says how it came to the last column. Raises `NotPossible` for an act, which happens
    when its note goes out (`models.pipeline.notes`).
    """
    row = lookup.application(key)
    step = transition(row.stage, target)
    if step.kind is MoveKind.ACT:
        raise NotPossible(f"{TITLES[target]} is reached by sending the note that belongs to it.")
    title = f"Moved {row.company} to {TITLES[target]}"
    with command("move", title, now=now, application_id=row.id, seen=seen) as recorder:
        arrive(recorder, row, step, now=now, ending=ending)
    return step


def arrive(
    recorder: Recorder,
    row: Application,
    step: Transition,
    *,
    now: datetime,
    ending: Ending = Ending.NONE,
) -> None:
    """Write a move as part of an open command: the stage, and the notes passed over as skipped.

    A correction brings back those that were passed over on the way that it goes back.
    """
    skip_passed_over(recorder, row, step.passed_over, now=now)
    recall_passed_over(recorder, row, step.taken_back)
    if step.target is not row.stage:
        recorder.update(row, stage=step.target, stage_since=now)
    if step.target is Stage.WAITING and step.kind is MoveKind.FACT:
        skip_unasked(recorder, row, now=now)
    if step.target is Stage.CLOSED:
        recorder.update(row, ending=ending or Ending.REJECTED)
    elif step.kind is MoveKind.CORRECTION:
        recorder.update(row, ending=Ending.NONE, keep_warm=None)


@whole
def keep_warm(key: int, wanted: bool, *, now: datetime, seen: Seen | None = None) -> None:
    """After an ending: keep the contact warm, or let the card go to the archive."""
    row = lookup.application(key)
    title = f"Keeping {row.company} warm" if wanted else f"Archived {row.company}"
    outcome = Outcome.SILENCE if row.ending is Ending.SILENCE else Outcome.REJECTED
    with command("keep-warm", title, now=now, application_id=row.id, seen=seen) as recorder:
        recorder.update(row, keep_warm=wanted)
        if not wanted:
            recorder.update(row, outcome=outcome, archived_at=now)


def advance(policy: Policy, *, now: datetime, ids: Collection[int] | None = None) -> list[str]:
    """Let Thanked cards go on to Waiting that have nothing to wait for there; their companies.

    The playbook: when every LinkedIn request is settled (or nobody is to be asked), or a check-in
    falls due, a Thanked card goes on by itself, and says so. `ids`: only these are looked at.
    """
    if ids is not None and not ids:
        return []
    # Only this reads the whole board: who moves one card from a script does not wait for it.
    from models.board.facts import gather
    from models.timing.cadence import next_step
    from models.timing.steps import StepKind, Urgency

    moved = []
    for known in list(gather(policy, stages=[Stage.THANKED], ids=ids)):
        step = next_step(known.facts, policy, now)
        due = step.urgency in (Urgency.TODAY, Urgency.OVERDUE)
        settled = known.facts.thank_you.settled and known.facts.linkedin.settled
        if (settled or (step.kind is StepKind.CHECK_IN and due)) and _go_on(known.id, now):
            moved.append(known.company)
    return moved


@whole
def _go_on(key: int, now: datetime) -> bool:
    """False where another program was quicker."""
    there = Application.select().where(
        (Application.id == key)
        & (Application.stage == Stage.THANKED)
        & Application.archived_at.is_null()
    )
    if there.exists():
        move(key, Stage.WAITING, now=now)
        return True
    return False
