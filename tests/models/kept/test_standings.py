"""Where cards stand: their order, and how much of it is due."""

from datetime import datetime, timedelta
from math import inf

from building import NOW, PARIS
from hypothesis import given
from hypothesis import strategies as st

from models.kept.standings import Counts, Standing, Standings
from models.stages import ORDER
from models.timing.steps import StepKind, Urgency, urgency_of
from models.words import Stage

MINUTES = st.integers(-3 * 24 * 60, 3 * 24 * 60).map(lambda n: NOW + timedelta(minutes=n))
DAYS = st.integers(-3, 3).map(lambda n: NOW.replace(hour=0) + timedelta(days=n))


def standing(key: int, due: datetime | None = None, **known: object) -> Standing:
    at = due.timestamp() if due else inf
    one = Standing(at, key, Stage.WAITING, StepKind.CHECK_IN, inf)
    return one._replace(**known)  # type: ignore[arg-type]


def test_there_may_be_none() -> None:
    nothing = Standings()
    assert nothing.columns() == {stage: [] for stage in ORDER}
    assert nothing.count(NOW) == Counts()
    assert nothing.overtaken(NOW) == nothing.may_go_on() == set()


def test_in_their_columns_most_urgent_first_then_as_they_were_added() -> None:
    day = timedelta(days=1)
    found = Standings(
        [
            standing(9),
            standing(3, NOW),
            standing(2, NOW),
            standing(1, NOW + day),
            standing(4, NOW - day, stage=Stage.CLOSED),
        ]
    )
    assert found.columns()[Stage.WAITING] == [2, 3, 1, 9]
    assert found.columns()[Stage.CLOSED] == [4]


def test_one_that_moves_and_one_that_goes() -> None:
    found = Standings([standing(1), standing(2)])
    found.take(standing(1, stage=Stage.CLOSED))
    found.drop(2)
    found.drop(3)
    assert len(found) == 1
    assert found.find(2) is None
    assert found.columns()[Stage.CLOSED] == [1]


def test_those_that_time_moves() -> None:
    at = NOW.timestamp()
    found = Standings([standing(1, until=at - 1), standing(2, until=at), standing(3, until=at + 1)])
    assert found.overtaken(NOW) == {1, 2}


@given(due=st.lists(st.none() | MINUTES | DAYS, max_size=12), now=MINUTES)
def test_counted_as_each_is_judged(due: list[datetime | None], now: datetime) -> None:
    """In Paris, where a clock goes back in October and forward in March."""
    for shift in (timedelta(0), timedelta(days=-29), timedelta(days=125)):
        there = [one + shift if one else None for one in due]
        here = (now + shift).astimezone(PARIS)
        found = Standings([standing(key, one) for key, one in enumerate(there)])
        judged = [urgency_of(one, here) for one in there if one]
        wanted = judged.count(Urgency.OVERDUE), judged.count(Urgency.TODAY)
        assert found.count(here) == Counts(len(due), *wanted)


def test_an_interview_to_come_is_never_due() -> None:
    found = Standings([standing(1, NOW, kind=StepKind.ATTEND), standing(2, NOW)])
    assert found.count(NOW) == Counts(2, 0, 1)


def test_some_are_counted() -> None:
    found = Standings([standing(1, NOW), standing(2, NOW - timedelta(days=1)), standing(3)])
    assert found.count(NOW, [2, 3]) == Counts(2, 1, 0)


def test_a_request_that_is_still_to_be_sent_keeps_a_card_in_thanked() -> None:
    thanked = standing(1, stage=Stage.THANKED, kind=StepKind.LINKEDIN)
    found = Standings([thanked, thanked._replace(id=2, kind=StepKind.CHECK_IN), standing(3)])
    assert found.may_go_on() == {2}
