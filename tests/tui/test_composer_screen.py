"""The composer, as a person goes through it: slots, keys, people, the clipboard, and back."""

from typing import Any

import pytest
from piloting import (
    all_at_once,
    asked,
    cards,
    compose,
    composer,
    on,
    paste,
    press,
    running,
    said,
    seen,
    select,
    until,
)
from textual.widgets import Input

from models.errors import AfterwordError
from models.notes.etiquette.checking import Level
from models.pipeline import filing
from models.settings.reading import Profile
from models.words import NoteState, Stage
from tui.desk import Desk
from tui.widgets.findings import Offers
from tui.widgets.recipients import Recipients

THEIR_SLOT = "what draws you to Wadi Lawz"


async def test_slots_and_offers(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        assert screen.letter.name == "Yousef Qattan"
        assert screen.editor.slot is not None
        assert screen.editor.slot.label == THEIR_SLOT
        offers = screen.query_one(Offers)
        first, second, *_ = offers.texts
        await press(pilot, "down")
        assert (offers.text, first != second) == (second, True)
        await press(pilot, "up", "up")
        assert offers.text == offers.texts[-1], "the arrows go round"
        await press(pilot, "down", "enter")
        assert f"because of {first}." in screen.editor.text
        assert not offers.display
        await press(pilot, "shift+tab")
        assert screen.focused is screen.query_one("#subject", Input)
        await press(pilot, "enter")
        assert screen.focused is screen.editor
        await press(pilot, "tab")
        assert screen.focused is screen.query_one(Recipients), "no slot is left: Tab goes out"


async def test_tab_goes_from_slot_to_slot(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        screen.editor.load_text("[one] and [two]")
        screen.editor.to_first_slot()
        await press(pilot, "tab")
        assert screen.editor.selected_text == "[two]"
        await press(pilot, "shift+tab")
        assert screen.editor.selected_text == "[one]"
        await all_at_once(pilot, *"this", "tab", *"that")
        assert screen.editor.text == "this and that"


async def test_people_subject_and_address(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape", "n")
        assert screen.letter.name == "Dr. Huda Shammout"
        await press(pilot, "n")
        assert screen.letter.name == "Rania Tarazi"
        assert screen.editor.read_only, "what was sent is read, not rewritten"
        await press(pilot, "x")
        assert "The note to Rania Tarazi is sent already." in said(pilot)
        await press(pilot, "p", "p", "s")
        assert screen.letter.name == "Yousef Qattan"
        assert copies.texts == [screen.letter.subject]
        await press(pilot, "a")
        assert copies.texts[1:] == ["yousef.qattan@wadilawz.example"]
        assert not asked(pilot), "only the body asks whether it went out"
        await press(pilot, "question_mark")
        assert on(pilot) == "HelpScreen"
        await press(pilot, "q", "q")
        assert on(pilot) == "BoardScreen"


async def test_what_is_saved_before_it_was_told_is_checked_too(demo: Desk) -> None:
    async with running(demo) as pilot:
        composer = await compose(pilot)
        composer.editor.insert("sorry to bother you ")
        assert composer.flush()
        assert "small-apology" in {finding.rule for finding in composer.findings}


async def test_leaving_keeps_the_draft_and_its_subject(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await all_at_once(pilot, *"your orchards", "shift+tab", "home", *"Again: ")
        await press(pilot, "escape", "escape")
        assert on(pilot) == "BoardScreen"
        screen = await compose(pilot)
        assert "because of your orchards." in screen.editor.text
        assert screen.letter.subject.startswith("Again: ")
        assert "because of your orchards." in seen(pilot)
        await press(pilot, "escape", "n", "p", "enter")
        assert "because of your orchards." in screen.editor.text
        assert screen.focused is screen.editor


async def test_findings_and_clean(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        screen.editor.load_text(
            f"Hi Yousef,\n\nThank\u200b you. It is [{THEIR_SLOT}].\n\nInes Marlow"
        )
        await press(pilot, "escape", "f")
        assert "Invisible characters" in said(pilot)
        await press(pilot, "escape", "y")
        assert "Not copied yet. Invisible characters" in said(pilot)
        await press(pilot, "escape", "c")
        assert "Thank you." in screen.editor.text
        stop = next(f for f in screen.findings if f.level is Level.STOP)
        await press(pilot, "f")
        while screen.findings[screen.place_of_finding] != stop:
            await press(pilot, "escape", "f")
        assert screen.editor.selected_text == f"[{THEIR_SLOT}]"
        assert copies.texts == []


async def test_an_error_is_copied_on_a_second_press(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await all_at_once(pilot, *"Sorrelbank Health", "ctrl+o")
        assert "Copy once more to copy it all the same." in said(pilot)
        assert copies.texts == []
        assert screen.editor.selected_text == "Sorrelbank Health"
        await press(pilot, "right", "exclamation_mark")
        await press(pilot, "ctrl+o")
        assert copies.texts == [], "after a change it is asked again"
        await press(pilot, "escape", "y")
        assert copies.texts == [screen.editor.text]
        assert "Did it go out to Yousef Qattan?" in asked(pilot)


async def test_copied_and_not_confirmed_is_asked_again(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "ctrl+o", "n")
        assert said(pilot).startswith("Copied, not confirmed. Esc, then o marks it as sent")
        assert screen.letter.state is NoteState.COPIED
        await press(pilot, "escape", "escape")
        assert cards(pilot)["Wadi Lawz"].progress == "copied, not confirmed"
        await press(pilot, "c")
        assert "Did it go out to Yousef Qattan?" in asked(pilot)
        await press(pilot, "escape", "o", "y")
        assert "Yousef Qattan: sent. 1 left." in said(pilot)
        assert composer(pilot).letter.name == "Dr. Huda Shammout"
        assert "2 of 3 thanked" in seen(pilot)
        await press(pilot, "enter", "enter", "ctrl+o", "y")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Wadi Lawz"].stage is Stage.THANKED
        assert "Wadi Lawz moved to Thanked. u takes that back." in said(pilot)
        await press(pilot, "u")
        assert cards(pilot)["Wadi Lawz"].stage is Stage.INTERVIEW
        await press(pilot, "y")
        assert copies.texts[-1] == copies.texts[-2], "the board's y copies the last note again"


async def test_what_was_changed_since_it_was_copied_is_told(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        await compose(pilot)
        await press(pilot, "enter", "ctrl+o", "n")
        assert "◆ copied, then changed" not in seen(pilot)
        await press(pilot, "exclamation_mark")
        assert "◆ copied, then changed" in seen(pilot)
        await press(pilot, "escape", "o")
        assert ", changed since. Did it go out to Yousef Qattan?" in asked(pilot)
        await press(pilot, "n")
        assert said(pilot) == "Changed since it was copied. y copies it as it is now."
        await press(pilot, "escape")
        assert said(pilot) == "Changed since it was copied: the note to Yousef Qattan."
        assert cards(pilot)["Wadi Lawz"].progress == "copied, then changed"
        await press(pilot, "c", "c")
        assert "Yousef Qattan: sent. 1 left." in said(pilot)
        sent = [one.body for one in composer(pilot).letters if one.name == "Yousef Qattan"]
        assert sent == copies.texts


async def test_a_subject_that_was_changed_since_the_note_was_copied_is_told_until_it_is_copied(
    demo: Desk, copies: Any
) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "ctrl+o", "n", "escape", "S", "end", "exclamation_mark")
        assert "◆ copied, then changed" in seen(pilot)
        await press(pilot, "escape", "o")
        assert ", changed since. Did it go out to Yousef Qattan?" in asked(pilot)
        await press(pilot, "n")
        assert said(pilot) == "Changed since it was copied. s copies the subject as it is now."
        await press(pilot, "s")
        assert copies.texts[-1] == screen.letter.subject
        assert screen.letter.subject.endswith("!")
        assert "◆ copied, then changed" not in seen(pilot)
        await press(pilot, "escape")
        assert cards(pilot)["Wadi Lawz"].progress == "copied, not confirmed"


async def test_a_subject_is_copied_before_its_note(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape", "s")
        assert (copies.texts, screen.letter.state) == ([screen.letter.subject], NoteState.DRAFT)
        await press(pilot, "S")
        screen.query_one("#subject", Input).value = ""
        await press(pilot, "enter", "escape", "s")
        assert said(pilot) == "! There is no subject yet. S writes one."


async def test_skip_one_and_the_rest(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape", "x")
        assert "Yousef Qattan: skipped. 1 left." in said(pilot)
        assert screen.letter.name == "Dr. Huda Shammout"
        await press(pilot, "X")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Wadi Lawz"].stage is Stage.THANKED
        assert said(pilot).replace("\n", " ") == (
            "Wadi Lawz moved to Thanked, without a note to Yousef Qattan, Dr. Huda Shammout. "
            "u takes that back."
        )
        await press(pilot, "u")
        screen = await compose(pilot)
        states = [letter.state for letter in screen.letters]
        assert states == [NoteState.SENT, NoteState.SKIPPED, NoteState.DRAFT]


async def test_a_note_that_is_done_with_says_that_its_words_stay(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot, "Mauersegler Energie")
        await press(pilot, "escape", "x", "x")
        assert [one.state for one in screen.letters] == [NoteState.SKIPPED] * 2
        body, name = screen.letter.body, screen.letter.name
        stay = f"The note to {name} was skipped: its words stay as they are."
        for way in ("left", "a", "backspace"):
            await press(pilot, "enter", way)
            assert (said(pilot) == stay) is (way != "left")
        screen.status.clear()
        await paste(pilot, "more")
        assert said(pilot) == stay
        assert (screen.editor.text, screen.letter.body) == (body, body)
        await press(pilot, "escape", "p", "p")
        assert screen.letter.body == body
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape", "p", "enter", "a")
        assert said(pilot) == "The note to Rania Tarazi went out: its words stay as they are."


async def test_the_subject_of_a_note_that_is_done_with_stays_too(demo: Desk) -> None:
    stay = "The note to Rania Tarazi went out: its words stay as they are."
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape", "p", "S")
        line, subject = screen.query_one("#subject", Input), screen.letter.subject
        assert screen.focused is line
        for way in ("end", "a", "backspace", "home", "delete", "ctrl+u", "ctrl+k", "ctrl+w"):
            await press(pilot, way)
            assert (said(pilot) == stay) is (way not in ("end", "home")), way
            screen.status.clear()
        await paste(pilot, "more")
        assert said(pilot) == stay
        assert (line.value, screen.letter.subject) == (subject, subject)
        await press(pilot, "escape", "n", "S", "end", "exclamation_mark")
        assert screen.letter.subject.endswith("!"), "that of an open note is written on"
        await press(pilot, "escape", "p")
        assert line.value == subject


async def test_offers_are_there_again_for_whoever_comes_back(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot, "Mauersegler Energie")
        offers = screen.query_one(Offers)
        assert offers.display
        for back in ("enter", "tab"):
            await press(pilot, "escape")
            assert not offers.display
            await press(pilot, back)
            assert offers.display, back
            assert screen.focused is screen.editor


async def test_tab_leads_to_the_slot_of_a_note_that_was_not_looked_at(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot, "Mauersegler Energie")
        await press(pilot, "escape", "n", "tab")
        assert screen.editor.slot is not None
        assert screen.query_one(Offers).display


async def test_no_key_changes_a_note_that_is_done_with(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot, "Mauersegler Energie")
        await press(pilot, "escape", "x", "enter")
        screen.editor.fill("calm\u200b")
        await press(pilot, "escape", "x")
        body = screen.letter.body
        assert "calm\u200b" in body
        for keys in (("c",), ("E",), ("w",), ("+",), ("ctrl+g",), ("enter", "ctrl+z"), ("ctrl+y",)):
            screen.status.clear()
            await press(pilot, *keys)
            assert "was skipped: its words stay as they are." in said(pilot), keys
        await press(pilot, "escape", "p", "enter")
        assert screen.editor.slot is not None
        assert not screen.query_one(Offers).display, "nothing is offered for its slots"
        await press(pilot, "enter")
        assert "was skipped: its words stay as they are." in said(pilot)
        await press(pilot, "escape", "p")
        assert (screen.editor.text, screen.letter.body) == (body, body)


async def test_nobody_thanked_is_not_thanked(demo: Desk) -> None:
    async with running(demo) as pilot:
        await compose(pilot, "Mauersegler Energie")
        await press(pilot, "escape", "X")
        assert "Nobody got a note yet, so this is not Thanked." in said(pilot)
        await press(pilot, "x", "x")
        assert " ".join(said(pilot).split()) == (
            "Everybody is skipped, so the card stays. Esc leaves. "
            "m, then 3, moves the card on to Waiting all the same."
        )
        await press(pilot, "escape")
        assert cards(pilot)["Mauersegler Energie"].stage is Stage.INTERVIEW
        await press(pilot, "m", "3")
        await until(pilot, lambda: cards(pilot)["Mauersegler Energie"].stage is Stage.WAITING)


async def test_a_note_that_cannot_be_saved(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise AfterwordError("The disk is full.")

    async with running(demo) as pilot:
        screen = await compose(pilot)
        monkeypatch.setattr(filing, "save_draft", full)
        await all_at_once(pilot, *"never kept")
        await press(pilot, "escape", "escape")
        assert on(pilot) == "ComposerScreen"
        assert "This note cannot be saved. Copy it (y); Esc once more leaves it." in said(pilot)
        assert "never kept" in screen.editor.text
        await press(pilot, "escape")
        assert on(pilot) == "BoardScreen"


async def test_a_call_and_how_it_ended(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot, "Saltmarsh Mutual")
        assert "Call script" in seen(pilot)
        assert not screen.query_one("#subject-line").display
        await press(pilot, "escape", "a", "s")
        assert copies.texts == ["+44 7700 900142"]
        assert "This note has no subject line." in said(pilot)
        await press(pilot, "y")
        assert copies.texts[1:] == [screen.letter.body]
        assert "How did the call to Tamsin Penrose end?" in asked(pilot)
        await press(pilot, "n")
        assert "no answer from Tamsin Penrose. The check-in stays due." in said(pilot)
        await press(pilot, "o", "v")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Saltmarsh Mutual"].stage is Stage.CHECKED_IN


async def test_a_request_on_linkedin(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot, "Jarzębina Logistyka")
        assert "of 200 characters" in seen(pilot)
        await press(pilot, "escape", "a")
        assert copies.texts == [screen.letter.linkedin]
        await press(pilot, "x", "x")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert cards(pilot)["Jarzębina Logistyka"].stage is Stage.WAITING


async def test_the_first_note_asks_who_writes(demo: Desk) -> None:
    demo.take_profile(Profile(zone="Europe/Paris"))
    async with running(demo) as pilot:
        await select(pilot, "Mauersegler Energie")
        await press(pilot, "c")
        assert on(pilot) == "ProfileScreen"
        assert "Notes are signed with your name" in seen(pilot)
        await all_at_once(pilot, *"Ida Holm", "ctrl+s")
        await until(pilot, lambda: on(pilot) == "ComposerScreen")
        assert composer(pilot).editor.text.endswith("Ida Holm")
        assert "of your strengths]" in composer(pilot).editor.text
