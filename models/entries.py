"""What a form hands to the pipeline: already cleaned and parsed, not yet written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from models.errors import InvalidInput
from models.text import fold
from models.words import Channel, Welcome


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody met. `id` names a known person to change; None finds or makes one."""

    name: str
    role: str = ""
    greeting: str = ""
    email: str = ""
    phone: str = ""
    linkedin: str = ""
    postal_address: str = ""
    channel: Channel = Channel.UNKNOWN
    linkedin_welcome: Welcome = Welcome.UNKNOWN
    do_not_contact: bool = False
    topics: str = ""
    memorable: str = ""
    id: int | None = None


def clash(people: Sequence[PersonEntry]) -> tuple[int, str] | None:
    """Two names with one address or one profile: the place of the second, and what to say of it.

    Such two would become one person, and it is for the one who types to say which is right.
    """
    seen: dict[tuple[str, str], PersonEntry] = {}
    for place, person in enumerate(people):
        marks = (("e-mail address", person.email), ("LinkedIn profile", person.linkedin))
        for what, value in marks:
            other = seen.setdefault((what, value.casefold()), person) if value else person
            if fold(other.name) != fold(person.name):
                return place, f"{other.name} has this {what} too: one of the two is wrong."
    return None


@dataclass(frozen=True, slots=True)
class InterviewEntry:
    """One round. Moments are aware; `zone` is the IANA name of where it happens.

    `day_only`: no time is known yet, and `starts_at` is noon of the day.
    """

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str = ""
    kind: str = ""
    place: str = ""
    day_only: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationEntry:
    """A position at a company, and who was or will be met there.

    `on_file`: as the board has it, where nobody may be known yet of what was imported.
    """

    company: str
    role: str = ""
    place: str = ""
    url: str = ""
    notes: str = ""
    people: tuple[PersonEntry, ...] = ()
    promised_on: date | None = None
    on_file: bool = False

    def __post_init__(self) -> None:
        """Raises `InvalidInput` where the company or everybody's name is missing."""
        if not self.company:
            raise InvalidInput("Which company was it?", field="company")
        if not self.people and not self.on_file:
            raise InvalidInput("Whom did you meet? One name is enough.", field="people")


@dataclass(frozen=True, slots=True)
class Edit:
    """An application with one of its rounds, by its number (None: without one)."""

    application: ApplicationEntry
    interview: InterviewEntry | None = None
    interview_id: int | None = None


@dataclass(frozen=True, slots=True)
class DebriefEntry:
    """What came home from an interview."""

    interview: InterviewEntry
    people: tuple[PersonEntry, ...] = field(default_factory=tuple)
    discussed: str = ""
    went_badly: str = ""
    promised_on: date | None = None
