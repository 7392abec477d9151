"""When an event of a calendar is: aware moments, with a word about whatever had to be guessed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from models.text import clean_line
from models.timing.zones import is_zone

NOON = time(12)


class NotATimeError(Exception):
    """What stands there is no date; the text says so."""


@dataclass(frozen=True, slots=True)
class When:
    """Start and end (aware), the IANA name of the zone, and remarks on what was guessed.

    `day_only`: no time is known, and the start is noon of the day.
    """

    starts: datetime
    ends: datetime | None
    zone: str
    day_only: bool = False
    remarks: tuple[str, ...] = ()


def when_of(event: Any, zone: ZoneInfo) -> When | None:
    """When an event of the icalendar library is; None where it does not say.

    Times of no known zone are taken as ones of `zone`, the person's, and that is remarked. Raises
    `NotATimeError`.
    """
    start = value_of(event, "DTSTART")
    if start is None:
        return None
    if not isinstance(start, datetime):
        noon = datetime.combine(start, NOON, zone)
        return When(noon, None, zone.key, day_only=True)
    starts, remark = _aware(event, "DTSTART", start, zone)
    remarks = [remark] if remark else []
    ends = _end(event, starts, zone)
    if ends is not None and ends.timestamp() <= starts.timestamp():
        ends = None
        remarks.append("it ends before it begins: its end was left out")
    return When(starts, ends, _name_of(starts, zone), remarks=tuple(remarks))


def value_of(event: Any, name: str) -> date | datetime | None:
    """A property that is a date or a moment; None where there is none. Raises `NotATimeError`."""
    found = event.get(name)
    if isinstance(found, list):
        raise NotATimeError(f"it has {name} twice")
    if found is None:
        return None
    try:
        value = found.dt
    except (AttributeError, ValueError):
        raise NotATimeError(f"its {name} is no date: '{clean_line(str(found))[:40]}'") from None
    if not isinstance(value, date) or not 1900 < value.year < 2200:
        raise NotATimeError(f"its {name} is no date: '{clean_line(str(value))[:40]}'")
    return value


def moment_of(event: Any, name: str, zone: ZoneInfo) -> datetime | None:
    """A property that is a moment, aware; None where there is none that can be understood."""
    try:
        value = value_of(event, name)
    except NotATimeError:
        return None
    if value is None:
        return None
    if not isinstance(value, datetime):
        return datetime.combine(value, NOON, zone)
    return _aware(event, name, value, zone)[0]


def _aware(event: Any, name: str, value: datetime, zone: ZoneInfo) -> tuple[datetime, str]:
    if value.tzinfo is not None:
        return value, ""
    named = clean_line(str(event[name].params.get("TZID", "")))
    if named:
        remark = f"its time zone '{named[:60]}' is not known: taken as {zone.key}, so look again"
    else:
        remark = f"its time has no zone: taken as {zone.key}"
    return value.replace(tzinfo=zone), remark


def _end(event: Any, starts: datetime, zone: ZoneInfo) -> datetime | None:
    ends = moment_of(event, "DTEND", zone)
    if ends is not None or event.get("DTEND") is not None:
        return ends
    try:
        lasts = event["DURATION"].dt
    except (AttributeError, KeyError, ValueError):
        return None
    if not isinstance(lasts, timedelta):
        return None
    try:
        return (starts.astimezone(UTC) + lasts).astimezone(starts.tzinfo)
    except OverflowError:
        return None


def _name_of(moment: datetime, zone: ZoneInfo) -> str:
    """The zone that a moment was given in; for UTC, and one that a file makes up, the person's."""
    name = str(getattr(moment.tzinfo, "key", ""))
    return name if name not in ("", "UTC") and is_zone(name) else zone.key
