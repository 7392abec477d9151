"""A new application, or what is known of one, changed: company and one name are enough."""

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget

from models.dossier import read_dossier
from models.entries import ApplicationEntry
from models.pipeline.applications import add_application, edit_application
from tui.desk import Desk
from tui.screens.form import Form
from tui.widgets.field import Field, LongField
from tui.widgets.interview_fields import InterviewFields
from tui.widgets.moments import MomentField
from tui.widgets.people_fields import PeopleFields


class ApplicationForm(Form[int | None]):
    """Answers the application's number, or None if nothing was saved."""

    def __init__(self, desk: Desk, application_id: int | None = None) -> None:
        super().__init__(desk)
        self.application_id = application_id
        known = read_dossier(application_id).entry if application_id is not None else None
        self.known = known
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
            yield MomentField(
                "Answer by",
                f"{known.promised_on:%Y-%m-%d}" if known.promised_on else "",
                name="promised",
                desk=self.desk,
                toward=lambda: "future",
                placeholder="by when they expect to decide",
            )
        yield Field("Location", known.place if known else "", name="place")
        yield Field("Link", known.url if known else "", name="url", placeholder="the posting")
        yield LongField("Notes", known.notes if known else "", name="notes")

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
        if self.application_id is None:
            interview = self.query_one(InterviewFields).entry()
            return add_application(entry, interview, now=now)
        edit_application(self.application_id, entry, now=now)
        return self.application_id

    def _promised(self) -> date | None:
        if self.known is None:
            return None
        return next(field for field in self.query(MomentField) if field.name == "promised").day()
