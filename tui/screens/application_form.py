"""A new application, or what is known of one, changed: company and one name are enough."""

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget

from models.dossier import read_dossier
from models.entries import ApplicationEntry, Edit
from models.pipeline.applications import add_application, edit_application
from tui.desk import Desk
from tui.screens.form import Form
from tui.widgets.field import Field, LongField
from tui.widgets.interview_fields import Asking, InterviewFields
from tui.widgets.moments import MomentField, promise_field
from tui.widgets.people_fields import PeopleFields


class ApplicationForm(Form[int | None]):
    """Answers the application's number, or None if nothing was saved."""

    def __init__(
        self, desk: Desk, application_id: int | None = None, *, at_when: bool = False
    ) -> None:
        super().__init__(desk)
        self.application_id = application_id
        self.at_when = at_when
        dossier = read_dossier(application_id) if application_id is not None else None
        known = dossier.entry if dossier else None
        self.known = known
        self.round = held = dossier.newest if dossier else None
        self.opened: Edit | None = None
        if known is not None:
            self.opened = Edit(known, held.interview, held.id) if held else Edit(known)
        self.heading = f"Edit {known.company}" if known else "A new application"
        self.lead = "" if known else "The company and one name are enough; the rest can wait."

    def fields(self) -> Iterable[Widget]:
        """Company, people, interview; the rest below."""
        known = self.known
        yield Field("Company", known.company if known else "", name="company")
        yield Field("Role", known.role if known else "", name="role")
        yield PeopleFields(known.people if known else ())
        if known is None:
            yield InterviewFields(self.desk)
        else:
            if self.round is not None:
                yield InterviewFields(
                    self.desk,
                    self.round.interview,
                    asking=Asking.KNOWN,
                    label=f"Round {self.round.number}" if self.round.number > 1 else "Interview",
                )
            yield promise_field(self.desk, known.promised_on, "by when they expect to decide")
        yield Field("Office", known.place if known else "", name="place", placeholder="where it is")
        yield Field("Posting", known.url if known else "", name="url", placeholder="its link")
        yield LongField("Notes", known.notes if known else "", name="notes")

    def on_mount(self) -> None:
        """Begin with the date where it is the date that is to change."""
        super().on_mount()
        if self.at_when:
            for interview in self.query(InterviewFields):
                interview.focus_when()

    def doubt(self) -> str:
        """Who is taken out takes along what they said."""
        gone = self.query_one(PeopleFields).gone
        names = " and ".join(person.name for person in gone)
        leave = "leaves" if len(gone) == 1 else "leave"
        return f"{names} {leave} this application, with what was said. Save?" if gone else ""

    def submit(self) -> int:
        """Write the application."""
        people = self.query_one(PeopleFields).entries()
        entry = ApplicationEntry(
            company=self.text("company"),
            role=self.text("role"),
            place=self.text("place"),
            url=self.text("url"),
            notes=self.query_one(LongField).text,
            people=people,
            promised_on=self._promised(),
        )
        now = self.desk.now()
        asked = [fields.entry() for fields in self.query(InterviewFields)]
        if self.application_id is None:
            return add_application(entry, asked[0], now=now)
        interview = next(iter(asked), None)
        return edit_application(self.application_id, entry, interview, now=now, opened=self.opened)

    def _promised(self) -> date | None:
        if self.known is None:
            return None
        return next(field for field in self.query(MomentField) if field.name == "promised").day()
