"""Finding the rows that a command is about, or saying plainly that they are gone."""

from functools import cache

from models.database.written import Written, blank, engine_kind
from models.errors import Gone
from models.rows.statements import find, first
from models.tables import Application, Conversation, Interview, Note, Participation, Person


def application(key: int) -> Application:
    """The application with this number. Raises `Gone` if it is gone."""
    row = find(Application, key)
    if row is None:
        raise Gone("This application is no longer there.")
    return row


def person(key: int) -> Person:
    """The person with this number. Raises `Gone` if they are gone."""
    row = find(Person, key)
    if row is None:
        raise Gone("This person is no longer there.")
    return row


def note(key: int) -> Note:
    """The note with this number. Raises `Gone` if it is gone."""
    row = find(Note, key)
    if row is None:
        raise Gone("This note is no longer there.")
    return row


def newest_round(row: Application) -> Interview | None:
    """The newest round of an application that was not called off."""
    return first(Interview, _newest(engine_kind()).rows({"application": row.id}))


@cache
def _newest(_engine: type) -> Written:
    return Written(
        Interview.select()
        .where((Interview.application == blank("application")) & ~Interview.cancelled)
        .order_by(Interview.round.desc(), Interview.id.desc())
        .limit(1)
    )


def round_of(row: Application, interview_id: int | None) -> Interview | None:
    """The round of an application that is meant; the newest where none is, or it is gone."""
    meant: Interview | None = None
    if interview_id is not None:
        mine = (Interview.id == interview_id) & (Interview.application == row)
        meant = Interview.get_or_none(mine & ~Interview.cancelled)
    return meant or newest_round(row)


def talk(held: Interview | None, met: Person) -> Conversation | None:
    """What was said with one person in one round, if anything is on record."""
    if held is None:
        return None
    asked = {"interview": held.id, "person": met.id}
    return first(Conversation, _talk(engine_kind()).rows(asked))


@cache
def _talk(_engine: type) -> Written:
    wanted = Conversation.interview == blank("interview")
    return Written(Conversation.select().where(wanted & (Conversation.person == blank("person"))))


def interview(key: int) -> Interview:
    """The round with this number. Raises `Gone` if it is gone."""
    row = find(Interview, key)
    if row is None:
        raise Gone("This interview is no longer there.")
    return row


def participations(row: Application) -> list[Participation]:
    """Everybody's part in an application, in the order in which they came to it."""
    return list(
        Participation.select(Participation, Person)
        .join(Person)
        .where(Participation.application == row)
        .order_by(Participation.id)
    )
