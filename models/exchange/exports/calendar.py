"""What is due as a calendar (RFC 5545): the next step of each card, promised days, interviews.

Times are UTC, which every calendar understands without being told of zones. What is due on a day
stands at nine in the morning of it, where the person is; what is overdue stands at today's. An
entry has the same UID at each export, so that a calendar moves it instead of adding another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from models.board.cards import Card, read_cards
from models.database import explained
from models.errors import AfterwordError
from models.files.private_file import replace_privately
from models.settings.reading import Settings
from models.tables import Application, Conversation, Interview, Person
from models.timing.policy import Policy
from models.timing.steps import StepKind, Urgency
from models.words import Stage

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Afterword//What is due//EN"
MORNING, EVENING = time(9), time(17)
A_MOMENT = timedelta(minutes=15)
SHORTLY = timedelta(minutes=5)
BEFORE_INTERVIEW = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the calendar; moments are aware. `reminder`: how long before it.

    `busy`: it takes the person's time, as an interview does.
    """

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    description: str = ""
    place: str = ""
    reminder: timedelta = SHORTLY
    busy: bool = False


def read_entries(policy: Policy, now: datetime) -> list[Entry]:
    """What the open board has for a calendar, by time; `now` is aware, in the person's zone.

    Raises `DatabaseProblem` where the board cannot be read.
    """
    with explained():
        cards = read_cards(policy, now)
        made = _made()
        rounds = list(_rounds(now))
        names = _names([held.id for held, _ in rounds])
    entries = [*_steps(cards, made, now), *_promises(cards, made, now)]
    for held, starts in rounds:
        usual = starts + timedelta(hours=policy.interview_hours)
        uid = _uid("interview", held.id, made[held.application.id])
        entries.append(_interview(held, starts, usual, uid, names.get(held.id, []), now))
    return sorted(entries, key=lambda entry: (entry.starts.astimezone(UTC), entry.uid))


def to_ics(entries: Iterable[Entry], now: datetime) -> bytes:
    """The entries as the text of an .ics file, with CR LF; `now` (aware) is when it was made."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Afterword")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    text: bytes = calendar.to_ical()
    return text


def pieces(policy: Policy, now: datetime) -> Iterator[str]:
    """The calendar of the open board as text, for whoever writes it out."""
    yield to_ics(read_entries(policy, now), now).decode()


def keep_up(path: Path, policy: Policy, now: datetime) -> bool:
    """Bring the calendar file up to date with the open board; True if it had to be written.

    Whole or not at all, for its owner alone. Raises `AfterwordError` where that is not possible,
    and for a file that is somebody else's calendar.
    """
    fresh = to_ics(read_entries(policy, now), now)
    try:
        old = path.read_bytes() if path.exists() else b""
        if old and PRODUCT.encode() not in old:
            raise AfterwordError(
                f"{path} holds something else than Afterword's calendar, and was left as it is.",
                title="The calendar was not written",
                hint="Set another place in the settings: [calendar] file.",
            )
        if _without_stamps(old) == _without_stamps(fresh):
            return False
        replace_privately(path.resolve(), fresh)
    except OSError as error:
        raise AfterwordError(
            f"The calendar {path} cannot be written: {error.strerror}.",
            title="The calendar was not written",
            hint="Mend that, or set another place: [calendar] file.",
        ) from error
    return True


def keep_up_if_wanted(settings: Settings, now: datetime) -> bool:
    """`keep_up` at the place that the settings name; False where they name none."""
    path = settings.outgoing.calendar_file
    return path is not None and keep_up(path, settings.cadence, now)


def _steps(cards: Iterable[Card], made: dict[int, datetime], now: datetime) -> Iterator[Entry]:
    for card in cards:
        step = card.step
        if step.due is None or step.kind is StepKind.ATTEND:
            continue
        late = step.urgency is Urgency.OVERDUE
        whole_day = step.due.time() == time.min
        if late or whole_day:
            starts = _at(now.date() if late else step.due.date(), MORNING, now)
            ends = starts + A_MOMENT
        else:
            starts, ends = step.due - A_MOMENT, step.due
        summary = f"{step.kind[0].upper()}{step.kind[1:]}: {card.company}"
        yield Entry(
            uid=_uid("next", card.id, made[card.id]),
            starts=starts,
            ends=ends,
            summary=f"Overdue: {summary}" if late else summary,
            description=_lines(step.why, card.role, ", ".join(card.people)),
        )


def _promises(cards: Iterable[Card], made: dict[int, datetime], now: datetime) -> Iterator[Entry]:
    for card in cards:
        day = card.promised_on
        if day is None or day < now.date() or card.stage is Stage.CLOSED:
            continue
        starts = _at(day, MORNING, now)
        yield Entry(
            uid=_uid("promise", card.id, made[card.id]),
            starts=starts,
            ends=starts + A_MOMENT,
            summary=f"Answer promised: {card.company}",
            description=_lines("They said that you would hear by today.", card.role),
        )


def _interview(
    held: Interview,
    starts: datetime,
    usual: datetime,
    uid: str,
    names: list[str],
    now: datetime,
) -> Entry:
    row = held.application
    summary, ends = f"Interview: {row.company}", held.ends_at or usual
    if held.day_only:
        day = starts.astimezone(now.tzinfo).date()
        starts, ends = _at(day, MORNING, now), _at(day, EVENING, now)
        summary += " (time not known yet)"
    return Entry(
        uid=uid,
        starts=starts,
        ends=ends,
        summary=summary,
        description=_lines(row.role, held.kind, ", ".join(names)),
        place=held.place,
        reminder=BEFORE_INTERVIEW,
        busy=not held.day_only,
    )


def _rounds(now: datetime) -> Iterator[tuple[Interview, datetime]]:
    """The interviews to come, with their start: of what is on the board and was not called off."""
    wanted = Application.archived_at.is_null() & ~Interview.cancelled
    since = _at(now.date(), time.min, now).astimezone(UTC)
    query = (
        Interview.select(Interview, Application)
        .join(Application)
        .where(wanted & (Interview.starts_at >= since))
    )
    for held in query:
        starts = held.starts_at
        if starts is not None and (held.day_only or starts > now):
            yield held, starts


def _names(rounds: list[int]) -> dict[int, list[str]]:
    """Who is met in each of these rounds."""
    found: dict[int, list[str]] = {}
    there = Conversation.interview.in_(rounds)
    query = Conversation.select(Conversation, Person).join(Person).where(there)
    for talk in query.order_by(Conversation.id) if rounds else ():
        found.setdefault(talk.interview_id, []).append(talk.person.name)
    return found


def _made() -> dict[int, datetime]:
    """When each application was made: with its number the mark that no other board's has."""
    query = Application.select(Application.id, Application.created_at)
    return {row.id: row.created_at for row in query}


def _uid(what: str, key: int, made: datetime) -> str:
    mark = uuid5(NAMESPACE_URL, f"afterword:{what}:{key}:{made.astimezone(UTC).isoformat()}")
    return f"{mark}@afterword"


def _event(entry: Entry, now: datetime) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.starts.astimezone(UTC))
    event.add("dtend", entry.ends.astimezone(UTC))
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    if entry.place:
        event.add("location", entry.place)
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    alarm.add("trigger", -entry.reminder)
    event.add_component(alarm)
    return event


def _without_stamps(text: bytes) -> list[bytes]:
    return [line for line in text.split(b"\r\n") if not line.startswith(b"DTSTAMP")]


def _at(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock, now.tzinfo)


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))
