"""A form saved in one window while another changed the same application, or the profile."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from filling import fill, known
from piloting import asked, board, cards, on, press, running, said, select, settle, until
from textual.pilot import Pilot

from models.dossier import read_dossier
from models.entries import DebriefEntry
from models.journal import replaying
from models.pipeline import applications, contacts, interviews, moves
from models.settings.reading import load_settings
from models.settings.writing import save_profile
from models.words import Stage
from tests.elsewhere import elsewhere
from tests.shares import long_share
from tui.desk import Desk

CARD = "Wadi Lawz"


@pytest.fixture(autouse=True)
def _looks_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another window wrote is not seen before the test says so."""
    monkeypatch.setattr("tui.screens.board.LOOK_SECONDS", 3600)


def edit_elsewhere(desk: Desk, key: int, **changed: Any) -> None:
    with elsewhere(desk.database):
        entry = replace(read_dossier(key).entry, **changed)
        applications.edit_application(key, entry, now=desk.now())


async def save(pilot: Pilot[Any]) -> None:
    await press(pilot, "ctrl+s")


async def test_different_fields_are_both_kept(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, CARD)
        await press(pilot, "e")
        edit_elsewhere(demo, card.id, place="Tunis", promised_on=date(2026, 12, 24))
        await fill(pilot, "role", "Head of Platform")
        await save(pilot)
        assert on(pilot) == "BoardScreen"
        entry = known(pilot, CARD).entry
        assert (entry.role, entry.place) == ("Head of Platform", "Tunis")
        assert entry.promised_on == date(2026, 12, 24)


@pytest.mark.parametrize(("key", "role"), [("m", "Head of Platform"), ("t", "Lead")])
async def test_of_one_field_that_both_changed_the_person_chooses(
    demo: Desk, key: str, role: str
) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, CARD)
        await press(pilot, "e")
        edit_elsewhere(demo, card.id, role="Lead", place="Tunis")
        await fill(pilot, "role", "Head of Platform")
        await fill(pilot, "url", "https://wadilawz.example/jobs/7")
        await save(pilot)
        assert asked(pilot).startswith(
            "Changed in another window too: Role is 'Lead' there, 'Head of Platform' here."
        )
        assert known(pilot, CARD).entry.role == "Lead", "nothing was written yet"
        await press(pilot, key)
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        entry = known(pilot, CARD).entry
        assert (entry.role, entry.place) == (role, "Tunis")
        assert entry.url == "https://wadilawz.example/jobs/7"


@long_share
async def test_back_to_the_form_keeps_what_was_typed_and_asks_again(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, CARD)
        await press(pilot, "e")
        edit_elsewhere(demo, card.id, role="Lead")
        await fill(pilot, "role", "Head of Platform")
        await save(pilot)
        await press(pilot, "b")
        assert on(pilot) == "ApplicationForm"
        await save(pilot)
        edit_elsewhere(demo, card.id, role="Principal")
        await press(pilot, "m")
        assert "Role is 'Principal' there, 'Head of Platform' here." in asked(pilot)
        await press(pilot, "m")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert known(pilot, CARD).entry.role == "Head of Platform"
        replaying.undo()
        assert read_dossier(card.id).entry.role == "Principal", "u brings the other one back"


@long_share
async def test_an_untouched_form_overwrites_nothing(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, CARD)
        await press(pilot, "e")
        people = read_dossier(card.id).entry.people
        changed = (replace(people[0], email="new@wadilawz.example"), *people[1:])
        edit_elsewhere(demo, card.id, people=changed, notes="Bring the portfolio.")
        await save(pilot)
        assert on(pilot) == "BoardScreen"
        assert known(pilot, CARD).entry.people == changed
        assert known(pilot, CARD).entry.notes == "Bring the portfolio."


async def test_a_form_whose_application_is_gone_waits_until_it_is_back(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, CARD)
        await press(pilot, "e")
        with elsewhere(demo.database):
            applications.delete_application(card.id, now=demo.now())
        await fill(pilot, "role", "Head of Platform")
        await save(pilot)
        assert on(pilot) == "ApplicationForm"
        assert said(pilot).startswith("! Not saved. This application is no longer there. u in")
        with elsewhere(demo.database):
            replaying.undo()
        await save(pilot)
        assert on(pilot) == "BoardScreen"
        assert known(pilot, CARD).entry.role == "Head of Platform"


@long_share
async def test_a_debrief_beside_another(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, CARD)
        await press(pilot, "d")
        held = read_dossier(card.id).newest
        assert held is not None
        people = (replace(held.people[0], memorable="plays the oud"), *held.people[1:])
        entry = DebriefEntry(held.interview, people, "the team", "", date(2026, 12, 24))
        with elsewhere(demo.database):
            interviews.record_debrief(held.id, entry, now=demo.now())
        await fill(pilot, "discussed", "the plans")
        await save(pilot)
        assert "In general is 'the team' there, 'the plans' here." in asked(pilot)
        await press(pilot, "m")
        await until(pilot, lambda: "thank-you notes now" in asked(pilot))
        now_held = read_dossier(card.id).newest
        assert now_held is not None
        assert now_held.discussed == "the plans"
        assert now_held.people == people
        assert read_dossier(card.id).promised_on == date(2026, 12, 24)


@long_share
async def test_a_round_of_a_card_that_was_moved_meanwhile(demo: Desk) -> None:
    async with running(demo) as pilot:
        card = await select(pilot, CARD)
        await press(pilot, "i")
        with elsewhere(demo.database):
            moves.move(card.id, Stage.CLOSED, now=demo.now())
        await fill(pilot, "when", "3 dec 10:00")
        await save(pilot)
        assert asked(pilot).startswith("In another window meanwhile: Moved Wadi Lawz to")
        await press(pilot, "b")
        assert on(pilot) == "RoundForm"
        assert len(read_dossier(card.id).rounds) == 1
        with elsewhere(demo.database):
            contacts.snooze(card.id, demo.now(), now=demo.now())
        await save(pilot)
        await press(pilot, "s")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await settle(pilot)
        back = cards(pilot)[CARD]
        assert back.id != card.id
        assert back.stage is Stage.INTERVIEW
        assert board(pilot).columns.has_focus


@long_share
async def test_the_profile_written_elsewhere(demo: Desk) -> None:
    path = demo.settings.path
    save_profile(path, demo.settings.profile)
    async with running(demo) as pilot:
        await press(pilot, "P")
        elsewhere_now = replace(demo.settings.profile, zone="Europe/Rome", name="I. Marlow")
        save_profile(path, elsewhere_now)
        await fill(pilot, "employers", "Fabrikam")
        await save(pilot)
        assert on(pilot) == "BoardScreen"
        both = replace(elsewhere_now, employers=("Fabrikam",))
        assert load_settings(path).profile == demo.settings.profile == both
        await press(pilot, "P")
        save_profile(path, replace(both, name="Ines"))
        await fill(pilot, "name", "Ines M.")
        await save(pilot)
        assert "Name is 'Ines' there, 'Ines M.' here." in asked(pilot)
        await press(pilot, "t")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert load_settings(path).profile.name == demo.settings.profile.name == "Ines"
