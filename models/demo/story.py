"""The form of the demo's data: an application as a script of what happened, one act after another.

Moments are told as `models.demo.moments` reads them. People are meant by their place in the cast,
the first being 0.
"""

from dataclasses import dataclass

from models.entries import PersonEntry
from models.words import Brought, Channel, Direction, Ending, NoteKind, Outcome, Stage, Welcome


@dataclass(frozen=True, slots=True)
class Invited:
    """An interview is known of: the first with its application, each later one as a new round."""

    at: str
    starts: str
    minutes: int = 60
    kind: str = "video"
    place: str = ""
    who: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Debriefed:
    """The newest round was written down; with nobody named, everybody invited was there."""

    at: str
    discussed: str = ""
    went_badly: str = ""
    promised: str = ""


@dataclass(frozen=True, slots=True)
class Wrote:
    """A kind of note went out to its recipients in turn, each at its moment.

    The next recipient's was copied at `copied`, and never confirmed.
    """

    kind: NoteKind
    sent: tuple[str, ...]
    copied: str = ""


@dataclass(frozen=True, slots=True)
class SkippedRest:
    """Nobody else was to get a note of this kind."""

    at: str
    kind: NoteKind


@dataclass(frozen=True, slots=True)
class Heard:
    """A contact was logged: theirs, unless it says otherwise."""

    at: str
    brought: Brought
    who: int = 0
    day: str = ""
    summary: str = ""
    direction: Direction = Direction.IN
    channel: Channel = Channel.EMAIL


@dataclass(frozen=True, slots=True)
class Moved:
    """The card was moved by hand, as a fact."""

    at: str
    target: Stage
    ending: Ending = Ending.NONE


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Nothing was to come up before then."""

    at: str
    until: str


@dataclass(frozen=True, slots=True)
class KeptWarm:
    """After the end: kept warm, or let go to the archive."""

    at: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Archived:
    """Taken off the board with its outcome."""

    at: str
    outcome: Outcome


Act = Invited | Debriefed | Wrote | SkippedRest | Heard | Moved | Snoozed | KeptWarm | Archived


@dataclass(frozen=True, slots=True)
class Story:
    """One application: where, whom, and what happened, in the order of time."""

    company: str
    role: str
    place: str
    cast: tuple[PersonEntry, ...]
    acts: tuple[Act, ...]
    notes: str = ""


def met(
    email: str,
    name: str,
    role: str,
    topics: str = "",
    memorable: str = "",
    *,
    greeting: str = "",
    phone: str = "",
    channel: Channel = Channel.UNKNOWN,
    linkedin: Welcome = Welcome.UNKNOWN,
) -> PersonEntry:
    """Somebody of the cast; the profile's address is made from the e-mail's."""
    profile = email.partition("@")[0].replace(".", "-")
    return PersonEntry(
        name=name,
        role=role,
        greeting=greeting,
        email=email,
        phone=phone,
        linkedin=f"https://www.linkedin.com/in/{profile}-example",
        channel=channel,
        linkedin_welcome=linkedin,
        topics=topics,
        memorable=memorable,
    )


def wrote(kind: NoteKind, *sent: str, copied: str = "") -> Wrote:
    """A kind of note, and when it went to each of its recipients."""
    return Wrote(kind, sent, copied)
