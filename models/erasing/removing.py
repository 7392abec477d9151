"""Taking a person or an application out of the tables and out of every text that is kept."""

import re
from collections.abc import Iterable
from datetime import datetime

from peewee import TextField

from models.database import explained, lasting
from models.erasing.freeing import free_history, free_table
from models.erasing.gone import KEPT, NAME, Gone, every, gone_with, known_from_nowhere_else
from models.erasing.mentions import ERASED, Mentions, details, names_of, whole_name, words
from models.erasing.targets import Kind, Target, found_again
from models.journal import recording
from models.journal.changed import changed_rows
from models.stages import Recipients, arrival_of
from models.tables import Application, Contact, Note, Participation, Person, Variant
from models.text import fold
from models.words import NoteKind, NoteState


def theirs(target: Target) -> Gone:
    """All that goes with a target of the open board, the people of its application too."""
    if target.kind is Kind.PERSON:
        return gone_with({target.id}, set())
    return gone_with(known_from_nowhere_else(target.id), {target.id})


def remove(target: Target, chosen: Person | Application, *, now: datetime) -> bool:
    """Take a target off the open board for good; True if anything of it was there.

    `chosen` is its row on the board on which it was chosen, which may be another one. Nothing from
    before can be undone. Raises `DatabaseProblem`; the board is then as it was.
    """
    with explained(), lasting():
        keys = found_again(target, chosen)
        if isinstance(chosen, Person):
            changed = _remove(gone_with(keys, set()), [chosen])
        else:
            people = {person for key in keys for person in known_from_nowhere_else(key)}
            changed = bool(keys) and _remove(gone_with(people, keys), [])
        if changed:
            recording.floor("Something was erased", now=now)
    return changed


def _remove(gone: Gone, also: list[Person]) -> bool:
    """Take rows and mentions away; `also` are people by the details that another board has."""
    mentions = _mentions(gone, also)
    Contact.update(summary="").where(Contact.person.in_(gone.people)).execute()
    _leave_what_was_done(gone)
    Person.delete().where(Person.id.in_(gone.people)).execute()
    Application.delete().where(Application.id.in_(gone.applications)).execute()
    _stand_in()
    # What is known of other people is theirs.
    freed = [free_table(table, mentions) for table in KEPT if table is not Person]
    return any([bool(gone.rows), *freed, free_history(gone, mentions)])


def _leave_what_was_done(gone: Gone) -> None:
    """Check-ins and answers stay, without a word, or of whom: they were made for the application.

    Else it would ask for them once more, from whoever is its main contact now.
    """
    n = Note
    to_one = [kind for kind in NoteKind if arrival_of(kind).recipients is Recipients.MAIN_CONTACT]
    answered = n.kind.in_([NoteKind.REJECTION_REPLY, NoteKind.CLOSING])
    done = (n.state == NoteState.SENT) | (answered & (n.state == NoteState.SKIPPED))
    theirs = n.person.in_(gone.people) & n.application.not_in(gone.applications)
    texts = {name: "" for name, column in n._meta.fields.items() if type(column) is TextField}
    which = theirs & n.kind.in_(to_one) & done
    Variant.delete().where(Variant.note.in_(n.select(n.id).where(which))).execute()
    n.update(person=None, **texts).where(which).execute()


def _stand_in() -> None:
    """A card always has somebody on it: here somebody without a name, who gets no notes."""
    known = Participation.select(Participation.application)
    left = list(Application.select().where(Application.id.not_in(known)))
    if left:
        nobody = Person.create(name=ERASED, do_not_contact=True)
        for application in left:
            Participation.create(application=application, person=nobody)


def _mentions(gone: Gone, also: list[Person]) -> Mentions:
    people = [person for key, person in every(Person).items() if key in gone.people]
    people += _as_they_were(gone.people)
    others = list(Person.select().where(Person.id.not_in(gone.people)))
    namesakes = {fold(person.name) for person in others}
    theirs = {
        value
        for person in others
        for value in (person.email, person.linkedin, person.postal_address, person.phone)
    }
    everywhere = words(_only_here(gone.applications))
    for person in [*people, *also]:
        everywhere += details(person, theirs)
        if fold(person.name) not in namesakes:
            everywhere += whole_name(person)
    about: dict[int, list[re.Pattern[str]]] = {}
    for application_id, (here, staying) in _parts(gone).items():
        # A word that somebody else there goes by too is left.
        left = {fold(person.name) for person in staying}
        taken = {name for person in staying for name in names_of(person)}
        single = {name for person in here for name in names_of(person)} - taken
        about[application_id] = [
            *(
                one
                for person in here
                if fold(person.name) not in left
                for one in whole_name(person)
            ),
            *words(single),
        ]
    return Mentions(everywhere, about)


def _as_they_were(people: set[int]) -> list[Person]:
    """The names and details that people had before they were changed."""
    texts = ("name", "greeting", "email", "phone", "linkedin", "postal_address")
    return [
        Person(**{text: image.get(text, "") for text in texts})
        for table, key, image in changed_rows()
        if table == NAME[Person] and key in people
    ]


def _parts(gone: Gone) -> dict[int, tuple[list[Person], list[Person]]]:
    """By application, the people who go and those who stay, where somebody goes."""
    found: dict[int, tuple[list[Person], list[Person]]] = {}
    for part in Participation.select(Participation, Person).join(Person):
        here, staying = found.setdefault(part.application_id, ([], []))
        (here if part.person_id in gone.people else staying).append(part.person)
    return {key: both for key, both in found.items() if both[0]}


def _only_here(applications: Iterable[int]) -> list[str]:
    """The companies of these applications, but those that have others."""
    a = Application
    here = {row.company for key, row in every(a).items() if key in applications}
    elsewhere = a.select().where(a.company.in_(here) & a.id.not_in(applications))
    return sorted(here - {row.company for row in elsewhere})
