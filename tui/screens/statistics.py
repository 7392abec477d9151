"""The statistics: the way, the answers, how one keeps up, and the habit, in pictures."""

from collections.abc import Iterator
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from models.statistics import Statistics, phrases, read_statistics
from models.statistics.habit import WEEKS
from models.timing.policy import is_business_day
from tui.commands import Place
from tui.desk import Desk
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.panel import Panel
from tui.widgets.pictures import MUTED, Bar, bars, heat, legend, prose
from tui.widgets.status import Status

_NOTHING = """\
There is nothing to count yet.

With your first application (n on the board) its way through the columns begins to show here: \
how many were thanked, waited, were checked in with, and got an answer.
With the first thank-you note: how soon after the interview your notes go out.
With the first check-in: whether they go out on their day.
With the first rejection or offer: how many days answers take.
With the first review (r on the board): a calendar of the habit, and your streak."""


class StatisticsPane(VerticalScroll, can_focus=True):
    """The panels; it has the screen's keys."""

    BINDINGS = bindings(Place.STATISTICS)


class StatisticsScreen(DeskScreen[None]):
    """Panels beside one another where there is room, else one below the other."""

    HORIZONTAL_BREAKPOINTS = [*(DeskScreen.HORIZONTAL_BREAKPOINTS or []), (160, "-vast")]  # noqa: RUF012

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.statistics = read_statistics(desk.settings.cadence, desk.now())

    def compose(self) -> ComposeResult:
        """Heading, panels."""
        yield Static(self._heading(), markup=False, id="statistics-title")
        with StatisticsPane(id="statistics"):
            yield from self._pictures()
        yield Status()
        yield KeyLine()

    def _pictures(self) -> Iterator[Widget]:
        if _is_empty(self.statistics):
            yield Static(Content(_NOTHING), id="statistics-nothing")
            return
        yield Vertical(
            Panel("The way", self._way, id="way"),
            Panel("The habit: days with a review", self._habit, id="habit"),
            Panel("From interview to answer", self._answers, id="answers"),
            Panel("Thank-you notes", self._thanks, id="thanks"),
            Panel("Touches per application", self._touches, id="touches"),
            Panel("Check-ins", self._check_ins, id="check-ins"),
            id="panels",
        )

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(StatisticsPane).focus()

    async def reload(self) -> None:
        """Count again; the page stays where it is, as long as there is something to count."""
        before = _is_empty(self.statistics)
        self.statistics = read_statistics(self.desk.settings.cadence, self.desk.now())
        self.query_one("#statistics-title", Static).update(self._heading())
        for panel in self.query(Panel):
            panel.flow()
        if before != _is_empty(self.statistics):
            pane = self.query_one(StatisticsPane)
            await pane.remove_children()
            await pane.mount(*self._pictures())

    def _heading(self) -> Content:
        at, number = self.statistics.at, self.statistics.applications
        applications = f"{number} application{'s' * (number != 1)}"
        return Content.assemble(
            ("Statistics", "bold"), f"  {applications}", (f"  {at.day} {at:%b}", "dim")
        )

    # The panels

    def _way(self, width: int) -> list[Content]:
        rows = [Bar(name, count) for name, count in phrases.funnel_counts(self.statistics)]
        words = phrases.endings_phrase(self.statistics.endings)
        return [*bars(rows, width), *prose(words, width, MUTED)]

    def _habit(self, width: int) -> list[Content]:
        habit, settings = self.statistics.habit, self.desk.settings

        def works(day: date) -> bool:
            return is_business_day(day, settings.cadence.holidays)

        if not habit.days and not habit.streak.longest:
            return prose(
                "No review yet. Each day that you finish one (r on the board) fills a square of a "
                "calendar here.",
                width,
            )
        return [
            *prose(phrases.streak_phrase(habit), width),
            *heat(habit.days, self.statistics.at.date(), width, WEEKS, works),
            *prose(phrases.recent_phrase(habit), width, MUTED),
            *legend(width),
        ]

    def _answers(self, width: int) -> list[Content]:
        answers = self.statistics.answers
        rest = prose(phrases.waiting_phrase(answers), width, MUTED)
        if not answers.days:
            words = "No answer yet. How many days each one took will stand here."
            return [*prose(words, width), *rest]
        rows = [Bar(phrases.days_label(each), each.count) for each in answers.bins]
        return [*prose(phrases.median_phrase(answers), width), *bars(rows, width), *rest]

    def _thanks(self, width: int) -> list[Content]:
        thanks = self.statistics.thank_yous
        rest = prose(phrases.missing_phrase(thanks), width, MUTED)
        if not thanks.sent:
            words = "None went out yet. How many hours after the interview each did will show here."
            return [*prose(words, width), *rest]
        rows = [
            Bar(
                phrases.hours_label(each), each.count, each.high is None or each.high > thanks.hours
            )
            for each in thanks.bins
        ]
        return [*prose(phrases.thanks_phrase(thanks), width), *bars(rows, width), *rest]

    def _touches(self, width: int) -> list[Content]:
        touches = self.statistics.touches
        if not touches.applications:
            return prose("After your first interview: how often you were in touch.", width)
        rows = [Bar(phrases.touches_label(each), each.count) for each in touches.bins]
        return [*prose(phrases.touches_phrase(touches), width), *bars(rows, width)]

    def _check_ins(self, width: int) -> list[Content]:
        checks = self.statistics.check_ins
        if not checks.sent:
            words = "None went out yet. Whether each did on the day that it was due will show here."
            return prose(words, width)
        rows = [Bar("early", checks.early), Bar("on the day", checks.on_the_day)]
        rows += [Bar(phrases.late_label(each), each.count, pale=True) for each in checks.bins]
        return [*prose(phrases.check_ins_phrase(checks), width), *bars(rows, width)]

    # Commands

    def action_page_down(self) -> None:
        """Further down."""
        self.query_one(StatisticsPane).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Back up."""
        self.query_one(StatisticsPane).scroll_page_up(animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))


def _is_empty(statistics: Statistics) -> bool:
    return not statistics.applications and not statistics.habit.streak.longest
