"""What a copy is asked for with, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from models.text import clean_line, shorten

# xterm's old limit of 100,000 bytes for a whole sequence, before base64.
SURE_BYTES = 74_994


class Verdict(Enum):
    """How much is known about where the text went."""

    VERIFIED = "verified"
    """Read back from where the message says it is, and equal to the letter."""
    SENT = "sent"
    """Handed over to something that does not answer."""
    FAILED = "failed"
    """Not in the clipboard; the message says where the text is instead."""


@dataclass(frozen=True)
class CopyReport:
    """How one copy ended: `message` is for the person, as it is.

    `route` is the route that ended the search, or "none". `detail` has one line for each route
    that failed before it. `path` is the file that holds the text, when the file route was used.
    """

    route: str
    verdict: Verdict
    message: str
    detail: str = ""
    path: Path | None = None


@dataclass(frozen=True)
class Job:
    """One text to be copied, with the surroundings it is copied in.

    `what` names the text in messages. `limit` is the time, in seconds, that each program
    that is asked for help may take. `write` is None where no terminal listens. `bare` names the
    keys that show the bare text, where there are any.
    """

    text: str
    what: str
    env: Mapping[str, str]
    write: Callable[[str], None] | None
    runtime_dir: Path
    limit: float
    bare: str = ""

    @property
    def data(self) -> bytes:
        """The text in UTF-8, nothing added, nothing changed."""
        return self.text.encode("utf-8")

    @property
    def subject(self) -> str:
        """What was copied, as the beginning of a sentence."""
        return self.what[:1].upper() + self.what[1:]


@dataclass(frozen=True)
class Outcome:
    """A route that ended well, or, for the file, as well as it could."""

    verdict: Verdict
    message: str
    path: Path | None = None


class RouteFailed(Exception):
    """A route did not work; its text is the reason, one line without a full stop."""

    def __init__(self, reason: str) -> None:
        super().__init__(shorten(clean_line(reason).strip().rstrip("."), 200))


def size_warning(job: Job) -> str:
    """A sentence to add where the text is more than every terminal takes, else nothing."""
    size = len(job.data)
    if size <= SURE_BYTES:
        return ""
    return f" At {size:,} bytes it is more than some terminals take: check that its end arrived."
