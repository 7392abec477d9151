"""Fields for days and times as people type them, shown as they are understood."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from models.when import Moment, Toward, describe_moment, parse_moment
from tui.desk import Desk
from tui.widgets.field import Field


class MomentField(Field):
    """A day or a moment, by the library for typed dates.

    `toward` is asked at each reading: a bare 'fri' is the last one for what was, the next one for
    what is to come.
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
    ) -> None:
        self.desk = desk
        self.toward = toward
        super().__init__(label, value, name=name, placeholder=placeholder, explain=self._described)

    def moment(self) -> Moment | None:
        """The moment in the person's zone, or None for an empty field. Raises `InvalidInput`."""
        return self._parsed(self.text) if self.text else None

    def day(self) -> date | None:
        """The day, or None for an empty field. Raises `InvalidInput`."""
        moment = self.moment()
        return moment.day if moment else None

    def _parsed(self, text: str) -> Moment:
        return parse_moment(
            text,
            now=self.desk.now(),
            toward=self.toward(),
            date_order=self.desk.settings.date_order,
        )

    def _described(self, text: str) -> str:
        return describe_moment(self._parsed(text), now=self.desk.now())


def start_of(moment: Moment | None, *, held: bool, now: datetime) -> datetime | None:
    """When an interview starts, from what was typed.

    Nothing typed about one that was held means it has just ended; a day without a time means noon,
    or, where that is not over yet, that it has just ended.
    """
    just_ended = now - timedelta(hours=1)
    if moment is None:
        return just_ended if held else None
    if moment.has_time:
        return moment.at
    noon = moment.at.replace(hour=12, minute=0, second=0, microsecond=0)
    return min(noon, just_ended) if held else noon
