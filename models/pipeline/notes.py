"""Commands on notes: typed, copied, sent, skipped; and the moves that sending brings about.

Saving what is typed (`models.pipeline.filing`) and noting that it was copied are records, not
commands: they have no journal entry, and undo never takes them back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.errors import NotPossible
from models.journal.recording import Recorder, command, whole
from models.notes.kinds import KINDS
from models.notes.letters import Letter
from models.notes.recipients import UNSETTLED, note_on_file, recipients
from models.pipeline.as_it_was import as_it_was
from models.pipeline.filing import note_of, put_on_file, words_of
from models.pipeline.moves import arrive
from models.pipeline.skipping import skip_unsettled
from models.rows import lookup
from models.stages import ORDER, TITLES, MoveKind, Transition, arrival_of, transition, way_past
from models.tables import Application, Contact, Interview, Note
from models.words import CallResult, Channel, Direction, Ending, NoteKind, NoteState, Stage


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling a note brought: how many are left to write to, and where the card went.

    `unsent`: nobody is left, and the card stays where it is because nobody got a note.
    """

    left: int
    moved_to: Stage | None = None
    unsent: bool = False


@as_it_was
@whole
def mark_copied(letter: Letter, *, now: datetime, overruled: str = "") -> None:
    """Note that the body is on the clipboard, and which findings were overruled for it.

    The subject that it has now is taken for the one that goes with it, until another is copied.
    """
    put_on_file(letter, now)
    if letter.state in UNSETTLED:
        letter.state, letter.copied_at = NoteState.COPIED, now
    letter.copied_subject, letter.copied_body = letter.subject, letter.body
    Note.update(
        state=letter.state,
        copied_at=now,
        copied_subject=letter.subject,
        copied_body=letter.body,
        overruled=overruled,
    ).where(Note.id == letter.note_id).execute()


@as_it_was
@whole
def mark_subject_copied(letter: Letter, *, now: datetime) -> None:
    """Note that the subject is on the clipboard: it goes with the body that was copied before.

    Of a note that was not copied yet nothing is noted. Raises as `save_draft` does.
    """
    if letter.state is not NoteState.COPIED:
        return
    put_on_file(letter, now)
    letter.copied_subject = letter.subject
    Note.update(copied_subject=letter.subject).where(Note.id == letter.note_id).execute()


@as_it_was
@whole
def mark_sent(
    letter: Letter,
    *,
    now: datetime,
    call_result: CallResult = CallResult.NONE,
    posted_on: date | None = None,
    as_copied: bool = False,
) -> Settled:
    """The note went out (or the call was made); the card moves once everybody is settled.

    `posted_on` is the day on which a handwritten card went to the post. `as_copied`: it went out
    as it was copied, and what was changed since comes back with undo alone.
    """
    words = {}
    if as_copied and letter.copied_body:
        words = {"subject": letter.subject_as_copied, "body": letter.copied_body}
    kind = KINDS[letter.kind]
    title = f"{kind.title} to {letter.name} {'posted' if posted_on else 'sent'}"
    with command("sent", title, now=now, application_id=letter.application_id) as recorder:
        _settle(
            recorder,
            letter,
            now=now,
            state=NoteState.SENT,
            settled_at=now,
            call_result=call_result,
            posted_on=posted_on,
            **words,
        )
        return _after(recorder, letter, now)


@as_it_was
@whole
def mark_skipped(letter: Letter, *, now: datetime, reason: str = "") -> Settled:
    """This person gets no note of this kind this time."""
    title = f"{KINDS[letter.kind].title} to {letter.name} skipped"
    with command("skip", title, now=now, application_id=letter.application_id) as recorder:
        _settle(
            recorder,
            letter,
            now=now,
            state=NoteState.SKIPPED,
            settled_at=now,
            skip_reason=reason,
        )
        return _after(recorder, letter, now)


@whole
def no_answer(letter: Letter, *, now: datetime) -> None:
    """A call that nobody took: logged, but no check-in (playbook)."""
    title = f"Called {letter.name}: no answer"
    with command("call", title, now=now, application_id=letter.application_id) as recorder:
        recorder.insert(
            Contact(
                application=letter.application_id,
                person=letter.person_id,
                direction=Direction.OUT,
                channel=Channel.PHONE,
                at=now,
                summary=str(CallResult.NO_ANSWER),
            )
        )


@whole
def skip_rest(
    application_id: int, kind: NoteKind, *, now: datetime, interview_id: int | None = None
) -> Settled:
    """Skip everybody who is left and make the move. Raises `NotPossible` if nobody got a note.

    `interview_id` is the round that the notes are about (None: the newest); an earlier one makes no
    move, and asks for no note.
    """
    row = lookup.application(application_id)
    held = lookup.round_of(row, interview_id)
    moves = held == lookup.newest_round(row) and arrival_of(kind).kind is MoveKind.ACT
    if moves and not _sent(row, kind):
        target = arrival_of(kind).target
        raise NotPossible(
            f"Nobody got a note yet, so this is not {TITLES[target]}.",
            hint=f"Send one first, or leave with Esc. {way_past(target)}".rstrip(),
        )
    title = f"{KINDS[kind].title}s for {row.company}: the rest skipped"
    with command("skip-rest", title, now=now, application_id=row.id) as recorder:
        skip_unsettled(recorder, row, kind, now=now, reason="skipped with the rest", held=held)
        return _settled(recorder, row, kind, now, held)


def _settle(recorder: Recorder, letter: Letter, *, now: datetime, **values: object) -> None:
    note = put_on_file(letter, now)
    recorder.update(note, **values)
    letter.take(words_of(note))
    letter.state = note.state
    letter.settled_at = now


def _after(recorder: Recorder, letter: Letter, now: datetime) -> Settled:
    row = lookup.application(letter.application_id)
    held = lookup.round_of(row, letter.interview_id)
    return _settled(recorder, row, letter.kind, now, held)


def _settled(
    recorder: Recorder, row: Application, kind: NoteKind, now: datetime, held: Interview | None
) -> Settled:
    """How many are left of the round that was `held`; only the newest moves the card."""
    left = _left(row, kind, held)
    target = arrival_of(kind).target
    if held != lookup.newest_round(row):
        return Settled(left)
    if left or ORDER.index(row.stage) >= ORDER.index(target):
        return Settled(left)
    step = transition(row.stage, target)
    if not _brought_about(step, kind):
        return Settled(left)
    if step.kind is MoveKind.ACT and not _sent(row, kind):
        return Settled(left, unsent=True)
    ending = Ending.SILENCE if kind is NoteKind.CLOSING else Ending.NONE
    arrive(recorder, row, step, now=now, ending=ending)
    recorder.title += f"; {row.company} moved to {TITLES[target]}"
    return Settled(left, target)


def _brought_about(step: Transition, kind: NoteKind) -> bool:
    """Whether a kind of note, once settled, makes this move.

    A fact that a stage must come before is no news from any other: requests to connect take a
    Thanked card on to Waiting, but not one whose thank-you notes are still to be written.
    """
    if step.kind is MoveKind.FACT and step.passed_over:
        return False
    return kind in (step.note, step.note_unanswered)


def _left(row: Application, kind: NoteKind, held: Interview | None) -> int:
    if KINDS[kind].repeats:
        return 0
    notes = [note_on_file(row, kind, person, held) for person in recipients(row, kind, held)]
    return sum(n is None or n.state in UNSETTLED for n in notes)


def _sent(row: Application, kind: NoteKind) -> bool:
    sent = (Note.application == row) & (Note.kind == kind) & (Note.state == NoteState.SENT)
    if KINDS[kind].per_round:
        sent &= Note.interview == lookup.newest_round(row)
    return bool(Note.select().where(sent).exists())


@dataclass(frozen=True, slots=True)
class Done:
    """How something that is due was done by another way: when (aware), and by which channel."""

    at: datetime
    channel: Channel


@as_it_was
@whole
def done_already(letters: Sequence[Letter], done: Done, *, now: datetime) -> Settled:
    """Everybody who is left got their note by another way: one command, one move.

    What went out is not known here: a text is filed only where one was typed or copied before.
    """
    first = letters[0]
    row = lookup.application(first.application_id)
    title = f"{KINDS[first.kind].title} for {row.company} done already"
    with command("done", title, now=now, application_id=row.id) as recorder:
        for letter in letters:
            if not letter.settled:
                if note_of(letter) is None:
                    letter.subject = letter.body = ""
                sent = {"state": NoteState.SENT, "settled_at": done.at, "channel": done.channel}
                _settle(recorder, letter, now=done.at, **sent)
        held = lookup.round_of(row, first.interview_id)
        return _settled(recorder, row, first.kind, now, held)
