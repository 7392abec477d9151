"""What is due as a calendar, as two implementations that share no code read it."""

import re
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from building import ANA, BO, NOW, Builder

from models.entries import ApplicationEntry, InterviewEntry
from models.errors import AfterwordError
from models.exchange.exports.calendar import Entry, keep_up, keep_up_if_wanted, read_entries, to_ics
from models.journal import replaying
from models.pipeline import contacts, moves, notes
from models.pipeline.applications import add_application, archive, delete_application
from models.pipeline.contacts import ContactEntry
from models.settings.outgoing import Outgoing
from models.settings.reading import Settings
from models.tables import Application, Interview
from models.timing.policy import Policy
from models.words import Brought, Direction, NoteKind, Outcome, Stage

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def to_come(company: str = "Acme", **given: Any) -> int:
    interview = InterviewEntry(starts_at=NOW + 2 * DAY, **given)
    entry = ApplicationEntry(company, "Engineer, backend", people=(ANA, BO))
    return add_application(entry, interview, now=NOW)


def entries(now: datetime = NOW) -> list[Entry]:
    return read_entries(Policy(), now)


def summaries(now: datetime = NOW) -> list[str]:
    return [entry.summary for entry in entries(now)]


def both_readings(text: bytes) -> list[dict[str, Any]]:
    """The events of a calendar; fails where the two readers disagree."""
    one = [_as_icalendar_has_it(event) for event in icalendar.Calendar.from_ical(text).events]
    whole = vobject.readOne(text.decode())
    other = [_as_vobject_has_it(event) for event in whole.contents.get("vevent", [])]
    assert one == other
    return one


def _as_icalendar_has_it(event: Any) -> dict[str, Any]:
    (alarm,) = event.walk("VALARM")
    return {
        "uid": str(event["uid"]),
        "starts": event.start,
        "ends": event.end,
        "stamp": event.stamp if hasattr(event, "stamp") else event["dtstamp"].dt,
        "summary": str(event["summary"]),
        "description": str(event.get("description", "")),
        "place": str(event.get("location", "")),
        "alarm": (str(alarm["action"]), alarm["trigger"].dt, str(alarm["description"])),
    }


def _as_vobject_has_it(event: Any) -> dict[str, Any]:
    (alarm,) = event.contents["valarm"]
    said = {name: lines[0].value for name, lines in event.contents.items() if name != "valarm"}
    return {
        "uid": said["uid"],
        "starts": said["dtstart"],
        "ends": said["dtend"],
        "stamp": said["dtstamp"],
        "summary": said["summary"],
        "description": said.get("description", ""),
        "place": said.get("location", ""),
        "alarm": (alarm.action.value, alarm.trigger.value, alarm.description.value),
    }


def test_both_readers_see_what_was_meant(build: Builder) -> None:
    long = "a name so long that its line has to be folded, twice: 👩\u200d💻 "
    build.add(f'Łódź, Söhne; "Co" \\ 日本語 & {long * 2}')
    to_come("Basalt", place="https://meet.example/a?b=c;d,e", kind="panel")
    meant = entries()
    text = to_ics(meant, NOW)
    read = both_readings(text)
    assert [event["summary"] for event in read] == [entry.summary for entry in meant]
    for event, entry in zip(read, meant, strict=True):
        assert (event["uid"], event["description"], event["place"]) == (
            entry.uid,
            entry.description,
            entry.place,
        )
        assert (event["starts"], event["ends"]) == (entry.starts, entry.ends)
        assert event["stamp"] == NOW
        assert event["alarm"] == ("DISPLAY", -entry.reminder, entry.summary)


def test_its_lines_are_what_calendars_ask_for(build: Builder) -> None:
    build.add()
    to_come()
    text = to_ics(entries(), NOW)
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    unfolded = text.replace(b"\r\n ", b"").decode()
    assert "METHOD:PUBLISH" in unfolded
    assert "ATTENDEE" not in unfolded
    assert "ORGANIZER" not in unfolded
    times = re.findall(r"^(DTSTART|DTEND|DTSTAMP)(.*)$", unfolded, re.MULTILINE)
    assert len(times) == 6
    assert all(re.fullmatch(r":\d{8}T\d{6}Z\r?", value) for _, value in times)
    assert unfolded.count("TRIGGER:-P") == 2


def test_what_is_in_it(build: Builder) -> None:
    key = build.debriefed("Acme")
    contacts.log_contact(
        key, ContactEntry(None, Direction.IN, brought=Brought.DATE, day=date(2027, 2, 1)), now=NOW
    )
    to_come("Basalt", place="Room 4")
    thank, interview, promise = entries()
    assert (thank.summary, interview.summary, promise.summary) == (
        "Thank-you: Acme",
        "Interview: Basalt",
        "Answer promised: Acme",
    )
    assert thank.ends == build.card(key).step.due
    assert thank.ends - thank.starts == timedelta(minutes=15)
    assert thank.description.splitlines()[1:] == ["Engineer", "Ana Ruiz, Bo Li"]
    assert (interview.starts, interview.ends) == (NOW + 2 * DAY, NOW + 2 * DAY + HOUR)
    assert (interview.place, interview.reminder, interview.busy) == ("Room 4", HOUR, True)
    assert interview.description == "Engineer, backend\nAna Ruiz, Bo Li"
    assert promise.starts.isoformat() == "2027-02-01T09:00:00+01:00"


def test_what_is_overdue_stands_at_this_morning(build: Builder) -> None:
    build.debriefed("Acme")
    later = NOW + 5 * DAY
    (late,) = entries(later)
    assert late.summary == "Overdue: Thank-you: Acme"
    assert late.starts == later.replace(hour=9, minute=0, second=0)


def test_a_day_without_a_time_says_so(build: Builder) -> None:
    noon = (NOW + DAY).replace(hour=12, minute=0, second=0)
    entry = ApplicationEntry("Acme", people=(ANA,))
    add_application(entry, InterviewEntry(noon, day_only=True), now=NOW)
    (only,) = entries()
    assert only.summary == "Interview: Acme (time not known yet)"
    assert (only.starts.hour, only.ends.hour, only.busy) == (9, 17, False)
    assert only.starts.date() == noon.date()


def test_what_is_over_called_off_or_archived_is_not_in_it(build: Builder) -> None:
    held, off, gone = to_come("Held"), to_come("Off"), to_come("Gone")
    Interview.update(starts_at=NOW - DAY, debriefed_at=NOW).where(
        Interview.application == held
    ).execute()
    Interview.update(cancelled=True).where(Interview.application == off).execute()
    archive(gone, Outcome.WITHDRAWN, now=NOW)
    assert not [name for name in summaries() if name.startswith("Interview: ")]
    assert not [name for name in summaries() if "Gone" in name]


def test_a_promise_does_not_outlive_the_rejection(build: Builder) -> None:
    key = build.add()
    Application.update(promised_on=date(2027, 2, 1)).where(Application.id == key).execute()
    assert "Answer promised: Acme" in summaries()
    moves.move(key, Stage.CLOSED, now=NOW)
    assert "Answer promised: Acme" not in summaries()


def test_the_same_thing_has_the_same_uid_for_ever_and_no_other_has_it(build: Builder) -> None:
    key = build.debriefed("Acme")
    to_come("Basalt")
    before = {entry.uid for entry in entries()}
    assert len(before) == 2
    for letter in build.letters(key, NoteKind.THANK_YOU):
        notes.mark_sent(letter, now=NOW)
    after = {entry.uid for entry in entries(NOW + DAY)}
    assert before == after, "the next step moves on, and its entry with it"
    delete_application(key, now=NOW)
    replaying.undo()
    assert {entry.uid for entry in entries()} == before


def test_an_hour_that_comes_twice_is_no_hour_off(build: Builder) -> None:
    build.debriefed("Acme", now=datetime(2026, 10, 24, 14, 0, tzinfo=NOW.tzinfo))
    now = datetime(2026, 10, 24, 15, 0, tzinfo=NOW.tzinfo)
    (thank,) = both_readings(to_ics(entries(now), now))
    assert thank["ends"] == datetime(2026, 10, 25, 11, 0, tzinfo=UTC)


def test_kept_up_at_a_path(build: Builder, me: Settings, tmp_path: Path) -> None:
    path = tmp_path / "out" / "due.ics"
    me = me._replace(outgoing=Outgoing(calendar_file=path))
    build.debriefed("Acme")
    assert keep_up_if_wanted(me, NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = path.read_bytes()
    assert not keep_up_if_wanted(me, NOW + timedelta(minutes=5)), "nothing new: left alone"
    assert path.read_bytes() == first
    to_come("Basalt")
    assert keep_up_if_wanted(me, NOW)
    assert len(both_readings(path.read_bytes())) == 2
    assert [file.name for file in path.parent.iterdir()] == ["due.ics"]
    assert not keep_up_if_wanted(me._replace(outgoing=Outgoing()), NOW)


def test_an_empty_board_is_an_empty_calendar(build: Builder) -> None:
    assert both_readings(to_ics(entries(), NOW)) == []


def test_a_link_to_another_folder_is_kept(build: Builder, tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir()
    link = tmp_path / "due.ics"
    link.symlink_to(tmp_path / "synced" / "due.ics")
    assert keep_up(link, Policy(), NOW)
    assert link.is_symlink()
    assert (tmp_path / "synced" / "due.ics").exists()


def test_anothers_calendar_is_left_as_it_is(build: Builder, tmp_path: Path) -> None:
    path = tmp_path / "mine.ics"
    path.write_text("BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")
    before = path.read_bytes()
    with pytest.raises(AfterwordError, match="something else than Afterword's calendar"):
        keep_up(path, Policy(), NOW)
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(build: Builder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AfterwordError, match=r"cannot be written.*\[calendar\] file"):
        keep_up(tmp_path / "file" / "due.ics", Policy(), NOW)
    with pytest.raises(AfterwordError, match="Is a directory"):
        keep_up(tmp_path, Policy(), NOW)


def test_asking_for_a_calendar_writes_nothing_to_the_board(build: Builder, statements: Any) -> None:
    build.add()
    statements()
    to_ics(entries(), NOW)
    assert all(sql.startswith("SELECT") for sql in statements())
