"""Reading invitations: whatever is not as it should be is told, and nothing is a traceback."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.invitations.events import Event, NotACalendarError, Unusable, read_events
from models.exchange.invitations.text import LONGEST_LINE
from tests.models.exchange.inviting import calendar, event, fixture

PARIS = ZoneInfo("Europe/Paris")


def read(content: bytes, encoding: str = "utf-8") -> list[Event | Unusable]:
    return list(read_events(content, encoding, PARIS))


def one(content: bytes) -> Event:
    (found,) = read(content)
    assert isinstance(found, Event), found
    return found


def unusable(content: bytes) -> str:
    (found,) = read(content)
    assert isinstance(found, Unusable), found
    return found.reason


def test_google() -> None:
    found = one(fixture("google"))
    assert found.when is not None
    assert found.when.starts == datetime(2027, 1, 19, 15, tzinfo=PARIS)
    assert (found.when.ends, found.when.zone) == (
        datetime(2027, 1, 19, 16, tzinfo=PARIS),
        "Europe/Paris",
    )
    assert [guest.address for guest in found.guests] == [
        "noor.haddad@halden-labs.example",
        "zoe.lindqvist@halden-labs.example",
        "robin@marsh.example",
    ]
    assert found.guests[1].name == "zoë.lindqvist@halden-labs.example"
    assert found.place == "https://meet.google.com/abc-defg-hij"
    assert (found.uid, found.sequence, found.asked) == ("4k1p0c2q8hl3@google.com", 0, True)
    assert found.remarks == ()


def test_exchange() -> None:
    found = one(fixture("exchange"))
    assert found.when is not None
    assert found.when.zone == "America/Los_Angeles"
    assert found.when.starts == datetime(2027, 1, 20, 19, tzinfo=PARIS)
    assert found.summary == "Panel interview with Robin Marsh"
    assert found.place == (
        "Microsoft Teams Meeting · https://teams.microsoft.com/l/meetup-join/19%3ameeting_x"
    )
    assert [(guest.address, guest.comes) for guest in found.guests] == [
        ("robin@marsh.example", True),
        ("jonas.brandt@mail.basalt-works.example", True),
        ("iris.vance@mail.basalt-works.example", False),
    ]
    assert found.remarks == ()


def test_greenhouse_has_several_events() -> None:
    starts = [found.when.starts for found in read(fixture("greenhouse-day")) if found.when]  # type: ignore[union-attr]
    assert [f"{at:%d %H:%M}" for at in starts] == ["22 09:30", "22 10:15", "22 11:15"]


@pytest.mark.parametrize(
    ("start", "expected", "zone", "remark"),
    [
        ("DTSTART:20270119T100000Z", "19 11:00", "Europe/Paris", ""),
        ("DTSTART;TZID=America/New_York:20270119T100000", "19 16:00", "America/New_York", ""),
        ("DTSTART;TZID=W. Europe Standard Time:20270119T100000", "19 10:00", "Europe/Berlin", ""),
        (
            "DTSTART;TZID=Utopia Standard Time:20270119T100000",
            "19 10:00",
            "Europe/Paris",
            "its time zone 'Utopia Standard Time' is not known: taken as Europe/Paris, "
            "so look again",
        ),
        (
            "DTSTART:20270119T100000",
            "19 10:00",
            "Europe/Paris",
            "its time has no zone: taken as Europe/Paris",
        ),
        ("DTSTART;TZID=/example.org/Europe/Paris:20270119T100000", "19 10:00", "Europe/Paris", ""),
    ],
)
def test_zones(start: str, expected: str, zone: str, remark: str) -> None:
    found = one(calendar(event(start=start)))
    assert found.when is not None
    assert f"{found.when.starts.astimezone(PARIS):%d %H:%M}" == expected
    assert found.when.zone == zone
    assert found.remarks == ((remark,) if remark else ())


def test_a_zone_that_the_file_brings_along() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        "TZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    )
    found = one(calendar(zone, event(start="DTSTART;TZID=Ours:20270119T153000")))
    assert found.when is not None
    assert found.when.starts == datetime(2027, 1, 19, 11, tzinfo=PARIS)
    assert found.when.zone == "Europe/Paris"


def test_a_day_without_a_time_is_its_noon() -> None:
    when = one(calendar(event(start="DTSTART;VALUE=DATE:20270119"))).when
    assert when is not None
    assert (when.starts, when.day_only) == (datetime(2027, 1, 19, 12, tzinfo=PARIS), True)


def test_a_length_that_leads_out_of_time_is_none() -> None:
    found = one(calendar(event("DURATION:P99999999W"))).when
    assert found is not None
    assert found.ends is None


def test_how_long_it_takes() -> None:
    lasting = one(calendar(event("DURATION:PT45M"))).when
    assert lasting is not None
    assert lasting.ends is not None
    assert (lasting.ends - lasting.starts).seconds == 45 * 60
    backwards = one(calendar(event("DTEND:20270119T090000Z")))
    assert backwards.when is not None
    assert backwards.when.ends is None
    assert backwards.remarks == ("it ends before it begins: its end was left out",)


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("DTSTART:banana", "its DTSTART is no date: 'banana'"),
        ("DTSTART:20271301T100000Z", "its DTSTART is no date: '20271301T100000Z'"),
        ("DTSTART:00010101T000000Z", "its DTSTART is no date: '0001-01-01 00:00:00+00:00'"),
        ("DTSTART:20270119T100000Z\r\nDTSTART:20270120T100000Z", "it has DTSTART twice"),
        ("COMMENT:none", "it has no DTSTART: nobody knows when it is"),
    ],
)
def test_a_start_that_is_none(start: str, reason: str) -> None:
    assert unusable(calendar(event(start=start))) == reason


def test_one_without_a_uid() -> None:
    assert unusable(calendar(event(uid=""))).startswith("it has no UID")


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "REFRESH"])
def test_answers_are_no_invitations(method: str) -> None:
    reason = unusable(calendar(event(), method=method))
    assert reason == f"it is no invitation but a {method.lower()}"


def test_a_series_is_told() -> None:
    assert one(fixture("recurring")).remarks == ("it repeats: only its first time was taken",)
    moved = one(fixture("recurring-instance-moved"))
    assert (moved.series, moved.uid) == ("weekly-7", "weekly-7 20270119T090000Z")


def test_one_that_is_broken_off_is_told() -> None:
    whole = calendar(event(), event(uid="u-2"))
    found = read(whole[: whole.index(b"u-2") + 40])
    assert [type(part) for part in found] == [Event, Unusable]
    assert isinstance(found[1], Unusable)
    assert found[1].reason == "the file is broken off here"


@pytest.mark.parametrize("content", [b"garbage", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"\x00\xff" * 50])
def test_what_is_no_calendar(content: bytes) -> None:
    with pytest.raises(NotACalendarError, match="it is no calendar"):
        read(content)


@pytest.mark.parametrize("tail", ["END:VEVENT\r\nEND:VCALENDAR", "END:VCALENDAR\r\nEND:VCALENDAR"])
def test_an_unsound_one_is_told(tail: str) -> None:
    with pytest.raises(NotACalendarError, match="no sound calendar"):
        read(f"BEGIN:VCALENDAR\r\n{tail}\r\n".encode())


def test_nothing_in_it_can_drive_the_terminal() -> None:
    found = one(
        calendar(
            "BEGIN:VEVENT\r\nUID:u\x1b[31m-1\r\nDTSTART:20270119T100000Z\r\n"
            "SUMMARY:Interview\x1b]52;c;aGk=\x07\u202e: Engineer\r\nLOCATION:Room\x9b31m 4\x00\r\n"
            "DESCRIPTION:a\x1b[2Jb\r\nATTENDEE;CN=A\x1b[1mna:mailto:ana\x1b@acme.example\r\n"
            "END:VEVENT"
        )
    )
    said = f"{found.uid}{found.summary}{found.place}{found.about}{found.guests}"
    assert all(char.isprintable() for char in said)
    assert found.summary == "Interview: Engineer"
    assert found.place == "Room 4"


def test_letters_that_a_fold_cut_in_two_are_whole_again() -> None:
    whole = calendar(event("LOCATION:Zoë’s Büro, 3. Stock"))
    place = whole.index("ë".encode()) + 1
    found = one(whole[:place] + b"\r\n " + whole[place:])
    assert found.place == "Zoë’s Büro, 3. Stock"


def test_other_encodings() -> None:
    text = calendar(event("LOCATION:Café")).decode()
    for content, encoding in (
        (text.encode("utf-16"), "utf-16-le"),
        (b"\xef\xbb\xbf" + text.encode(), "utf-8"),
        (text.encode("cp1252"), "cp1252"),
    ):
        (found,) = read(content.removeprefix(b"\xff\xfe"), encoding)
        assert isinstance(found, Event)
        assert found.place == "Café"


def test_a_huge_part_is_left_out_and_told() -> None:
    attached = "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUJD" * 2_500_000
    found = one(calendar(event(attached)))
    longest = f"{LONGEST_LINE // 1000} KB"
    assert found.remarks == (f"what is longer than {longest} in the file was left out",)


def test_a_huge_calendar_is_refused() -> None:
    many = [event(f"DESCRIPTION:{'x' * 5000}", uid=f"u-{number}") for number in range(600)]
    with pytest.raises(NotACalendarError, match="too large for an invitation: 3 MB"):
        read(calendar(*many))


def test_a_zone_that_is_a_folder_is_no_zone() -> None:
    content = fixture("recurring").replace(b"TZID=Europe/Paris", b"TZID=Europe")
    assert content != fixture("recurring")
    with pytest.raises(NotACalendarError, match="no sound calendar"):
        read(content)


LINES = (
    fixture("google").replace(b"\r\n ", b"").splitlines()
    + fixture("exchange").replace(b"\r\n ", b"").splitlines()
)


@given(st.lists(st.sampled_from(LINES), max_size=40), st.binary(max_size=40), st.data())
def test_any_mixture_of_lines_is_read_or_refused(
    lines: list[bytes], noise: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(lines)))
    mixed = [b"BEGIN:VCALENDAR", *lines[:place], noise, *lines[place:], b"END:VCALENDAR"]
    _only_told(b"\r\n".join(mixed))


@given(st.data())
def test_a_damaged_invitation_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(fixture(data.draw(st.sampled_from(("google", "exchange", "recurring")))))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content) - 1))
        content[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    _only_told(bytes(content))


def _only_told(content: bytes) -> None:
    try:
        found: list[Any] = read(content)
    except NotACalendarError:
        return
    for part in found:
        assert part.summary.isprintable()
        if isinstance(part, Event) and part.when is not None:
            assert part.when.starts.tzinfo is not None, "never naive"
