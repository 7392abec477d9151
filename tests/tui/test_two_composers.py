"""Two composers on one note: what either typed is seen in the other, and never wiped out."""

from dataclasses import replace
from typing import Any

import pytest
from piloting import (
    asked,
    board,
    compose,
    composer,
    on,
    press,
    running,
    said,
    seen,
    settle,
    until,
    write,
)
from textual.pilot import Pilot
from textual.widgets import Input

from models.dossier import read_dossier
from models.entries import PersonEntry
from models.journal import replaying
from models.notes.letters import Letter, read_letters
from models.pipeline import applications, notes
from models.pipeline.filing import save_draft
from models.tables import Note, Variant
from models.words import NoteKind, NoteState, Stage
from tests.elsewhere import elsewhere
from tests.shares import long_share
from tui.desk import Desk
from tui.screens.composer import ComposerScreen

THEIRS = "Hi Yousef,\n\nwritten in the other window.\n"


@pytest.fixture(autouse=True)
def _looks_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another window wrote is not seen before the test says so."""
    monkeypatch.setattr("tui.screens.board.LOOK_SECONDS", 3600)


def letter_elsewhere(desk: Desk, screen: ComposerScreen) -> Letter:
    """The letter of the composer, as another window has it open."""
    letters = read_letters(screen.application_id, screen.kind, desk.settings, now=desk.now())
    return letters[screen.current]


def write_elsewhere(desk: Desk, letter: Letter, body: str) -> None:
    letter.body = body
    with elsewhere(desk.database):
        save_draft(letter, now=desk.now())


async def look(pilot: Pilot[Any]) -> None:
    await board(pilot).following.look_now()
    await settle(pilot)


async def saved(pilot: Pilot[Any], screen: ComposerScreen) -> None:
    await until(pilot, lambda: not screen.letter.touched)
    await settle(pilot)


async def type_here(pilot: Pilot[Any], text: str) -> None:
    """At the end of the note."""
    editor = composer(pilot).editor
    editor.move_cursor(editor.document.end)
    await write(pilot, text)


async def test_what_the_other_window_types_appears_here(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        write_elsewhere(demo, letter_elsewhere(demo, screen), THEIRS)
        await look(pilot)
        assert screen.editor.text == THEIRS
        assert said(pilot) == "Changed in another window: this is how the note reads now."
        await type_here(pilot, "And here.")
        await saved(pilot, screen)
        assert Note.get_by_id(screen.letter.note_id).body == f"{THEIRS}And here."
        here = Note.application == screen.application_id
        assert Note.select().where(here & (Note.person == screen.letter.person_id)).count() == 1


async def test_saving_as_one_types_never_wipes_out_the_other(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        write_elsewhere(demo, other, THEIRS)
        await type_here(pilot, "Mine.")
        await until(pilot, lambda: "Esc, then choose" in said(pilot))
        assert Note.get_by_id(other.note_id).body == THEIRS
        assert screen.editor.text.endswith("Mine.")
        assert not asked(pilot), "who types is not interrupted"
        await write(pilot, " More.")
        await press(pilot, "escape")
        assert "Note is 'written in the other window.' there, 'It was good to meet" in asked(pilot)
        await press(pilot, "b")
        assert screen.editor.text.endswith("Mine. More.")


@pytest.mark.parametrize("key", ["m", "t"])
async def test_of_two_versions_the_person_chooses(demo: Desk, key: str) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        write_elsewhere(demo, other, THEIRS)
        await type_here(pilot, "Mine.")
        mine = screen.editor.text
        await press(pilot, "escape")
        await until(pilot, lambda: asked(pilot))
        await press(pilot, key)
        kept = mine if key == "m" else THEIRS
        await until(pilot, lambda: Note.get_by_id(other.note_id).body == kept)
        assert screen.editor.text == kept
        assert not screen.letter.touched
        if key == "m":
            assert replaying.undo().title == "Chose between two drafts to Yousef Qattan"
            assert Note.get_by_id(other.note_id).body == THEIRS
        else:
            await press(pilot, "enter", "ctrl+z")
            assert screen.editor.text == mine


@long_share
async def test_copying_asks_first_which_version_counts(demo: Desk, copies: Any) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        write_elsewhere(demo, other, THEIRS)
        await type_here(pilot, "Mine.")
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: "Changed in another window too" in asked(pilot))
        assert not copies.texts
        await press(pilot, "escape")
        assert not copies.texts


@long_share
async def test_where_nobody_can_be_asked_neither_is_lost(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        write_elsewhere(demo, other, THEIRS)
        await type_here(pilot, "Mine.")
        mine = screen.editor.text
    assert Note.get_by_id(other.note_id).body == THEIRS
    assert [row.body for row in Variant.select()] == [mine]


@pytest.mark.parametrize("key", ["m", "t"])
async def test_the_choice_that_was_not_made_is_there_after_a_restart(demo: Desk, key: str) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        write_elsewhere(demo, other, THEIRS)
        await type_here(pilot, "Mine.")
        await until(pilot, lambda: "Esc, then choose" in said(pilot))
        mine = screen.editor.text
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await until(pilot, lambda: "Esc, then choose" in said(pilot))
        assert screen.editor.text == mine
        await press(pilot, "escape")
        await until(pilot, lambda: asked(pilot))
        await press(pilot, key)
        kept = mine if key == "m" else THEIRS
        await until(pilot, lambda: Note.get_by_id(other.note_id).body == kept)
        assert screen.editor.text == kept
        assert not Variant.select().exists()
        await press(pilot, "escape", "u")
        assert Note.get_by_id(other.note_id).body == THEIRS
        assert [row.body for row in Variant.select()] == [mine], "the choice is there again"


@long_share
async def test_leaving_asks_which_version_counts(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        await press(pilot, "escape")
        await press(pilot, "enter")
        write_elsewhere(demo, other, THEIRS)
        await type_here(pilot, "Mine.")
        await press(pilot, "escape")
        await until(pilot, lambda: asked(pilot))
        await press(pilot, "b", "escape")
        await until(pilot, lambda: asked(pilot))
        await press(pilot, "t")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert Note.get_by_id(other.note_id).body == THEIRS


@long_share
async def test_a_note_sent_elsewhere_is_sent_here(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        with elsewhere(demo.database):
            notes.mark_sent(other, now=demo.now())
        await press(pilot, "escape", "x")
        assert "was marked as sent in another window" in said(pilot)
        await look(pilot)
        assert said(pilot) == "The note to Yousef Qattan is sent, by another window."
        assert screen.letter.state is NoteState.SENT
        assert screen.editor.read_only
        with elsewhere(demo.database):
            replaying.undo()
        await look(pilot)
        assert screen.letter.state is NoteState.DRAFT
        assert not screen.editor.read_only


@long_share
async def test_a_check_in_sent_elsewhere_is_not_sent_once_more(demo: Desk) -> None:
    async with running(demo) as pilot:
        key = next(
            card.id
            for card in board(pilot).cards[Stage.WAITING]
            if read_letters(card.id, NoteKind.CHECK_IN, demo.settings, now=demo.now())
        )
        [here] = read_letters(key, NoteKind.CHECK_IN, demo.settings, now=demo.now())
        [there] = read_letters(key, NoteKind.CHECK_IN, demo.settings, now=demo.now())
        with elsewhere(demo.database):
            notes.mark_sent(there, now=demo.now())
        with pytest.raises(notes.NotPossible, match="was marked as sent in another window"):
            notes.mark_sent(here, now=demo.now())


async def test_words_typed_for_an_application_that_is_gone_stay(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        with elsewhere(demo.database):
            applications.delete_application(screen.application_id, now=demo.now())
        await type_here(pilot, "Mine.")
        await until(pilot, lambda: "was deleted in another window." in said(pilot))
        assert screen.editor.text.endswith("Mine.")
        with elsewhere(demo.database):
            replaying.undo()
        await saved(pilot, screen)
        await press(pilot, "escape", "escape")
        assert on(pilot) == "BoardScreen"
        assert Note.get_by_id(screen.letter.note_id).body.endswith("Mine.")


@long_share
async def test_somebody_added_elsewhere_gets_a_letter_too(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        names, words = [letter.name for letter in screen.letters], screen.editor.text
        entry = read_dossier(screen.application_id).entry
        with elsewhere(demo.database):
            more = replace(entry, people=(*entry.people, PersonEntry("Di Nguyen")))
            applications.edit_application(screen.application_id, more, now=demo.now())
        await look(pilot)
        assert [letter.name for letter in screen.letters] == [*names, "Di Nguyen"]
        assert screen.editor.text == words
        assert "Di Nguyen" in seen(pilot)


@long_share
async def test_a_slot_that_the_other_window_filled_is_selected_no_more(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        slot = screen.editor.slot
        assert slot is not None
        before = screen.editor.text
        filled = f"{before[: slot.start]}the tea{before[slot.end :]}"
        write_elsewhere(demo, letter_elsewhere(demo, screen), filled)
        await look(pilot)
        await write(pilot, " and the cake")
        cake = f"{before[: slot.start]}the tea and the cake{before[slot.end :]}"
        assert screen.editor.text == cake


async def test_the_letter_typed_last_is_not_lost_to_what_arrives(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        other = letter_elsewhere(demo, screen)
        other.subject = "Thank you, from the other window"
        write_elsewhere(demo, other, other.body)
        screen.editor.move_cursor((0, 0))
        screen.editor.insert("x")
        await board(pilot).following.look_now()
        assert screen.editor.text.startswith("x")
        await saved(pilot, screen)
        assert screen.letter.subject == "Thank you, from the other window"
        assert Note.get_by_id(other.note_id).body.startswith("x")


@long_share
async def test_a_space_at_the_end_of_a_subject_stays_while_it_saves(demo: Desk) -> None:
    async with running(demo) as pilot:
        screen = await compose(pilot)
        line = screen.query_one("#subject", Input)
        line.value = "Thank you "
        await settle(pilot)
        assert screen.flush()
        assert line.value == "Thank you "
