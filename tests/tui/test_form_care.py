"""Forms: dates that decide, people who are not lost, and interviews still to come."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from filling import fill, known, remark, says
from piloting import (
    all_at_once,
    asked,
    cards,
    field,
    on,
    paste,
    press,
    running,
    said,
    seen,
    select,
    settle,
    typed,
    until,
)
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from models.words import Stage
from tui.desk import Desk
from tui.widgets.choice import Choice
from tui.widgets.interview_fields import InterviewFields
from tui.widgets.people_fields import PeopleFields
from tui.widgets.person_fields import PersonFields


def hint(pilot: Pilot[Any], name: str) -> str:
    found = next(one for one in pilot.app.screen.query(Input) if one.ancestors[1].name == name)
    return str(found.placeholder)


def starts(pilot: Pilot[Any], company: str) -> tuple[datetime, bool]:
    newest = known(pilot, company).newest
    assert newest is not None
    assert newest.interview.starts_at is not None
    return newest.interview.starts_at, newest.interview.day_only


def lines(pilot: Pilot[Any]) -> list[str]:
    people = pilot.app.screen.query(PersonFields)
    return [line.value for one in people for line in list(one.query(Input))[:1]]


def place(pilot: Pilot[Any]) -> Any:
    """The name of the field that has the cursor."""
    focused = pilot.app.focused
    assert focused is not None
    return next((node.name for node in focused.ancestors if node.name), None)


async def test_what_is_typed_where_one_chooses_is_not_lost(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "n", *"Acme", "enter", "enter", *"Ana Ruiz", "enter", "enter")
        assert pilot.app.focused is pilot.app.screen.query_one(InterviewFields).query_one(Choice)
        await all_at_once(pilot, *"tue 1")
        assert (place(pilot), typed(pilot, "when")) == ("when", "tue 1")
        await press(pilot, "shift+tab", "space")
        assert "[to come]" in seen(pilot)
        await paste(pilot, "2\n")
        assert (place(pilot), typed(pilot, "when")) == ("when", "tue 12")

        field(pilot, "company").focus_input()
        await press(pilot, "enter", "enter", "ctrl+t", "tab", "tab", "tab", "tab", "tab", "tab")
        assert isinstance(pilot.app.focused, Choice)
        await press(pilot, "8")
        assert said(pilot).startswith("← → or a first letter choose here; Enter goes on")


async def test_the_date_turns_the_choice_and_says_so(empty: Desk, now: datetime) -> None:
    async with running(empty) as pilot:
        await all_at_once(pilot, "n", *"Acme", "enter", "enter", *"Ana Ruiz")
        interview = pilot.app.screen.query_one(InterviewFields)
        await fill(pilot, "when", "tomorrow")
        await says(pilot, "when", "Tue 24 Nov 2026 (tomorrow) · to come, then · no time yet")
        assert "[to come]" in seen(pilot)
        await fill(pilot, "when", "fri 10")
        await says(pilot, "when", "Fri 20 Nov 2026, 10:00 (3 days ago)")
        assert "[it was held]" in seen(pilot), "what the person chose stands as long as it can"
        assert "empty: it has just ended" in hint(pilot, "when")
        await press(pilot, "shift+tab", "space")
        assert "just ended" not in hint(pilot, "when")
        await fill(pilot, "when", "yesterday 10")
        await says(pilot, "when", "Sun 22 Nov 2026, 10:00 (yesterday) · it was held, then")
        assert "[it was held]" in seen(pilot)
        await fill(pilot, "when", "tomorrow")
        await until(pilot, lambda: remark(pilot, "when").endswith("no time yet"))
        assert not interview.chosen
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert starts(pilot, "Acme") == (now.replace(hour=12) + timedelta(days=1), True)
        assert "interview tomorrow" in seen(pilot)
        assert "12:00" not in seen(pilot)

        await press(pilot, "d")
        assert "The interview at Acme is still to come (tomorrow)." in asked(pilot)
        await press(pilot, "c")
        await until(pilot, lambda: on(pilot) == "ApplicationForm")
        assert (place(pilot), typed(pilot, "when")) == ("when", "2026-11-24")
        await fill(pilot, "when", "mon 10:00")
        await says(pilot, "when", "Mon 23 Nov 2026, 10:00 (today)")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert starts(pilot, "Acme") == (now.replace(hour=10), False)

        await press(pilot, "d", "h")
        await until(pilot, lambda: on(pilot) == "DebriefForm")
        assert typed(pilot, "when") == "2026-11-23 08:00"
        await fill(pilot, "when", "tomorrow")
        await press(pilot, "ctrl+s")
        await says(pilot, "when", "! That is still to come: when was it held?")
        await fill(pilot, "when", "")
        await says(pilot, "when", "no date: counted from when it was added")
        await fill(pilot, "promised", "20 nov 2026")
        await until(
            pilot, lambda: "that day has passed: a check-in is due" in remark(pilot, "promised")
        )
        await press(pilot, "ctrl+s", "n")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        newest = known(pilot, "Acme").newest
        assert newest is not None
        assert (newest.interview.starts_at, newest.debriefed) == (None, True)
        assert known(pilot, "Acme").promised_on == date(2026, 11, 20)


async def test_people_are_kept_apart_and_nobody_leaves_unasked(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Hoshimizu Robotics")
        await press(pilot, "e")
        first, second, last = lines(pilot)
        pilot.app.screen.query(PersonFields).last().focus_first()
        pasted = "Ana Ruiz, CTO, ana@acme.io\n\nBo Li, ana@acme.io\r\nCy Young, SRE\n"
        await settle(pilot)
        pilot.app.post_message(events.Paste(pasted))
        await until(pilot, lambda: len(lines(pilot)) == 6)
        assert lines(pilot) == [
            first,
            second,
            "Ana Ruiz, CTO, ana@acme.io",
            "Bo Li, ana@acme.io",
            "Cy Young, SRE",
            last,
        ]
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "! Ana Ruiz has this e-mail address too" in seen(pilot))
        assert on(pilot) == "ApplicationForm"
        await all_at_once(pilot, "home", "ctrl+k", *"Bo Li")
        pilot.app.screen.query(PersonFields)[0].focus_first()
        await all_at_once(pilot, "home", "ctrl+k")
        gone = known(pilot, "Hoshimizu Robotics").entry.people[0].name
        await until(pilot, lambda: f"{gone} leaves this application." in seen(pilot))
        await press(pilot, "ctrl+s")
        assert f"{gone} leaves this application, with what was said." in asked(pilot)
        await press(pilot, "n")
        assert on(pilot) == "ApplicationForm"
        await press(pilot, "ctrl+s", "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        names = [person.name for person in known(pilot, "Hoshimizu Robotics").entry.people]
        assert names == ["Kenta Arakawa", "Ana Ruiz", "Bo Li", "Cy Young"]
        await press(pilot, "u")
        assert known(pilot, "Hoshimizu Robotics").entry.people[0].name == gone


async def test_what_is_wrong_is_said_though_saving_came_with_what_was_pasted(empty: Desk) -> None:
    async with running(empty) as pilot:
        await all_at_once(pilot, "n", *"Acme", "enter", "enter")
        pilot.app.post_message(events.Paste("Ana, ana@acme.io\nBo, ana@acme.io"))
        await until(pilot, lambda: len(lines(pilot)) == 3)
        await all_at_once(pilot, "ctrl+s")
        assert "! Ana has this e-mail address too" in seen(pilot)


async def test_enter_goes_past_names_that_are_known(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Hoshimizu Robotics")
        await press(pilot, "d")
        went = [place(pilot)]
        for key in ("enter", "enter", "tab", "tab", "enter", "enter"):
            await press(pilot, key)
            went.append(place(pilot))
        talk = ["topics", "memorable"]
        assert went == [*talk, *talk, "person", *talk]
        pilot.app.screen.query(PersonFields)[1].focus_first()
        await press(pilot, "shift+tab")
        await all_at_once(pilot, "home", "ctrl+k", *"Kenta Arakama")
        await until(pilot, lambda: "was: Kenta Arakawa · Kenta Arakama" in seen(pilot))
        await all_at_once(pilot, "home", "ctrl+k")
        await until(pilot, lambda: "Kenta Arakawa was not there, then." in seen(pilot))
        assert pilot.app.screen.query_one(PeopleFields).gone[0].name == "Kenta Arakawa"


async def test_a_date_on_the_line_of_a_person_is_nobody(empty: Desk) -> None:
    async with running(empty) as pilot:
        await all_at_once(pilot, "n", *"Acme", "tab", "tab", *"Ana Ruiz", "tab", *"today 14:00")
        await press(pilot, "ctrl+s")
        told = " ".join(seen(pilot).split())
        assert "! 'today 14:00' is a date, not a name. It belongs where it says when." in told
        assert (on(pilot), place(pilot)) == ("ApplicationForm", "person")


async def test_what_somebody_said_who_is_not_named_is_not_dropped(demo: Desk) -> None:
    who = "! Who was this? A name keeps what you typed here."
    async with running(demo) as pilot:
        await select(pilot, "Hoshimizu Robotics")
        await press(pilot, "d", *["enter"] * 5)
        await all_at_once(pilot, *"salary bands", "ctrl+s")
        await until(pilot, lambda: who in seen(pilot))
        assert (on(pilot), place(pilot)) == ("DebriefForm", "person")
        await all_at_once(pilot, *"Ana Ruiz", "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        newest = known(pilot, "Hoshimizu Robotics").newest
        assert newest is not None
        assert [(one.name, one.topics) for one in newest.people][-1] == ("Ana Ruiz", "salary bands")
        await press(pilot, "n", "e")
        pilot.app.screen.query(PersonFields).last().focus_first()
        await press(pilot, "ctrl+t")
        await fill(pilot, "email", "ana@acme.io")
        await press(pilot, "ctrl+s")
        assert (who in seen(pilot), place(pilot)) == (True, "name")


async def test_a_new_round_is_to_come_and_begins_with_its_date(demo: Desk) -> None:
    async with running(demo, (80, 24)) as pilot:
        await select(pilot, "Sorrelbank Health")
        await press(pilot, "i")
        assert place(pilot) == "when"
        assert "[to come]" in seen(pilot)
        await all_at_once(pilot, *"fri 10")
        await says(pilot, "when", "Fri 27 Nov 2026, 10:00 (in 4 days)")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Sorrelbank Health"].stage is Stage.INTERVIEW
        await press(pilot, "e")
        assert all(label in seen(pilot) for label in ("Round 2", "Where it is held"))
        await press(pilot, "escape", "P")
        assert "More" not in seen(pilot).splitlines()[-1], "it is for forms with people"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert f"Your profile is saved in {demo.settings.path}." in said(pilot).replace("\n", "")


async def test_closing_the_program_asks_about_what_was_typed(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "n")
        await fill(pilot, "company", "Fabrikam")
        await press(pilot, "ctrl+q")
        assert asked(pilot).startswith("Leave without saving?")
        await press(pilot, "n")
        assert typed(pilot, "company") == "Fabrikam"
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: on(pilot) == "Palette")
        await press(pilot, "ctrl+q")
        assert on(pilot) == "Palette"
        await press(pilot, "escape", "ctrl+q", "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        pilot.app.post_message(events.Key("ctrl+q", None))
        await until(pilot, lambda: pilot.app.return_code == 0)


async def test_typing_moves_nothing_and_a_pause_says_what_is_wrong(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.field.PAUSE_SECONDS", 0.01)
    async with running(empty) as pilot:
        await press(pilot, "n")
        await all_at_once(pilot, "enter", "enter", *"Ana")
        await until(pilot, lambda: "greeted as Ana" in seen(pilot))
        arranged: list[object] = []
        screen = pilot.app.screen
        arrange = screen._refresh_layout

        def counting(*given: Any, **named: Any) -> None:
            arranged.append(given)
            arrange(*given, **named)

        screen._refresh_layout = counting  # type: ignore[method-assign]
        await all_at_once(pilot, *" Ruiz, VP Engineering")
        await until(pilot, lambda: "Ana Ruiz · VP Engineering · greeted as Ana" in seen(pilot))
        assert arranged == []
        await fill(pilot, "when", "blursday")
        await until(pilot, lambda: remark(pilot, "when").startswith("! 'blursday' is not a date"))
        assert place(pilot) == "when"
