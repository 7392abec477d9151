"""One application whole: its people, rounds and timeline, and its notes to copy again."""

from datetime import datetime
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option as ListOption

from models.board.cards import Card, read_card
from models.dossier import Dossier, WrittenNote, read_dossier
from models.errors import Gone, NotPossible
from models.notes.questions import QUESTIONS
from models.phrases import day_phrase, step_phrase
from models.pipeline.contacts import choose_main_contact
from models.sharing.seen import look
from models.stages import TITLES
from models.timing.steps import StepKind
from models.words import Outcome
from tui.commands import Place
from tui.copying import copy_text
from tui.desk import Desk
from tui.flows import due, interviews
from tui.flows.asking import carry_out
from tui.flows.cards import CardFlow
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.dossier_lines import people_lines, round_lines
from tui.widgets.key_line import KeyLine
from tui.widgets.marked_list import MarkedList
from tui.widgets.prompt import Option
from tui.widgets.rows import Rows
from tui.widgets.status import Status


class NotesList(MarkedList):
    """The notes that were copied or sent; it has the screen's keys."""

    BINDINGS = bindings(Place.APPLICATION)

    def action_cursor_up(self) -> None:
        """The note above, brought into view."""
        super().action_cursor_up()
        self.scroll_visible(animate=False)

    def action_cursor_down(self) -> None:
        """The note below, brought into view."""
        super().action_cursor_down()
        self.scroll_visible(animate=False)


class ApplicationScreen(DeskScreen[None]):
    """Everything about one card."""

    AUTO_FOCUS = ""  # It would scroll down to the notes.

    def __init__(self, desk: Desk, application_id: int) -> None:
        super().__init__(desk)
        self.application_id = application_id
        self.dossier = read_dossier(application_id)

    def compose(self) -> ComposeResult:
        """Facts, people, rounds, notes, timeline."""
        with VerticalScroll(id="dossier", can_focus=False):
            yield Static(markup=False, id="name")
            yield Rows(gutter=10, id="facts")
            yield Static(markup=False, id="people")
            yield Static("Notes", classes="form-title")
            yield NotesList(markup=False, compact=True)
            yield Static("What happened", classes="form-title")
            yield Rows(gutter=16, narrow=2, id="timeline")
        yield Status()
        yield KeyLine()

    async def on_mount(self) -> None:
        """Show it."""
        await self.reload()
        self.query_one(NotesList).focus(scroll_visible=False)

    async def reload(self) -> None:
        """Read it again."""
        self.dossier = read_dossier(self.application_id)
        entry = self.dossier.entry
        name = Content.assemble((entry.company, "bold"), _and(entry.role))
        self.query_one("#name", Static).update(name)
        self.query_one("#facts", Rows).show(self._facts())
        self.query_one("#people", Static).update(self._people_and_rounds())
        self.query_one("#timeline", Rows).show(self._timeline())
        listed = [
            ListOption(Content(self._about_note(note)), id=str(note.id))
            for note in self.dossier.notes
        ]
        self.query_one(NotesList).fill(listed, "None was copied or sent yet.")

    async def follow(self) -> None:
        """Read it again; go back where it is gone."""
        company = self.dossier.entry.company
        try:
            await self.reload()
        except Gone:
            self.say_below(f"{company} was deleted in another window.", as_news=True)
            self.dismiss(None)

    def _about_note(self, note: WrittenNote) -> str:
        when = day_phrase(note.at.astimezone(self.desk.settings.zone).date(), self.desk.now())
        return f"{note.title} to {note.to} · {note.state} {when}"

    def _card(self) -> Card:
        card = read_card(self.application_id, self.desk.settings.cadence, self.desk.now())
        if card is None:
            raise NotPossible("This application is no longer there.")
        return card

    def _facts(self) -> list[tuple[str, str]]:
        dossier, card, now = self.dossier, self._card(), self.desk.now()
        entry = dossier.entry
        rows = [self._where(dossier)]
        if dossier.archived_at is None:
            step = step_phrase(card.step, now, promised_on=card.promised_on)
            rows += [("Next", _began(step)), ("", card.step.why), ("", _began(card.progress))]
        rows += [("Office", entry.place), ("Posting", entry.url), ("Notes", entry.notes)]
        if dossier.origin is not None:
            rows.append(("Before", f"{dossier.origin.title}: b opens it"))
        return [(label, text) for label, text in rows if text]

    def _people_and_rounds(self) -> Content:
        parts = [*people_lines(self.dossier), *round_lines(self.dossier, self._when)]
        step = self._card().step
        # What is left of an earlier round is only asked for while another is to come.
        if step.kind is StepKind.ATTEND or step.interview_id is not None:
            parts.append(Content("\nWorth asking before you leave (Q copies)").stylize("bold"))
            parts.append(Content(QUESTIONS))
        return Content("\n").join(parts)

    def _where(self, dossier: Dossier) -> tuple[str, str]:
        if dossier.archived_at is not None and dossier.outcome is not Outcome.NONE:
            return "Archived", str(dossier.outcome)
        since = self._day(dossier.since)
        promised = dossier.promised_on
        text = f"{TITLES[dossier.stage]} since {since}"
        if promised:
            text += f" · answer promised by {day_phrase(promised, self.desk.now())}"
        return "Stage", text

    def _timeline(self) -> list[tuple[str, str]]:
        now = self.desk.now()
        return [(_ago(event.at, now), event.text) for event in self.dossier.timeline]

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.desk.settings.zone)

    def _when(self, starts: datetime, day_only: bool) -> str:
        time = ", no time yet" if day_only else f" {self._local(starts):%H:%M}"
        return f"{self._day(starts)}{time}"

    def _day(self, moment: datetime) -> str:
        return day_phrase(self._local(moment).date(), self.desk.now())

    # Commands

    def action_compose(self) -> None:
        """The note that is due."""
        self.start(self._then_read, due.do_next)

    def action_debrief(self) -> None:
        """How the interview went."""
        self.start(self._then_read, interviews.debrief)

    def action_edit(self) -> None:
        """Company, role, people, notes."""
        self.start(self._then_read, interviews.edit)

    async def _then_read(self, flow: CardFlow) -> None:
        await flow(self, self._card())
        await self.reload()

    def action_copy_note(self) -> None:
        """The chosen note again."""
        self.start(self._copy_note)

    async def _copy_note(self) -> None:
        place = self.query_one(NotesList).highlighted
        if place is None or not self.dossier.notes:
            raise NotPossible("There is no note to copy yet.", hint="c writes the one that is due.")
        note = self.dossier.notes[place]
        report = await copy_text(self.app, note.body, "note", self.desk)
        self.status.report(report)

    def action_questions(self) -> None:
        """The three questions."""
        self.start(due.copy_questions, self)

    def action_origin(self) -> None:
        """The application that this one came back from."""
        origin = self.dossier.origin
        if origin is None:
            self.status.complain("This application did not come from an earlier one.")
        else:
            self.app.push_screen(ApplicationScreen(self.desk, origin.id))

    def action_main(self) -> None:
        """Whom check-ins and replies go to."""
        self.start(self._choose_main)

    async def _choose_main(self) -> None:
        people, seen = self.dossier.entry.people[:9], look(self.application_id)
        options = [Option(str(n), person.name, person.id) for n, person in enumerate(people, 1)]
        chosen = await self.prompt.choose("Who is the main contact?", options)
        if chosen is not None:
            now, key = self.desk.now(), self.application_id
            choose = partial(choose_main_contact, key, chosen, now=now, seen=seen)
            await carry_out(self, self.dossier.entry.company, choose)
            await self.reload()

    def action_page_down(self) -> None:
        """Further down."""
        self.query_one("#dossier", VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Back up."""
        self.query_one("#dossier", VerticalScroll).scroll_page_up(animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))


def _ago(at: datetime, now: datetime) -> str:
    """How long ago in one's own words: '3 hours ago', '2 weeks ago'."""
    import arrow

    # Left to itself arrow calls sixteen days a month, where a month began in between.
    weeks = 14 <= (now - at).days < 60
    return arrow.get(at).humanize(now, granularity="week" if weeks else "auto")


def _and(text: str) -> str:
    return f" · {text}" if text else ""


def _began(text: str) -> str:
    """The same as a line begins with it."""
    return text[:1].upper() + text[1:]
