"""Other programs' stages, and the column that each of them is here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.errors import InvalidInput
from models.stages import TITLES
from models.text import fold
from models.words import Ending, Outcome, Stage


class Target(StrEnum):
    """Where a row may go: a column, the archive, or nowhere.

    REJECTED is the last column while a reply to it is in time, and the archive later.
    """

    INTERVIEW = "interview"
    THANKED = "thanked"
    WAITING = "waiting"
    CHECKED_IN = "checked-in"
    CLOSED = "closed"
    OFFER = "offer"
    REJECTED = "rejected"
    SILENCE = "no-answer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Place:
    """What an application's columns say of where it is."""

    stage: Stage = Stage.INTERVIEW
    ending: Ending = Ending.NONE
    outcome: Outcome = Outcome.NONE
    offer: str = ""

    @property
    def title(self) -> str:
        """For a person: the column's title, or the archive."""
        if self.outcome:
            return f"Archive: {self.outcome}"
        return f"{TITLES[self.stage]}{', offer' if self.offer else ''}"


REPLY_IN_TIME = timedelta(days=14)
"""A reply to a rejection that is older than this would rather surprise."""

_PLACES: dict[Target, Place] = {
    Target.INTERVIEW: Place(),
    Target.THANKED: Place(Stage.THANKED),
    Target.WAITING: Place(Stage.WAITING),
    Target.CHECKED_IN: Place(Stage.CHECKED_IN),
    Target.CLOSED: Place(Stage.CLOSED, Ending.REJECTED),
    Target.OFFER: Place(Stage.WAITING, offer="open"),
    Target.REJECTED: Place(Stage.CLOSED, Ending.REJECTED, Outcome.REJECTED),
    Target.SILENCE: Place(Stage.CLOSED, Ending.SILENCE, Outcome.SILENCE),
    Target.ACCEPTED: Place(Stage.WAITING, outcome=Outcome.ACCEPTED, offer="open"),
    Target.DECLINED: Place(Stage.WAITING, outcome=Outcome.DECLINED, offer="open"),
    Target.WITHDRAWN: Place(Stage.WAITING, outcome=Outcome.WITHDRAWN),
}

_WORDS: dict[Target, str] = {
    Target.INTERVIEW: "interview, interviews, interviewing, interviewed, interview scheduled, "
    "in interview, phone screen, phone interview, phone call, screening, screen, recruiter screen, "
    "recruiter call, hr interview, hr call, technical, technical interview, tech interview, "
    "technical screen, onsite, on-site, on site, final, final round, final interview, panel, "
    "take home, take-home, assessment, coding test, first round, second round, third round, "
    "1st round, 2nd round, 3rd round, gesprach, vorstellungsgesprach, entretien, entrevista",
    Target.THANKED: "thanked, thank you sent, thank-you sent, thanks sent",
    Target.WAITING: "waiting, pending, awaiting response, awaiting decision, waiting to hear, "
    "waiting for answer, post interview, post-interview, in review, under review, decision, "
    "negotiating, negotiation, references, reference check, in progress",
    Target.CHECKED_IN: "checked in, checked-in, followed up, follow up, follow-up, followup",
    Target.CLOSED: "closed, kept warm, kept-warm, keep warm, rejected / kept-warm",
    Target.OFFER: "offer, offered, offers, offer received, got offer, offer extended",
    Target.REJECTED: "rejected, rejection, reject, not selected, denied, turned down, no, "
    "unsuccessful, failed, archived, abgelehnt, absage, refuse, rechazado",
    Target.SILENCE: "ghosted, no response, no answer, no-answer, no reply, expired, stale",
    Target.ACCEPTED: "accepted, hired, offer accepted, signed, got the job, won",
    Target.DECLINED: "declined, offer declined, declined offer, i declined",
    Target.WITHDRAWN: "withdrawn, withdrew, i withdrew, cancelled, canceled, not interested",
    Target.SKIP: "wishlist, wish list, wished, saved, bookmarked, bookmark, to apply, applying, "
    "apply, applied, application sent, submitted, draft, drafted, evaluated, discarded, backlog, "
    "lead, leads, ideas, idea, interested, new, prospect, researching, research, networking, "
    "to do, todo, ready, responded, beworben, postule, aplicado",
}
STAGES: dict[str, Target] = {
    word.strip(): target for target, words in _WORDS.items() for word in words.split(",")
}
"""The table: a stage as other programs and people call it, and what it is here."""


def target_of(word: str, own: Mapping[str, Target]) -> Target | None:
    """What a stage's word is here; the person's `own` table (folded words) goes first.

    No word at all is an interview: that is what such a list is of. None for an unknown word.
    """
    plain = stage_key(word)
    if not plain:
        return Target.INTERVIEW
    known = own.get(plain) or STAGES.get(plain)
    if known is None and any(sign in plain for sign in ("interview", "screen", "round ")):
        return Target.INTERVIEW
    return known


def place_of(target: Target, since: datetime | None, now: datetime) -> Place:
    """Where an application with this target is. `since`: when it came there, if known."""
    if target is Target.REJECTED and since is not None and now - since <= REPLY_IN_TIME:
        return _PLACES[Target.CLOSED]
    return _PLACES[target]


def stage_key(word: str) -> str:
    """The form in which stages are compared: 'Phone-Screen ✓' and 'phone screen' are one."""
    plain = fold(word)
    return " ".join("".join(c if c.isalnum() or c in "-/" else " " for c in plain).split())


def read_map(text: str) -> tuple[str, Target]:
    """A line of the person's own table, 'Phone Screen=interview'. Raises InvalidInput."""
    word, sign, wanted = text.rpartition("=")
    names = ", ".join(Target)
    if not sign or not stage_key(word):
        raise InvalidInput(
            f"'{text}' maps no stage.", hint=f"Say 'Phone Screen=interview'; there are: {names}."
        )
    try:
        return stage_key(word), Target(fold(wanted).strip().replace(" ", "-"))
    except ValueError:
        raise InvalidInput(f"'{wanted}' is no column.", hint=f"There are: {names}.") from None
