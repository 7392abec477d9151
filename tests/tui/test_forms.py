"""The forms, filled in by keyboard: what is understood, what is said, what stays."""

from datetime import date, datetime

from filling import fill, known, says
from piloting import (
    all_at_once,
    asked,
    cards,
    chosen,
    field,
    on,
    press,
    running,
    said,
    seen,
    select,
    typed,
    until,
)

from models.words import Channel, Stage, Welcome
from tui.desk import Desk
from tui.widgets.person_fields import PersonFields


async def test_a_new_application_from_an_empty_board(empty: Desk) -> None:
    async with running(empty) as pilot:
        await all_at_once(pilot, "n", *"Brightwater", "enter", *"SRE", "enter")
        await all_at_once(pilot, *"ana.ruiz@brightwater.example; VP Engineering; Ana Ruiz")
        understood = "Ana Ruiz · VP Engineering · ana.ruiz@brightwater.example · greeted as Ana"
        await until(pilot, lambda: understood in seen(pilot))
        await all_at_once(pilot, "tab", *"Dr. Bo Lindqvist")
        assert len(pilot.app.screen.query(PersonFields)) == 3, "there is a line for the next"

        await press(pilot, "ctrl+t")
        second = pilot.app.screen.query(PersonFields)[1]
        assert second.is_open
        assert second.entry().greeting == "Dr. Lindqvist"
        await all_at_once(pilot, *"Engineer", "tab", "tab", *"bo@brightwater", "tab")
        await until(pilot, lambda: "! 'bo@brightwater' is not an e-mail address." in seen(pilot))
        await press(pilot, "ctrl+s")
        assert on(pilot) == "ApplicationForm"
        await all_at_once(pilot, *".example", "tab", *"+46 8 123 456")
        await all_at_once(pilot, "tab", "tab", "tab", *"p", "tab", *"w")
        assert "LinkedIn request" in seen(pilot)
        await press(pilot, "ctrl+t")
        assert "Dr. Bo Lindqvist, Engineer, bo@brightwater.example, +46 8 123 456" in seen(pilot)

        field(pilot, "when").focus_input()
        await all_at_once(pilot, *"fri")
        await says(pilot, "when", "Fri 20 Nov 2026 (3 days ago)")
        await press(pilot, "shift+tab", "space")
        await says(pilot, "when", "Fri 27 Nov 2026 (in 4 days) · no time yet")
        await fill(pilot, "when", "blursday")
        await says(pilot, "when", "not a date yet")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "! 'blursday' is not a date I can read." in seen(pilot))
        assert (on(pilot), typed(pilot, "when")) == ("ApplicationForm", "blursday")
        await fill(pilot, "when", "fri 14:30")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")

        assert "Brightwater is on the board. Enter shows what to ask there." in said(pilot)
        assert chosen(pilot) == "Brightwater"
        dossier = known(pilot, "Brightwater")
        ana, bo = dossier.entry.people
        assert (ana.name, ana.role, ana.email) == (
            "Ana Ruiz",
            "VP Engineering",
            "ana.ruiz@brightwater.example",
        )
        assert (bo.name, bo.greeting, bo.phone) == (
            "Dr. Bo Lindqvist",
            "Dr. Lindqvist",
            "+46 8 123 456",
        )
        assert (bo.channel, bo.linkedin_welcome) == (Channel.PHONE, Welcome.YES)
        assert dossier.newest is not None
        starts = dossier.newest.interview.starts_at
        assert starts is not None
        assert starts.astimezone(empty.settings.zone) == datetime(
            2026, 11, 27, 14, 30, tzinfo=empty.settings.zone
        )
        await press(pilot, "u")
        assert cards(pilot) == {}
        assert "Welcome to Afterword." in seen(pilot)


async def test_what_is_to_come_has_a_date_and_details_are_for_a_person(empty: Desk) -> None:
    async with running(empty) as pilot:
        await all_at_once(pilot, "n", "enter", "enter", "ctrl+t", "ctrl+t", "escape")
        assert on(pilot) == "BoardScreen", "looking at the details changes nothing"
        await all_at_once(pilot, "n", *"Brightwater", "ctrl+t")
        assert "Put the cursor on a person's line first." in said(pilot)
        await all_at_once(
            pilot, "enter", "enter", *"Ana", "enter", "enter", "space", "enter", "ctrl+s"
        )
        assert "! When will it be?" in seen(pilot)
        assert on(pilot) == "ApplicationForm"
        await press(pilot, "escape")
        assert "Leave without saving?" in asked(pilot)
        await press(pilot, "n")
        assert typed(pilot, "company") == "Brightwater"
        await press(pilot, "escape", "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot) == {}


async def test_an_edit_that_changes_nothing_offers_no_way_back(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Sorrelbank Health")
        await press(pilot, "e")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await until(pilot, lambda: said(pilot) == "Sorrelbank Health: nothing is changed.")


async def test_an_edit_keeps_what_was_not_touched(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Sorrelbank Health")
        before = known(pilot, "Sorrelbank Health").entry
        await press(pilot, "e")
        assert "Edit Sorrelbank Health" in seen(pilot)
        await fill(pilot, "role", "Head of Platform")
        await fill(pilot, "promised", "next week")
        await says(pilot, "promised", "Mon 30 Nov 2026 (in 7 days)")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert "Sorrelbank Health is changed. u takes that back." in said(pilot)
        after = known(pilot, "Sorrelbank Health").entry
        assert (after.role, after.promised_on) == ("Head of Platform", date(2026, 11, 30))
        assert (after.people, after.place, after.notes) == (
            before.people,
            before.place,
            before.notes,
        )
        await press(pilot, "u")
        assert known(pilot, "Sorrelbank Health").entry == before


async def test_the_debrief_and_on_to_the_notes(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Hoshimizu Robotics")
        await press(pilot, "d")
        assert on(pilot) == "DebriefForm"
        await all_at_once(pilot, *"pruning by night", "enter", *"three cats", "enter")
        await all_at_once(pilot, *"spare parts", "enter")
        await fill(pilot, "discussed", "the quiet of the workshop")
        await fill(pilot, "promised", "3 dec")
        await all_at_once(pilot, "tab", *"the estimate was off", "ctrl+s")
        await until(pilot, lambda: "Write the thank-you notes now" in asked(pilot))
        newest = known(pilot, "Hoshimizu Robotics").newest
        assert newest is not None
        chihiro, kenta = newest.people
        assert (chihiro.topics, chihiro.memorable, kenta.topics) == (
            "pruning by night",
            "three cats",
            "spare parts",
        )
        assert (newest.discussed, newest.went_badly) == (
            "the quiet of the workshop",
            "the estimate was off",
        )
        assert cards(pilot)["Hoshimizu Robotics"].promised_on == date(2026, 12, 3)
        await press(pilot, "y")
        await until(pilot, lambda: on(pilot) == "ComposerScreen")
        assert "pruning by night" in seen(pilot)
        assert "Dear Mizuno-san" in seen(pilot) or "Mizuno-san" in seen(pilot)


async def test_a_round_after_the_end_is_a_new_application(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, "Marisma Alta")
        await press(pilot, "i")
        assert "It becomes a new application that remembers this one." in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "! When will it be?" in seen(pilot)
        await fill(pilot, "when", "fri 10:00")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        fresh = cards(pilot)["Marisma Alta"]
        assert (fresh.stage, fresh.id != card.id) == (Stage.INTERVIEW, True)
        assert chosen(pilot) == "Marisma Alta"
        await press(pilot, "A")
        assert "Marisma Alta" in seen(pilot)
        await press(pilot, "escape", "u")
        assert cards(pilot)["Marisma Alta"] == card


async def test_the_profile(demo: Desk) -> None:
    async with running(demo) as pilot:
        await press(pilot, "P")
        assert str(demo.settings.path) in seen(pilot).replace("\n", "")
        await fill(pilot, "zone", "Mars/Olympus")
        await press(pilot, "ctrl+s")
        await says(pilot, "zone", "! 'Mars/Olympus' is no time zone. Try 'Europe/Paris'.")
        await fill(pilot, "zone", "Europe/Lisbon")
        await fill(pilot, "name", "")
        await press(pilot, "ctrl+s")
        await says(pilot, "name", "! Notes are signed with it.")
        await all_at_once(pilot, *"Ida Holm", "enter", *"patience: nine years of on-call", "enter")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        profile = demo.settings.profile
        assert (profile.name, profile.zone) == ("Ida Holm", "Europe/Lisbon")
        assert profile.strengths[0].what == "patience"
        assert 'name = "Ida Holm"' in demo.settings.path.read_text("utf-8")
