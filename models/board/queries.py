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
_SIZES = (1, 64, 512)
"""So many ids are asked for at once: the oldest SQLite takes no more than 999 values."""


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
        return _written(
            engine_kind(),
            None if self.stages is None else len(self.stages),
            None if self.ids is None else len(self.ids),
        )

    @property
    def values(self) -> dict[str, Any]:
        """What goes into their blanks."""
        named = {"first": self.first, "last": self.last}
        stages = {f"stage{place}": stage for place, stage in enumerate(self.stages or ())}
        ids = {f"id{place}": key for place, key in enumerate(self.ids or ())}
        return named | stages | ids

    def ranges(self) -> Iterator["Chosen"]:
        """The same in ranges of numbers, each with so many at most."""
        stages = None if self.stages is None else len(self.stages)
        keys = [key for (key,) in _numbers(engine_kind(), stages).rows(self.values)]
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
    else:
        for some in _in_few_sizes(sorted(set(ids))):
            yield Chosen(named, some)


def _in_few_sizes(ids: list[int]) -> Iterator[tuple[int, ...]]:
    """Some at a time, filled up with the last: so there are few ways of choosing to write."""
    for begin in range(0, len(ids), _SIZES[-1]):
        some = ids[begin : begin + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(some))
        yield (*some, *some[-1:] * (size - len(some)))


class Queries(NamedTuple):
    """The applications, and what belongs to them."""

    applications: Written
    rounds: Written
    people: Written
    attendees: Written
    notes: Written
    asked: Written
    contacts: Written


# Boards of every size are asked in a few ways; choosing by ids is one way for each number of them.
@lru_cache(maxsize=16)
def _written(_engine: type, stages: int | None, ids: int | None) -> Queries:
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


@lru_cache(maxsize=16)
def _numbers(_engine: type, stages: int | None) -> Written:
    """All that are chosen in order, to be taken in ranges."""
    key = Application.id
    return Written(Application.select(key).where(_on_board(stages)).order_by(key))


def _portion(stages: int | None, ids: int | None) -> Expression:
    key = Application.id
    if ids is None:
        return _on_board(stages) & key.between(blank("first"), blank("last"))
    those: Expression = key.in_([blank(f"id{place}") for place in range(ids)])
    return those if stages is None else _on_board(stages) & those


def _on_board(stages: int | None) -> Expression:
    there: Expression = Application.archived_at.is_null()
    if stages is None:
        return there
    return there & Application.stage.in_([blank(f"stage{place}") for place in range(stages)])


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
