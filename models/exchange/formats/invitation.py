"""Interview invitations (.ics) as a format that comes in."""

from collections.abc import Iterator

from models.exchange.exports.calendar import PRODUCT
from models.exchange.imports.choices import Choices
from models.exchange.imports.looking import as_if_written
from models.exchange.imports.reading import Format
from models.exchange.incoming.file import ImportProblem, Incoming
from models.exchange.incoming.outcome import Outcome
from models.exchange.invitations.events import Event, NotACalendarError, read_events
from models.exchange.invitations.planning import Inviting
from models.exchange.invitations.telling import asks_of, guess
from models.exchange.tabular.table import Survey
from models.journal.recording import Recorder


class InvitationReader:
    """The events of one file; read once, since an invitation is small."""

    def __init__(self, source: Incoming, choices: Choices) -> None:
        self.choices = choices
        if PRODUCT in source.start:
            raise ImportProblem(f"{source.name} is Afterword's own calendar of what is due.")
        try:
            self.events = list(read_events(source.content(), source.encoding, choices.zone))
        except NotACalendarError as error:
            raise ImportProblem(f"{source.name} cannot be used: {error}.") from error

    def survey(self) -> Survey:
        """How many events there are, and what had to be guessed of them."""
        live = (one for one in self.events if isinstance(one, Event) and not one.cancelled)
        asks = asks_of([guess(event, self.choices.told) for event in live])
        return Survey(len(self.events), asks=tuple(asks))

    def plan(self) -> Iterator[Outcome]:
        """What would become of each event; later ones may be about the same interview."""
        return as_if_written(self.write)

    def write(self, recorder: Recorder) -> Iterator[Outcome]:
        """What becomes of each event, as it is written."""
        yield from Inviting(recorder, self.choices.told, self.choices.now).outcomes(self.events)


def _recognises(source: Incoming) -> bool:
    return source.start.lstrip().upper().startswith("BEGIN:VCALENDAR")


INVITATION = Format("ics", "a calendar with invitations", _recognises, InvitationReader)
