"""The debrief: what was said, by whom, while it is fresh; two minutes are enough."""

from collections.abc import Iterable

from textual.widget import Widget

from models.dossier import read_dossier
from models.entries import DebriefEntry
from models.errors import InvalidInput, NotPossible
from models.pipeline.interviews import record_debrief
from models.typed.meeting import as_held
from tui.desk import Desk
from tui.screens.form import Form
from tui.widgets.field import Field, LongField
from tui.widgets.interview_fields import Asking, InterviewFields
from tui.widgets.moments import MomentField, promise_field
from tui.widgets.people_fields import PeopleFields


class DebriefForm(Form[bool | None]):
    """Answers True once the debrief is saved; of the newest interview, unless another is meant."""

    def __init__(self, desk: Desk, application_id: int, interview_id: int | None = None) -> None:
        super().__init__(desk)
        dossier = read_dossier(application_id)
        held = dossier.round_of(interview_id)
        if held is None:
            raise NotPossible("There is no interview to debrief.", hint="i adds a round.")
        self.dossier = dossier
        self.round = held
        self.opened = DebriefEntry(
            as_held(held.interview, desk.now()),
            held.people,
            held.discussed,
            held.went_badly,
            dossier.promised_on,
        )
        several = f", round {held.number}" if len(dossier.rounds) > 1 else ""
        self.heading = f"Debrief: {dossier.entry.company}{several}"
        self.lead = "While it is fresh. Everything may stay empty; short phrases do best."

    def fields(self) -> Iterable[Widget]:
        """The conversations first: they are what fades."""
        yield PeopleFields(self.round.people, talk=True, leaving="was not there, then")
        yield Field(
            "In general",
            self.round.discussed,
            name="discussed",
            placeholder="the team, the plans, what draws you to them",
        )
        yield promise_field(
            self.desk,
            self.dossier.promised_on,
            "by when they expect to decide: fri, in 2 weeks, 3 march",
        )
        yield LongField(
            "Went badly",
            self.round.went_badly,
            name="went-badly",
            placeholder="what was asked, what you would answer now",
        )
        yield InterviewFields(self.desk, self.opened.interview, asking=Asking.HELD)

    def on_mount(self) -> None:
        """Begin with what was said to the first person."""
        super().on_mount()
        self.query_one(PeopleFields).focus_first()

    def doubt(self) -> str:
        """Whose line was emptied was not there, and what they said goes."""
        said = [one for one in self.query_one(PeopleFields).gone if one.topics or one.memorable]
        names = " and ".join(person.name for person in said)
        return f"What {names} said goes with the emptied line. Save?" if said else ""

    def submit(self) -> bool:
        """Write the debrief."""
        people = self.query_one(PeopleFields).entries()
        if not people:
            raise InvalidInput("Whom did you meet? One name is enough.", field="people")
        fields = self.query(MomentField)
        promised = next(field for field in fields if field.name == "promised")
        entry = DebriefEntry(
            interview=self.query_one(InterviewFields).entry(),
            people=people,
            discussed=self.text("discussed"),
            went_badly=self.query_one(LongField).text,
            promised_on=promised.day(),
        )
        record_debrief(self.round.id, entry, now=self.desk.now(), opened=self.opened)
        return True

    def saved(self, written: object) -> bool:
        """It is."""
        return True
