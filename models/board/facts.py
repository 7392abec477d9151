"""The facts of many applications at once: what the clock and the cards need to know of each."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from models.board.queries import COUNTED, chosen
from models.board.rows import (
    Contacts,
    NoteRow,
    PersonRow,
    Round,
    Rows,
    day,
    moment,
    newest_of,
    read_rows,
    utc,
)
from models.database.reading import one_moment
from models.timing import rounds
from models.timing.cadence import Facts
from models.timing.policy import Policy
from models.words import Ending, NoteKind, NoteState, Stage, Welcome

# Looking a member up in its enumeration takes seven times as long as comparing two words.
_STAGES = {str(stage): stage for stage in Stage}
_THANK_YOU, _LINKEDIN, _CHECK_IN = NoteKind.THANK_YOU, NoteKind.LINKEDIN, NoteKind.CHECK_IN
_ANSWERS = (NoteKind.REJECTION_REPLY, NoteKind.CLOSING)
_OF_ENDINGS = (*_ANSWERS, NoteKind.KEEP_WARM)
_COPIED, _SENT, _SKIPPED = NoteState.COPIED, NoteState.SENT, NoteState.SKIPPED
_REFUSED, _SILENCE = Welcome.NO, Ending.SILENCE
_NO_ROUND, _NO_CONTACTS = Round(), Contacts()


class Traces(NamedTuple):
    """What the notes of an application left: those only copied, and of them the changed ones; the
    check-ins and the kinds of other notes that went out in the round; and, as stored, when the last
    note went out, the last check-in of the round, and the last answer to an ending (or its skip).
    """

    copied: int
    changed: int
    check_ins: int
    others: int
    sent_at: Any
    checked_in_at: Any
    answered_at: Any


class Told(NamedTuple):
    """Who got a note of those that go to several people: thanks for the rounds before the newest,
    thanks for that, and LinkedIn requests."""

    earlier: tuple[rounds.Round, ...]
    thank_you: rounds.Tally = rounds.NOBODY
    linkedin: rounds.Tally = rounds.NOBODY


class Known(NamedTuple):
    """What is known of one application, enough for its card."""

    id: int
    company: str
    role: str
    stage: Stage
    facts: Facts
    people: tuple[str, ...] = ()
    copied: int = 0
    changed: int = 0
    round: int = 1
    later_called_off: bool = False


def gather(
    policy: Policy,
    *,
    stages: Collection[Stage] | None = None,
    ids: Collection[int] | None = None,
) -> Iterator[Known]:
    """The facts of every application on the board, or of those in these stages or with these ids.

    Archived ones are left out unless asked for by id alone. Who got a note is counted in the
    columns Interview, Thanked and Waiting only; elsewhere the tallies are empty. They are of one
    moment, and come some hundred at a time: whoever writes on the way takes them as a list first.
    Raises `DatabaseProblem` where they cannot be read.
    """
    usual = timedelta(hours=policy.interview_hours)
    with one_moment():
        for portion in chosen(stages, ids):
            rows = read_rows(portion, usual)
            for row in rows.applications:
                yield _known(row, rows)


def _known(row: Any, rows: Rows) -> Known:
    key, company, role, stage, since, promised, allowed, offer, answer_by, *rest = row
    ending, warm, snoozed = rest
    latest = rows.rounds.get(key, _NO_ROUND)
    people = rows.people.get(key, ())
    contacts = rows.contacts.get(key, _NO_CONTACTS)
    notes = rows.notes.get(key, ())
    traces = _traces(notes, latest.id, stage)
    got = _told(key, latest, people, notes, rows) if stage in COUNTED else Told(latest.earlier)
    facts = Facts(
        stage=_STAGES[stage],
        stage_since=utc(since),
        interview_start=latest.start,
        interview_end=latest.end,
        interview_day_only=latest.day_only,
        earlier=got.earlier,
        called_off=latest.called_off if latest.id is None else None,
        debriefed=latest.debriefed,
        thank_you=got.thank_you,
        linkedin=got.linkedin,
        check_ins=traces.check_ins,
        check_ins_allowed=allowed,
        other_touches=traces.others,
        promised_on=day(promised),
        last_contact=_later(latest.end, newest_of(contacts.newest, traces.sent_at)),
        last_word=moment(newest_of(contacts.heard, traces.checked_in_at)),
        silence=ending == _SILENCE,
        replied=bool(traces.answered_at) and traces.answered_at >= since,
        keep_warm=None if warm is None else bool(warm),
        offer=offer,
        offer_answer_by=day(answer_by),
        snoozed_until=moment(snoozed),
    )
    return Known(
        id=key,
        company=company,
        role=role,
        stage=facts.stage,
        facts=facts,
        people=tuple([person[1] for person in people]),
        copied=traces.copied,
        changed=traces.changed,
        round=latest.number,
        later_called_off=latest.id is not None and latest.called_off is not None,
    )


def _traces(notes: Collection[NoteRow], round_id: int | None, stage: str) -> Traces:
    """What the notes of an application in this stage come to, in the round of this id."""
    sent_at = checked_in_at = answered_at = ""
    copied = changed = check_ins = 0
    touches = set()
    for interview, kind, state, _, settled_at, says_something_else in notes:
        if state == _COPIED:
            # An ending that was a mistake takes its note with it, until the card ends once more.
            if kind not in _OF_ENDINGS or stage == Stage.CLOSED:
                copied += 1
                changed += bool(says_something_else)
            continue
        if kind in _ANSWERS:
            answered_at = newest_of(answered_at, settled_at)
        if state != _SENT:
            continue
        sent_at = newest_of(sent_at, settled_at)
        if interview is not None and interview != round_id:
            continue
        if kind == _CHECK_IN:
            check_ins += 1
            checked_in_at = newest_of(checked_in_at, settled_at)
        elif kind in (_THANK_YOU, _LINKEDIN):
            # One kind of note in one round is one touch, however many people got it.
            touches.add((interview, kind))
    others = len(touches)
    return Traces(copied, changed, check_ins, others, sent_at, checked_in_at, answered_at)


def _told(
    key: int,
    latest: Round,
    people: Collection[PersonRow],
    notes: Collection[NoteRow],
    rows: Rows,
) -> Told:
    present = _present(people, rows.attendees.get(latest.id or 0))
    refused = {person[0] for person in people if person[2] == _REFUSED}
    here = (key, latest.id)
    asked = {person[0] for person in people if _asked_elsewhere(rows, person[0], here)}
    this_round = [note for note in notes if note[0] is None or note[0] == latest.id]
    earlier = [
        one._replace(
            thank_you=_tally(
                [note for note in notes if note[0] == one.id],
                _THANK_YOU,
                _present(people, rows.attendees.get(one.id or 0)),
            )
        )
        for one in latest.earlier
    ]
    return Told(
        tuple(earlier),
        _tally(this_round, _THANK_YOU, present),
        _tally(this_round, _LINKEDIN, present - refused - asked),
    )


def _present(people: Collection[PersonRow], attendees: Collection[int] | None) -> set[int]:
    """Who was in a round: everybody known, where nobody is on record for it."""
    return {person[0] for person in people if not attendees or person[0] in attendees}


def _asked_elsewhere(rows: Rows, person: int, here: tuple[int, int | None]) -> bool:
    """Whether somebody was asked to connect in another round or application than this."""
    return any(place != here for place in rows.asked.get(person, ()))


def _tally(notes: list[NoteRow], kind: NoteKind, people: set[int]) -> rounds.Tally:
    mine = [note for note in notes if note[1] == kind and note[3] in people]
    if not mine:
        return rounds.Tally(len(people))
    sent = [note for note in mine if note[2] == _SENT]
    return rounds.Tally(
        people=len(people),
        sent=len({note[3] for note in sent}),
        skipped=len({note[3] for note in mine if note[2] == _SKIPPED}),
        copied=sum([note[2] == _COPIED for note in mine]),
        last_sent=moment(max([note[4] for note in sent if note[4]], default=None)),
    )


def _later(at: datetime | None, stored: Any) -> datetime | None:
    other = moment(stored)
    return other if at is None or (other is not None and other > at) else at
