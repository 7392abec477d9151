"""Finding the rows that a command is about, or saying plainly that they are gone."""

from models.errors import Gone
from models.tables import Application, Conversation, Interview, Note, Participation, Person


def application(key: int) -> Application:
    """The application with this number. Raises `Gone` if it is gone."""
    row: Application | None = Application.get_or_none(Application.id == key)
    if row is None:
        raise Gone("This application is no longer there.")
    return row


def person(key: int) -> Person:
    """The person with this number. Raises `Gone` if they are gone."""
    row: Person | None = Person.get_or_none(Person.id == key)
    if row is None:
        raise Gone("This person is no longer there.")
    return row


def note(key: int) -> Note:
    """The note with this number. Raises `Gone` if it is gone."""
    row: Note | None = Note.get_or_none(Note.id == key)
    if row is None:
        raise Gone("This note is no longer there.")
    return row


def newest_round(row: Application) -> Interview | None:
    """The newest round of an application that was not called off."""
    found: Interview | None = (
        Interview.select()
        .where((Interview.application == row) & ~Interview.cancelled)
        .order_by(Interview.round.desc(), Interview.id.desc())
        .first()
    )
    return found


def round_of(row: Application, interview_id: int | None) -> Interview | None:
    """The round of an application that is meant; the newest where none is, or it is gone."""
    meant: Interview | None = None
    if interview_id is not None:
        mine = (Interview.id == interview_id) & (Interview.application == row)
        meant = Interview.get_or_none(mine & ~Interview.cancelled)
    return meant or newest_round(row)


def talk(held: Interview | None, met: Person) -> Conversation | None:
    """What was said with one person in one round, if anything is on record."""
    found: Conversation | None = Conversation.get_or_none(
        (Conversation.interview == held) & (Conversation.person == met)
    )
    return found


def interview(key: int) -> Interview:
    """The round with this number. Raises `Gone` if it is gone."""
    row: Interview | None = Interview.get_or_none(Interview.id == key)
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
