"""When and how an interview is, or was."""

from dataclasses import replace
from enum import Enum, auto

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from models.entries import InterviewEntry
from models.errors import InvalidInput
from models.typed.meeting import NO_DATE, NO_TIME, still_to_come, timed, was_held
from models.typed.when import Moment, Toward
from tui.desk import Desk
from tui.widgets.choice import Choice
from tui.widgets.field import Field, Labelled
from tui.widgets.moments import MomentField

KINDS = ["phone", "video", "on site", "panel", "technical", "pair programming", "system design"]
_HINT = "fri 14:30, 3 march, in 2 weeks"


class Asking(Enum):
    """What the fields are for: one not on file yet, one on file, or one that was surely held."""

    NEW = auto()
    KNOWN = auto()
    HELD = auto()


class InterviewFields(Vertical):
    """Held or to come, when, what kind, where.

    What the person chose decides how a bare 'fri' is read; a date that cannot be so moves the
    choice for as long as it stands there, and says so.
    """

    DEFAULT_CSS = "InterviewFields { height: auto; }"

    def __init__(
        self,
        desk: Desk,
        interview: InterviewEntry | None = None,
        *,
        asking: Asking = Asking.NEW,
        held: bool = True,
        label: str = "Interview",
    ) -> None:
        super().__init__()
        self.desk = desk
        self.asking = asking
        self.label = label
        self.interview = interview or InterviewEntry()
        on_file = asking is Asking.KNOWN
        self.chosen = not still_to_come(self.interview, desk.now()) if on_file else held
        self._when = MomentField(
            "When",
            self._typed(),
            name="when",
            desk=desk,
            toward=self._toward,
            placeholder=self._hint(),
            note=self._noted,
            when_empty=self._without_date,
        )
        self._held = Choice(
            [("it was held", True), ("to come", False)], self.chosen, typing=self._when.type_on
        )
        self._kind = Field(
            "Kind",
            self.interview.kind,
            name="kind",
            placeholder="phone, video, on site, panel…",
            suggestions=KINDS,
        )
        self._place = Field(
            "Where it is held",
            self.interview.place,
            name="meeting",
            placeholder="a room, an address, the link of the call",
        )

    def compose(self) -> ComposeResult:
        """The fields."""
        if self.asking is not Asking.HELD:
            yield Labelled(self.label, self._held)
        yield self._when
        yield self._kind
        yield self._place

    def _typed(self) -> str:
        """A known start, as the person could have typed it."""
        starts = self.interview.starts_at
        if starts is None:
            return ""
        shape = "%Y-%m-%d" if self.interview.day_only else "%Y-%m-%d %H:%M"
        return starts.astimezone(self.desk.settings.zone).strftime(shape)

    def _toward(self) -> Toward:
        return "past" if self.chosen else "future"

    def _hint(self) -> str:
        ended = self.asking is Asking.NEW and self.chosen
        return f"{_HINT}; empty: it has just ended" if ended else _HINT

    def _without_date(self) -> str:
        """No date leaves the choice to the person."""
        self._held.show(self.chosen)
        return NO_DATE if self.asking is not Asking.NEW and self.chosen else ""

    def _noted(self, moment: Moment) -> str:
        """What the date says about the choice, which follows it."""
        held = was_held(moment, said=self.chosen, now=self.desk.now())
        if self.asking is Asking.HELD and not held:
            raise InvalidInput("That is still to come: when was it held?", field="when")
        self._held.show(held)
        timeless = NO_TIME if not (moment.has_time or held) else ""
        turned = ("it was held, then" if held else "to come, then") if held != self.chosen else ""
        return " · ".join(part for part in (turned, timeless) if part)

    @on(Choice.Changed)
    def _reread(self) -> None:
        """The same words may mean another day now."""
        self.chosen = self._held.value
        self._when.hint(self._hint())
        self._when.check()

    def focus_when(self) -> None:
        """Put the cursor on the date."""
        self._when.focus_input()

    def entry(self) -> InterviewEntry:
        """The interview. Raises `InvalidInput` for a date that cannot be read."""
        return replace(
            self._timed(),
            zone=self.interview.zone or self.desk.settings.zone.key,
            kind=self._kind.text,
            place=self._place.text,
        )

    def _timed(self) -> InterviewEntry:
        moment = self._when.moment()
        if moment is not None and self._when.text == self._typed():
            return self.interview
        new = self.asking is Asking.NEW
        now = self.desk.now()
        return timed(self.interview, moment, said=self.chosen, new=new, now=now)
