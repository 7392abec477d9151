"""What is asked for the cards is written once; every way of choosing finds its own."""

from itertools import product

import pytest
from building import NOW, Builder

from models.board import queries
from models.board.facts import gather
from models.board.queries import chosen
from models.database import Database
from models.tables import Application
from models.timing.policy import Policy
from models.words import Stage

STAGES = (None, (), (Stage.INTERVIEW,), (Stage.INTERVIEW, Stage.WAITING), tuple(Stage))
IDS = (None, (), (2,), (1, 3), (1, 2, 3, 4, 99))


@pytest.fixture(autouse=True)
def _cards(build: Builder) -> None:
    stages = (Stage.INTERVIEW, Stage.WAITING, Stage.INTERVIEW, Stage.CLOSED)
    for number, stage in enumerate(stages):
        key = build.add(f"Company {number}")
        Application.update(stage=stage).where(Application.id == key).execute()
    Application.update(archived_at=NOW).where(Application.id == 3).execute()


@pytest.mark.parametrize(("stages", "ids"), product(STAGES, IDS))
def test_every_way_of_choosing_finds_its_own(
    stages: tuple[Stage, ...] | None, ids: tuple[int, ...] | None
) -> None:
    """As it would be looked through one by one; archived ones only where ids alone are named."""
    wanted = [
        row.id
        for row in Application.select()
        if (ids is None or row.id in ids)
        and (stages is None or row.stage in stages)
        and (row.archived_at is None or (stages is None and ids is not None))
    ]
    # Twice: the second time with what was written for the first.
    for _ in range(2):
        found = list(gather(Policy(), stages=stages, ids=ids))
        assert [one.id for one in found] == wanted
        assert all(one.facts.interview_start and len(one.people) == 2 for one in found)


def test_they_are_written_once(board: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = list(gather(Policy(), ids=[1, 2]))
    assert list(gather(Policy(), stages=[Stage.INTERVIEW]))
    written: list[object] = []
    monkeypatch.setattr(queries, "Written", written.append)
    assert [one.company for one in gather(Policy(), ids=[1, 2])] == [one.company for one in first]
    # Others, more of them, and other stages.
    assert [one.id for one in gather(Policy(), ids=[4, 2, 1])] == [1, 2, 4]
    assert list(gather(Policy(), stages=[Stage.WAITING]))
    assert list(gather(Policy(), stages=[])) == []
    assert written == []


def test_many_ids_are_asked_for_some_at_a_time(build: Builder) -> None:
    ids = [build.add(f"More {number}") for number in range(3)]
    asked = list(chosen(None, range(1, 1_200)))
    assert [len(one.ids or ()) for one in asked] == [500, 500, 199]
    assert [one.id for one in gather(Policy(), ids=list(reversed(ids)))] == ids
    assert len(list(gather(Policy(), ids=range(1, 1_200)))) == 7


def test_all_are_asked_for_in_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_AT_ONCE", 2)
    assert [(one.first, one.last) for one in chosen(None, None)] == [(1, 2), (4, 4)]
    assert list(chosen([], None)) == []
    assert list(chosen(None, [])) == []
