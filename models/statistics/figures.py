"""What the statistics hold: frozen figures, each with what exactly it counts.

Days are days in the person's zone. Shares are left to whoever shows them: a share without the
number that it is of tells nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a histogram: how many lie from `low` to `high`, both included; None is no end."""

    low: int
    high: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many applications ever stood in each column, and how many got an answer.

    Taken back moves and corrections do not count. A column that a card was moved over was not
    stood in, so that a later figure may be larger than an earlier one.
    """

    interview: int
    thanked: int
    waiting: int
    checked_in: int
    answered: int


@dataclass(frozen=True, slots=True)
class Endings:
    """Where every application stands; all but `accepted`, which is one part of `offers`, add up.

    An application that was offered and refused later counts as an offer. `unanswered` ended
    without a word from them, `open` are those that still wait or are under way.
    """

    offers: int
    accepted: int
    rejections: int
    unanswered: int
    withdrawn: int
    open: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Days from the last interview before the first answer (a rejection or an offer) to it.

    Where no time of an interview is known, from the last thank-you. `days` are sorted; answers
    without a known day at either end are `undated`. `waiting` still wait: on the board, the newest
    interview over, not in the last column, no answer yet.
    """

    days: tuple[int, ...]
    median: float | None
    bins: tuple[Bin, ...]
    undated: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ThankYous:
    """Thank-you notes that went out after an interview whose end is known, by hours after it.

    `in_time` went out within `hours`, the person's setting. `missing` are interviews past those
    hours that nobody was thanked for.
    """

    hours: int
    sent: int
    in_time: int
    bins: tuple[Bin, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class CheckIns:
    """Check-ins that went out, against the day on which each was due as things stood then.

    That day follows from the interview, the contacts and the promise known at the time, by the
    settings of today; a snooze does not move it. `bins` are of the late ones, by business days.
    """

    sent: int
    early: int
    on_the_day: int
    late: int
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Touches:
    """Touches per application with an interview behind it; `bins` are 0, 1, … and five or more.

    One kind of note in one round is one touch, however many people got it; each check-in and each
    keep-warm touch is one (playbook, 'Timing').
    """

    applications: int
    total: int
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Streak:
    """Days with a finished review, one after another: until now, and the most there ever were."""

    current: int
    longest: int


@dataclass(frozen=True, slots=True)
class ReviewedDay:
    """A day on which the review was begun; whether it was finished, and how much was done."""

    day: date
    finished: bool
    done: int


@dataclass(frozen=True, slots=True)
class Habit:
    """The daily review: the streak, the days of the last 26 weeks, oldest first.

    Of the `working` business days in the last four weeks, since the first review, `reviewed` had
    a finished one; today is among them once it has.
    """

    streak: Streak
    days: tuple[ReviewedDay, ...]
    reviewed: int
    working: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures, as at `at` (in the person's zone); the archive counts, deleted cards do not."""

    at: datetime
    applications: int
    funnel: Funnel
    endings: Endings
    answers: Answers
    thank_yous: ThankYous
    check_ins: CheckIns
    touches: Touches
    habit: Habit
