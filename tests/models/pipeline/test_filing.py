"""A letter put on file in two windows: joined where the words do not meet, told where they do."""

from datetime import datetime, timedelta

import pytest
from building import ANA, BO, Builder

from models.entries import ApplicationEntry
from models.errors import Gone, NotPossible
from models.journal import replaying
from models.notes.letters import Letter
from models.pipeline import applications, notes
from models.pipeline.filing import reread, save_draft
from models.sharing.clash import Clash, Side
from models.tables import Note, Variant
from models.words import NoteKind, NoteState


@pytest.fixture
def two(build: Builder) -> tuple[Letter, Letter]:
    """One note in two windows, before any of it is on file."""
    key = build.debriefed()
    return build.letter(key, NoteKind.THANK_YOU), build.letter(key, NoteKind.THANK_YOU)


def test_the_subject_of_one_and_the_body_of_the_other(
    two: tuple[Letter, Letter], now: datetime
) -> None:
    one, other = two
    one.subject = "Thank you, Ana"
    save_draft(one, now=now)
    other.body = "Hi Ana, thanks."
    save_draft(other, now=now)
    assert Note.select().count() == 1
    note = Note.get()
    assert (note.subject, note.body) == ("Thank you, Ana", "Hi Ana, thanks.")
    assert other.subject == "Thank you, Ana", "it is taken over"
    assert not other.touched


def test_two_bodies_are_a_clash_and_the_first_stays_on_file(
    two: tuple[Letter, Letter], now: datetime
) -> None:
    one, other = two
    one.body, other.body = "Hi Ana, one.", "Hi Ana, other."
    save_draft(one, now=now)
    with pytest.raises(Clash, match=r"'Hi Ana, one\.' there, 'Hi Ana, other\.' here") as told:
        save_draft(other, now=now)
    assert Note.get().body == "Hi Ana, one."
    assert other.body == "Hi Ana, other."
    one.body += " More."
    save_draft(one, now=now)
    with pytest.raises(Clash, match=r"one\. More\.") as once_more:
        told.value.again(Side.MINE)
    once_more.value.again(Side.MINE)
    assert Note.get().body == "Hi Ana, other."
    assert replaying.undo().title == "Chose between two drafts to Ana Ruiz"
    assert Note.get().body == "Hi Ana, one. More."


def test_theirs_leaves_the_note_as_it_is_and_can_be_taken_back(
    two: tuple[Letter, Letter], now: datetime
) -> None:
    one, other = two
    one.body, other.body = "Hi Ana, one.", "Hi Ana, other."
    save_draft(one, now=now)
    with pytest.raises(Clash) as told:
        save_draft(other, now=now)
    told.value.again(Side.THEIRS)
    assert other.body == Note.get().body == "Hi Ana, one."
    assert replaying.undo().title == "Chose between two drafts to Ana Ruiz"
    assert Note.get().body == "Hi Ana, one."
    assert [row.body for row in Variant.select()] == ["Hi Ana, other."]


def test_a_note_settled_elsewhere_is_not_settled_again(
    two: tuple[Letter, Letter], now: datetime
) -> None:
    one, other = two
    notes.mark_sent(one, now=now)
    for act in (notes.mark_sent, notes.mark_skipped, save_draft):
        with pytest.raises(NotPossible, match="marked as sent in another window"):
            act(other, now=now)
    assert Note.get().state is NoteState.SENT


def test_a_check_in_sent_elsewhere_is_one_touch(build: Builder, now: datetime) -> None:
    key = build.debriefed()
    one, other = (build.letter(key, NoteKind.CHECK_IN) for _ in range(2))
    notes.mark_sent(one, now=now)
    with pytest.raises(NotPossible, match="marked as sent in another window"):
        notes.mark_sent(other, now=now)
    [as_it_is] = reread([other], build.settings, now=now)
    assert (as_it_is.state, as_it_is.note_id) == (NoteState.SENT, one.note_id)
    later = build.letter(key, NoteKind.CHECK_IN, now=now + timedelta(days=9))
    notes.mark_sent(later, now=now + timedelta(days=9))
    assert Note.select().where(Note.kind == NoteKind.CHECK_IN).count() == 2


def test_reading_again_takes_over_all_but_what_is_not_saved(
    two: tuple[Letter, Letter], build: Builder, now: datetime
) -> None:
    one, other = two
    one.body = "Hi Ana, one."
    save_draft(one, now=now)
    assert reread([other], build.settings, now=now)[0].body == "Hi Ana, one."
    other.body = "Hi Ana, other."
    kept, *others = reread([other], build.settings, now=now)
    assert kept is other
    assert [letter.name for letter in others] == ["Bo Li"]
    entry = ApplicationEntry("Acme", "Engineer", people=(ANA, BO))
    applications.edit_application(one.application_id, entry, now=now)
    applications.delete_application(one.application_id, now=now)
    with pytest.raises(Gone):
        reread([other], build.settings, now=now)
    with pytest.raises(Gone):
        save_draft(other, now=now)
