"""Reading an interview invitation (.ics): its events, each with when, where and who.

The icalendar library knows Windows' names of time zones. What it lets pass in silence is told
here: a zone that nobody knows, a value that is none, a file that is broken off.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from models.exchange.invitations.text import LONGEST_LINE, TooLargeError, unfolded
from models.exchange.invitations.times import NotATimeError, When, moment_of, when_of
from models.text import clean_line, clean_text

_LINK = re.compile(r"https://[^\s<>\"'\\]+")
_MEETING = re.compile(
    r"https://(?:[\w-]+\.)*(?:zoom\.us|zoomgov\.com|meet\.google\.com|teams\.microsoft\.com"
    r"|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si|bluejeans\.com|chime\.aws"
    r"|goto\.com|gotomeeting\.com|coderpad\.io|hackerrank\.com|codility\.com)/[^\s<>\"'\\]+"
)
_LINK_PROPERTIES = (
    *("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"),
    *("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-ZOOM-MEETING-URL"),
)
_ROOMS = ("ROOM", "RESOURCE")
_ROOM_HOSTS = ("resource.calendar.google.com", "group.calendar.google.com")
_ABOUT = 4_000


class NotACalendarError(Exception):
    """The file cannot be read as a calendar at all; the text is the reason."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody an invitation names: an address and a name, of which one may be missing.

    `comes`: false for who declined, or gets it for information only.
    """

    address: str
    name: str = ""
    comes: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `series` is its UID, and `uid` tells one `instance` of a series from the others.

    `stamp` is when this version was made, `asked` whether it was sent as an invitation, and
    `when` None only where it is called off.
    """

    where: str
    uid: str
    series: str
    instance: datetime | None
    sequence: int
    stamp: datetime | None
    cancelled: bool
    asked: bool
    when: When | None
    summary: str
    about: str
    place: str
    organiser: Guest | None
    guests: tuple[Guest, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unusable:
    """An event that cannot be used, and why."""

    where: str
    summary: str
    reason: str


def read_events(content: bytes, encoding: str, zone: ZoneInfo) -> Iterator[Event | Unusable]:
    """The events of a calendar file; times without a known zone are taken as ones of `zone`.

    Raises `NotACalendarError`.
    """
    try:
        text, left_out = unfolded(content, encoding)
    except TooLargeError as error:
        raise NotACalendarError(f"it is too large for an invitation: {error}") from None
    with warnings.catch_warnings():
        # It warns of zones whose name it had to guess at, and guesses well.
        warnings.simplefilter("ignore")
        yield from _events(text, left_out, zone)


def _events(text: str, left_out: int, zone: ZoneInfo) -> Iterator[Event | Unusable]:
    from icalendar import Calendar

    # A line that is none would take the whole file with it; inside an event it is of no use.
    lines = [line for line in text.split("\n") if ":" in line]
    marks = [line.upper().rstrip() for line in lines]
    if "BEGIN:VCALENDAR" not in marks:
        raise NotACalendarError("it is no calendar")
    broken_off = "END:VCALENDAR" not in marks
    if broken_off:
        lines = [*lines[: _sound_until(marks)], "END:VCALENDAR"]
    try:
        calendars = Calendar.from_ical("\r\n".join(lines) + "\r\n", multiple=True)
    except (ValueError, IndexError, KeyError, OSError) as error:
        # A zone called "Europe" is looked for as a file and is a folder.
        raise NotACalendarError(
            f"it is no sound calendar: {clean_line(str(error))[:120]}"
        ) from None
    number = 0
    for calendar in calendars:
        method = clean_line(str(calendar.get("METHOD", ""))).upper()
        for event in calendar.walk("VEVENT"):
            number += 1
            yield _event(event, f"event {number}", method, left_out, zone)
    if broken_off:
        yield Unusable(f"event {number + 1}", "", "the file is broken off here")


def _sound_until(marks: list[str]) -> int:
    """How many lines are whole of a calendar that is broken off: up to its last whole event."""
    ends = [place for place, line in enumerate(marks) if line == "END:VEVENT"]
    return ends[-1] + 1 if ends else 1


def _event(event: Any, where: str, method: str, left_out: int, zone: ZoneInfo) -> Event | Unusable:
    summary = _text(event, "SUMMARY")
    if method in ("REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER", "ADD"):
        return Unusable(where, summary, f"it is no invitation but a {method.lower()}")
    uid = _text(event, "UID")
    if not uid:
        return Unusable(where, summary, "it has no UID, so updates could not be told from it")
    called_off = method == "CANCEL" or _text(event, "STATUS").upper() == "CANCELLED"
    try:
        when = when_of(event, zone)
    except NotATimeError as error:
        if not called_off:
            return Unusable(where, summary, str(error))
        when = None
    if when is None and not called_off:
        return Unusable(where, summary, "it has no DTSTART: nobody knows when it is")
    instance = moment_of(event, "RECURRENCE-ID", zone)
    return Event(
        where=where,
        uid=f"{uid} {instance.astimezone(UTC):%Y%m%dT%H%M%SZ}" if instance else uid,
        series=uid,
        instance=instance,
        sequence=_number(event, "SEQUENCE"),
        stamp=moment_of(event, "LAST-MODIFIED", zone) or moment_of(event, "DTSTAMP", zone),
        cancelled=called_off,
        asked=method in ("REQUEST", "CANCEL"),
        when=when,
        summary=summary,
        about=clean_text(_raw(event, "DESCRIPTION"))[:_ABOUT].strip(),
        place=_place(event),
        organiser=_guest(event.get("ORGANIZER")),
        guests=tuple(_guests(event)),
        remarks=(*(when.remarks if when else ()), *_remarks(event, left_out)),
    )


def _remarks(event: Any, left_out: int) -> Iterator[str]:
    if event.get("RRULE") is not None or event.get("RDATE") is not None:
        yield "it repeats: only its first time was taken"
    if left_out:
        yield f"what is longer than {LONGEST_LINE // 1000} KB in the file was left out"


def _place(event: Any) -> str:
    """Where it is: what the invitation says, and the link of the call where that is elsewhere."""
    said = _text(event, "LOCATION")
    known = [_text(event, name) for name in _LINK_PROPERTIES]
    named = next((found[0] for text in known if (found := _LINK.search(text))), "")
    hinted = _MEETING.search(_raw(event, "DESCRIPTION"))
    link = named or (hinted[0].rstrip(".,;:)>]") if hinted else "")
    if not link or _LINK.search(said):
        return said
    return f"{said} · {link}" if said else link


def _guests(event: Any) -> Iterator[Guest]:
    found = event.get("ATTENDEE")
    for one in found if isinstance(found, list) else [found]:
        guest = _guest(one)
        if guest is not None:
            yield guest


def _guest(found: Any) -> Guest | None:
    """Somebody; None for nobody, and for a room."""
    said = (
        {name: clean_line(str(value)) for name, value in getattr(found, "params", {}).items()}
        if found is not None
        else {}
    )
    address = clean_line(str(found)) if found is not None else ""
    address = re.sub(r"(?i)^mailto:\s*", "", address)
    address = address if "@" in address else said.get("EMAIL", "")
    name = said.get("CN", "").strip("'\" ")
    is_room = said.get("CUTYPE", "").upper() in _ROOMS or address.endswith(_ROOM_HOSTS)
    if is_room or not (address or name):
        return None
    declined = said.get("PARTSTAT", "").upper() == "DECLINED"
    looks_on = said.get("ROLE", "").upper() == "NON-PARTICIPANT"
    return Guest(address, name, comes=not (declined or looks_on))


def _text(event: Any, name: str) -> str:
    return clean_line(_raw(event, name))


def _raw(event: Any, name: str) -> str:
    found = event.get(name)
    first = found[0] if isinstance(found, list) and found else found
    return "" if first is None else str(first)


def _number(event: Any, name: str) -> int:
    digits = _text(event, name)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
