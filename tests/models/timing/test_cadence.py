"""What is due and when: the playbook's table 'Timing', line by line."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from building import NOW, PARIS, Builder
from hypothesis import given
from hypothesis import strategies as st

from models.dossier import read_dossier
from models.entries import InterviewEntry
from models.pipeline.interviews import add_round
from models.pipeline.notes import skip_rest
from models.timing.cadence import Facts, next_step
from models.timing.policy import PERSISTENT, Policy, business_days_after, is_business_day
from models.timing.rounds import Round, Tally
from models.timing.steps import Step, StepKind, Urgency, urgency_of
from models.words import NoteKind, Stage

POLICY = Policy()
BOTH_LEFT, BOTH_DONE = Tally(people=2), Tally(people=2, sent=2)


def paris(day: int, month: int = 11, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


def facts(stage: Stage, **known: Any) -> Facts:
    """An application whose interview ended on Monday at 16:00, stored in UTC as all moments are."""
    held = paris(23, hour=15).astimezone(UTC)
    given: dict[str, Any] = {
        "stage": stage,
        "stage_since": held,
        "interview_start": held,
        "interview_end": held + timedelta(hours=1),
        "debriefed": True,
        "thank_you": BOTH_LEFT,
        "linkedin": BOTH_DONE if stage is Stage.WAITING else BOTH_LEFT,
        "last_contact": held + timedelta(hours=1),
    }
    return Facts(**{**given, **known})


def step(stage: Stage, policy: Policy = POLICY, now: datetime = NOW, **known: Any) -> Step:
    return next_step(facts(stage, **known), policy, now)


def test_the_playbooks_defaults() -> None:
    assert Policy() == Policy(
        thank_you_hours=24,
        linkedin_days=1,
        check_in_after_promise=2,
        check_in_without_promise=7,
        next_check_in=7,
        check_ins=1,
        rejection_reply_hours=48,
        keep_warm_weeks=8,
        closing_after=10,
        interview_hours=1,
        holidays=frozenset(),
    )


def test_before_the_interview_there_is_it() -> None:
    start = paris(24, hour=10).astimezone(UTC)
    found = step(Stage.INTERVIEW, interview_start=start, interview_end=start + timedelta(hours=1))
    assert (found.kind, found.due, found.urgency) == (StepKind.ATTEND, start, Urgency.LATER)
    now = paris(24, hour=10, minute=59)
    at = step(
        Stage.INTERVIEW, now=now, interview_start=start, interview_end=start + timedelta(hours=1)
    )
    assert at.kind is StepKind.ATTEND


def test_an_interview_without_a_time_is_over_when_its_day_is() -> None:
    noon = paris(24, hour=12).astimezone(UTC)
    known = {
        "interview_start": noon,
        "interview_end": noon + timedelta(hours=1),
        "interview_day_only": True,
        "debriefed": False,
    }
    for now in (NOW, paris(24, hour=23, minute=59)):
        found = step(Stage.INTERVIEW, now=now, **known)
        assert (found.kind, found.due, found.urgency) == (
            StepKind.ATTEND,
            paris(24),
            Urgency.LATER,
        )
    after = step(Stage.INTERVIEW, now=paris(25), **known)
    assert (after.kind, after.due) == (StepKind.DEBRIEF, paris(24))


def test_the_debrief_is_due_the_same_day() -> None:
    found = step(Stage.INTERVIEW, debriefed=False)
    assert (found.kind, found.due) == (StepKind.DEBRIEF, paris(23))
    assert found.urgency is Urgency.TODAY
    assert step(Stage.INTERVIEW, now=paris(24), debriefed=False).urgency is Urgency.OVERDUE


def test_a_late_interview_is_debriefed_on_its_day_where_the_person_is() -> None:
    end = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    found = step(Stage.INTERVIEW, now=paris(24, hour=8), interview_end=end, debriefed=False)
    assert found.due == paris(24)
    assert found.urgency is Urgency.TODAY


def test_the_thank_you_is_due_within_24_hours_of_the_end() -> None:
    found = step(Stage.INTERVIEW)
    assert (found.kind, found.due) == (StepKind.THANK_YOU, paris(24, hour=16))
    assert step(Stage.INTERVIEW, Policy(thank_you_hours=48)).due == paris(25, hour=16)


@pytest.mark.parametrize("last", [Tally(2, sent=1), Tally(2, skipped=1), Tally(2, copied=2)])
def test_thank_you_notes_are_due_until_everybody_is_settled(last: Tally) -> None:
    assert step(Stage.INTERVIEW, thank_you=last).kind is StepKind.THANK_YOU


def test_where_all_thank_you_notes_were_skipped_the_check_in_is_next() -> None:
    assert step(Stage.INTERVIEW, thank_you=Tally(2, skipped=2)).kind is StepKind.CHECK_IN


def test_linkedin_is_a_day_after_the_thank_you() -> None:
    sent = Tally(people=2, sent=2, last_sent=paris(24, hour=9).astimezone(UTC))
    found = step(Stage.THANKED, thank_you=sent)
    assert (found.kind, found.due) == (StepKind.LINKEDIN, paris(25))
    later = step(Stage.THANKED, Policy(linkedin_days=3), thank_you=sent)
    assert later.due == paris(27)


@pytest.mark.parametrize(
    ("days", "beginning"), [(0, "The day of"), (1, "A day after"), (3, "3 days after")]
)
def test_the_reason_to_connect_counts_the_days_of_the_settings(days: int, beginning: str) -> None:
    sent = Tally(people=2, sent=2, last_sent=paris(23, hour=17))
    found = step(Stage.THANKED, Policy(linkedin_days=days), thank_you=sent)
    assert found.why == f"{beginning} the thank-you is a good moment to connect."


def test_a_column_chosen_by_hand_is_not_told_as_a_thank_you_that_went_out() -> None:
    """It counts from the interview then, but is never late for a move that came after."""
    found = step(Stage.THANKED, thank_you=Tally(2, skipped=2))
    wanted = "A day after the interview is a good moment to connect; no thank-you is on record."
    assert (found.due, found.why) == (paris(24), wanted)
    moved = step(Stage.WAITING, now=paris(27, hour=9), stage_since=paris(27), linkedin=BOTH_LEFT)
    assert (moved.due, moved.urgency, moved.why) == (paris(27), Urgency.TODAY, wanted)
    unknown = step(Stage.THANKED, interview_start=None, interview_end=None, last_contact=None)
    assert unknown.due == paris(24)
    assert unknown.why == "Connect while they remember you; no thank-you is on record."


def test_linkedin_gives_way_to_a_check_in_that_falls_due() -> None:
    """No word for seven business days: Monday 23 to Wednesday 2."""
    assert step(Stage.THANKED, now=paris(1, 12, 23)).kind is StepKind.LINKEDIN
    found = step(Stage.THANKED, now=paris(2, 12))
    assert (found.kind, found.due) == (StepKind.CHECK_IN, paris(2, 12))


def test_a_card_that_was_moved_on_still_owes_its_requests_to_connect() -> None:
    """The move is a fact; the note becomes due if the composer is left (playbook)."""
    found = step(Stage.WAITING, linkedin=Tally(2, sent=1))
    assert (found.kind, found.due) == (StepKind.LINKEDIN, paris(24))
    assert step(Stage.WAITING, now=paris(2, 12), linkedin=BOTH_LEFT).kind is StepKind.CHECK_IN
    assert step(Stage.CHECKED_IN, linkedin=BOTH_LEFT).kind is StepKind.CHECK_IN


def test_settled_linkedin_leaves_the_check_in() -> None:
    assert step(Stage.THANKED, linkedin=Tally(2, sent=1, skipped=1)).kind is StepKind.CHECK_IN
    assert step(Stage.THANKED, linkedin=Tally(0)).kind is StepKind.CHECK_IN


@pytest.mark.parametrize(
    ("promised", "due"),
    [
        (date(2026, 11, 27), paris(1, 12)),  # Friday: over the weekend
        (date(2026, 11, 25), paris(27)),
        (date(2026, 11, 28), paris(1, 12)),  # a Saturday
        (date(2026, 11, 29), paris(1, 12)),  # a Sunday
        (date(2026, 11, 23), paris(25)),  # the day of the last contact still stands
    ],
)
def test_a_check_in_is_due_two_business_days_after_a_promise(promised: date, due: datetime) -> None:
    found = step(Stage.WAITING, promised_on=promised)
    assert (found.kind, found.due) == (StepKind.CHECK_IN, due)
    assert "promised" in found.why


def test_a_promise_kept_open_is_not_followed_up_at_once_after_a_contact_of_mine() -> None:
    """My own note after the day does not answer the promise; two days after it are left."""
    found = step(
        Stage.WAITING,
        promised_on=date(2026, 11, 24),
        last_contact=paris(26, hour=9).astimezone(UTC),
    )
    assert found.due == paris(30)
    assert "promised" in found.why


def test_a_promise_is_overtaken_once_they_are_in_touch() -> None:
    wrote = paris(25, hour=9).astimezone(UTC)
    found = step(Stage.WAITING, promised_on=date(2026, 11, 24), last_contact=wrote, last_word=wrote)
    assert (found.kind, found.due) == (StepKind.CHECK_IN, paris(4, 12))
    assert "promised" not in found.why


def test_a_word_on_the_promised_day_itself_leaves_the_promise_standing() -> None:
    wrote = paris(24, hour=9).astimezone(UTC)
    found = step(Stage.WAITING, promised_on=date(2026, 11, 24), last_contact=wrote, last_word=wrote)
    assert found.due == paris(26)


def test_a_promise_made_for_later_outlives_a_contact() -> None:
    wrote = paris(25, hour=9).astimezone(UTC)
    found = step(Stage.WAITING, promised_on=date(2026, 11, 27), last_contact=wrote, last_word=wrote)
    assert found.due == paris(1, 12)


def test_without_a_promise_it_is_seven_business_days_after_the_last_contact() -> None:
    assert step(Stage.WAITING).due == paris(2, 12)
    moved = step(Stage.WAITING, last_contact=paris(24, hour=23, minute=30).astimezone(UTC))
    assert moved.due == paris(3, 12)
    assert step(Stage.WAITING, Policy(check_in_without_promise=5)).due == paris(30)


def test_holidays_are_no_business_days() -> None:
    off = Policy(holidays=frozenset({date(2026, 11, 24), date(2026, 11, 25)}))
    assert step(Stage.WAITING, off).due == paris(4, 12)


def test_one_check_in_then_the_closing_note_after_ten_business_days() -> None:
    sent = paris(24, hour=9).astimezone(UTC)
    found = step(Stage.CHECKED_IN, check_ins=1, last_contact=sent, last_word=sent)
    assert (found.kind, found.due) == (StepKind.CLOSING, paris(8, 12))


def test_more_check_ins_where_they_are_allowed_seven_business_days_apart() -> None:
    sent = paris(24, hour=9).astimezone(UTC)
    known: dict[str, Any] = {"check_ins": 1, "last_contact": sent, "last_word": sent}
    for policy, allowed in ((Policy(check_ins=2), None), (POLICY, 2)):
        found = step(Stage.CHECKED_IN, policy, check_ins_allowed=allowed, **known)
        assert (found.kind, found.due) == (StepKind.CHECK_IN, paris(3, 12))
    assert step(Stage.CHECKED_IN, Policy(check_ins=5), check_ins_allowed=1, **known).kind is (
        StepKind.CLOSING
    )


def test_an_old_promise_does_not_hurry_the_next_check_in() -> None:
    sent = paris(27, hour=9).astimezone(UTC)
    found = step(
        Stage.CHECKED_IN,
        Policy(check_ins=2),
        check_ins=1,
        promised_on=date(2026, 11, 25),
        last_contact=sent,
        last_word=sent,
    )
    assert found.due == paris(8, 12)


def test_a_promise_made_after_the_last_check_in_is_waited_for() -> None:
    sent = paris(24, hour=9).astimezone(UTC)
    known: dict[str, Any] = {"check_ins": 1, "last_contact": sent, "last_word": sent}
    found = step(Stage.CHECKED_IN, promised_on=date(2026, 12, 4), **known)
    assert (found.kind, found.due) == (StepKind.CLOSING, paris(18, 12))


@pytest.mark.parametrize(
    ("others", "made", "kind"),
    [
        (2, 2, StepKind.CHECK_IN),
        (2, 3, StepKind.CLOSING),
        (1, 3, StepKind.CHECK_IN),
        (1, 4, StepKind.CLOSING),
        (0, 4, StepKind.CHECK_IN),
        (9, 0, StepKind.CHECK_IN),  # one check-in at the least
    ],
)
def test_persistence_ends_with_the_fifth_touch(others: int, made: int, kind: StepKind) -> None:
    known: dict[str, Any] = {"other_touches": others, "check_ins": made}
    for policy, own in ((Policy(check_ins=PERSISTENT), None), (POLICY, PERSISTENT)):
        assert step(Stage.CHECKED_IN, policy, check_ins_allowed=own, **known).kind is kind


def test_the_next_check_in_has_a_wait_of_its_own() -> None:
    sent = paris(24, hour=9).astimezone(UTC)
    known: dict[str, Any] = {"check_ins": 1, "last_contact": sent, "last_word": sent}
    found = step(Stage.CHECKED_IN, Policy(check_ins=3, next_check_in=5), **known)
    assert (found.kind, found.due) == (StepKind.CHECK_IN, paris(1, 12))


def test_no_check_in_allowed_at_all_leads_to_the_closing_note() -> None:
    assert step(Stage.WAITING, Policy(check_ins=0)).kind is StepKind.CLOSING
    assert step(Stage.WAITING, check_ins_allowed=0).kind is StepKind.CLOSING


def test_a_rejection_is_answered_within_48_hours() -> None:
    since = paris(27, hour=17).astimezone(UTC)
    found = step(Stage.CLOSED, stage_since=since)
    assert (found.kind, found.due) == (StepKind.REJECTION_REPLY, paris(29, hour=17))


def test_an_ending_in_silence_asks_for_a_closing_note_on_a_business_day() -> None:
    found = step(Stage.CLOSED, stage_since=paris(27, hour=17), silence=True)
    assert (found.kind, found.due) == (StepKind.CLOSING, paris(27))
    at_the_weekend = step(Stage.CLOSED, stage_since=paris(28, hour=17), silence=True)
    assert at_the_weekend.due == paris(30)


def test_keeping_warm_is_every_eight_weeks_where_it_was_chosen() -> None:
    known: dict[str, Any] = {"replied": True, "last_contact": paris(24, hour=9)}
    found = step(Stage.CLOSED, keep_warm=True, **known)
    assert found.kind is StepKind.KEEP_WARM
    assert found.due == datetime(2027, 1, 19, tzinfo=PARIS)
    for chosen in (None, False):
        assert step(Stage.CLOSED, keep_warm=chosen, **known) == Step(StepKind.NOTHING)


@pytest.mark.parametrize("day", [28, 29])
def test_a_touch_that_would_fall_on_a_weekend_waits_for_monday(day: int) -> None:
    found = step(Stage.CLOSED, keep_warm=True, replied=True, last_contact=paris(day))
    assert found.due == datetime(2027, 1, 25, tzinfo=PARIS)
    off = Policy(holidays=frozenset({date(2027, 1, 25)}))
    found = step(Stage.CLOSED, off, keep_warm=True, replied=True, last_contact=paris(day))
    assert found.due == datetime(2027, 1, 26, tzinfo=PARIS)


def test_thank_you_notes_and_debriefs_are_due_when_they_are_due() -> None:
    friday = paris(27, hour=16).astimezone(UTC)
    saturday = step(Stage.INTERVIEW, now=paris(27, hour=17), interview_end=friday)
    assert saturday.due == paris(28, hour=16)
    held = step(Stage.INTERVIEW, now=paris(28), interview_end=paris(28), debriefed=False)
    assert held.due == paris(28)


@pytest.mark.parametrize("stage", [Stage.INTERVIEW, Stage.THANKED, Stage.WAITING, Stage.CHECKED_IN])
def test_an_open_offer_goes_before_everything(stage: Stage) -> None:
    found = step(stage, offer="open", offer_answer_by=date(2026, 11, 25))
    assert (found.kind, found.due) == (StepKind.ANSWER_OFFER, paris(25))
    assert "Wed 25 Nov" in found.why
    assert step(stage, offer="open") == Step(
        StepKind.ANSWER_OFFER, why="There is an offer to answer."
    )


def test_an_offer_is_over_where_the_card_was_closed() -> None:
    assert step(Stage.CLOSED, offer="open").kind is StepKind.REJECTION_REPLY


def test_nothing_is_due_while_it_is_snoozed() -> None:
    found = step(Stage.INTERVIEW, snoozed_until=paris(26, hour=9))
    assert (found.kind, found.due) == (StepKind.THANK_YOU, paris(26, hour=9))
    assert (found.snoozed, found.urgency) == (True, Urgency.LATER)


def test_a_snooze_never_brings_anything_forward_and_ends() -> None:
    assert step(Stage.WAITING, snoozed_until=paris(24)).due == paris(2, 12)
    over = step(Stage.INTERVIEW, snoozed_until=NOW)
    assert (over.due, over.snoozed) == (paris(24, hour=16), False)


def test_a_check_in_snoozed_into_a_weekend_waits_for_monday() -> None:
    found = step(Stage.WAITING, now=paris(4, 12, 9), snoozed_until=paris(5, 12, 9))
    assert found.due == paris(7, 12)


def test_every_due_thing_says_why() -> None:
    seen = {
        step(Stage.INTERVIEW, debriefed=False),
        step(Stage.INTERVIEW),
        step(Stage.THANKED),
        step(Stage.WAITING),
        step(Stage.WAITING, promised_on=date(2026, 11, 27)),
        step(Stage.CHECKED_IN, check_ins=1),
        step(Stage.CLOSED),
        step(Stage.CLOSED, silence=True),
        step(Stage.CLOSED, replied=True, keep_warm=True),
        step(Stage.WAITING, offer="open", offer_answer_by=date(2026, 11, 27)),
    }
    assert len({found.why for found in seen}) == 10
    assert all(found.why.endswith(".") for found in seen)


def test_why_names_the_promise() -> None:
    why = step(Stage.WAITING, promised_on=date(2026, 11, 27)).why
    assert "An answer was promised by Fri 27 Nov" in why
    assert "2 business days" in why


@pytest.mark.parametrize(
    ("due", "urgency"),
    [
        (paris(23), Urgency.TODAY),  # a whole day, until it is over
        (paris(22), Urgency.OVERDUE),
        (paris(24), Urgency.LATER),
        (paris(23, hour=17, minute=59), Urgency.OVERDUE),
        (paris(23, hour=18), Urgency.TODAY),
        (paris(23, hour=23, minute=59), Urgency.TODAY),
        (paris(24, minute=1), Urgency.LATER),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), Urgency.TODAY),  # midnight in Paris
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), Urgency.LATER),
    ],
)
def test_urgency_at_the_edges(due: datetime, urgency: Urgency) -> None:
    assert urgency_of(due, NOW) is urgency


def test_due_is_told_in_the_persons_zone() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    found = step(Stage.WAITING, now=NOW.astimezone(tokyo))
    assert found.due is not None
    assert (found.due.tzinfo, found.due.time()) == (tokyo, time.min)
    # The interview ended at 16:00 in Paris, which is the next day in Tokyo.
    assert found.due.date() == date(2026, 12, 3)


def test_24_hours_are_24_hours_when_the_clocks_change() -> None:
    end = datetime(2026, 10, 24, 16, 0, tzinfo=PARIS)
    for moment in (end, end.astimezone(UTC)):
        found = step(
            Stage.INTERVIEW,
            now=end + timedelta(hours=1),
            interview_start=None,
            interview_end=moment,
        )
        assert found.due == datetime(2026, 10, 25, 15, 0, tzinfo=PARIS)


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2026, 10, 25, 2, 45, tzinfo=PARIS)
    second = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS)
    assert urgency_of(first, second) is Urgency.OVERDUE
    assert urgency_of(second, first) is Urgency.TODAY


def test_days_begin_at_midnight_on_both_sides_of_a_change_of_clocks() -> None:
    found = step(
        Stage.WAITING,
        now=datetime(2026, 10, 20, 9, tzinfo=PARIS),
        last_contact=datetime(2026, 10, 20, 9, tzinfo=PARIS).astimezone(UTC),
    )
    assert found.due == datetime(2026, 10, 29, tzinfo=PARIS)
    assert found.due.utcoffset() == timedelta(hours=1)


DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
HOLIDAYS = st.frozensets(st.dates(date(2026, 11, 1), date(2027, 2, 1)), max_size=40)
NEAR = st.dates(date(2026, 10, 20), date(2027, 1, 20))


@given(NEAR, st.integers(1, 40), HOLIDAYS)
def test_so_many_business_days_later_is_a_business_day(
    day: date, count: int, holidays: frozenset[date]
) -> None:
    found = business_days_after(day, count, holidays)
    assert is_business_day(found, holidays)
    between = (day + timedelta(days=n) for n in range(1, (found - day).days + 1))
    assert sum(is_business_day(one, holidays) for one in between) == count


@given(NEAR, NEAR, st.integers(0, 20), st.integers(0, 20), HOLIDAYS)
def test_business_days_are_monotone(
    day: date, other: date, count: int, more: int, holidays: frozenset[date]
) -> None:
    first, last = sorted((day, other))
    assert business_days_after(first, count, holidays) <= business_days_after(last, count, holidays)
    after = business_days_after(day, count, holidays)
    assert after <= business_days_after(day, count + more, holidays)


@given(DAYS)
def test_no_business_days_later_is_the_same_day(day: date) -> None:
    assert business_days_after(day, 0) == day


MOMENTS = st.datetimes(datetime(2026, 10, 1), datetime(2027, 2, 1)).map(
    lambda at: at.replace(tzinfo=UTC, microsecond=0)
)


@given(
    stage=st.sampled_from(Stage),
    moments=st.tuples(MOMENTS, MOMENTS, MOMENTS, MOMENTS),
    debriefed=st.booleans(),
    check_ins=st.integers(0, 3),
    promised=st.none() | NEAR,
    flags=st.tuples(st.booleans(), st.booleans(), st.none() | st.booleans()),
    holidays=HOLIDAYS,
    zone=st.sampled_from(["Europe/Paris", "America/Los_Angeles", "Pacific/Auckland", "UTC"]),
)
def test_rules_that_hold_for_any_facts(
    stage: Stage,
    moments: tuple[datetime, ...],
    debriefed: bool,
    check_ins: int,
    promised: date | None,
    flags: tuple[bool, bool, bool | None],
    holidays: frozenset[date],
    zone: str,
) -> None:
    now = moments[0].astimezone(ZoneInfo(zone))
    known = facts(
        stage,
        stage_since=moments[1],
        interview_start=moments[2],
        interview_end=moments[2] + timedelta(hours=1),
        last_contact=moments[3],
        last_word=moments[3] if flags[0] else None,
        debriefed=debriefed,
        check_ins=check_ins,
        promised_on=promised,
        silence=flags[0],
        replied=flags[1],
        keep_warm=flags[2],
    )
    found = next_step(known, Policy(holidays=holidays), now)
    if found.due is None:
        assert found.kind is StepKind.NOTHING
        return
    assert found.due.tzinfo is now.tzinfo
    if found.kind in (StepKind.CHECK_IN, StepKind.CLOSING, StepKind.KEEP_WARM):
        assert is_business_day(found.due.date(), holidays)
        assert found.due.time() == time.min
    if found.kind is StepKind.CHECK_IN:
        last = moments[3].astimezone(now.tzinfo).date()
        assert found.due.date() >= business_days_after(last, 2, holidays)
    later = next_step(known._replace(snoozed_until=now + timedelta(days=3)), Policy(), now)
    assert later.urgency is Urgency.LATER


@given(
    stage=st.sampled_from([Stage.THANKED, Stage.WAITING, Stage.CHECKED_IN]),
    contacts=st.tuples(MOMENTS, MOMENTS),
    heard=st.booleans(),
    promised=st.none() | NEAR,
    check_ins=st.integers(0, 2),
    holidays=HOLIDAYS,
)
def test_a_later_contact_never_brings_anything_forward(
    stage: Stage,
    contacts: tuple[datetime, datetime],
    heard: bool,
    promised: date | None,
    check_ins: int,
    holidays: frozenset[date],
) -> None:
    """With the promised date unchanged, whoever made the contact."""
    now = datetime(2026, 10, 1, tzinfo=PARIS)
    policy = Policy(check_ins=2, holidays=holidays)

    def due(last: datetime) -> datetime:
        word = last if heard else None
        known = {"last_contact": last, "last_word": word, "promised_on": promised}
        found = step(stage, policy, now, linkedin=BOTH_DONE, check_ins=check_ins, **known)
        assert found.due is not None
        return found.due

    assert due(min(contacts)) <= due(max(contacts))


def test_of_two_interviews_to_come_the_next_by_date_is_next(build: Builder) -> None:
    key = build.add(held=-timedelta(days=9))
    sooner = InterviewEntry(starts_at=NOW + timedelta(days=2), zone="Europe/Paris")
    add_round(key, sooner, (), now=NOW)
    # Whichever came onto the board last.
    for day in (timedelta(days=4), timedelta(days=11)):
        add_round(key, InterviewEntry(starts_at=NOW + day), (), now=NOW)
    card = build.card(key)
    assert (card.step.kind, card.step.due) == (StepKind.ATTEND, NOW + timedelta(days=2))
    assert card.progress == "round 2"
    for held in read_dossier(key).rounds[:3]:
        skip_rest(key, NoteKind.THANK_YOU, now=NOW, interview_id=held.id)
    assert build.card(key, now=NOW + timedelta(days=3)).step.due == NOW + timedelta(days=4)
    last = build.card(key, now=NOW + timedelta(days=10))
    assert (last.step.due, last.progress) == (NOW + timedelta(days=11), "round 4")


def test_the_next_of_two_may_have_no_time_yet() -> None:
    day = Round(1, paris(25, hour=12), paris(25, hour=13), day_only=True)
    given = {"interview_start": paris(27, hour=9), "interview_end": paris(27, hour=10)}
    found = step(Stage.INTERVIEW, earlier=(day,), **given)
    assert (found.kind, found.due) == (StepKind.ATTEND, paris(25))
    later = step(Stage.INTERVIEW, earlier=(day,), now=paris(26), **given)
    assert later.due == paris(27, hour=9)
