"""What the tables are asked for the cards: written once for each way of choosing them, then kept.

The board asks the same at its start and after every change.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from peewee import Expression, fn

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


class Chosen(NamedTuple):
    """Some applications: those on the board, but for what is said here.

    In these stages, or with these ids (archived ones too, unless stages are named), and with
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

    def portions(self, most: int) -> Iterator["Chosen"]:
        """The same in ranges of numbers, each with at most so many."""
        keys = [key for (key,) in self.queries.keys.rows(self.values)]
        for begin in range(0, len(keys), most):
            portion = keys[begin : begin + most]
            yield self._replace(first=portion[0], last=portion[-1])


def chosen(stages: Collection[Stage] | None, ids: Collection[int] | None) -> Chosen:
    """Those on the board, or those in these stages, or with these ids."""
    return Chosen(
        None if stages is None else tuple(map(str, stages)),
        None if ids is None else tuple(ids),
    )


class Queries(NamedTuple):
    """The numbers of the applications in order; and what belongs to those in a range of them."""

    keys: Written
    applications: Written
    rounds: Written
    people: Written
    attendees: Written
    notes: Written
    asked: Written
    contacts: Written
    snoozes: Written


# Boards of every size are asked in a few ways; choosing by ids is one way for each number of them.
@lru_cache(maxsize=16)
def _written(_engine: type, stages: int | None, ids: int | None) -> Queries:
    wanted = _condition(stages, ids)
    key = Application.id
    portion = wanted & key.between(blank("first"), blank("last"))
    counted = portion & Application.stage.in_(COUNTED)
    return Queries(
        keys=Written(Application.select(key).where(wanted).order_by(key)),
        applications=Written(_applications(portion)),
        rounds=Written(_rounds(portion)),
        people=Written(_people(portion)),
        attendees=Written(_attendees(counted)),
        notes=Written(_notes(portion)),
        asked=Written(_asked(counted)),
        contacts=Written(_contacts(portion)),
        snoozes=Written(_snoozes(portion)),
    )


def _condition(stages: int | None, ids: int | None) -> Expression:
    on_board: Expression = Application.archived_at.is_null()
    if stages is not None:
        on_board &= Application.stage.in_([blank(f"stage{place}") for place in range(stages)])
    if ids is None:
        return on_board
    those: Expression = Application.id.in_([blank(f"id{place}") for place in range(ids)])
    return those if stages is None else on_board & those


def _applications(portion: Expression) -> Any:
    a = Application
    return a.select(
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
    ).where(portion)


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


def _snoozes(portion: Expression) -> Any:
    s = Snooze
    return s.select(s.application, s.until).join(Application).where(portion)
