"""The words the facts are kept in: one enumeration for each closed list in the tables."""

from enum import StrEnum


class Stage(StrEnum):
    """The five columns of the board, in order."""

    INTERVIEW = "interview"
    THANKED = "thanked"
    WAITING = "waiting"
    CHECKED_IN = "checked-in"
    CLOSED = "closed"


class NoteKind(StrEnum):
    """What a note is for."""

    THANK_YOU = "thank-you"
    LINKEDIN = "linkedin-request"
    CHECK_IN = "check-in"
    REJECTION_REPLY = "rejection-reply"
    CLOSING = "closing-note"
    KEEP_WARM = "keep-warm"


class NoteState(StrEnum):
    """How far a note has come; copied is not sent."""

    DRAFT = "draft"
    COPIED = "copied"
    SENT = "sent"
    SKIPPED = "skipped"


class Channel(StrEnum):
    """The way a note or a contact travels; UNKNOWN where nobody has said."""

    UNKNOWN = ""
    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    POST = "post"


class Welcome(StrEnum):
    """Whether a LinkedIn request is welcome, as the person themself said."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


CONNECTED = "connected on LinkedIn already"
"""Why a LinkedIn request was skipped for good: in other rounds and applications too."""


PASSED_OVER = "passed over by a move"
"""Why a note was skipped that a move over several columns left out; a move back recalls it."""


class Direction(StrEnum):
    """Who made a contact."""

    IN = "in"
    OUT = "out"


class Brought(StrEnum):
    """What a contact brought; each leads where it should (playbook, 'Logging a contact')."""

    NOTHING = "nothing new"
    DATE = "a new date"
    INTERVIEW = "an interview"
    REJECTION = "a rejection"
    OFFER = "an offer"
    WITHDRAWAL = "a withdrawal"


class CallResult(StrEnum):
    """How a phone call ended; 'no answer' is no check-in."""

    NONE = ""
    REACHED = "reached"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no answer"


class Ending(StrEnum):
    """How an application came to the last column."""

    NONE = ""
    REJECTED = "rejected"
    SILENCE = "no answer"


class Outcome(StrEnum):
    """What came of an application that is in the archive."""

    NONE = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    SILENCE = "no answer"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned as a new application"


class EntryState(StrEnum):
    """Where a journal entry stands: in force, taken back, or out of reach for redo."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
