"""A full disk: it is said what is the matter, nothing is half done, and later all goes on."""

from collections.abc import Callable

import pytest
from building import NOW, Builder
from dumping import dump

from models.errors import DatabaseProblem
from models.journal import replaying
from models.notes.letters import Letter
from models.pipeline import filing, notes
from models.tables import Note, proxy
from models.words import Channel, NoteKind, NoteState

LARGE = "word " * 60_000


def fill_disk() -> None:
    [pages] = proxy.execute_sql("PRAGMA page_count").fetchone()
    proxy.execute_sql(f"PRAGMA max_page_count = {pages}")


def free_disk() -> None:
    proxy.execute_sql("PRAGMA max_page_count = 1000000")


def done(letter: Letter) -> None:
    how = notes.Done(NOW, Channel.PHONE)
    notes.done_already([letter], how, now=NOW)


@pytest.mark.parametrize(
    "act",
    [
        lambda letter: filing.save_draft(letter, now=NOW),
        lambda letter: notes.mark_copied(letter, now=NOW),
        lambda letter: notes.mark_sent(letter, now=NOW),
        lambda letter: notes.mark_skipped(letter, now=NOW, reason=LARGE),
    ],
    ids=["typed", "copied", "sent", "skipped"],
)
def test_a_note_that_cannot_be_written_is_written_later(
    build: Builder, act: Callable[[Letter], object]
) -> None:
    letter = build.letter(build.debriefed(), NoteKind.THANK_YOU)
    letter.body = LARGE
    before, known = dump(), (letter.note_id, letter.state, letter.settled_at)
    fill_disk()
    for _ in range(2):
        with pytest.raises(DatabaseProblem, match=r"is full\. Free some space"):
            act(letter)
        assert dump() == before
        assert (letter.note_id, letter.state, letter.settled_at) == known
    free_disk()
    act(letter)
    assert Note.get_by_id(letter.note_id).body == LARGE


def test_what_could_not_be_noted_as_done_keeps_its_words(build: Builder) -> None:
    key = build.debriefed()
    letter = build.letter(key, NoteKind.THANK_YOU)
    body = letter.body
    proxy.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(DatabaseProblem, match="cannot be written"):
        done(letter)
    assert (letter.body, letter.state) == (body, NoteState.DRAFT)
    proxy.execute_sql("PRAGMA query_only = 0")
    done(letter)
    assert letter.state is NoteState.SENT


def test_an_undo_that_cannot_be_written_changes_nothing(build: Builder) -> None:
    letter = build.letter(build.debriefed(), NoteKind.THANK_YOU)
    letter.body = LARGE
    notes.mark_sent(letter, now=NOW)
    before = dump()
    proxy.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(DatabaseProblem, match="cannot be written"):
        replaying.undo()
    assert dump() == before
    proxy.execute_sql("PRAGMA query_only = 0")
    replaying.undo()
    replaying.redo()
    assert dump() == before
