"""What the checks need to know about a note apart from its words."""

from dataclasses import dataclass, field
from datetime import date

from models.notes.etiquette.names import Strangers
from models.notes.etiquette.phrases import Phrases, built_in_phrases
from models.settings.reading import Strength
from models.words import Channel, NoteKind, Welcome


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another note that this one is compared with: to whom it goes, and what it says."""

    recipient: str
    greeting: str
    body: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why, how and to whom a note is written.

    `recipient` is the full name, `greeting` what comes after 'Hi'; `strengths` are the writer's,
    `said` the pieces of this person's own conversation (topics and the memorable thing), as they
    were typed. `panel` are the other notes of the same kind and round, `earlier` what the same
    person got in an earlier round. `invitations` counts the personalised LinkedIn invitations
    that went out this month, of `invitations_allowed` (0: no limit). `check_ins` counts those
    that went out in this round, of `check_ins_allowed`. `today` is a day in the person's zone.
    `phrases` are what the checks of tone look for, with the person's own changes.
    """

    kind: NoteKind
    channel: Channel
    recipient: str
    greeting: str
    sender: str
    company: str
    role: str = ""
    round: int = 1
    strengths: tuple[Strength, ...] = ()
    said: tuple[str, ...] = ()
    panel: tuple[Sibling, ...] = ()
    earlier: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    linkedin_limit: int = 200
    invitations: int = 0
    invitations_allowed: int = 0
    preferred: Channel = Channel.UNKNOWN
    linkedin_welcome: Welcome = Welcome.UNKNOWN
    do_not_contact: bool = False
    promised_on: date | None = None
    check_ins: int = 0
    check_ins_allowed: int = 1
    today: date = date.min
    strangers: Strangers = field(default_factory=Strangers)
    phrases: Phrases = field(default_factory=built_in_phrases)
