"""The rows behind the cards: a handful of queries for however many applications.

Rows come as the engine hands them over, and only what a card needs is converted: with ten thousand
cards peewee's conversions of every column cost more than the queries themselves.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from peewee import Case, Expression, fn

from models.tables import (
    Application,
    Contact,
    Conversation,
    Interview,
    Note,
    Participation,
    Person,
    Snooze,
    proxy,
)
from models.timing import rounds
from models.words import CONNECTED, CallResult, Direction, NoteKind, NoteState, Stage

# The columns whose notes go to several people: only there is it counted who got one.
COUNTED = (Stage.INTERVIEW, Stage.THANKED, Stage.WAITING)

_SENT, _COPIED = NoteState.SENT, NoteState.COPIED
_read_moment = datetime.fromisoformat


@dataclass(slots=True)
class Round:
    """One round of an application; as it is here where there is none.

    `called_off`: when a later one would have been that was called off.
    """

    id: int | None = None
    number: int = 1
    start: datetime | None = None
    end: datetime | None = None
    debriefed: bool = True
    day_only: bool = False
    called_off: datetime | None = None
    earlier: tuple[rounds.Round, ...] = ()


@dataclass(slots=True)
class Contacts:
    """The newest contact either way and the newest that they made, as stored; empty if none."""

    newest: Any = ""
    heard: Any = ""


NoteRow = tuple[int | None, str, str, int | None, Any]
TouchRow = tuple[int | None, Any, int, int, int, Any, Any, int, int]
PersonRow = tuple[int, str, str]


@dataclass(slots=True)
class Rows:
    """The applications' own rows, and the others by application (attendees by round).

    `asked` has by person the applications and rounds in which they were asked to connect.
    """

    applications: list[Any]
    rounds: dict[int, Round]
    people: dict[int, list[PersonRow]]
    attendees: dict[int, list[int]]
    notes: dict[int, list[NoteRow]]
    asked: dict[int, list[tuple[int, int | None]]]
    touches: dict[int, list[TouchRow]]
    contacts: dict[int, Contacts]
    snoozes: dict[int, Any]


def read_rows(chosen: Expression, usual: timedelta) -> Rows:
    """All of them for the chosen applications; `usual` is how long an interview takes."""
    counted = chosen & Application.stage.in_(COUNTED)
    return Rows(
        applications=_applications(chosen),
        rounds=_rounds(chosen, usual),
        people=_people(chosen),
        attendees=_attendees(counted),
        notes=_notes(counted),
        asked=_asked(counted),
        touches=_touches(chosen),
        contacts=_contacts(chosen),
        snoozes=_snoozes(chosen),
    )


def read(query: Any) -> Iterable[Any]:
    """A query's rows as the engine hands them over."""
    rows: Iterable[Any] = proxy.execute(query)
    return rows


def _by_first(query: Any) -> dict[int, list[Any]]:
    """A query's rows in lists, by their first column."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in read(query):
        found[row[0]].append(row[1:])
    return found


def _applications(chosen: Expression) -> list[Any]:
    a = Application
    columns = (
        a.id,
        a.company,
        a.role,
        a.stage,
        a.stage_since,
        a.promised_on,
        a.check_ins_allowed,
        a.offer,
        a.offer_answer_by,
        a.ending,
        a.keep_warm,
    )
    return list(read(a.select(*columns).where(chosen)))


def _rounds(chosen: Expression, usual: timedelta) -> dict[int, Round]:
    """The newest round of each application that was not called off, if any was not."""
    i = Interview
    columns = (i.starts_at, i.ends_at, i.debriefed_at, i.day_only, i.cancelled)
    query = (
        i.select(i.application, i.id, i.round, *columns, Application.stage_since)
        .join(Application)
        .where(chosen)
        .order_by(i.round, i.id)
    )
    newest: dict[int, Round] = {}
    for application, key, number, starts, ends, written, day_only, off, since in read(query):
        start, end = moment(starts), moment(ends)
        if off:
            newest.setdefault(application, Round()).called_off = start
            continue
        if end is None and start is not None:
            end = start + usual
        before = newest.get(application)
        newest[application] = Round(key, number, start, end, written is not None, bool(day_only))
        if before is not None and before.id is not None:
            # Without a date it was held, and counts from when its card came to its column.
            when = (before.start or utc(since), before.end or utc(since), before.day_only)
            one = rounds.Round(before.number, *when, before.id, before.debriefed)
            newest[application].earlier = (*before.earlier, one)
    return newest


def _people(chosen: Expression) -> dict[int, list[PersonRow]]:
    p = Participation
    return _by_first(
        p.select(p.application, Person.id, Person.name, Person.linkedin_welcome)
        .join(Person)
        .switch(p)
        .join(Application)
        .where(chosen)
        .order_by(p.main_contact.desc(), p.id)
    )


def _attendees(chosen: Expression) -> dict[int, list[int]]:
    """Who was in each round."""
    c = Conversation
    found: dict[int, list[int]] = defaultdict(list)
    query = c.select(c.interview, c.person).join(Interview).join(Application).where(chosen)
    for interview, person in read(query):
        found[interview].append(person)
    return found


def _notes(chosen: Expression) -> dict[int, list[NoteRow]]:
    """The notes to each interviewer, but for mere drafts, which settle nothing."""
    n = Note
    return _by_first(
        n.select(n.application, n.interview, n.kind, n.state, n.person, n.settled_at)
        .join(Application)
        .where(
            chosen
            & n.kind.in_([NoteKind.THANK_YOU, NoteKind.LINKEDIN])
            & (n.state != NoteState.DRAFT)
        )
    )


def _asked(chosen: Expression) -> dict[int, list[tuple[int, int | None]]]:
    """Wherever it was that these applications' people were asked to connect on LinkedIn."""
    n = Note
    people = Participation.select(Participation.person).join(Application).where(chosen)
    asked = (n.state == _SENT) | (n.skip_reason == CONNECTED)
    return _by_first(
        n.select(n.person, n.application, n.interview).where(
            (n.kind == NoteKind.LINKEDIN) & asked & n.person.in_(people)
        )
    )


def _touches(chosen: Expression) -> dict[int, list[TouchRow]]:
    """Of the notes of each round: the last one sent, those only copied, those of them that were
    changed since, the check-ins sent and the last of these, the last answer to an ending that was
    sent or skipped, and how many thank-you notes and LinkedIn requests went out."""
    n = Note
    sent = n.state == _SENT
    check_in = sent & (n.kind == NoteKind.CHECK_IN)
    answer = n.kind.in_([NoteKind.REJECTION_REPLY, NoteKind.CLOSING])
    settled = n.state.in_([_SENT, NoteState.SKIPPED])
    # An ending that was a mistake takes its note with it, until the card ends once more.
    of_endings = answer | (n.kind == NoteKind.KEEP_WARM)
    at_its_place = ~of_endings | (Application.stage == Stage.CLOSED)
    only_copied = (n.state == _COPIED) & at_its_place
    changed = only_copied & changed_since_copied()
    return _by_first(
        n.select(
            n.application,
            n.interview,
            fn.MAX(_where(sent, n.settled_at)),
            fn.COUNT(_where(only_copied, n.id)),
            fn.COUNT(_where(changed, n.id)),
            fn.COUNT(_where(check_in, n.id)),
            fn.MAX(_where(check_in, n.settled_at)),
            fn.MAX(_where(answer & settled, n.settled_at)),
            fn.COUNT(_where(sent & (n.kind == NoteKind.THANK_YOU), n.id)),
            fn.COUNT(_where(sent & (n.kind == NoteKind.LINKEDIN), n.id)),
        )
        .join(Application)
        .where(chosen & (n.state != NoteState.DRAFT))
        .group_by(n.application, n.interview)
    )


def changed_since_copied() -> Expression:
    """Of a note that was copied: whether it says something else now, where that is known."""
    # The comparison with a subject that is not known is unknown too, and counts for nothing.
    other = (Note.copied_body != Note.body) | (Note.copied_subject != Note.subject)
    then: Expression = (Note.copied_body != "") & other
    return then


def _where(condition: Expression, column: Any) -> Any:
    return Case(None, ((condition, column),))


def _contacts(chosen: Expression) -> dict[int, Contacts]:
    """The newest of each direction; a call that nobody took is no contact (playbook)."""
    c = Contact
    query = (
        c.select(c.application, c.direction, fn.MAX(c.at))
        .join(Application)
        .where(chosen & (c.summary != CallResult.NO_ANSWER))
        .group_by(c.application, c.direction)
    )
    found: dict[int, Contacts] = defaultdict(Contacts)
    for application, direction, at in read(query):
        known = found[application]
        known.newest = newest_of(known.newest, at)
        if direction == Direction.IN:
            known.heard = at
    return found


def _snoozes(chosen: Expression) -> dict[int, Any]:
    s = Snooze
    return dict(iter(read(s.select(s.application, s.until).join(Application).where(chosen))))


def newest_of(one: Any, other: Any) -> Any:
    """The later of two moments as they are stored; an empty one does not count."""
    return other if not one or (other and other > one) else one


def moment(stored: Any) -> datetime | None:
    """A stored moment, if there is one, in UTC."""
    if not stored:
        return None
    # Most of them, and there are thousands: without another call.
    return _read_moment(f"{stored}+00:00") if type(stored) is str else utc(stored)


def utc(stored: Any) -> datetime:
    """A stored moment as an aware one; some engines hand over text, some datetimes."""
    if isinstance(stored, str):
        return _read_moment(f"{stored}+00:00")
    at: datetime = stored.replace(tzinfo=UTC)
    return at


def day(stored: Any) -> date | None:
    """A stored day as one; some engines hand over text, some dates."""
    found: date | None = date.fromisoformat(stored) if isinstance(stored, str) else stored
    return found
