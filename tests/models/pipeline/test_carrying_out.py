"""A command, and the line about it that undo would show."""

import pytest
from building import NOW, Builder

from models.errors import NotPossible
from models.journal.replaying import undo
from models.pipeline.carrying_out import carry_out, stage_of
from models.pipeline.contacts import set_promise
from models.pipeline.moves import move
from models.tables import JournalEntry
from models.words import Stage


def test_it_says_what_undo_would(build: Builder) -> None:
    key = build.debriefed()
    change = carry_out(lambda: move(key, Stage.WAITING, now=NOW))
    assert (change.application_id, change.stage) == (key, Stage.WAITING)
    assert undo().title == change.title == "Moved Acme to Waiting"
    assert stage_of(key) is Stage.INTERVIEW


def test_nothing_changed_is_nothing_done(build: Builder) -> None:
    key = build.add()
    change = carry_out(lambda: set_promise(key, None, now=NOW))
    assert (change.title, change.application_id, change.stage) == ("", None, None)


def test_what_fails_leaves_nothing(build: Builder) -> None:
    key = build.debriefed()
    before = JournalEntry.select().count()

    def twice() -> None:
        move(key, Stage.WAITING, now=NOW)
        move(key, Stage.WAITING, now=NOW)

    with pytest.raises(NotPossible):
        carry_out(twice)
    assert JournalEntry.select().count() == before
    assert stage_of(key) is Stage.INTERVIEW


@pytest.mark.usefixtures("board")
def test_what_is_gone_stands_nowhere() -> None:
    assert stage_of(None) is None
