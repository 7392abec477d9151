"""Fields for days and times as people type them, shown as they are understood."""

from collections.abc import Callable
from datetime import date

from models.typed.meeting import promise_remark
from models.typed.when import Moment, Toward, describe_moment, parse_moment
from tui.desk import Desk
from tui.widgets.field import Field


class MomentField(Field):
    """A day or a moment, by the library for typed dates.

    `toward` is asked at each reading: a bare 'fri' is the last one for what was, the next one for
    what is to come. `note` says more about a moment, or raises `InvalidInput`.
    """

    def __init__(
        self,
        label: str,
        value: str,
        *,
        name: str,
        desk: Desk,
        toward: Callable[[], Toward],
        placeholder: str,
        note: Callable[[Moment], str] | None = None,
        when_empty: Callable[[], str] | None = None,
    ) -> None:
        self.desk = desk
        self.toward = toward
        self.note = note
        super().__init__(
            label,
            value,
            name=name,
            placeholder=placeholder,
            explain=self._described,
            when_empty=when_empty,
            unready="not a date yet",
        )

    def moment(self) -> Moment | None:
        """The moment in the person's zone, or None for an empty field. Raises `InvalidInput`."""
        return self._parsed(self.text) if self.text else None

    def day(self) -> date | None:
        """The day, or None for an empty field. Raises `InvalidInput`."""
        moment = self.moment()
        return moment.day if moment else None

    def _parsed(self, text: str) -> Moment:
        settings = self.desk.settings
        return parse_moment(
            text,
            now=self.desk.now(),
            toward=self.toward(),
            date_order=settings.date_order,
            days_off=settings.cadence.holidays,
        )

    def _described(self, text: str) -> str:
        moment = self._parsed(text)
        parts = (
            describe_moment(moment, now=self.desk.now()),
            self.note(moment) if self.note else "",
        )
        return " · ".join(part for part in parts if part)


def promise_field(desk: Desk, promised: date | None, placeholder: str) -> MomentField:
    """The field for the day by which they said they would decide."""
    return MomentField(
        "Answer by",
        f"{promised:%Y-%m-%d}" if promised else "",
        name="promised",
        desk=desk,
        toward=lambda: "future",
        placeholder=placeholder,
        note=lambda moment: promise_remark(moment.day, desk.now().date()),
    )
