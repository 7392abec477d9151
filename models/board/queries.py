"""What the tables are asked for the cards: written once for each way of choosing them, then kept.

The board asks the same at its start and after every change.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from peewee import JOIN, Expression, fn

from models.database.written import Written, blank, engine_kind
from models.tables import (
    Application,
    Contact,
    Conversation,
    Interview,
    Note,
    Participation,
    Person,
    Snooze,
)
from models.words import CONNECTED, CallResult, NoteKind, NoteState, Stage

# The columns whose notes go to several people: only there is it counted who got one.
COUNTED = (Stage.INTERVIEW, Stage.THANKED, Stage.WAITING)

_SENT = NoteState.SENT
_AT_ONCE = 1_000
_IDS_AT_ONCE = 500
"""Well below the 999 values that the oldest SQLite takes in one statement."""


class Chosen(NamedTuple):
    """Some applications: those on the board, but for what is said here.

    In these stages; and with these ids (archived ones too, unless stages are named), or else with
    numbers from `first` to `last`.
    """

    stages: tuple[str, ...] | None = None
    ids: tuple[int, ...] | None = None
    first: int = 0
    last: int = 0

    @property
    def queries(self) -> "Queries":
        """The questions about these, and about all that are chosen in the same way."""
        return _written(engine_kind(), self.stages is not None, self.ids is not None)

    @property
    def values(self) -> dict[str, Any]:
        """What goes into their blanks."""
        return self._asdict()

    def ranges(self) -> Iterator["Chosen"]:
        """The same in ranges of numbers, each with so many at most."""
        numbers = _numbers(engine_kind(), self.stages is not None)
        keys = [key for (key,) in numbers.rows(self.values)]
        for begin in range(0, len(keys), _AT_ONCE):
            portion = keys[begin : begin + _AT_ONCE]
            yield self._replace(first=portion[0], last=portion[-1])


def chosen(stages: Collection[Stage] | None, ids: Collection[int] | None) -> Iterator[Chosen]:
    """Those on the board, or those in these stages, or with these ids, some at a time.

    In the order of their numbers. The rows of ten thousand at once would be no small memory.
    """
    named = None if stages is None else tuple(map(str, stages))
    if ids is None:
        yield from Chosen(named).ranges()
        return
    wanted = sorted(set(ids))
    for begin in range(0, len(wanted), _IDS_AT_ONCE):
        yield Chosen(named, tuple(wanted[begin : begin + _IDS_AT_ONCE]))


class Queries(NamedTuple):
    """The applications, and what belongs to them."""

    applications: Written
    rounds: Written
    people: Written
    attendees: Written
    notes: Written
    asked: Written
    contacts: Written


@lru_cache(maxsize=8)
def _written(_engine: type, stages: bool, ids: bool) -> Queries:
    portion = _portion(stages, ids)
    counted = portion & Application.stage.in_(COUNTED)
    return Queries(
        applications=Written(_applications(portion)),
        rounds=Written(_rounds(portion)),
        people=Written(_people(portion)),
        attendees=Written(_attendees(counted)),
        notes=Written(_notes(portion)),
        asked=Written(_asked(counted)),
        contacts=Written(_contacts(portion)),
    )


@lru_cache(maxsize=4)
def _numbers(_engine: type, stages: bool) -> Written:
    """All that are chosen in order, to be taken in ranges."""
    key = Application.id
    return Written(Application.select(key).where(_on_board(stages)).order_by(key))


def _portion(stages: bool, ids: bool) -> Expression:
    key = Application.id
    if not ids:
        return _on_board(stages) & key.between(blank("first"), blank("last"))
    those: Expression = key.in_([blank("ids")])
    return _on_board(stages) & those if stages else those


def _on_board(stages: bool) -> Expression:
    there: Expression = Application.archived_at.is_null()
    return there & Application.stage.in_([blank("stages")]) if stages else there


def _applications(portion: Expression) -> Any:
    a = Application
    columns = a.select(
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
        Snooze.until,
    )
    return columns.join(Snooze, JOIN.LEFT_OUTER).where(portion)


def _rounds(portion: Expression) -> Any:
    i = Interview
    columns = (i.starts_at, i.ends_at, i.debriefed_at, i.day_only, i.cancelled)
    return (
        i.select(i.application, i.id, i.round, *columns, Application.stage_since)
        .join(Application)
        .where(portion)
        .order_by(i.round, i.id)
    )


def _people(portion: Expression) -> Any:
    p = Participation
    return (
        p.select(p.application, Person.id, Person.name, Person.linkedin_welcome)
        .join(Person)
        .switch(p)
        .join(Application)
        .where(portion)
        .order_by(p.main_contact.desc(), p.id)
    )


def _attendees(portion: Expression) -> Any:
    """Who was in each round."""
    c = Conversation
    return c.select(c.interview, c.person).join(Interview).join(Application).where(portion)


def _notes(portion: Expression) -> Any:
    """The notes but for mere drafts, which settle nothing; of those that were only copied, whether
    they say something else now."""
    n = Note
    columns = (n.interview, n.kind, n.state, n.person, n.settled_at)
    changed = (n.state == NoteState.COPIED) & changed_since_copied()
    return (
        n.select(n.application, *columns, changed)
        .join(Application)
        .where(portion & (n.state != NoteState.DRAFT))
    )


def _asked(portion: Expression) -> Any:
    """Wherever it was that these applications' people were asked to connect on LinkedIn."""
    n = Note
    people = Participation.select(Participation.person).join(Application).where(portion)
    asked = (n.state == _SENT) | (n.skip_reason == CONNECTED)
    return n.select(n.person, n.application, n.interview).where(
        (n.kind == NoteKind.LINKEDIN) & asked & n.person.in_(people)
    )


def changed_since_copied() -> Expression:
    """Of a note that was copied: whether it says something else now, where that is known."""
    # The comparison with a subject that is not known is unknown too, and counts for nothing.
    other = (Note.copied_body != Note.body) | (Note.copied_subject != Note.subject)
    then: Expression = (Note.copied_body != "") & other
    return then


def _contacts(portion: Expression) -> Any:
    """The newest of each direction; a call that nobody took is no contact (playbook)."""
    c = Contact
    return (
        c.select(c.application, c.direction, fn.MAX(c.at))
        .join(Application)
        .where(portion & (c.summary != CallResult.NO_ANSWER))
        .group_by(c.application, c.direction)
    )
