"""How a step, a day and a promise are said."""

from datetime import date, datetime, timedelta

import pytest
from building import NOW, PARIS

from models.phrases import SYMBOLS, day_phrase, promise_phrase, step_phrase
from models.timing.steps import Step, StepKind, Urgency, urgency_of


def at(day: int, month: int = 11, hour: int = 0, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=PARIS)


def said(kind: StepKind, due: datetime | None, now: datetime = NOW, **more: object) -> str:
    urgency = urgency_of(due, now) if due else Urgency.NONE
    if kind is StepKind.ATTEND:
        urgency = Urgency.LATER
    return step_phrase(Step(kind, due, urgency), now, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "due", "phrase"),
    [
        (StepKind.THANK_YOU, at(24, hour=0, minute=5), "thank-you due in 6 h"),
        (StepKind.THANK_YOU, at(23, hour=18, minute=20), "thank-you due in 20 min"),
        (StepKind.THANK_YOU, at(23, hour=18), "thank-you due in 1 min"),
        (StepKind.THANK_YOU, at(24, hour=17), "thank-you due in 23 h"),
        (StepKind.THANK_YOU, at(24, hour=18), "thank-you due tomorrow"),
        (StepKind.THANK_YOU, at(23, hour=16), "thank-you overdue 2 h"),
        (StepKind.THANK_YOU, at(22, hour=23), "thank-you overdue 1 d"),
        (StepKind.DEBRIEF, at(23), "debrief due today"),
        (StepKind.DEBRIEF, at(20), "debrief overdue 3 d"),
        (StepKind.LINKEDIN, at(24), "LinkedIn due tomorrow"),
        (StepKind.CHECK_IN, at(27), "check-in due Fri"),
        (StepKind.CHECK_IN, at(30), "check-in due Mon 30 Nov"),
        (StepKind.KEEP_WARM, at(19, 1, year=2027), "keep-warm due Tue 19 Jan 2027"),
        (StepKind.CLOSING, at(23), "close due today"),
        (StepKind.REJECTION_REPLY, at(25, hour=9), "reply due Wed"),
        (StepKind.ANSWER_OFFER, None, "answer the offer"),
        (StepKind.ANSWER_OFFER, at(25), "answer due Wed"),
        (StepKind.NOTHING, None, "nothing to do"),
        (StepKind.ATTEND, at(23, hour=20), "interview in 2 h"),
        (StepKind.ATTEND, at(23, hour=17, minute=30), "interview today 17:30"),
        (StepKind.ATTEND, at(24, hour=9), "interview tomorrow 09:00"),
        (StepKind.ATTEND, at(24), "interview tomorrow"),
        (StepKind.ATTEND, at(27), "interview Fri"),
        (StepKind.ATTEND, at(26, hour=9), "interview Thu 09:00"),
        (StepKind.ATTEND, at(3, 12, hour=9), "Thu 3 Dec 09:00"),
    ],
)
def test_steps(kind: StepKind, due: datetime | None, phrase: str) -> None:
    assert said(kind, due) == phrase


@pytest.mark.parametrize(
    ("due", "phrase"),
    [
        (at(26), "promised Tue"),
        (at(23), "check-in due today"),
        (at(20), "check-in overdue 3 d"),
    ],
)
def test_a_check_in_speaks_of_its_promise_until_it_is_due(due: datetime, phrase: str) -> None:
    promised = date(2026, 11, 24)
    now = NOW + timedelta(hours=1)
    assert said(StepKind.CHECK_IN, due, now, promised_on=promised).replace("tomorrow", "Tue") == (
        phrase
    )


def test_a_promise_that_went_by() -> None:
    promised = date(2026, 11, 21)
    assert said(StepKind.CHECK_IN, at(24), promised_on=promised) == "promised Sat, 2 days ago"


def test_what_is_snoozed_says_until_when() -> None:
    step = Step(StepKind.CHECK_IN, at(26, hour=9), Urgency.LATER, snoozed=True)
    assert step_phrase(step, NOW) == "snoozed until Thu"


@pytest.mark.parametrize(
    ("day", "phrase"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 21), "Sat, 2 days ago"),
        (date(2026, 11, 29), "Sun"),
        (date(2026, 11, 30), "Mon 30 Nov"),
        (date(2027, 3, 2), "Tue 2 Mar 2027"),
    ],
)
def test_promises(day: date, phrase: str) -> None:
    assert promise_phrase(day, NOW) == phrase


def test_a_day_gone_by() -> None:
    assert day_phrase(date(2026, 11, 22), NOW) == "yesterday"
    assert day_phrase(date(2026, 11, 16), NOW) == "Mon 16 Nov"
    assert day_phrase(date(2025, 11, 16), NOW) == "Sun 16 Nov 2025"


def test_hours_that_pass_while_the_clocks_change() -> None:
    """From 18:00 to 17:00 on the day that has 25 hours are 24, not 23."""
    now = datetime(2026, 10, 24, 18, 0, tzinfo=PARIS)
    due = datetime(2026, 10, 25, 16, 0, tzinfo=PARIS)
    assert said(StepKind.THANK_YOU, due, now) == "thank-you due in 23 h"


def test_every_urgency_has_a_symbol_of_its_own() -> None:
    assert len({SYMBOLS[urgency] for urgency in Urgency}) == len(Urgency)
