"""A command on a card overwrites nothing that its person had not seen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from building import ANA, Builder
from dumping import dump

from models.database import Database
from models.errors import Gone
from models.journal import replaying
from models.pipeline import applications, contacts, interviews, moves
from models.sharing.clash import Side
from models.sharing.seen import Overtaken, Seen, look
from models.words import Outcome, Stage
from tests.elsewhere import elsewhere

Command = Callable[[int, datetime, Seen | None], Any]

DAY = date(2026, 12, 1)
COMMANDS: dict[str, Command] = {
    "move": lambda key, now, seen: moves.move(key, Stage.CLOSED, now=now, seen=seen),
    "snooze": lambda key, now, seen: contacts.snooze(
        key, now + timedelta(days=3), now=now, seen=seen
    ),
    "promise": lambda key, now, seen: contacts.set_promise(key, DAY, now=now, seen=seen),
    "check-ins": lambda key, now, seen: contacts.set_check_ins(key, 3, now=now, seen=seen),
    "main": lambda key, now, seen: contacts.choose_main_contact(key, 1, now=now, seen=seen),
    "archive": lambda key, now, seen: applications.archive(
        key, Outcome.WITHDRAWN, now=now, seen=seen
    ),
}
THEIRS: dict[str, Callable[[int, datetime], Any]] = {
    "move": lambda key, now: moves.move(key, Stage.WAITING, now=now),
    "snooze": lambda key, now: contacts.snooze(key, now, now=now),
    "promise": lambda key, now: contacts.set_promise(key, date(2026, 12, 9), now=now),
    "check-ins": lambda key, now: contacts.set_check_ins(key, 1, now=now),
    "main": lambda key, now: contacts.choose_main_contact(key, 2, now=now),
    "archive": lambda key, now: applications.archive(key, Outcome.SILENCE, now=now),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_same_thing_changed_elsewhere_is_told_and_can_be_done_all_the_same(
    board: Database, build: Builder, now: datetime, name: str
) -> None:
    key = build.debriefed()
    seen = look(key)
    with elsewhere(board):
        THEIRS[name](key, now)
    before = dump()
    with pytest.raises(Overtaken, match="In another window meanwhile: ") as caught:
        COMMANDS[name](key, now, seen)
    assert dump() == before, "nothing was written"
    caught.value.again(Side.MINE)
    assert dump() != before
    replaying.undo()
    assert dump() == before


@pytest.mark.parametrize("name", COMMANDS)
def test_another_thing_changed_elsewhere_is_kept(
    board: Database, build: Builder, now: datetime, name: str
) -> None:
    key = build.debriefed()
    seen = look(key)
    with elsewhere(board):
        for other, act in THEIRS.items():
            if other != name:
                act(key, now)
    COMMANDS[name](key, now, seen)
    assert build.row(key).check_ins_allowed == (3 if name == "check-ins" else 1)
    assert build.row(key).promised_on == (DAY if name == "promise" else date(2026, 12, 9))


def test_what_was_told_is_known_and_more_is_told_again(
    board: Database, build: Builder, now: datetime
) -> None:
    key = build.add()
    seen = look(key)
    with elsewhere(board):
        contacts.set_check_ins(key, 1, now=now)
    with pytest.raises(Overtaken) as first:
        contacts.set_check_ins(key, 3, now=now, seen=seen)
    with elsewhere(board):
        contacts.set_check_ins(key, 2, now=now)
    with pytest.raises(Overtaken, match="Check-ins with Acme: 2") as second:
        first.value.again(Side.MINE)
    second.value.again(Side.MINE)
    assert build.row(key).check_ins_allowed == 3


def test_deleting_overwrites_whatever_happened_to_the_card(
    board: Database, build: Builder, now: datetime
) -> None:
    key = build.add()
    seen = look(key)
    with elsewhere(board):
        contacts.snooze(key, now, now=now)
        replaying.undo()
    with pytest.raises(Overtaken, match="It was changed in another window meanwhile"):
        applications.delete_application(key, now=now, seen=seen)
    applications.delete_application(key, now=now, seen=look(key))
    with pytest.raises(Gone):
        look(key)


def test_a_return_from_the_last_column_is_one_of_a_card_that_was_seen_there(
    board: Database, build: Builder, now: datetime
) -> None:
    key = build.debriefed()
    seen = look(key)
    with elsewhere(board):
        moves.move(key, Stage.CLOSED, now=now)
    held = interviews.InterviewEntry(now + timedelta(days=2))
    with pytest.raises(Overtaken) as caught:
        interviews.add_round(key, held, (ANA,), now=now, seen=seen)
    assert caught.value.again(Side.MINE) != key
