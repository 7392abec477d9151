"""When and how an interview is, or was."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from models.entries import InterviewEntry
from models.errors import InvalidInput
from models.when import Toward
from tui.desk import Desk
from tui.widgets.choice import Choice
from tui.widgets.field import Field, Labelled
from tui.widgets.moments import MomentField, start_of

KINDS = ["phone", "video", "on site", "panel", "technical", "pair programming", "system design"]


class InterviewFields(Vertical):
    """Held or to come, when, what kind, where."""

    DEFAULT_CSS = "InterviewFields { height: auto; }"

    def __init__(
        self, desk: Desk, interview: InterviewEntry | None = None, *, ask_held: bool = True
    ) -> None:
        super().__init__()
        self.desk = desk
        self.ask_held = ask_held
        self.interview = interview or InterviewEntry()
        self._held = Choice([("it was held", True), ("to come", False)])
        self._when = MomentField(
            "When",
            self._typed(),
            name="when",
            desk=desk,
            toward=self._toward,
            placeholder="fri 14:30, 3 march; empty: just ended",
        )
        self._kind = Field(
            "Kind",
            self.interview.kind,
            name="kind",
            placeholder="phone, video, on site, panel…",
            suggestions=KINDS,
        )
        self._place = Field("Place or link", self.interview.place, name="meeting")

    def compose(self) -> ComposeResult:
        """The fields."""
        if self.ask_held:
            yield Labelled("Interview", self._held)
        yield self._when
        yield self._kind
        yield self._place

    def _typed(self) -> str:
        """A known start, as the person could have typed it."""
        starts = self.interview.starts_at
        return f"{starts.astimezone(self.desk.settings.zone):%Y-%m-%d %H:%M}" if starts else ""

    @property
    def held(self) -> bool:
        """True for an interview that is over."""
        return not self.ask_held or self._held.value

    def _toward(self) -> Toward:
        return "past" if self.held else "future"

    @on(Choice.Changed)
    def _reread(self) -> None:
        """The same words may mean another day now."""
        self._when.check()

    def entry(self) -> InterviewEntry:
        """The interview. Raises `InvalidInput` for a date that cannot be read."""
        now = self.desk.now()
        if not self.held and not self._when.text:
            raise InvalidInput("When will it be?", field="when")
        known = self.interview.starts_at
        unchanged = known is not None and self._when.text == self._typed()
        starts = known if unchanged else start_of(self._when.moment(), held=self.held, now=now)
        return InterviewEntry(
            starts_at=starts,
            ends_at=self.interview.ends_at if unchanged else None,
            zone=self.interview.zone or self.desk.settings.zone.key,
            kind=self._kind.text,
            place=self._place.text,
        )
