"""What a form hands to the pipeline: already cleaned and parsed, not yet written."""

from dataclasses import dataclass, field
from datetime import date, datetime

from models.errors import InvalidInput
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


@dataclass(frozen=True, slots=True)
class InterviewEntry:
    """One round. Moments are aware; `zone` is the IANA name of where it happens."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str = ""
    kind: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationEntry:
    """A position at a company, and who was or will be met there."""

    company: str
    role: str = ""
    place: str = ""
    url: str = ""
    notes: str = ""
    people: tuple[PersonEntry, ...] = ()
    promised_on: date | None = None

    def __post_init__(self) -> None:
        """Raises `InvalidInput` where the company or everybody's name is missing."""
        if not self.company:
            raise InvalidInput("Which company was it?", field="company")
        if not self.people:
            raise InvalidInput("Whom did you meet? One name is enough.", field="people")


@dataclass(frozen=True, slots=True)
class DebriefEntry:
    """What came home from an interview."""

    interview: InterviewEntry
    people: tuple[PersonEntry, ...] = field(default_factory=tuple)
    discussed: str = ""
    went_badly: str = ""
    promised_on: date | None = None
