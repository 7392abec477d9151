"""What is next stays what it is as long as is said."""

from datetime import UTC, date, datetime, timedelta
from math import inf
from zoneinfo import ZoneInfo

import pytest
from building import NOW
from hypothesis import given
from hypothesis import strategies as st

from models.timing.cadence import Facts, next_step
from models.timing.policy import PERSISTENT, Policy
from models.timing.rounds import Round, Tally
from models.timing.steps import StepKind
from models.timing.until import stays_until
from models.words import Stage

ZONES = [ZoneInfo(name) for name in ("Europe/Paris", "America/New_York", "Asia/Kathmandu", "UTC")]
# Both changes of the clock of Paris and New York are within a year of it.
MOMENTS = st.integers(-400 * 24 * 4, 400 * 24 * 4).map(
    lambda quarters: NOW.astimezone(UTC) + timedelta(minutes=15 * quarters)
)
NEAR = st.integers(-20 * 24, 20 * 24).map(lambda hours: timedelta(hours=hours))
TALLIES = st.builds(Tally, people=st.just(2), sent=st.integers(0, 2), last_sent=st.none() | MOMENTS)


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    start = draw(MOMENTS)
    end = start + timedelta(hours=draw(st.integers(1, 3)))
    return Round(1, start, end, draw(st.booleans()), 1, draw(st.booleans()), draw(TALLIES))


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Of an application of which most lies within three weeks around some moment."""
    about = draw(MOMENTS)

    def moment() -> datetime | None:
        return about + draw(NEAR) if draw(st.booleans()) else None

    def day() -> date | None:
        return (about + draw(NEAR)).date() if draw(st.booleans()) else None

    start = moment()
    return Facts(
        stage=draw(st.sampled_from(Stage)),
        stage_since=about + draw(NEAR),
        interview_start=start,
        interview_end=start + timedelta(hours=1) if start else None,
        interview_day_only=draw(st.booleans()),
        earlier=tuple(draw(st.lists(rounds(), max_size=2))),
        called_off=None if start else moment(),
        debriefed=draw(st.booleans()),
        thank_you=draw(TALLIES),
        linkedin=draw(TALLIES),
        check_ins=draw(st.integers(0, 2)),
        check_ins_allowed=draw(st.sampled_from([None, 1, PERSISTENT])),
        other_touches=draw(st.integers(0, 2)),
        promised_on=day(),
        last_contact=moment(),
        last_word=moment(),
        silence=draw(st.booleans()),
        replied=draw(st.booleans()),
        keep_warm=draw(st.sampled_from([None, True, False])),
        offer=draw(st.sampled_from(["", "", "An offer"])),
        offer_answer_by=day(),
        snoozed_until=moment(),
    )


@given(
    facts=facts(),
    since=MOMENTS,
    zone=st.sampled_from(ZONES),
    shares=st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=8),
    past=st.integers(0, 60 * 24 * 40),
)
def test_nothing_changes_before(
    facts: Facts, since: datetime, zone: ZoneInfo, shares: list[float], past: int
) -> None:
    policy, now = Policy(), since.astimezone(zone)
    until = stays_until(facts, policy, now)
    before = next_step(facts, policy, now)
    length = min(until - now.timestamp(), 60.0 * past)
    for share in (*shares, 1 - 1e-9):
        at = (now.astimezone(UTC) + timedelta(seconds=share * length)).astimezone(zone)
        if at.timestamp() < until:
            then = next_step(facts, policy, at)
            assert (then.kind, then.due, then.interview_id) == (
                before.kind,
                before.due,
                before.interview_id,
            )


@given(facts=facts(), since=MOMENTS, zone=st.sampled_from(ZONES))
def test_moment_by_moment_nothing_is_missed(facts: Facts, since: datetime, zone: ZoneInfo) -> None:
    """Going from one such moment to the next one meets every change, and comes to an end."""
    policy, now = Policy(), since.astimezone(zone)
    for _ in range(20):
        until = stays_until(facts, policy, now)
        if until == inf:
            break
        just_before = datetime.fromtimestamp(until - 1e-3, zone)
        if just_before.timestamp() >= now.timestamp():
            then, before = (next_step(facts, policy, at) for at in (just_before, now))
            assert (then.kind, then.due) == (before.kind, before.due)
        assert until > now.timestamp()
        now = datetime.fromtimestamp(until, zone)
    else:
        pytest.fail("there is always another")
    last = next_step(facts, policy, now)
    for days in (1, 10, 400):
        then = next_step(facts, policy, now + timedelta(days=days))
        assert (then.kind, then.due) == (last.kind, last.due)


def test_an_interview_to_come_is_one_until_it_is_over() -> None:
    start = NOW + timedelta(hours=2)
    known = Facts(Stage.INTERVIEW, NOW, start, start + timedelta(hours=1))
    assert next_step(known, Policy(), NOW).kind is StepKind.ATTEND
    assert stays_until(known, Policy(), NOW) == (start + timedelta(hours=1)).timestamp()


def test_what_rests_does_so_until_it_wakes() -> None:
    wakes = NOW + timedelta(days=3)
    known = Facts(Stage.CHECKED_IN, NOW - timedelta(days=30), snoozed_until=wakes)
    assert stays_until(known, Policy(), NOW) == wakes.timestamp()
    assert stays_until(known, Policy(), wakes) == inf


def test_thanks_for_an_earlier_round_are_asked_for_until_a_week_is_over() -> None:
    held = Round(1, NOW - timedelta(hours=3), NOW - timedelta(hours=2), id=1, thank_you=Tally(1))
    ahead = NOW + timedelta(days=20)
    known = Facts(Stage.INTERVIEW, NOW, ahead, ahead + timedelta(hours=1), earlier=(held,))
    assert next_step(known, Policy(), NOW).kind is StepKind.THANK_YOU
    until = datetime.fromtimestamp(stays_until(known, Policy(), NOW), NOW.tzinfo)
    just = timedelta(microseconds=1)
    assert next_step(known, Policy(), until - just).kind is StepKind.THANK_YOU
    assert next_step(known, Policy(), until).kind is StepKind.ATTEND
