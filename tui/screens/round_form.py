"""Another interview for a card: when, what kind, and with whom."""

from collections.abc import Iterable

from textual.widget import Widget

from models.dossier import read_dossier
from models.errors import InvalidInput
from models.pipeline.interviews import add_round
from models.sharing.seen import look
from models.words import Stage
from tui.desk import Desk
from tui.screens.form import Form
from tui.widgets.interview_fields import InterviewFields
from tui.widgets.people_fields import PeopleFields


class RoundForm(Form[int | None]):
    """Answers the number of the card that has the round, or None if nothing was saved."""

    def __init__(self, desk: Desk, application_id: int) -> None:
        super().__init__(desk)
        self.application_id = application_id
        self.dossier = read_dossier(application_id)
        self.seen = look(application_id)
        self.heading = f"A new round at {self.dossier.entry.company}"
        self.lead = (
            "It becomes a new application that remembers this one."
            if self.dossier.stage is Stage.CLOSED
            else "Empty the line of anybody who is not in this round."
        )

    def fields(self) -> Iterable[Widget]:
        """When, then whom."""
        yield InterviewFields(self.desk, held=False)
        yield PeopleFields(self.dossier.entry.people, leaving="is not in this round")

    def submit(self) -> int:
        """Write the round."""
        people = self.query_one(PeopleFields).entries()
        if not people:
            raise InvalidInput("Whom will you meet? One name is enough.", field="people")
        interview = self.query_one(InterviewFields).entry()
        return add_round(
            self.application_id,
            interview,
            people,
            now=self.desk.now(),
            opened=self.dossier.entry.people,
            seen=self.seen,
        )
